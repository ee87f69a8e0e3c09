"""How many people, statements and answers a workshop has, said one way wherever it stands.

Each is a total of the whole workshop, or of the question that it names, live, and in steps while
the room is small. What is counted in the results of a question, which lag behind, is another
number and is called by other words.
"""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Final

from cachetools import TTLCache, cached

from server.store import open_store
from vision.privacy.totals_in_steps import Total, is_small
from vision.translation import in_row, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.parts.results import Results
    from vision.models import Question, Workshop

FRESH_S: Final = 1.0
KEPT: Final = 256

_known: TTLCache[tuple[str, str], tuple[int, ...]] = TTLCache(KEPT, ttl=FRESH_S)


def joined(workshop: Workshop) -> Total:
    """Return how many people joined by phone, with a slip or without one."""
    phones, _others = _fresh("joined", workshop, open_store().participants.joined)
    return Total.of_people(phones, workshop.smallest_group)


def is_small_room(workshop: Workshop) -> bool:
    """Return whether so few joined by phone that what one does may choose nothing for another."""
    return is_small(joined(workshop).number, workshop.smallest_group)


def nameless(workshop: Workshop) -> Total:
    """Return how many people came with cards and files, and joined by no phone."""
    _phones, others = _fresh("joined", workshop, open_store().participants.joined)
    return Total.of_people(others, workshop.smallest_group)


def wrote(workshop: Workshop) -> tuple[Total, Total]:
    """Return how many people have written, and their statements: whatever became of these.

    By phone, card or file, to any question, in any round, also what waits or is hidden.
    """
    return _given(workshop, *_fresh("wrote", workshop, open_store().statements.counts_with_phones))


def wrote_to(workshop: Workshop, question: Question) -> tuple[Total, Total]:
    """Return how many people have written to one question, and their statements, likewise."""
    ask = partial(open_store().statements.counts_with_phones, question_id=question.id)
    return _given(workshop, *_fresh(f"wrote-{question.id}", workshop, ask))


def answered(workshop: Workshop) -> tuple[Total, Total]:
    """Return how many people answered others' statements, and their answers, passes included."""
    return _given(
        workshop, *_fresh("answered", workshop, open_store().responses.counts_with_phones)
    )


def answered_by_phone(workshop: Workshop) -> Total:
    """Return how many of those who joined by phone answered others' statements."""
    phones = _fresh("answered", workshop, open_store().responses.counts_with_phones)[2]
    return Total.of_people(phones, workshop.smallest_group)


def counted(workshop: Workshop, found: Results) -> Total:
    """Return of how many people the words are counted in the results of a question.

    In steps as long as those who wrote are, of whom they are a part.
    """
    people, wrote_here = found.alignment.people, wrote(workshop)[0]
    known = wrote_here.known if people >= wrote_here.known else 0
    return Total(people, wrote_here.people, workshop.smallest_group, known)


def people(total: Total) -> str:
    """Return how many people have written, in words."""
    return ngettext("One person", "{number} people", total.form, number=total)


def statements(total: Total) -> str:
    """Return how many statements there are, in words."""
    return ngettext("one statement", "{number} statements", total.form, number=total)


def taking_part(workshop: Workshop) -> str:
    """Return how many people have written, and the levels and units that the workshop has.

    All levels and units, also those at which nobody wrote or which are shown together.
    """
    parts = [
        people(wrote(workshop)[0]),
        ngettext("one level", "{number} levels", len(workshop.levels)),
    ]
    if workshop.units:
        parts.append(ngettext("one unit", "{number} units", len(workshop.units)))
    return in_row(parts)


def _given(
    workshop: Workshop, people: int, given: int, phones: int, by_phone: int
) -> tuple[Total, Total]:
    """Return how many people gave something, and how much: in steps while few did by phone.

    What came with cards and files makes no room large: whoever brought it knows how much it was.
    Where all came so, it is as large as they are.
    """
    m, few = workshop.smallest_group, phones or people
    known = (people - phones, given - by_phone) if phones else (0, 0)
    return Total(people, few, m, known[0]), Total(given, few, m, known[1])


@cached(
    _known,
    key=lambda what, workshop, _ask: (what, workshop.id),
    condition=threading.Condition(),
)
def _fresh(
    _what: str, workshop: Workshop, ask: Callable[[str], tuple[int, ...]]
) -> tuple[int, ...]:
    """Return numbers of the store, at most a second old, asked for once for all screens."""
    return ask(workshop.id)
