"""Which column of somebody's table holds what, understood from its content and its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import mean
from typing import TYPE_CHECKING, Final

from vision.exchange.boards import frame_columns, level_columns
from vision.exchange.cell_kinds import Kind
from vision.exchange.levels import fits
from vision.exchange.persons import NAMES, holds_names, person_column
from vision.exchange.shapes import Shape, shapes_of
from vision.exchange.words import ASIDE, HEADERS, header_match, is_nobody, is_rank, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.exchange.table import Table

MOST_GROUPS: Final = 40
"""Different values a column of levels or units may have."""

_MOST_ROUNDS: Final = 20
_LONGEST_NAME: Final = 80
_LONGEST_CODE: Final = 20
_LONG_WORD: Final = 6
_HALF: Final = 0.5
_WORDS_LEAST: Final = 0.6
_CLOSE: Final = 0.45
"""An earlier text column is taken before a later one that is not twice as good."""
_LEAST_TEXT: Final = 0.02
_ORDINAL: Final = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|erste[rns]?|zweite[rns]?|dritte[rns]?|vierte[rns]?|"
    r"fünfte[rns]?|premi(?:er|ère)|deuxième|troisième|primer[ao]?|segund[ao]|tercer[ao]?|prim[ao]|"
    r"terz[ao]|\d{1,2}(?:st|nd|rd|th)?|i{1,3}|iv|v|[a-c])\b|(?<=\D)\d{1,2}(?=\D*$)|SQ\d+",
    re.IGNORECASE,
)
_COPY: Final = re.compile(r" \(\d+\)$")
_NO_STEM: Final = frozenset(("column", "question", "frage", "spalte", "pregunta"))
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
    wish") are text together.

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
    text = _text(table, shapes, frozenset(chosen.values()))
    if text is not None:
        chosen["text"] = text
        also = _numbered_alike(table, shapes, text)
    taken = {*chosen.values(), *also}
    for role in ("question", "level"):
        if role not in chosen:
            _named(chosen, table, shapes, role, taken)
    if "level" not in chosen:
        ranked = [name for name, shape in shapes.items() if name not in taken and ranks(shape)]
        coded = [
            name
            for name, shape in shapes.items()
            if name not in taken and _coded(name, table.question(name), shape)
        ]
        ranked = ranked or (coded if len(coded) == 1 else [])
        if ranked:
            chosen["level"] = ranked[0]
            taken.add(ranked[0])
    for role in ("unit", "round"):
        if role not in chosen:
            _named(chosen, table, shapes, role, taken)
    person = person_column(table, shapes, taken)
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
    return Mapping(
        known.get("text"), chosen.get("level"), chosen.get("unit"), known.get("person"),
        question=known.get("question"),
    )  # fmt: skip


def text_columns(table: Table) -> list[str]:
    """Return every column that could be text, the best first: what a page may offer."""
    scores = {name: _text_score(table, name, shape) for name, shape in shapes_of(table).items()}
    return sorted((name for name, score in scores.items() if score > 0), key=lambda n: -scores[n])


def _text(table: Table, shapes: dict[str, Shape], taken: frozenset[str]) -> str | None:
    scores = {
        name: _text_score(table, name, shape) for name, shape in shapes.items() if name not in taken
    }
    best = max(scores.values(), default=0.0)
    if best <= 0:
        return _short_text(table, shapes, taken)
    return next(name for name, score in scores.items() if score >= _CLOSE * best)


def _short_text(table: Table, shapes: dict[str, Shape], taken: frozenset[str]) -> str | None:
    """Return the one column left that holds different words: answers of one word."""
    left = [
        name
        for name, shape in shapes.items()
        if name not in taken
        and shape.kinds.get(Kind.WORDS, 0.0) > _WORDS_LEAST
        and shape.variety >= _HALF
        and _has_words(table.question(name))
        and not set(words_of(name)) & (ASIDE | NAMES)
        and not any(header_match(role, name) for role in ("level", "unit", "person", "question"))
    ]
    return left[0] if left else None


def _has_words(header: str) -> bool:
    """Tell whether a header has several words, or is as long in a script without spaces."""
    return len(words_of(header)) > 1 or (not header.isascii() and len(header) > _LONG_WORD)


def _text_score(table: Table, name: str, shape: Shape) -> float:
    """Return how much of a column is people's own words; 0 where it is something else."""
    words = shape.kinds.get(Kind.WORDS, 0.0)
    nobodies = all(map(is_nobody, shape.values[:20])) or holds_names(name, shape)
    if not shape.filled or words < _WORDS_LEAST or nobodies:
        return 0.0
    question = table.question(name)
    told = set(words_of(question))
    match = max(header_match("text", name), header_match("text", question))
    asked = question.rstrip().endswith(("?", "？", "؟"))  # noqa: RUF001 - of other scripts
    roles = ("level", "unit", "person", "round")
    others = max(header_match(role, name) for role in roles)
    if shape.variety < _HALF:
        others = max(others, header_match("question", name))
    few = shape.distinct <= MOST_GROUPS / 2 and shape.filled >= 4 * shape.distinct
    if shape.many_words < _HALF / 2 and not (match or asked):
        return 0.0
    if few and (shape.mean_length < 25 or others) and shape.filled > 8:  # noqa: PLR2004 - choices repeat
        return 0.0
    if others and not match and (not asked or few) and shape.mean_length < _LONGEST_NAME / 2:
        return 0.0
    if shape.distinct == 1 and shape.filled > 2:  # noqa: PLR2004 - the same for everyone
        return 0.0
    score = words * shape.variety * min(shape.mean_length, 80.0) / 80.0
    score *= (shape.filled / shape.rows) ** 0.5
    score *= 1.0 + match + 0.5 * asked
    if told & ASIDE and not asked:
        score *= 0.2
    return score if score > _LEAST_TEXT * (shape.filled / shape.rows) else 0.0


def _numbered_alike(table: Table, shapes: dict[str, Shape], text: str) -> tuple[str, ...]:
    """Return further text columns whose names differ from the first by a number only."""
    wanted = _stem(table, text)
    if wanted is None:
        return ()
    return tuple(
        name
        for name, shape in shapes.items()
        if name != text and _stem(table, name) == wanted and _is_words(table, name, shape)
    )


def _is_words(table: Table, name: str, shape: Shape) -> bool:
    """Tell whether a column goes with another one of its name: words, not choices."""
    words = shape.kinds.get(Kind.WORDS, 0.0) > _WORDS_LEAST and shape.variety >= _HALF
    return words or _text_score(table, name, shape) > 0


def _stem(table: Table, name: str) -> str | None:
    """Return a column's name without its number; None where it has none, or is nothing else."""
    told = table.question(name)
    stem = " ".join(_ORDINAL.sub("#", told).casefold().split())
    words = {word for word in words_of(stem) if len(word) > 2} - _NO_STEM  # noqa: PLR2004 - real words
    if "#" not in stem or not words or _COPY.search(name):
        return None
    return stem


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
        + (1.0 if role == "question" and _all_ask(shape) else 0.0)
        for name, shape in shapes.items()
        if name not in taken
        and fits_role(role, shape)
        and not (role == "question" and _answers_one(table.question(name), shape))
    }
    scores = {name: score for name, score in scores.items() if score >= 1}
    if scores:
        chosen[role] = max(scores, key=lambda name: scores[name])
        taken.add(chosen[role])


def _answers_one(header: str, shape: Shape) -> bool:
    """Tell whether a column holds the answers to one question: "Question 2: What is your role?"."""
    numbered = bool(re.search(r"\d", header)) or header.rstrip().endswith(("?", "？"))  # noqa: RUF001 - full width
    return not _all_ask(shape) and (ranks(shape) or (numbered and len(words_of(header)) > 1))


def _all_ask(shape: Shape) -> bool:
    """Tell whether the few values of a column are questions."""
    return shape.distinct > 1 and all(value.endswith(("?", "？")) for value in shape.values)  # noqa: RUF001 - full width


def asks_where(question: str) -> bool:
    """Return whether a question asks for a place of work."""
    asked = question.casefold()
    return any(re.search(rf"\b{place}\b", asked) for place in _PLACES)


def fits_role(role: str, shape: Shape) -> bool:
    """Return whether the content of a column can be what its name says: few, short, no times."""
    if not shape.filled:
        return False
    if role == "round":
        return shape.distinct <= _MOST_ROUNDS
    if role == "question":
        return shape.distinct <= MOST_GROUPS and shape.distinct < shape.filled
    few = shape.distinct <= MOST_GROUPS and (
        shape.distinct <= shape.filled / 2 or shape.filled <= MOST_GROUPS
    )
    typed = sum(shape.kinds.get(kind, 0.0) for kind in (Kind.TIME, Kind.NUMBER, Kind.ADDRESS))
    typed += shape.kinds.get(Kind.CODE, 0.0) if shape.mean_length > _LONGEST_CODE else 0.0
    marks = shape.kinds.get(Kind.MARK, 0.0)
    one = shape.distinct == 1 and shape.filled > 2 and not ranks(shape)  # noqa: PLR2004 - divides nobody
    return few and shape.longest <= _LONGEST_NAME and not one and marks < 1 and typed < _HALF


def ranks(shape: Shape) -> bool:
    """Return whether most of a few values sound like levels."""
    if not shape.values or shape.distinct > MOST_GROUPS or shape.longest > _LONGEST_NAME:
        return False
    if shape.filled > 8 and shape.distinct > shape.filled / 2:  # noqa: PLR2004 - levels repeat
        return False
    return mean(is_rank(value) for value in shape.values) >= _HALF


def _asks_for_level(header: str) -> bool:
    """Tell whether a header is about the level and nothing else: "Level", "What is your role?"."""
    words = set(words_of(header)) - _ASKING
    return bool(words) and words <= HEADERS["level"]


def _coded(name: str, question: str, shape: Shape) -> bool:
    """Tell whether a column holds a few codes that a person can name: LimeSurvey's, or numbers."""
    code = _LEVEL_NUMBER if _asks_for_level(name) or _asks_for_level(question) else _ANSWER_CODE
    return (
        1 < shape.distinct <= MOST_GROUPS / 2
        and shape.filled > shape.distinct
        and all(map(code.fullmatch, shape.values))
    )
