"""Answers as they are counted in public: nobody's answer enters a number, or changes it, alone.

Votes on a statement, stances to a draft, how true a theme is today: each is one person's answer to
one thing that was asked. Answers to a thing are *released* by level, in batches in which at least
``smallest_group`` people answer anew, and every number that is shown is made from what is
released. Of a thing that somebody wrote, one person of each band is *left out*: the author, who is
not asked, and elsewhere somebody drawn by lot. So all bands answer alike, whoever wrote it.
``docs/methods/privacy.md`` says what that proves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from hashlib import blake2b
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
        left_out: Thing, to label, to the person whose answer to it does not count.
    """

    answers: Mapping[str, Batches]
    left_out: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def everyone(self, thing: str, near: Mapping[Answer, Answer]) -> Counter[Answer]:
        """Return how many gave each answer to a thing: no one, or enough people.

        It is the sum over bands, also where their numbers were softened.

        Args:
            thing: What was asked.
            near: As for ``by_band``.
        """
        batches = self.answers.get(thing, {}).values()
        return sum((_softened(batch, near) for batch in batches), Counter())

    def by_band(
        self, thing: str, bands: Sequence[Band], near: Mapping[Answer, Answer]
    ) -> tuple[Counter[Answer], ...]:
        """Return how many of each band gave each answer: no one, or enough people.

        Where all of a band give the same answer, one is counted under the next one to it, so that
        no number says what each of them answered.

        Args:
            thing: What was asked.
            bands: Levels as they may be shown; fewer than two count as one, which is everyone.
            near: Answer to the one next to it; one that is missing may be known of everybody.
        """
        if not _several(bands):
            return (self.everyone(thing, near),)
        band_of = _band_of(bands)
        found: dict[str, Counter[Answer]] = {band.members[0]: Counter() for band in bands}
        for label, batch in self.answers.get(thing, {}).items():
            if label in band_of:
                found[band_of[label]].update(_softened(batch, near))
        return tuple(found.values())

    def to_json(self) -> dict[str, Any]:
        """Return it as plain lists and dictionaries, for the store; each person is named once."""
        batches = [batch for labels in self.answers.values() for batch in labels.values()]
        apart = {who for labels in self.left_out.values() for who in labels.values()}
        people = sorted({person for batch in batches for person in batch} | apart)
        place = {person: str(number) for number, person in enumerate(people)}
        answers = {
            thing: {
                label: {place[person]: answer for person, answer in batch.items()}
                for label, batch in labels.items()
            }
            for thing, labels in self.answers.items()
        }
        return {"people": people, "answers": answers, "left_out": self._apart(place)}

    def _apart(self, place: Mapping[str, str]) -> dict[str, Any]:
        """Return who is left out in columns: things are many, and labels are few."""
        labels = sorted({label for told in self.left_out.values() for label in told})
        told = {
            label: [
                int(place[who[label]]) if label in who else -1 for who in self.left_out.values()
            ]
            for label in labels
        }
        return {"things": list(self.left_out), "labels": told}

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
            },
            _left_out(data.get("left_out", {}), people),
        )


def release(
    previous: Released | None,
    answers: Iterable[tuple[str, str, Answer]],
    *,
    asked: Collection[str],
    levels: Mapping[str, str | None],
    bands: Sequence[Band],
    smallest_group: int,
    authors: Mapping[str, str] | None = None,
    lot: str = "",
) -> Released:
    """Return the answers that may be counted in public now.

    Of each thing, band by band: as soon as ``smallest_group`` people have an answer that is not
    counted yet (their first, or another than the one that is), all that has changed in the band is
    counted at once. Until then it stays as it was. Answers taken back go with the next batch, or
    when none is left.

    Of a thing with an author one person of each band stays out: the author, and in every other
    band whom the lot hits when the thing is first asked there. That is somebody of ``authors``
    where the band has one, for these could have written it.

    Args:
        previous: What this function returned last.
        answers: Thing, person and answer, one a person and thing, in any order.
        asked: Things that may be answered now; of others, what was counted is kept as it was.
        levels: Person to level; None or missing where not known.
        bands: Levels as they may be shown, from ``publish``: joined over time, never taken apart.
        smallest_group: People that a batch needs; where things have authors, ``bands`` need one
            more (see ``answer_bands``).
        authors: Thing to whoever wrote it, and is not asked about it; things without stay out.
        lot: A secret that decides who is left out.

    Example:
        >>> said = [("a draft", f"p{k}", 1) for k in range(4)]
        >>> room = dict(asked=["a draft"], levels={}, bands=(), smallest_group=5)
        >>> four = release(None, said, **room)
        >>> five = release(four, [*said, ("a draft", "p4", 0)], **room)
        >>> four.everyone("a draft", {}).total(), five.everyone("a draft", {}).total()
        (0, 5)
    """
    band_of = _band_of(bands) if _several(bands) else {}
    now: dict[str, dict[str, Answer]] = defaultdict(dict)
    for thing, person, answer in answers:
        now[thing][person] = answer
    before = _under_bands(previous.answers, levels, band_of) if previous else {}
    draw = _Draw(levels, band_of, authors or {}, lot)
    open_ = frozenset(asked)
    found: dict[str, Batches] = {}
    apart = dict(previous.left_out) if previous else {}
    for thing in sorted({*before, *open_}):
        batches = before.get(thing, {})
        if thing in open_:
            left = draw.left_out(thing, apart.get(thing, {}), batches)
            if left:
                apart[thing] = left
            out = set(left.values())
            here = {person: answer for person, answer in now[thing].items() if person not in out}
            labels = {person: band_of.get(levels.get(person) or "") for person in here}
            batches = _followed(batches, here, labels, band_of, smallest_group)
        if batches:
            found[thing] = batches
    return Released(found, apart)


class _Draw:
    """Who of each band is left out of a thing."""

    def __init__(
        self,
        levels: Mapping[str, str | None],
        band_of: Mapping[str, str],
        authors: Mapping[str, str],
        lot: str,
    ) -> None:
        self._labels = {
            person: band_of.get(level or "", NOWHERE) for person, level in levels.items()
        }
        self._authors, self._lot = authors, lot
        writers = set(authors.values())
        people: dict[str, list[str]] = defaultdict(list)
        for person, label in sorted(self._labels.items()):
            people[label].append(person)
        self._people = {
            label: [person for person in all_ if person in writers] or all_
            for label, all_ in people.items()
        }

    def left_out(self, thing: str, known: Mapping[str, str], counted: Batches) -> dict[str, str]:
        """Return label to person: those known, and others for bands that come to be asked."""
        found = dict(known)
        author = self._authors.get(thing)
        if author is None:
            return found
        found.setdefault(self._labels.get(author, NOWHERE), author)
        for label, people in self._people.items():
            if label not in found and label not in counted:
                found[label] = people[self._number(thing, label) % len(people)]
        return found

    def _number(self, thing: str, label: str) -> int:
        """Return a number that only the lot knows; one a band, however many people there are."""
        text = f"{thing}\0{label}".encode()
        drawn = blake2b(text, key=self._lot.encode()[:64], digest_size=16).digest()
        return int.from_bytes(drawn, "big")


def things_left_out(data: Mapping[str, Any]) -> Iterable[str]:
    """Return of which things somebody is left out, in what ``Released.to_json`` wrote."""
    told: Mapping[str, Any] = data.get("left_out", {})
    return told["things"] if "labels" in told else told.keys()


def _left_out(told: Mapping[str, Any], people: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return who is left out of each thing, also as it was written before it came in columns."""
    if "labels" not in told:
        return {
            thing: {label: people[int(place)] for label, place in labels.items()}
            for thing, labels in told.items()
        }
    found: dict[str, dict[str, str]] = {thing: {} for thing in told["things"]}
    for label, places in told["labels"].items():
        for thing, place in zip(told["things"], places, strict=True):
            if place >= 0:
                found[thing][label] = people[place]
    return found


def _softened(batch: Mapping[str, Answer], near: Mapping[Answer, Answer]) -> Counter[Answer]:
    """Return how many gave each answer, one of them the next one where all gave the same."""
    counts = Counter(batch.values())
    if len(counts) == 1:
        (answer,) = counts
        if answer in near:
            counts.subtract([answer])
            counts[near[answer]] += 1
    return counts


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


def _under_bands(
    answers: Mapping[str, Batches], levels: Mapping[str, str | None], band_of: Mapping[str, str]
) -> dict[str, Batches]:
    """Return answers under levels that are still there: whoever was merged moves with all others.

    The people of a level that is no more are counted where most of them are now.
    """
    moves: dict[str, Counter[str]] = defaultdict(Counter)
    for batches in answers.values():
        for label, batch in batches.items():
            if band_of and label != NOWHERE and label not in band_of:
                moves[label].update(band_of.get(levels.get(who) or "", NOWHERE) for who in batch)
    into = {label: max(to, key=lambda new: (to[new], new)) for label, to in moves.items()}
    if not into:
        return dict(answers)
    found: dict[str, Batches] = {}
    for thing, batches in answers.items():
        joined: dict[str, dict[str, Answer]] = defaultdict(dict)
        for label, batch in batches.items():
            joined[into.get(label, label)].update(batch)
        found[thing] = dict(joined)
    return found


def _several(bands: Sequence[Band]) -> bool:
    return len(bands) > 1


def _band_of(bands: Sequence[Band]) -> dict[str, str]:
    """Return the first level of the band of every level."""
    return {member: band.members[0] for band in bands for member in band.members}
