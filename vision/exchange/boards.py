"""Tables that are boards: a column a level or a frame, cards below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import Kind
from vision.exchange.header_meanings import VOTES
from vision.exchange.header_words import ASIDE, HEADERS, header_match, is_rank, words_in, words_of
from vision.exchange.name_matching import fits
from vision.exchange.ordinals import ORDINAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.exchange.column_shapes import Shape
    from vision.exchange.table import Table

_HALF: Final = 0.5
_WORDS_LEAST: Final = 0.6
_VARIED: Final = 0.9
_NAME_WORDS: Final = 3
_FEWEST: Final = 2
_ANALYSES: Final = words_in(
    "strengths weaknesses opportunities threats stärken schwächen chancen risiken gefahren forces"
    " faiblesses opportunités menaces fortalezas debilidades oportunidades amenazas forza debolezza"
    " opportunità minacce punti di forças fraquezas ameaças sterktes zwaktes kansen bedreigingen"
    " mocne słabe strony szanse zagrożenia 強み 弱み 機会 脅威"
)
"""Words of the columns of an analysis that is made on boards, and of no form."""

_SHORTER: Final = 2
"""Cards by which the emptiest column of a board is shorter than the fullest."""


def level_columns(table: Table, shapes: dict[str, Shape], levels: Sequence[str]) -> list[str]:
    """Return the text columns where each is named by a level and holds what that level wrote.

    Where all others are cards below a short name too, they are levels by names of their own.

    Args:
        table: As read.
        shapes: Of its columns.
        levels: Names of the workshop's levels; without any, names that sound like one count.
    """
    named = [
        name
        for name, shape in shapes.items()
        if shape.filled and (fits(name, levels) if levels else is_only_rank(name))
    ]
    texts = [name for name in named if _is_text(shapes[name]) and shapes[name].variety > _HALF]
    if len({ORDINAL.sub("", name).casefold().strip() for name in texts}) < len(texts):
        return []  # "Top 1", "Top 2": answers in a row
    if len(texts) < _FEWEST or len(texts) < _HALF * len(table.columns):
        return []
    filled = [name for name, shape in shapes.items() if shape.filled]
    cards = all(name in texts or _is_frame(name, shapes[name]) for name in filled)
    return filled if cards else texts


def frame_columns(table: Table, shapes: dict[str, Shape]) -> list[str]:
    """Return all columns where each holds the cards of a frame, as a whiteboard is saved.

    Every column has a short name that is neither a question nor a word for a column, and texts
    from the first row on without a gap; some have fewer than others. Where people answered
    questions beside each other, gaps are anywhere; they may be here too where several columns are
    named by places of one kind ("Site North", "Site South"). Names of an analysis ("Strengths",
    "Threats") say so by themselves, where one column is shorter at all. Or each has the votes for
    its cards beside it, and there is nothing else.

    Args:
        table: As read.
        shapes: Of its columns.
    """
    filled = [name for name, shape in shapes.items() if shape.filled]
    if len(filled) < _FEWEST or table.header_row is None:
        return []
    voted = _voted_on(table, shapes)
    if voted:
        return voted
    places = _places_alike(filled)
    if 2 * len(places) > len(filled):
        cards = all(_is_frame(name, shapes[name], places=True) for name in filled)
        return filled if cards else []
    counts = [shapes[name].filled for name in filled]
    analysis = all((words := set(words_of(name))) and words <= _ANALYSES for name in filled)
    if max(counts) - min(counts) < (1 if analysis else _SHORTER):
        return []
    cards = all(_is_frame(name, shapes[name]) and _is_whole(table, name) for name in filled)
    return filled if cards else []


def _voted_on(table: Table, shapes: dict[str, Shape]) -> list[str]:
    """Return the columns of cards where right of each, and nowhere else, stand its votes.

    Of a form there would be a time or somebody's name; of its answers nobody counts votes, though
    who writes a wish may say how urgent it is.
    """
    cards, counts = list(table.columns[::2]), list(table.columns[1::2])
    alike = len({words_of(name) for name in counts}) == 1 and set(words_of(counts[0])) <= VOTES
    if len(counts) < _FEWEST or len(cards) != len(counts) or not (alike and words_of(counts[0])):
        return []
    numbers = all(
        not shapes[name].filled or shapes[name].kinds.get(Kind.NUMBER, 0.0) == 1.0
        for name in counts
    )
    worded = all(shapes[name].kinds.get(Kind.WORDS, 0.0) >= _WORDS_LEAST for name in cards
                 if shapes[name].filled)  # fmt: skip
    return [name for name in cards if shapes[name].filled] if numbers and worded else []


def _places_alike(names: list[str]) -> set[str]:
    """Return the names that share a word for a unit and have another beside it."""
    words = {name: name.casefold().split() for name in names}
    shared = {
        word
        for each in words.values()
        for word in each
        if word in HEADERS["unit"] and sum(word in other for other in words.values()) > 1
    }
    return {name for name, each in words.items() if len(each) > 1 and shared & set(each)}


def _is_frame(name: str, shape: Shape, *, places: bool = False) -> bool:
    """Tell whether a column of different texts has a name that no column of a form would have.

    Where columns are named by places, a word for a unit is no such name.
    """
    words = words_of(name)
    roles = [role for role in HEADERS if not (places and role == "unit")]
    named = any(header_match(role, name) for role in roles) or bool(set(words) & ASIDE)
    short = 0 < len(words) <= _NAME_WORDS and name.rstrip()[-1] not in "?？؟:"  # noqa: RUF001 - of other scripts
    texts = _is_text(shape) and shape.variety >= _VARIED
    return short and texts and not named


def _is_whole(table: Table, name: str) -> bool:
    """Tell whether a column is filled from its first row on without a gap."""
    cells = table.rows[name].str.strip() != ""
    return bool(cells.head(int(cells.sum())).all())


def _is_text(shape: Shape) -> bool:
    return shape.kinds.get(Kind.WORDS, 0.0) >= _WORDS_LEAST and shape.many_words >= _HALF


def is_only_rank(name: str) -> bool:
    """Return whether a short name sounds like a level and asks nothing."""
    return is_rank(name) and len(words_of(name)) < 4 and not name.rstrip().endswith("?")  # noqa: PLR2004 - a name
