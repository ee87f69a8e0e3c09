"""What a draft carries: worked out once for each text and snapshot, shared by all who look."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from cachetools import LRUCache

from pages.parts import quotes
from server.store import open_store
from vision.alignment.findings import themes_of_the_top
from vision.consensus import Consensus
from vision.drafts import Coverage, Matcher, clauses, coverage
from vision.drafts.matching import compared
from vision.text.details import without_details
from vision.translation import _, ngettext
from vision.workshop.snapshots import cached_encoder

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from pages.parts.results import Results
    from vision.drafts import Clause
    from vision.models import Question, Workshop

KEPT: Final = 64

MATCHERS: Final = 4
"""Rooms that shape at the same time without reading all statements anew for each look."""

LOOKED_AT: Final = 20
"""Statements near a sentence among which some may be shown."""

NEAREST: Final = 3
"""Statements at most that are shown as nearest to a sentence."""

_guard: Final = threading.Lock()
_matchers: LRUCache[str, Matcher] = LRUCache(MATCHERS)
_coverages: LRUCache[tuple[Hashable, ...], Coverage] = LRUCache(KEPT)


def carries(question: Question, found: Results, text: str) -> Coverage:
    """Return whose voice a draft carries, sentence by sentence.

    Raises:
        InvalidTextError: The draft is too long.
    """
    sentences = clauses(text)
    meant = open_store().meanings.of(question.id, (each.text for each in sentences))
    return _covered(found, text, sentences, meant)


def carries_by_itself(found: Results, text: str) -> Coverage:
    """Return whose voice a draft carries, without what leaders said that its sentences mean.

    Raises:
        InvalidTextError: The draft is too long.
    """
    return _covered(found, text, clauses(text), {})


def _covered(
    found: Results, text: str, sentences: Sequence[Clause], meant: Mapping[tuple[str, int], bool]
) -> Coverage:
    key = (found.id, text, frozenset(meant.items()))
    with _guard:
        if key not in _coverages:
            top = themes_of_the_top(found.alignment)
            _coverages[key] = coverage(
                sentences, _matcher(found), found.published, meant=meant, of_the_top=top
            )
        return _coverages[key]


def closest(found: Results, sentence: str, theme: int) -> list[str]:
    """Return the words of a theme's statements that may be shown and are most like a sentence."""
    with _guard:
        keys = _matcher(found).closest(sentence, theme, LOOKED_AT)
    texts = quotes.texts(keys)
    return [texts[key] for key in keys if key in texts][:NEAREST]


def _matcher(found: Results) -> Matcher:
    if found.id not in _matchers:
        store = open_store()
        keys = [found.themes.keys[row] for row in compared(found.themes).tolist()]
        known = store.statements.visible(keys)
        texts = [
            without_details(known[key].text) if key in known else None for key in found.themes.keys
        ]
        encoder = cached_encoder(store.vectors, texts)
        _matchers[found.id] = Matcher(found.themes, texts, encoder=encoder)
    return _matchers[found.id]


def carried(workshop: Workshop, question: Question, found: Results) -> dict[int, int] | None:
    """Return theme id to the sentence, from 0, of the newest draft open to all that carries it.

    None as long as no draft is open to all.
    """
    newest = open_store().drafts.newest(workshop.id, shared=True)
    return None if newest is None else carries(question, found, newest.text).carried


def bridges(found: Results, most: int) -> list[str]:
    """Return the words of the statements that every level wants, strongest first."""
    if found.agreement is None:
        return []
    wanted = Consensus.from_json(found.agreement["consensus"]).bridges
    keys = [each.statement for each in wanted]
    texts = quotes.texts(keys)
    return [texts[key] for key in keys if key in texts][:most]


def finding(told: Coverage) -> str:
    """Return whose voice the draft carries most and least, and how many themes it leaves out."""
    shares = {level: share for level, share in told.voice.items() if share is not None}
    missing = len(told.orphans)
    rest = (
        ngettext("One theme is still missing.", "{number} themes are still missing.", missing)
        if missing
        else _("No theme is missing.")
    )
    if not told.clauses:
        return _("Write what the room wants, in sentences.")
    if len(shares) > 1 and (most := max(shares, key=lambda level: shares[level])) != (
        least := min(shares, key=lambda level: shares[level])
    ):
        apart = shares[most] - shares[least]
        if apart >= 0.1:  # noqa: PLR2004 - less is not worth a sentence
            speaks = _("The draft speaks for {most} more than for {least}.", most=most, least=least)
        else:
            speaks = _("The draft carries every level’s voice about alike.")
        return f"{speaks} {rest}"
    return rest
