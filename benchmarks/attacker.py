"""An attacker over many small rooms: what he tried, and what he learned, with every number at hand.

He watches every publication, subtracts every published set from every other, reads who lacks an
answer, keeps every exported file and every number that changed while people answered, and has up to
m phones and six cards of his own. He takes workbooks, slides and paper apart, compares them with
those of the world in which somebody else wrote a statement, reads numbers of few people in them,
and looks in files of single answers for what all of a level say. The same attacks are tried on
rooms that publish carelessly, to see that they are no fool's.
"""

from __future__ import annotations

import random
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tests.vision.privacy.conftest import LEVELS, Organisation, organisation
from tests.vision.privacy.test_exports_in_hand import differ, few
from tests.vision.privacy.test_left_out import answered, odd_level, people
from tests.vision.privacy.test_rendered import files, isolated_in_files, watched
from vision.privacy import ExistingPeople, Released, publish
from vision.privacy.exported_answers import ballot

if TYPE_CHECKING:
    import argparse
    from argparse import _SubParsersAction
    from collections.abc import Sequence

    from vision.privacy import Published

ROOMS: Final = 10_000
REPORT: Final = 1_000
CHUNK: Final = 50
SELDOM: Final = 200
"""Rooms of which one has its slides and its paper taken apart: each takes seconds."""
KINDS: Final = ("workbook", "slides", "paper")
NEAR: Final[dict[int | str, int | str]] = {1: 0, -1: 0, 0: 1}


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = subparsers.add_parser("attacker", help="what can be learned about who wrote what")
    parser.add_argument("--rooms", type=int, default=ROOMS)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="go on from this room")
    parser.set_defaults(run=lambda given: main(given.rooms, given.processes, given.first))


def main(rooms: int = ROOMS, processes: int = 1, first: int = 0) -> None:
    """Attack rooms of 6 to 40 people, from one to another, and print what was tried and learned."""
    tried: Counter[str] = Counter()
    learned: Counter[str] = Counter()
    chunks = [range(at, min(at + CHUNK, rooms)) for at in range(first, rooms, CHUNK)]
    done = first
    with ProcessPoolExecutor(processes) as pool:
        for some_tried, some_learned in pool.map(_attack_all, chunks):
            tried.update(some_tried)
            learned.update(some_learned)
            done += CHUNK
            if done % REPORT == 0 or done >= rooms:
                _print(min(done, rooms) - first, tried, learned)


def _print(rooms: int, tried: Counter[str], learned: Counter[str]) -> None:
    print(f"{f'{rooms:,} rooms':42}{'tried':>10}{'learned':>10}   careless: tried, learned")
    for name in sorted(tried):
        if not name.endswith(CARELESS):
            other = name + CARELESS
            told = f"{tried[other]:>10,}{learned[other]:>10,}"
            print(f"{name:42}{tried[name]:>10,}{learned[name]:>10,}{told}", flush=True)


def _attack_all(seeds: Sequence[int]) -> tuple[Counter[str], Counter[str]]:
    """Return what was tried and learned in some rooms."""
    tried: Counter[str] = Counter()
    learned: Counter[str] = Counter()
    for seed in seeds:
        _attack(seed, tried, learned)
        _files(seed, tried, learned)
    return tried, learned


CARELESS: Final = ", careless"


def _attack(seed: int, tried: Counter[str], learned: Counter[str]) -> None:
    """Try everything on one room."""
    random_ = random.Random(seed)
    room = organisation(seed, 2, 40)
    told = random_.random() < 0.5
    phones, cards = random_.randint(1, room.smallest_group), random_.randint(0, 6)
    attacked = room.joined_by(seed, phones, cards, told=told)
    name = "own phones and cards, numbers told" if told else "own phones and cards, no numbers"
    for kind, existing in (("", attacked.existing), (CARELESS, ExistingPeople())):
        few = _few_left(attacked, existing)
        tried[name + kind] += 1
        learned[name + kind] += few > 0
    ours, careless = room.isolated(room.releases()), room.isolated(room.naively())
    for kind, found in (("", ours), (CARELESS, careless)):
        tried["subtracting published sets" + kind] += 1
        learned["subtracting published sets" + kind] += found > 0
    for kind, released in (("", room.releases()), (CARELESS, room.naively())):
        tried["levels told by exported files" + kind] += 1
        found = isolated_in_files(room, files(room, released))
        learned["levels told by exported files" + kind] += found > 0
    for kind, careless_ in (("", False), (CARELESS, True)):
        changes, few_people = watched(seed, careless=careless_)
        tried["numbers that change while people answer" + kind] += changes
        learned["numbers that change while people answer" + kind] += few_people
    _answers(random_, tried, learned)


def _files(seed: int, tried: Counter[str], learned: Counter[str]) -> None:
    """Take the files of one room apart: each person wrote one statement."""
    room = organisation(seed, 1, 40)
    often = seed % SELDOM == 0
    for kind in KINDS if often else KINDS[:1]:
        ways = (("", Organisation.releases), (CARELESS, Organisation.naively))
        for way, published in ways if often else ways[:1]:
            found = differ(room, kind, published, seed)
            tried[f"{kind}: another author" + way] += found is not None
            learned[f"{kind}: another author" + way] += found or 0
    if not often:
        return
    said = room.spoken(room.history[-1])
    alone = publish(None, said, levels=LEVELS, smallest_group=1)
    for kind in KINDS:
        for way, told in (("", room.releases()[-1]), (CARELESS, alone)):
            tried[f"{kind}: numbers of few people" + way] += 1
            learned[f"{kind}: numbers of few people" + way] += few(room, kind, told) > 0


def _few_left(room: Organisation, existing: ExistingPeople) -> int:
    """Return how many published sets leave too few real people without the attacker's own."""
    found = 0
    for published in replace(room, existing=existing).releases():
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
    _single_answers(random_, tried, learned)


def _single_answers(random_: random.Random, tried: Counter[str], learned: Counter[str]) -> None:
    """Look in a file of single answers for statements of which all who answered say the same."""
    people_ = [f"p{n}" for n in range(random_.randint(5, 12))]
    shares = [random_.random() for _ in range(6)]
    answers = {
        f"s{at}": {who: 1 if random_.random() < share**0.2 else -1 for who in people_}
        for at, share in enumerate(shares)
    }
    released = Released({key: {"": given} for key, given in answers.items()})
    for way, near in (("", NEAR), (CARELESS, {})):
        found = ballot(released, answers, smallest_group=5, lot="lot", near=near, draw="draw")
        for at in range(len(found.statements)):
            said = {row[at] for row in found.votes} - {None}
            tried["answers of all alike in a file" + way] += 1
            learned["answers of all alike in a file" + way] += len(said) == 1
