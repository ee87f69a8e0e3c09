"""The same sentence, written by several: asked about once, listed once, with how many said it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

from vision.text.duplicates import same

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence


class Written(Protocol):
    """A statement with its author, None for a seed."""

    @property
    def id(self) -> str:
        """Its key."""

    @property
    def text(self) -> str:
        """As typed."""

    @property
    def participant_id(self) -> str | None:
        """Whoever wrote it."""


class Given(Protocol):
    """Somebody's answer to a statement."""

    @property
    def participant_id(self) -> str:
        """Whose."""

    @property
    def statement_id(self) -> str:
        """To what."""


Answer = TypeVar("Answer", bound=Given)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """One sentence that stands in more than one statement.

    Attributes:
        statement: The one that stands for all: shown, asked about, and counted.
        members: All that may be answered, this one first.
        writers: Whoever wrote it and is counted: not asked, and agrees.
        waiting: Whoever wrote it and waits to be counted: not asked.
        people: How many said it, and may be read.
        told: Whether that number may be shown.
    """

    statement: str
    members: tuple[str, ...]
    writers: frozenset[str]
    waiting: frozenset[str]
    people: int
    told: bool

    def to_json(self) -> dict[str, Any]:
        """Return it as plain lists and dictionaries, for the store: it names people."""
        return {
            "statement": self.statement,
            "members": list(self.members),
            "writers": sorted(self.writers),
            "waiting": sorted(self.waiting),
            "people": self.people,
            "told": self.told,
        }


@dataclass(frozen=True, slots=True)
class Duplicates:
    """The sentences of a question that stand in more than one statement. It stays on the server.

    Attributes:
        found: By the statement that stands for all.
    """

    found: Mapping[str, Duplicate] = field(default_factory=dict)
    _one: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        one = {key: each.statement for each in self.found.values() for key in each.members}
        object.__setattr__(self, "_one", one)

    def one(self, statement: str) -> str:
        """Return the statement that stands for this one; itself where nobody else said it."""
        return self._one.get(statement, statement)

    def members(self, statement: str) -> tuple[str, ...]:
        """Return all statements that this one stands for, itself first."""
        each = self.found.get(statement)
        return each.members if each else (statement,)

    def own(self, person: str) -> list[str]:
        """Return the statements that stand for what somebody wrote, and are not put to them."""
        return [
            each.statement
            for each in self.found.values()
            if person in each.writers or person in each.waiting
        ]

    def listed(self, statements: Iterable[str]) -> list[str]:
        """Return statements with each sentence once, in the order given."""
        return list(dict.fromkeys(map(self.one, statements)))

    def said_by(self) -> dict[str, int | None]:
        """Return how many said each sentence that several said; None for fewer than enough."""
        return {
            key: each.people if each.told else None
            for key, each in self.found.items()
            if each.people > 1
        }

    def answers(self, given: Iterable[Answer]) -> list[tuple[Answer, str]]:
        """Return each person's one answer to each sentence, with the statement it counts for.

        An answer to any of its statements counts for the sentence. Where somebody answered
        several, it is the one to the statement that stands for all, else to the first of them: a
        newer answer takes the place of the others when it is kept.

        Args:
            given: At most one answer a person and statement.
        """
        best: dict[tuple[str, str], tuple[int, Answer]] = {}
        for answer in given:
            one = self.one(answer.statement_id)
            rank = self.members(one).index(answer.statement_id)
            key = answer.participant_id, one
            if key not in best or rank < best[key][0]:
                best[key] = rank, answer
        return [(answer, one) for (_, one), (_, answer) in best.items()]

    def to_json(self) -> list[dict[str, Any]]:
        """Return it as plain lists and dictionaries, for the store."""
        return [each.to_json() for each in self.found.values()]

    @classmethod
    def from_json(cls, data: Iterable[Mapping[str, Any]]) -> Self:
        """Return what ``to_json`` wrote."""
        found = [
            Duplicate(
                row["statement"],
                tuple(row["members"]),
                frozenset(row["writers"]),
                frozenset(row["waiting"]),
                row["people"],
                row["told"],
            )
            for row in data
        ]
        return cls({each.statement: each for each in found})


def duplicates(
    asked: Sequence[Written],
    quiet: Sequence[Written] = (),
    *,
    late: Collection[str] = (),
    known: Collection[str] = (),
    enough: Callable[[Collection[str]], bool],
) -> Duplicates:
    """Return the sentences that stand in more than one statement.

    For all of them stands one that was known before, so that nothing that was counted starts anew,
    rather a person's than a seed, otherwise the first by id. Statements that nobody may read are
    never asked about, but whoever wrote one is not asked about the same words of somebody else.

    Args:
        asked: What may be answered.
        quiet: Statements that are counted and not shown.
        late: Ids of statements that wait to be counted.
        known: Ids of statements that stood for a sentence, or were counted, before.
        enough: Whether some people may be counted in public.
    """
    each = [*asked, *quiet]
    alike: dict[int, list[int]] = {}
    for place, first in enumerate(same([written.text for written in each])):
        alike.setdefault(first, []).append(place)
    found = {}
    for places in alike.values():
        shown = [each[at] for at in places if at < len(asked) and each[at].id not in late]
        if len(places) == 1 or not shown:
            continue
        shown.sort(key=lambda one: (one.id not in known, one.participant_id is None, one.id))
        people = {at: each[at].participant_id for at in places}
        wait = frozenset(who for at, who in people.items() if who and each[at].id in late)
        come = frozenset(who for at, who in people.items() if who and each[at].id not in late)
        said = {one.participant_id for one in shown if one.participant_id}
        found[shown[0].id] = Duplicate(
            statement=shown[0].id,
            members=tuple(one.id for one in shown),
            writers=come,
            waiting=wait,
            people=len(said),
            told=enough(said),
        )
    return Duplicates(found)
