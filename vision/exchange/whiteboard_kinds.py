"""Which rows of a saved whiteboard are cards, by a column that says what each thing on it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import ASKS
from vision.exchange.header_words import words_in, words_of

if TYPE_CHECKING:
    import pandas as pd

    from vision.exchange.table import Table

_KINDS: Final = words_in(
    "type typ art kind widget element tipo soort rodzaj тип tür نوع タイプ 種類 类型 유형"
)
_CARDS: Final = words_in(
    "sticky stickies stickynote stickynotes postit card haftnotiz haftnotizen notizzettel karte"
    " pegatina adhesiva autocollante notitie karteczka стикер 付箋 便签 便利贴"
)
_NO_CARDS: Final = words_in(
    "frame section board title heading headline connector line arrow image rahmen titel überschrift"
    " verbinder linie pfeil bild cadre titre ligne flèche marco título conector línea flecha"
    " imagen cornice titolo linea immagine lijn pijl ramka tytuł obraz фрейм フレーム 框架"
)
"""What lies on a whiteboard, by the word of its kind: cards, and what no one wrote as an answer."""

_PAPER: Final = words_in("card karte")
"""Cards that are posted and handed in as well, beside web pages and documents."""

_GROUPS: Final = frozenset(("board", "line"))
"""Words for groups of people as well."""

_AROUND: Final = words_in(
    "document page container dokument seite behälter página documento pagina strona conteneur"
    " contenedor contenitore"
)
"""What a board or a part of it is called; elsewhere it is a way in which answers came."""

_TEXTS: Final = words_in("text textbox textfeld texte texto testo tekst текст テキスト 文本 텍스트")
"""Words of the kind that people write on, and facilitators: an answer or what was asked."""

_SHAPES: Final = frozenset(("shape", "with", "form", "mit", "forme", "avec"))
"""Words beside these of a shape that people, and facilitators, write on."""

_MADE_BY: Final = re.compile(
    r"(?:last )?(?:created|updated|modified|edited|changed|added)[\s_]by|"
    r"(?:zuletzt )?(?:erstellt|geändert|bearbeitet) von|(?:modifié|créé) par|(?:dernière )?"
    r"modification par|(?:creado|modificado|actualizado) por|(?:creato|modificato) da|"
    r"(?:laatst )?(?:gemaakt|bijgewerkt|gewijzigd) door",
    re.IGNORECASE,
)
"""Headers of whoever made or last changed a thing: no author, but the same hand."""

_MADE: Final = re.compile(r"created|added|erstellt|créé|cread|creat|gemaakt", re.IGNORECASE)

_MOST_WORDS: Final = 2
_MOST_KINDS: Final = 20
_LOOKED_AT: Final = 500
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Kinds:
    """What a board says of the things on it.

    Attributes:
        column: The column that says so.
        cards: Its values that are cards.
        frames: Those that nobody wrote as an answer: frames, titles, lines.
        texts: Those that people write on, and facilitators.
    """

    column: str
    cards: frozenset[str]
    frames: frozenset[str]
    texts: frozenset[str]


def kinds_on(table: Table) -> Kinds | None:
    """Return which column says which rows are cards, and what its values are; None where none does.

    One does under a name for kinds, or where it knows such things only, most of them notes that
    stick. "Card" and "Page", or "Card" and "Text", may be ways in which answers came.

    Args:
        table: As opened.
    """
    few = [name for name in table.columns
           if table.rows[name].head(_LOOKED_AT).nunique() <= _MOST_KINDS]  # fmt: skip
    for column in few:
        values = {value: set(words_of(value)) for value in table.rows[column].unique()}
        cards = {value for value, words in values.items() if words & _CARDS}
        sticky = any(values[value] & (_CARDS - _PAPER) for value in cards)
        frames = {value for value, words in values.items() if words & _NO_CARDS} - cards
        if sticky or frames:
            frames |= {value for value, words in values.items() if words & _AROUND} - cards
        texts = {value for value, words in values.items()
                 if words & _TEXTS and words <= _TEXTS | _SHAPES}  # fmt: skip
        named = bool(set(words_of(column)) & _KINDS) and len(words_of(column)) <= _MOST_WORDS
        things = any(not values[value] & _GROUPS for value in frames)
        known = sticky and things and values.keys() <= cards | frames | texts
        mostly = len(cards) == 1 and table.rows[column].isin(cards).mean() > _HALF
        if (named or (known and mostly)) and cards and (frames or (sticky and texts)):
            return Kinds(column, frozenset(cards), frozenset(frames), frozenset(texts))
    return None


def no_cards(table: Table, text: str, person: str | None) -> list[int]:
    """Return the rows of frames, titles and lines where a column says which rows are cards.

    Texts that are no cards are left out with them where they ask, or where whoever wrote them made
    frames and titles and wrote no card.

    Args:
        table: As opened.
        text: The column of statements.
        person: The one that tells people apart, if there is one.
    """
    kinds = kinds_on(table)
    if kinds is None:
        return []
    rows: list[int] = table.rows.index[table.rows[kinds.column].isin(kinds.frames)].tolist()
    return rows + _hosts_texts(table, kinds, text, person)


def _hosts_texts(table: Table, kinds: Kinds, text: str, person: str | None) -> list[int]:
    """Return the rows of texts that ask, or that the maker of frames wrote, who wrote no card."""
    told = table.rows[kinds.column]
    of_cards, of_frames, of_texts = (
        table.rows[told.isin(each)] for each in (kinds.cards, kinds.frames, kinds.texts)
    )
    maker = _maker(table, person)
    hosts = {*of_frames[maker]} - {*of_cards[maker]} - {""} if maker is not None else set()
    wrote = of_texts[maker] if maker is not None else ("" for _ in of_texts.index)
    if maker is not None and maker != person and not _MADE.search(maker):
        hosts = _hosts_by_last_hand(hosts, of_frames[maker], of_texts[maker], len(of_cards))
    return [
        index
        for index, words, name in zip(of_texts.index, of_texts[text], wrote, strict=True)
        if words.rstrip().endswith(ASKS) or name in hosts
    ]


def _hosts_by_last_hand(
    hosts: set[str], frames: pd.Series[str], texts: pd.Series[str], cards: int
) -> set[str]:
    """Return the host where a board only says who changed things last, as moving them does.

    The last hand at most frames is the host's; at more texts than half as many as there are cards,
    it moved what others wrote.
    """
    most = frames.value_counts()
    found = hosts & {*most[most > _HALF * len(frames)].index}
    return found if texts.isin(found).sum() <= _HALF * cards else set()


def _maker(table: Table, person: str | None) -> str | None:
    """Return the column of who made or changed things, where another one numbers them."""
    if person is not None and table.rows[person].duplicated().any():
        return person
    made = sorted(
        filter(_MADE_BY.fullmatch, table.columns), key=lambda name: not _MADE.search(name)
    )
    return next((name for name in made if table.rows[name].duplicated().any()), person)
