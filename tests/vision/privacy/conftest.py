"""Random organisations whose statements change, and all that anyone is shown of them."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from vision.alignment.reach import speakers
from vision.alignment.roster import roster
from vision.privacy import Atom, ExistingPeople, Published, Spoken, publish, shown_levels

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

LEVELS = ["Top", "Middle", "Front"]
UNITS = ["North", "South", "East"]
THEMES = 4


@dataclass(frozen=True)
class Organisation:
    """Who wrote what, and how it changed.

    Attributes:
        authors: Statement to person; fixed.
        places: Person to level and unit.
        history: One dictionary a snapshot: statement to theme; missing means hidden or not yet
            written.
        rounds: Statement to round.
        smallest_group: People that a group needs.
        existing: How many of the people exist, as far as the app can know.
        own: People that an attacker invented.
    """

    authors: dict[str, str]
    places: dict[str, tuple[str, str]]
    history: tuple[dict[str, int], ...]
    rounds: dict[str, int]
    smallest_group: int
    existing: ExistingPeople = field(default_factory=ExistingPeople)
    own: frozenset[str] = frozenset()

    def spoken(self, themes: dict[str, int]) -> list[Spoken]:
        """Return one snapshot's statements."""
        return [
            Spoken(key, person, theme, *self.places[person], self.rounds[key])
            for key, theme in themes.items()
            for person in [self.authors[key]]
        ]

    def releases(self) -> list[Published]:
        """Return what is published at each snapshot."""
        found: list[Published] = []
        for themes in self.history:
            found.append(
                publish(
                    found[-1] if found else None,
                    self.spoken(themes),
                    levels=LEVELS,
                    smallest_group=self.smallest_group,
                    existing=self.existing,
                )
            )
        return found

    def naively(self) -> list[Published]:
        """Return what is published by someone who looks at each snapshot alone."""
        return [
            publish(None, self.spoken(now), levels=LEVELS, smallest_group=self.smallest_group)
            for now in self.history
        ]

    def shown(self) -> list[tuple[object, ...]]:
        """Return everything that any number, quote or export is made from, snapshot by snapshot."""
        found = []
        for published in self.releases():
            table = roster(published, range(1, 99))
            labels = shown_levels(published)
            arrays = (table.counts, table.others, table.band, table.unit)
            lists = [array.tolist() for array in arrays]
            found.append((table.themes, *lists, table.bands, table.units, labels))
        return found

    def shown_of_reach(self) -> list[tuple[object, ...]]:
        """Return the same as far as reach, gaps, trends, quotes and exports need it."""
        return [
            (
                themes,
                [[count > 0 for count in row] for row in counts],
                [count > 0 for count in others],
                *rest,
            )
            for themes, counts, others, *rest in self.shown()
        ]

    def counts(self) -> list[tuple[object, ...]]:
        """Return every count that is published, exactly, and every label of a quote."""
        found = []
        for published in self.releases():
            table = roster(published, range(1, 99))
            levels, _ = speakers(table.speaks, table.band, len(table.bands))
            units, _ = speakers(table.speaks, table.unit, len(table.units))
            labels = shown_levels(published)
            found.append(
                (table.themes, levels.tolist(), units.tolist(), table.bands, table.units, labels)
            )
        return found

    def conspicuous(self) -> tuple[str, Atom] | None:
        """Return the counted statement that moved most unlike all others, and its atom."""
        atoms = [a for a in self.releases()[-1].atoms if a.people >= self.smallest_group]
        paths = {
            key: tuple(now.get(key) for now in self.history)
            for atom in atoms
            for key in atom.authors
        }
        ways = list(paths.values())
        rare = min(sorted(paths), key=lambda key: ways.count(paths[key]), default=None)
        return None if rare is None else (rare, next(a for a in atoms if rare in a.authors))

    def isolated(self, released: list[Published]) -> int:
        """Return how often two published slices differ by the words of too few people."""
        slices = [
            {k for a in published.counted if a.theme == theme for k in a.authors}
            for published in released
            for theme in {atom.theme for atom in published.counted} - {0}
        ]
        found = 0
        for more in slices:
            for fewer in slices:
                authors = {self.authors[key] for key in more - fewer}
                found += fewer < more and len(authors) < self.smallest_group
        return found

    def swapped(self, one: str, other: str) -> Organisation:
        """Return the world in which two statements have each other's author."""
        mine, theirs = self.authors[one], self.authors[other]
        return replace(self, authors={**self.authors, one: theirs, other: mine})

    def exchanged(self, statements: Collection[str], one: str, other: str) -> Organisation:
        """Return the world in which two people have each other's words among these statements."""
        turn = {one: other, other: one}
        among = {key: turn.get(self.authors[key], self.authors[key]) for key in statements}
        return replace(self, authors={**self.authors, **among})

    def joined_by(self, seed: int, phones: int, cards: int, *, told: bool) -> Organisation:
        """Return the same with an attacker in it, who chooses levels, themes and moments.

        Args:
            seed: Of what he does.
            phones: With which he joins.
            cards: Typed, or rows of a file, as if people had written them.
            told: Whether the facilitator said how many people each level has.
        """
        random_ = random.Random(seed)
        real = Counter(level for level, _ in self.places.values())
        aim = random_.choice([min(LEVELS, key=lambda level: real[level]), random_.choice(LEVELS)])
        mine = {f"own{n}": (random_.choice([aim, aim, random_.choice(LEVELS)]),
                            random_.choice(UNITS)) for n in range(phones + cards)}  # fmt: skip
        rows = frozenset(f"own{n}" for n in range(phones, phones + cards))
        joined = real + Counter(level for who, (level, _) in mine.items() if who not in rows)
        authors, history, rounds = dict(self.authors), list(map(dict, self.history)), self.rounds
        for who in mine:
            theme, since = random_.randint(1, THEMES), random_.randrange(len(history))
            for n in range(random_.randint(1, 2)):
                key = f"t{who}{n}{random_.getrandbits(20):05x}"
                authors[key], rounds = who, {**rounds, key: 1}
                for now in history[since:]:
                    now[key] = theme if random_.random() < 0.8 else random_.randint(1, THEMES)
        expected = {level: real[level] if told else None for level in LEVELS}
        return replace(
            self,
            authors=authors,
            places={**self.places, **mine},
            history=tuple(history),
            rounds=rounds,
            existing=ExistingPeople(dict(joined), expected, rows),
            own=frozenset(mine),
        )

    def moved(self, person: str) -> Organisation:
        """Return the world in which a person belongs to another level and unit."""
        level, unit = self.places[person]
        elsewhere = (LEVELS[LEVELS.index(level) - 1], UNITS[UNITS.index(unit) - 1])
        return replace(self, places={**self.places, person: elsewhere})


@pytest.fixture(scope="session")
def random_organisation() -> Callable[..., Organisation]:
    """A function from a seed, the statements a person may write, and people to an organisation."""
    return organisation


def organisation(seed: int, most_each: int, most_people: int = 60) -> Organisation:
    """Return a random organisation of at least 6 people and its changes."""
    random_ = random.Random(seed)
    people = [f"p{k}" for k in range(random_.randint(6, most_people))]
    lean = random_.random()
    places = {
        person: (
            random_.choices(LEVELS, [1, 2 + 3 * lean, 3 + 9 * lean])[0],
            random_.choice(UNITS),
        )
        for person in people
    }
    authors, rounds = {}, {}
    for person in people:
        for _ in range(random_.randint(1, most_each)):
            authors[f"s{random_.getrandbits(40):010x}"] = person
    keys = list(authors)
    taste = {level: random_.choices(range(1, 10), k=THEMES) for level in LEVELS}
    home = {
        key: random_.choices(range(1, THEMES + 1), taste[places[authors[key]][0]])[0]
        for key in keys
    }
    present = random_.randint(len(keys) // 3, len(keys))
    rounds = {key: 1 if k < present or random_.random() < 0.7 else 2 for k, key in enumerate(keys)}
    history = [{key: home[key] for key in keys[:present]}]
    waiting = keys[present:]
    for _ in range(random_.randint(1, 7)):
        now = dict(history[-1])
        _change(now, random_, waiting, home)
        history.append(now)
    return Organisation(authors, places, tuple(history), rounds, random_.choice([3, 5, 5, 5, 6]))


def _change(  # noqa: C901 - one branch for each thing that can happen
    now: dict[str, int], random_: random.Random, waiting: list[str], home: dict[str, int]
) -> None:
    """Let something happen: words arrive, are moved, merged, split, hidden or restored."""
    kind = random_.choice(["arrive", "move", "many", "merge", "split", "hide", "restore", "again"])
    here = sorted(now)
    if kind == "arrive":
        for _ in range(min(len(waiting), random_.randint(1, 12))):
            key = waiting.pop(0)
            now[key] = home[key]
    elif kind == "move" and here:
        now[random_.choice(here)] = random_.randint(1, THEMES + 2)
    elif kind == "many":
        for key in random_.sample(here, min(len(here), random_.randint(2, 12))):
            now[key] = random_.randint(1, THEMES + 2)
    elif kind == "merge":
        gone, into = random_.sample(range(1, THEMES + 1), 2)
        now.update({key: into for key in here if now[key] == gone})
    elif kind == "split":
        theme = random_.randint(1, THEMES)
        now.update({k: THEMES + 1 for k in here if now[k] == theme and random_.random() < 0.3})
    elif kind == "hide":
        for key in random_.sample(here, min(len(here) - 1, random_.randint(1, 8))):
            del now[key]
    elif kind == "restore":
        hidden = [key for key in home if key not in now and key not in waiting]
        for key in random_.sample(hidden, min(len(hidden), random_.randint(1, 8))):
            now[key] = home[key]
    else:
        now.update({key: random_.randint(1, THEMES) for key in here if random_.random() < 0.2})
