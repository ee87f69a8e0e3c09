"""What a draft carries: worked out once for each text and snapshot, shared by all who look."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from cachetools import LRUCache

from pages.parts import quotes
from server.store import open_store
from vision.consensus import Consensus
from vision.drafts import Coverage, Matcher, coverage
from vision.translation import _, ngettext
from vision.workshop.snapshots import cached_encoder

if TYPE_CHECKING:
    from pages.parts.results import Results
    from vision.models import Question, Workshop

KEPT: Final = 64

MATCHERS: Final = 4
"""Rooms that shape at the same time without reading all statements anew for each look."""

_guard: Final = threading.Lock()
_matchers: LRUCache[str, Matcher] = LRUCache(MATCHERS)
_coverages: LRUCache[tuple[str, str], Coverage] = LRUCache(KEPT)


def carries(question: Question, found: Results, text: str) -> Coverage:
    """Return whose voice a draft carries, sentence by sentence.

    Raises:
        InvalidTextError: The draft is too long.
    """
    key = (found.id, text)
    with _guard:
        if key not in _coverages:
            _coverages[key] = coverage(text, _matcher(question, found), found.published)
        return _coverages[key]


def _matcher(question: Question, found: Results) -> Matcher:
    if found.id not in _matchers:
        store = open_store()
        texts = {each.id: each.text for each in store.statements.gathered(question.id)}
        _matchers[found.id] = Matcher(
            found.themes,
            [texts.get(key) for key in found.themes.keys],
            encoder=cached_encoder(store.vectors),
        )
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
