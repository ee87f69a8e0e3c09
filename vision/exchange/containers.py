"""Cards of a saved board that name what they lie in by its number: a frame, a container."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.exchange.columns import suggest_columns
from vision.exchange.formats.markdown_lists import HEADING
from vision.exchange.header_words import words_in, words_of
from vision.exchange.whiteboard_kinds import kinds_on

if TYPE_CHECKING:
    import pandas as pd

    from vision.exchange.table import Table

_FEWEST: Final = 2
_HALF: Final = 0.5
_MOST_COLUMNS: Final = 60
_COUNTS: Final = words_in(
    "votes vote likes dots points stars rating score priority rank stimmen punkte sterne bewertung"
    " priorität rang voix votos puntos puntuación prioridad pontos prioridade voti punti priorità"
    " priorité stemmen punten prioriteit głosy punkty priorytet röster poäng prioritet stemmer"
    " point ääniä pisteet hlasy body"
    " голоса баллы голоси szavazat pontszám oylar puan ψήφοι קולות أصوات"
    " 投票 投票数 票数 得票 点数 优先级 優先度 투표 점수"
)
"""Words of columns whose small numbers are votes or ranks, and may look like those of frames."""


def with_containers(table: Table) -> Table:
    """Return a table with a column of what is written on the frame in which each card lies.

    A column says it where each of its cells is the number of a row of a frame, several of which
    have cards; of two such columns it is the one with more frames.

    Args:
        table: As opened.
    """
    kinds = None if table.roles or HEADING in table.columns else kinds_on(table)
    if kinds is None or len(table.columns) > _MOST_COLUMNS:
        return table
    told = table.rows[kinds.column]
    frames, cards = table.rows[told.isin(kinds.frames)], table.rows[told.isin(kinds.cards)]
    text = suggest_columns(table).text
    named = {
        (key, inside): set(cards[inside]) - {""}
        for key in table.columns
        if frames[key].is_unique and (frames[key] != "").all()
        for inside in table.columns
        if inside != key
        and not {*words_of(inside)} & _COUNTS
        and _lie_in(cards[inside], frames[key])
    }
    if text is None or not named:
        return table
    key, inside = max(named, key=lambda pair: len(named[pair]))
    titles = dict(zip(frames[key], frames[text], strict=True))
    return table.with_columns({HEADING: table.rows[inside].map(titles).fillna("").astype("str")})


def _lie_in(cells: pd.Series[str], frames: pd.Series[str]) -> bool:
    """Tell whether most cards name a frame, and all that name something name one of several."""
    filled = cells[cells != ""]
    within = bool(filled.isin(frames).all()) and filled.nunique() >= _FEWEST
    return within and len(filled) > _HALF * len(cells)
