"""Which column of somebody's table holds what, understood from its content and its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import mean
from typing import TYPE_CHECKING, Final

from vision.exchange.boards import frame_columns, level_columns
from vision.exchange.card_titles import asks_each_row
from vision.exchange.cell_kinds import Kind
from vision.exchange.column_shapes import MOST_GROUPS, Shape, shapes_of
from vision.exchange.header_meanings import (
    VOTES,
    asks_what_should_be,
    asks_whether_leading,
    asks_who,
    groups_cards,
    is_amount,
    is_only_a_group,
    is_rating,
    names_a_kind_of_person,
)
from vision.exchange.header_words import header_match, is_rank, is_word_for, words_of
from vision.exchange.name_matching import fits
from vision.exchange.ordinals import round_told
from vision.exchange.person_column import are_names, names_somebody, person_column
from vision.exchange.text_columns import (
    answered_elsewhere,
    below_one_name,
    beside_grades,
    numbered_alike,
    text_column,
)
from vision.exchange.tool_roles import are_of_a_tool, is_flag_of_a_tool
from vision.exchange.unit_column import unit_beside
from vision.exchange.whiteboard_kinds import kinds_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.exchange.table import Table

_MOST_ROUNDS: Final = 20
_LONGEST_NAME: Final = 80
_LONGEST_CODE: Final = 20
_HALF: Final = 0.5
_MOSTLY: Final = 0.67
_SAYS_SO: Final = 1.0
_ALL_DIFFERENT: Final = 8
"""Rows from which a level would come again: what is different in each names somebody."""

_ANSWER_CODE: Final = re.compile(r"AO?\d{1,3}")
_LEVEL_NUMBER: Final = re.compile(rf"{_ANSWER_CODE.pattern}|[A-Z]{{1,2}}\d{{1,2}}|\d{{1,2}}")
_ASKING: Final = frozenset(
    ("what", "which", "is", "your", "the", "in", "our", "organisation", "organization", "company",
     "current", "was", "ist", "ihre", "deine", "welche", "haben", "sie", "der", "im", "unternehmen",
     "quel", "quelle", "est", "votre", "cuál", "es", "su", "tu", "qual", "è", "il", "tuo", "a",
     "sua", "wat", "je", "uw", "jaka", "jest", "twoja")
)  # fmt: skip
"""Words beside the one for a level in a question about nothing else."""

_PLACES: Final = (
    "where", "wo", "welchem bereich", "welcher abteilung", "où", "dónde", "dove", "waar", "gdzie",
    "где",
)  # fmt: skip
_AT_WORK: Final = re.compile(
    r"\b(?:var|hvor|missä|onde|kde|hol|unde|nerede|πού|де|أين)\s+"
    r"(?:(?:você|tu|te|ön|ви|ти)\s+)?"
    r"(?:arbe[tij]|jobb|työsken|trabal|prac[ou]|dolgoz|lucr|munci|çalış|εργάζ|працю|تعمل)",  # noqa: RUF001 - Turkish
    re.IGNORECASE,
)
"""A word for "where" that may mean others ("var" is each, "hvor" how) before one for working."""


ROLES: Final = ("level", "unit", "person", "round", "question")
"""What a column may say beside the text, by the name of its field in a mapping."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column of a table holds what; None where no column does.

    Attributes:
        text: What people wrote.
        level: Their rung of the hierarchy.
        unit: Their department, site or team.
        person: Anything that is the same for all rows of one person; used to tell people apart
            and never kept.
        round: The wave of gathering, a number.
        question: What the text answers.
        also: Further columns of what people wrote.
        by_level: True where each text column is named by the level of those who wrote in it.
        apart: True where texts of one row are of different people.
    """

    text: str | None = None
    level: str | None = None
    unit: str | None = None
    person: str | None = None
    round: str | None = None
    question: str | None = None
    also: tuple[str, ...] = ()
    by_level: bool = False
    apart: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """All columns of what people wrote."""
        return (self.text, *self.also) if self.text is not None else ()


def suggest_columns(
    table: Table, *, levels: Sequence[str] = (), units: Sequence[str] = ()
) -> Mapping:
    """Return what each column holds, from its content and its name.

    Times, numbers, codes and addresses are never text. The text is the column in which most
    people wrote most of their own words; a level or unit has few values, which are on the
    workshop's lists or sound like levels or stand under such a name; what tells people apart has
    more than one value. Columns whose names differ by a number only ("First wish", "Second
    wish") are text together, and so are columns of which everybody filled one.

    Args:
        table: As read.
        levels: Names of the workshop's levels, where it exists already.
        units: Names of its units.
    """
    if table.roles:
        return _known(table, levels, units)
    shapes = shapes_of(table)
    by_level = level_columns(table, shapes, levels)
    frames = by_level or frame_columns(table, shapes)
    if frames:
        return Mapping(text=frames[0], also=tuple(frames[1:]), by_level=bool(by_level), apart=True)
    chosen: dict[str, str] = {}
    _listed(chosen, shapes, "level", levels)
    _listed(chosen, shapes, "unit", units)
    also: tuple[str, ...] = ()
    text = text_column(table, shapes, frozenset(chosen.values()))
    if text is not None:
        chosen["text"] = text
        also = (
            numbered_alike(table, shapes, text)
            or beside_grades(table, shapes, text)
            or below_one_name(table, shapes, text)
            or answered_elsewhere(table, shapes, text, frozenset(chosen.values()))
        )
    taken = {*chosen.values(), *also}
    for role in ("question", "level"):
        if role not in chosen:
            _named(chosen, table, shapes, role, taken)
    if "level" not in chosen:
        _ranked(chosen, table, shapes, taken)
    for role in ("unit", "round"):
        if role not in chosen:
            _named(chosen, table, shapes, role, taken)
    if "unit" not in chosen:
        _grouped(chosen, table, shapes, taken)
    kinds = kinds_on(table)
    taken |= {*chosen.values(), *([kinds.column] if kinds else [])}
    written = shapes_of(table, [each for each in (chosen.get("text"), *also) if each])
    person = person_column(table, written, taken)
    return Mapping(
        text, chosen.get("level"), chosen.get("unit"), person, chosen.get("round"),
        chosen.get("question"), also,
    )  # fmt: skip


def _known(table: Table, levels: Sequence[str], units: Sequence[str]) -> Mapping:
    """Return what the kind of file says, with headings of a list where they name levels."""
    known = dict(table.roles)
    chosen: dict[str, str] = {}
    free = {name: shape for name, shape in shapes_of(table).items() if name not in known.values()}
    for role, names in (("level", levels), ("unit", units)):
        _listed(chosen, free, role, names)
    if "level" not in chosen:
        ranked = [name for name, shape in free.items() if ranks(shape)]
        chosen |= {"level": ranked[0]} if ranked else {}
    if "unit" not in chosen:
        named = [
            name for name in free if name not in chosen.values() and header_match("unit", name)
        ]
        chosen |= {"unit": named[0]} if named else {}
    return Mapping(
        known.get("text"), chosen.get("level"), chosen.get("unit"), known.get("person"),
        question=known.get("question"),
    )  # fmt: skip


def _listed(
    chosen: dict[str, str], shapes: dict[str, Shape], role: str, names: Sequence[str]
) -> None:
    """Give a role to the column most of whose values are on the workshop's list."""
    best, highest = None, 0.0
    for column, shape in shapes.items():
        if (
            not names
            or not shape.values
            or column in chosen.values()
            or shape.distinct > 10 * MOST_GROUPS
        ):
            continue
        few = shape.values[: 2 * MOST_GROUPS]
        share = sum(fits(value, names) for value in few) / len(few)
        if share >= _HALF and share > highest:
            best, highest = column, share
    if best is not None:
        chosen[role] = best


def _named(
    chosen: dict[str, str], table: Table, shapes: dict[str, Shape], role: str, taken: set[str]
) -> None:
    """Give a role to the free column whose name says so and whose values fit."""
    scores = {
        name: max(header_match(role, name), header_match(role, table.question(name)))
        + (1.0 if role == "unit" and asks_where(table.question(name)) else 0.0)
        + (0.6 if role == "level" and ranks(shape) else 0.0)
        + (0.1 if role == "level" and shape.distinct > 1 else 0.0)
        + (1.5 if role == "level" and _tells_level(name, table.question(name)) else 0.0)
        + (1.0 if role == "question" and _asks(table.question(name), shape) else 0.0)
        + (0.5 if role == "question" and _is_worded(shape) else 0.0)
        for name, shape in shapes.items()
        if name not in taken
        and fits_role(role, shape)
        and not (role == "level" and _names_no_level(name, table.question(name), shape))
        and not (role == "unit" and _groups_cards(name, shapes))
        and not (role == "question" and _answers_one(table.question(name), shape))
    }
    scores = {name: score for name, score in scores.items() if score >= _SAYS_SO}
    if scores:
        chosen[role] = max(scores, key=lambda name: scores[name])
        taken.add(chosen[role])


def _ranked(
    chosen: dict[str, str], table: Table, shapes: dict[str, Shape], taken: set[str]
) -> None:
    """Take the free column for the level whose values sound like some, or the one of codes."""
    free = {name: shape for name, shape in shapes.items() if name not in taken}
    ranked = [name for name, shape in free.items() if shape.distinct > 1 and ranks(shape)]
    coded = [name for name, shape in free.items() if _coded(name, table.question(name), shape)]
    told = [
        name
        for name, shape in free.items()
        if _tells_leading(table.question(name), shape) and not is_flag_of_a_tool(name, shapes)
    ]
    ranked = ranked or next((each for each in (coded, told) if len(each) == 1), [])
    if ranked:
        chosen["level"] = ranked[0]
        taken.add(ranked[0])


def _tells_leading(question: str, shape: Shape) -> bool:
    """Tell whether a column says by yes or no who leads others; a person names both levels."""
    marks = shape.kinds.get(Kind.MARK, 0.0) == 1.0 and shape.distinct == 2  # noqa: PLR2004 - yes and no
    return marks and shape.filled >= _HALF * shape.rows and asks_whether_leading(question)


def _grouped(
    chosen: dict[str, str], table: Table, shapes: dict[str, Shape], taken: set[str]
) -> None:
    """Take the column beside the level for the unit, or the one of codes under a unit's name."""
    beside = unit_beside(table, shapes, chosen["level"], taken) if "level" in chosen else None
    coded = [
        name
        for name, shape in shapes.items()
        if name not in taken
        and any(_asks_only_for("unit", each) for each in (name, table.question(name)))
        and _is_of_codes(shape, _LEVEL_NUMBER)
    ]
    found = beside or (coded[0] if len(coded) == 1 else None)
    if found is not None:
        chosen["unit"] = found


def _tells_level(name: str, question: str) -> bool:
    """Tell whether a header asks who somebody is, or of which kind of people."""
    return any(asks_who(each) or names_a_kind_of_person(each) for each in (name, question))


def _names_no_level(name: str, question: str, shape: Shape) -> bool:
    """Tell whether a column says who somebody is in a tool or by name, or what should be."""
    named = shape.variety > _MOSTLY or are_names(shape)
    of_people = named and names_somebody(name, shape) and not ranks(shape)
    return of_people or are_of_a_tool(name, shape.values) or asks_what_should_be(question)


def _groups_cards(name: str, shapes: dict[str, Shape]) -> bool:
    """Tell whether a column is of groups of cards: so called, or of some cards, beside votes."""
    some = shapes[name].filled < _MOSTLY * shapes[name].rows
    voted = any(set(words_of(other)) & VOTES and each.kinds.get(Kind.NUMBER, 0.0) == 1.0
                for other, each in shapes.items())  # fmt: skip
    return groups_cards(name) or (is_only_a_group(name) and some and voted)


def _answers_one(header: str, shape: Shape) -> bool:
    """Tell whether a column holds the answers to one question: "Question 2: What is your role?"."""
    numbered = bool(re.search(r"\d", header)) or header.rstrip().endswith(("?", "？"))  # noqa: RUF001 - full width
    return not _asks(header, shape) and (ranks(shape) or (numbered and len(words_of(header)) > 1))


def _asks(header: str, shape: Shape) -> bool:
    """Tell whether a column holds what was asked."""
    return _all_ask(shape) or asks_each_row(header, shape)


def _all_ask(shape: Shape) -> bool:
    """Tell whether the few values of a column are questions."""
    return shape.distinct > 1 and all(value.endswith(("?", "？")) for value in shape.values)  # noqa: RUF001 - full width


def _is_worded(shape: Shape) -> bool:
    """Tell whether the values of a column are words, as the wording of questions is."""
    return shape.kinds.get(Kind.WORDS, 0.0) > _HALF


def asks_where(question: str) -> bool:
    """Return whether a question asks for a place of work.

    Example:
        >>> [asks_where(each) for each in ("Var arbetar du?", "Hvor ofte arbejder du?")]
        [True, False]
    """
    asked = question.casefold()
    places = any(re.search(rf"\b{place}\b", asked) for place in _PLACES)
    return places or _AT_WORK.search(asked) is not None


def fits_role(role: str, shape: Shape) -> bool:
    """Return whether the content of a column can be what its name says: few, short, no times."""
    if not shape.filled:
        return False
    if role == "round":
        numbered = mean(round_told(value) is not None for value in shape.values)
        return shape.distinct <= _MOST_ROUNDS and numbered >= _HALF
    if role == "question":
        return shape.distinct <= MOST_GROUPS and shape.distinct < shape.filled
    few = shape.distinct <= MOST_GROUPS and (
        shape.distinct <= shape.filled / 2 or shape.filled <= MOST_GROUPS
    )
    never = (Kind.TIME, Kind.NUMBER, Kind.ADDRESS, Kind.PLACE)
    typed = sum(shape.kinds.get(kind, 0.0) for kind in never)
    typed += shape.kinds.get(Kind.CODE, 0.0) if shape.mean_length > _LONGEST_CODE else 0.0
    marks = shape.kinds.get(Kind.MARK, 0.0)
    alone = role == "level" and shape.distinct == shape.filled >= _ALL_DIFFERENT
    ranked = role == "level" and ranks(shape) and shape.filled > _HALF * shape.rows
    one = shape.distinct == 1 and shape.filled > 2 and not ranked  # noqa: PLR2004 - divides nobody
    measured = [is_rating(value) or (role == "unit" and is_amount(value)) for value in shape.values]
    rated = mean(measured) >= _HALF and not ranks(shape)
    other = one or rated or alone or marks >= _HALF or typed >= _HALF
    return few and shape.longest <= _LONGEST_NAME and not other


def ranks(shape: Shape) -> bool:
    """Return whether most of a few values sound like levels."""
    if not shape.values or shape.distinct > MOST_GROUPS or shape.longest > _LONGEST_NAME:
        return False
    if shape.filled > 8 and shape.distinct > shape.filled / 2:  # noqa: PLR2004 - levels repeat
        return False
    return mean(is_rank(value) for value in shape.values) >= _HALF


def _asks_only_for(role: str, header: str) -> bool:
    """Tell whether a header is about one thing and nothing else: "Level", "What is your role?"."""
    words = set(words_of(header)) - _ASKING
    return bool(words) and all(is_word_for(word, role) for word in words)


def _coded(name: str, question: str, shape: Shape) -> bool:
    """Tell whether a column holds a few codes that a person can name: LimeSurvey's, or numbers."""
    asked = any(_asks_only_for("level", each) for each in (name, question))
    return _is_of_codes(shape, _LEVEL_NUMBER if asked else _ANSWER_CODE)


def _is_of_codes(shape: Shape, code: re.Pattern[str]) -> bool:
    return (
        1 < shape.distinct <= MOST_GROUPS / 2
        and shape.filled > shape.distinct
        and all(map(code.fullmatch, shape.values))
    )
