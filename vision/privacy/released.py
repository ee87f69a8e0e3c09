"""Answers as they are counted in public: nobody's answer enters a number, or changes it, alone.

Votes on a statement, stances to a draft, how true a theme is today: each is one person's answer to
one thing that was asked. Answers to a thing are *released* by level, in batches in which at least
``smallest_group`` people answer anew, and every number that is shown is made from what is
released. ``docs/methods/privacy.md`` says what that proves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from vision.privacy.bands import Band

    Answer = int | str
    Batches = Mapping[str, Mapping[str, Answer]]

NOWHERE: Final = ""
"""Label of answers that no level is told of."""


@dataclass(frozen=True, slots=True)
class Released:
    """The only answers that numbers are made from. It stays on the server.

    Attributes:
        answers: Thing that was asked, to label, to person, to answer. The label is the first level
            of the band that someone was counted in, ``NOWHERE`` if none was to be told.
    """

    answers: Mapping[str, Batches]

    def everyone(self, thing: str) -> Counter[Answer]:
        """Return how many gave each answer to a thing: no one, or enough people."""
        batches = self.answers.get(thing, {}).values()
        return Counter(answer for batch in batches for answer in batch.values())

    def by_band(self, thing: str, bands: Sequence[Band]) -> tuple[Counter[Answer], ...]:
        """Return how many of each band gave each answer: no one, or enough people.

        Args:
            thing: What was asked.
            bands: Levels as they may be shown; fewer than two count as one, which is everyone.
        """
        if not _several(bands):
            return (self.everyone(thing),)
        band_of = _band_of(bands)
        found: dict[str, Counter[Answer]] = {band.members[0]: Counter() for band in bands}
        for label, batch in self.answers.get(thing, {}).items():
            if label in band_of:
                found[band_of[label]].update(batch.values())
        return tuple(found.values())

    def to_json(self) -> dict[str, Any]:
        """Return it as plain lists and dictionaries, for the store; each person is named once."""
        batches = [batch for labels in self.answers.values() for batch in labels.values()]
        people = sorted({person for batch in batches for person in batch})
        place = {person: str(number) for number, person in enumerate(people)}
        answers = {
            thing: {
                label: {place[person]: answer for person, answer in batch.items()}
                for label, batch in labels.items()
            }
            for thing, labels in self.answers.items()
        }
        return {"people": people, "answers": answers}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return what ``to_json`` wrote."""
        people = data["people"]
        return cls(
            {
                thing: {
                    label: {people[int(place)]: answer for place, answer in batch.items()}
                    for label, batch in labels.items()
                }
                for thing, labels in data["answers"].items()
            }
        )


def release(
    previous: Released | None,
    answers: Iterable[tuple[str, str, Answer]],
    *,
    asked: Collection[str],
    levels: Mapping[str, str | None],
    bands: Sequence[Band],
    smallest_group: int,
) -> Released:
    """Return the answers that may be counted in public now.

    Of each thing, band by band: as soon as ``smallest_group`` people have an answer that is not
    counted yet (their first, or another than the one that is), all that has changed in the band is
    counted at once. Until then it stays as it was. Answers taken back go with the next batch, or
    when none is left.

    Args:
        previous: What this function returned last.
        answers: Thing, person and answer, one a person and thing, in any order.
        asked: Things that may be answered now; of others, what was counted is kept as it was.
        levels: Person to level; None or missing where not known.
        bands: Levels as they may be shown, from ``publish``: joined over time, never taken apart.
        smallest_group: People that a batch needs.

    Example:
        >>> said = [("a draft", f"p{k}", 1) for k in range(4)]
        >>> room = dict(asked=["a draft"], levels={}, bands=(), smallest_group=5)
        >>> four = release(None, said, **room)
        >>> five = release(four, [*said, ("a draft", "p4", 0)], **room)
        >>> four.everyone("a draft").total(), five.everyone("a draft").total()
        (0, 5)
    """
    band_of = _band_of(bands) if _several(bands) else {}
    now: dict[str, dict[str, Answer]] = defaultdict(dict)
    for thing, person, answer in answers:
        now[thing][person] = answer
    before = dict(previous.answers) if previous else {}
    found: dict[str, Batches] = {}
    for thing in sorted({*before, *asked}):
        batches = before.get(thing, {})
        if thing in asked:
            labels = {person: band_of.get(levels.get(person) or "") for person in now[thing]}
            batches = _followed(batches, now[thing], labels, band_of, smallest_group)
        if batches:
            found[thing] = batches
    return Released(found)


def _followed(
    before: Batches,
    now: Mapping[str, Answer],
    labels: Mapping[str, str | None],
    band_of: Mapping[str, str],
    smallest_group: int,
) -> Batches:
    """Return what is counted of one thing; whoever was counted stays with that band."""
    counted = {person: (label, a) for label, batch in before.items() for person, a in batch.items()}
    bands: dict[str, set[str]] = defaultdict(set)
    for person in {*counted, *now}:
        label = counted[person][0] if person in counted else labels.get(person) or NOWHERE
        bands[band_of.get(label, NOWHERE)].add(person)
    found: dict[str, dict[str, Answer]] = defaultdict(dict)
    for name, people in bands.items():
        here = people & now.keys()
        fresh = [p for p in here if p not in counted or counted[p][1] != now[p]]
        moves = len(fresh) >= smallest_group or not here
        for person in sorted(here if moves else people & counted.keys()):
            label = counted[person][0] if person in counted else name
            found[label][person] = now[person] if moves else counted[person][1]
    return dict(sorted(found.items()))


def _several(bands: Sequence[Band]) -> bool:
    return len(bands) > 1


def _band_of(bands: Sequence[Band]) -> dict[str, str]:
    """Return the first level of the band of every level."""
    return {member: band.members[0] for band in bands for member in band.members}
