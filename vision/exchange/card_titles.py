"""Titles of cards and ideas, and of polls: where they are the statements, or the questions."""

from __future__ import annotations

from statistics import mean
from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import ASKS, Kind
from vision.exchange.header_words import NAMES, header_match, is_rank, words_in, words_of
from vision.exchange.person_column import holds_names, reads_like_sentences

if TYPE_CHECKING:
    from collections.abc import Mapping as Map

    from vision.exchange.column_shapes import Shape
    from vision.exchange.table import Table

_TITLES: Final = words_in(
    "title name subject headline card task idea wish summary post titel betreff überschrift karte"
    " aufgabe aufgabenname kartenname idee wunsch vorschlag titre sujet nom carte tâche idée"
    " título asunto nombre tarjeta tarea tarjetas titolo oggetto nome scheda attività onderwerp"
    " taak kaart tytuł temat karta zadanie titolo rubrik ämne kort uppgift overskrift emne opgave"
    " oppgave otsikko aihe название заголовок тема карточка задача başlık konu kart görev τίτλος"  # noqa: RUF001 - Turkish
    " العنوان عنوان タイトル 件名 カード 标题 標題 主题 主題 卡片 제목 카드"
)
_POLLS: Final = words_in(
    "poll polls survey slide activity umfrage umfragetitel umfragefrage abstimmung folie sondage"
    " diapositive activité encuesta sondeo diapositiva actividad sondaggio attività enquete"
    " sondagem peiling dia ankieta slajd sondaż undersökning omröstning afstemning avstemning"
    " kysely äänestys опрос слайд anket slayt ψηφοφορία استطلاع アンケート 投票 スライド 调查 설문"
)
_WHAT_OF_A_POLL: Final = _TITLES | words_in(
    "text of the du de la le des der die del della van question frage wording"
)
_NEARLY_ALL: Final = 0.8
_HALF: Final = 0.5
_HARDLY_ANY: Final = 0.2
_FEW_SENTENCES: Final = 0.33
_WORDS: Final = 3
"""Words of a sentence at least; names of people have fewer."""


def fuller_title(table: Table, shapes: Map[str, Shape], text: str) -> str | None:
    """Return the column of titles that holds the statements where few wrote below them.

    Nearly every row has a title, most of them sentences and all different, and none has something
    in the column of text without one. Where hardly anybody wrote below, a third of sentences do,
    unless the titles are those of jobs.

    Args:
        table: As read.
        shapes: Of its columns.
        text: The column that seems to hold the statements.
    """
    below = shapes[text]
    if below.filled > _HALF * below.rows:
        return None
    written = table.rows[text].str.strip() != ""
    hardly = below.filled <= _HARDLY_ANY * below.rows
    for name, shape in shapes.items():
        if name == text or not _is_of_titles(name, shape):
            continue
        titled = table.rows[name].str.strip() != ""
        least = _FEW_SENTENCES if hardly and not _are_jobs(shape) else _HALF
        if _are_sentences(shape, least) and not (written & ~titled).any():
            return name
    return None


def _is_of_titles(header: str, shape: Shape) -> bool:
    """Tell whether a header is of titles; a word for names is one above sentences only."""
    titles = set(words_of(header)) & _TITLES
    if not titles or holds_names(header, shape):
        return False
    return not titles <= NAMES or reads_like_sentences(shape)


def _are_jobs(shape: Shape) -> bool:
    """Tell whether half of the values sound like levels: "Nurse", "Head of the kitchen"."""
    return mean(map(is_rank, shape.values or ("",))) >= _HALF


def _are_sentences(shape: Shape, least: float) -> bool:
    """Tell whether nearly all cells have different words, and this share of them several."""
    full = shape.filled >= _NEARLY_ALL * shape.rows and shape.variety >= _NEARLY_ALL
    words = shape.kinds.get(Kind.WORDS, 0.0) >= _NEARLY_ALL
    return full and words and mean(map(_is_worded, shape.values)) > least


def _is_worded(value: str) -> bool:
    """Tell whether a value has the words of a sentence, or its length where words join."""
    return len(value.split()) >= _WORDS or (not value.isascii() and len(value) > 4 * _WORDS)


def asks_each_row(header: str, shape: Shape) -> bool:
    """Tell whether a column holds what was asked: few prompts, each above several answers.

    Half of them ask and the others are as long as a sentence, or the header is of polls.
    """
    several = shape.distinct > 1 and 2 * shape.distinct <= shape.filled
    if not several or mean(map(_is_worded, shape.values)) < 1.0:
        return False
    asks = mean(value.endswith(ASKS) for value in shape.values) >= _HALF
    return asks or is_of_polls(header)


def is_of_polls(header: str) -> bool:
    """Return whether a header is of the titles of polls.

    Example:
        >>> is_of_polls("Poll title"), is_of_polls("Umfragetitel"), is_of_polls("Poll status")
        (True, True, False)
    """
    words = set(words_of(header))
    named = bool(words & _POLLS) or header_match("question", header) > 0
    return named and words <= _POLLS | _WHAT_OF_A_POLL
