"""An attacker over many small rooms: what he tried, and what he learned, with every number at hand.

He watches every publication, subtracts every published set from every other, reads who lacks an
answer, and has up to m phones and six cards of his own. The same attacks are tried on rooms that
publish carelessly, to see that they are no fool's.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tests.vision.privacy.conftest import organisation
from tests.vision.privacy.test_left_out import answered, odd_level, people
from vision.privacy import Attendance

if TYPE_CHECKING:
    import argparse
    from argparse import _SubParsersAction

    from tests.vision.privacy.conftest import Organisation
    from vision.privacy import Published

ROOMS: Final = 10_000
REPORT: Final = 1_000


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = subparsers.add_parser("attacker", help="what can be learned about who wrote what")
    parser.add_argument("--rooms", type=int, default=ROOMS)
    parser.set_defaults(run=lambda arguments: main(arguments.rooms))


def main(rooms: int = ROOMS) -> None:
    """Attack so many rooms of 6 to 40 people and print what was tried and learned."""
    tried: Counter[str] = Counter()
    learned: Counter[str] = Counter()
    for seed in range(rooms):
        _attack(seed, tried, learned)
        if (seed + 1) % REPORT == 0:
            print(f"{seed + 1:,} rooms", flush=True)
    print(f"{'attack':42}{'tried':>10}{'learned':>10}{'careless':>10}")
    for name in tried:
        if not name.endswith(CARELESS):
            careless = learned[name + CARELESS]
            print(f"{name:42}{tried[name]:>10,}{learned[name]:>10,}{careless:>10,}")


CARELESS: Final = ", careless"


def _attack(seed: int, tried: Counter[str], learned: Counter[str]) -> None:
    """Try everything on one room."""
    random_ = random.Random(seed)
    room = organisation(seed, 2, 40)
    told = random_.random() < 0.5
    phones, cards = random_.randint(1, room.smallest_group), random_.randint(0, 6)
    attacked = room.joined_by(seed, phones, cards, told=told)
    name = "own phones and cards, numbers told" if told else "own phones and cards, no numbers"
    for kind, attendance in (("", attacked.attendance), (CARELESS, Attendance())):
        few = _few_left(attacked, attendance)
        tried[name + kind] += 1
        learned[name + kind] += few > 0
    ours, careless = room.isolated(room.releases()), room.isolated(room.naively())
    for kind, found in (("", ours), (CARELESS, careless)):
        tried["subtracting published sets" + kind] += 1
        learned["subtracting published sets" + kind] += found > 0
    _answers(random_, tried, learned)


def _few_left(room: Organisation, attendance: Attendance) -> int:
    """Return how many published sets leave too few real people without the attacker's own."""
    found = 0
    for published in replace(room, attendance=attendance).releases():
        for who in _sets(published):
            found += 0 < len(who - room.own) < room.smallest_group
    return found


def _sets(published: Published) -> list[set[str]]:
    """Return everybody who is counted together, or shown under one name."""
    found = [set(atom.authors.values()) for atom in published.counted]
    for place, bands in ((0, published.bands), (1, published.units)):
        if len(bands) > 1:
            found += [
                {p for p in published.roster if published.places[p][place] in band.members}
                for band in bands
            ]
    return found


def _answers(random_: random.Random, tried: Counter[str], learned: Counter[str]) -> None:
    """Look for the level that lacks an answer, in a room where everybody has answered all."""
    sizes = tuple(random_.randint(5, 9) for _ in range(random_.randint(2, 4)))
    levels = people(sizes)
    for kind, lot in (("", "secret"), (CARELESS, "")):
        authors, told = answered(sizes, lot)
        for key, wrote in authors.items():
            tried["the level that lacks an answer" + kind] += 1
            right = odd_level(sizes, told, key) == levels[wrote]
            learned["the level that lacks an answer" + kind] += right
