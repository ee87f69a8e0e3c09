"""Which words may be shown, and what may be said about who wrote them."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from vision.models import Status
from vision.text.details import masked
from vision.text.disclosure import WORD_PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vision.models import Statement
    from vision.privacy.publication_state import Published


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement that may be shown.

    Attributes:
        statement: Its key.
        text: Verbatim, but for a mask over personal details.
        level: Name of the band its author belongs to; None where that may not be told.
    """

    statement: str
    text: str
    level: str | None


def shown_levels(published: Published | None) -> dict[str, str]:
    """Return the band of its author, for every statement of which that may be told.

    Never combine it with a unit.

    Args:
        published: None before the reveal.
    """
    if published is None:
        return {}
    names: Sequence[tuple[str, str]] = [(m, b.name) for b in published.bands for m in b.members]
    name_of = dict(names) if len(published.bands) > 1 else {}
    return {
        key: name_of[atom.label]
        for atom in published.counted
        if atom.label in name_of
        for key in atom.authors
    }


def quotable(statement: Statement) -> bool:
    """Return whether a statement's words may be shown."""
    return statement.status is Status.VISIBLE and statement.quotable


def quotes(
    published: Published | None,
    keys: Iterable[str],
    statements: Mapping[str, Statement],
    *,
    count: int | None = None,
) -> tuple[Quote, ...]:
    """Return the statements that may be shown, in the order given.

    Args:
        published: What may be told about levels; None tells nothing.
        keys: Wanted statements, e.g. a theme's typical ones; unknown keys are skipped.
        statements: By key.
        count: At most so many; None for all.
    """
    labels = shown_levels(published)
    found = [statements[key] for key in keys if key in statements]
    shown = [Quote(s.id, masked(s.text), labels.get(s.id)) for s in found if quotable(s)]
    return tuple(shown[:count])


def search(
    keys: Iterable[str], statements: Mapping[str, Statement], wanted: str, *, count: int
) -> tuple[Quote, ...]:
    """Return the statements that hold some words and may be shown, in the order given.

    Looked at is what is shown: a personal detail is behind its mask for whoever looks for it, too.

    Args:
        keys: Statements to look at; unknown ones are skipped.
        statements: By key.
        wanted: As typed; capitals make no difference.
        count: At most so many.
    """
    needle = wanted.strip().casefold()
    known = (statements[key] for key in keys if key in statements)
    shown = (Quote(each.id, masked(each.text), None) for each in known if quotable(each))
    return tuple(islice((each for each in shown if needle in each.text.casefold()), count))


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One row of an exported table: nobody's number, no time, no unit.

    Attributes:
        text: Verbatim, but for a mask over personal details.
        theme: Name of its theme; None without one.
        round: Wave of gathering.
        level: Name of a band, None where it may not be told.
    """

    text: str
    theme: str | None
    round: int
    level: str | None


def export_rows(
    published: Published | None,
    statements: Iterable[Statement],
    themes: Mapping[str, str],
    *,
    seed: int,
) -> tuple[ExportRow, ...]:
    """Return the rows of an exported table, in an order that tells nothing.

    Args:
        published: What may be told about levels; None tells nothing.
        statements: In any order; those that may not be quoted are left out.
        themes: Statement key to the name of its theme.
        seed: Decides the order.
    """
    labels = shown_levels(published)
    rows = [
        ExportRow(masked(s.text), themes.get(s.id), s.round, labels.get(s.id))
        for s in sorted(statements, key=lambda s: (s.text, s.id))
        if quotable(s)
    ]
    random.Random(seed).shuffle(rows)
    return tuple(rows)


def cloud_words(words: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return how many people used each word, for the words that may enter a cloud.

    Args:
        words: Pairs of person and word, in any order; repeats count once.

    Example:
        >>> cloud_words([("p1", "time"), ("p2", "time"), ("p2", "kite"), ("p2", "kite")])
        {'time': 2}
    """
    users: dict[str, set[str]] = defaultdict(set)
    for person, word in words:
        users[word].add(person)
    return {word: len(who) for word, who in users.items() if len(who) >= WORD_PEOPLE}
