"""Words as a moderator sees them: text, kind and flags, and nothing about who wrote them."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from functools import partial
from typing import Final

from cachetools import LRUCache

from pages.facilitator.parts.rude_words import own_words
from server.store import open_store
from vision.models import Status, Workshop
from vision.store import Moderated
from vision.store.moderation import STATEMENT
from vision.text.details import masked
from vision.text.flags import Flag, RudeWords, flags
from vision.translation import marked

MOST: Final = 3_000
"""Words of each status that are shown, and compared with each other."""

KINDS: Final = {
    "statement": marked("Statement"),
    "comment": marked("Comment"),
    "amendment": marked("Suggestion"),
    "picture": marked("Said back"),
}

FRESH_S: Final = 10.0
"""Seconds for which a comparison of many texts is good enough."""

_guard: Final = threading.Lock()
_compared: LRUCache[str, tuple[float, tuple[int, int], dict[str, tuple[Flag, ...]]]] = LRUCache(32)


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody's words in the queue.

    Attributes:
        id: Of the statement or the remark.
        kind: As a moderator calls it.
        text: As others would see it: personal details are masked.
        flags: Why to look twice; empty for most.
    """

    id: str
    kind: str
    text: str
    flags: tuple[Flag, ...]


def entries(workshop: Workshop, status: Status) -> list[Entry]:
    """Return statements and remarks of one status, those that want a second look first."""
    found = open_store().moderation.queue(workshop.id, status, most=MOST)
    said = {each.id for each in found if each.kind == STATEMENT}
    shown = open_store().moderation_batches.let_in(workshop.id, status, said)
    found = tuple(each for each in found if each.id in shown or each.id not in said)
    known = _flags(workshop)
    words = own_words()
    made = [
        Entry(each.id, KINDS[each.kind], masked(each.text), _of(each, known, words))
        for each in found
    ]
    return sorted(made, key=lambda each: (not each.flags, each.id))


def _of(said: Moderated, known: dict[str, tuple[Flag, ...]], words: RudeWords) -> tuple[Flag, ...]:
    """Return the flags of words; what came since the last comparison is looked at alone."""
    found = known.get(said.id)
    return flags([said.text], words)[0] if found is None else found


def _flags(workshop: Workshop) -> dict[str, tuple[Flag, ...]]:
    """Return the flags of statements, compared with each other, shared by all moderators.

    Words that wait for company are not among them: beside older ones that they repeat, a flag
    would tell at once what one person has just written.
    """
    now = time.monotonic()
    standing = open_store().moderation.standing(workshop.id, let_in=True)
    state = (workshop.revision, sum(standing.values()))
    with _guard:
        at, before, known = _compared.get(workshop.id, (-FRESH_S, (-1, 0), {}))
        if before == state or (known and now - at < FRESH_S):
            return known
        _compared[workshop.id] = (now, before, known)  # others need not do it, too
    queue = open_store().moderation.queue
    seen = partial(queue, workshop.id, most=MOST, let_in=True)
    texts = [each for status in Status for each in seen(status)]
    floods = open_store().moderation.floods(workshop.id)
    fresh: dict[str, tuple[Flag, ...]] = {}
    for question in workshop.questions:
        asked = [each for each in texts if each.question_id == question.id]
        pasted = [each.id in floods for each in asked]
        found = flags([each.text for each in asked], own_words(), pasted)
        fresh |= dict(zip((each.id for each in asked), found, strict=True))
    with _guard:
        _compared[workshop.id] = (now, state, fresh)
    return fresh
