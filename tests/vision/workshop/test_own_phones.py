"""A leader's own phones among the answers: opinion groups tell him no more of the others."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pytest
from threadpoolctl import threadpool_limits

from vision.consensus import OpinionGroups, opinion_map
from vision.consensus.slate import Slate
from vision.privacy import Band, ExistingPeople, Released, release
from vision.workshop.agreement import agreement
from vision.workshop.slates import told_slates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

M: Final = 5
STATEMENTS: Final = {f"s{n}": 1 for n in range(8)}
BANDS: Final = (Band("Top", ("Top",), 12), Band("Front", ("Front",), 12))
MOMENTS: Final = 6

Answers = dict[tuple[str, str], int]


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Let no small matrix wait for threads of its own."""
    with threadpool_limits(1):
        yield


@dataclass
class Attack:
    """A room in which somebody answers with phones of his own, moment after moment.

    Attributes:
        own: The attacker's phones.
        least: People that are enough to be counted together.
        shown: What answers came to, by moment.
        released: The answers that were counted, by moment.
        levels: Everyone's level.
    """

    own: frozenset[str]
    least: int
    shown: list[dict[str, Any]] = field(default_factory=list)
    released: list[Released] = field(default_factory=list)
    levels: dict[str, str] = field(default_factory=dict)

    def look(self, answers: Answers) -> None:
        """Count what may be counted of all answers now, and find groups in it."""
        before = self.released[-1] if self.released else None
        self.released.append(
            release(
                before,
                [(statement, who, said) for (who, statement), said in answers.items()],
                asked=STATEMENTS,
                levels=self.levels,
                bands=BANDS,
                smallest_group=self.least,
            )
        )
        self.shown.append(
            agreement(
                self.released[-1],
                statements=STATEMENTS,
                bands=BANDS,
                smallest_group=M,
                least=self.least,
                previous=self.shown[-1] if self.shown else None,
            )
        )


def attacked(seed: int, *, told: bool, careful: bool = True) -> Attack:
    """Return a random room after six moments, with up to m phones of an attacker in it.

    Args:
        seed: Of everything in it.
        told: Whether it is known how many people the attacked level has; all of them came.
        careful: Whether phones beyond that number are doubted.
    """
    random_ = random.Random(seed)
    levels = {f"t{n}": "Top" for n in range(random_.randint(6, 16))}
    levels |= {f"f{n}": "Front" for n in range(random_.randint(12, 30))}
    expected: dict[str, int | None] = dict(Counter(levels.values()))
    where = random_.choice(["Top", "Front"])
    own = [f"own{n}" for n in range(random_.randint(1, M))]
    levels |= dict.fromkeys(own, where)
    if not told:
        expected[where] = None
    existing = ExistingPeople(Counter(levels.values()), expected)
    least = M + (existing.doubt(M) if careful else 0)
    attack = Attack(frozenset(own), least, levels=levels)
    camps = {who: random_.randrange(random_.choice([2, 2, 3])) for who in levels}
    plays = random_.choice(["joins one", "stands apart", "changes", "comes late", "goes"])
    answers: Answers = {}
    for moment in range(MOMENTS):
        for who in random_.sample(sorted(levels.keys() - set(own)), random_.randint(0, 4)):
            camps[who] = random_.randrange(3)
        for who in levels.keys() - set(own):
            _answer(answers, who, camps[who], random_.random() < 0.1, random_)
        _play(answers, plays, own, moment, random_)
        attack.look(answers)
    return attack


def _answer(answers: Answers, who: str, camp: int, late: bool, random_: random.Random) -> None:  # noqa: FBT001 - of a table
    """Let somebody answer as a camp does, now and then otherwise."""
    if late and (who, "s0") not in answers:
        return
    for place, statement in enumerate(STATEMENTS):
        wants = place % 3 == camp if camp < 2 else place >= 4
        if (who, statement) not in answers or random_.random() < 0.97:
            answers[who, statement] = 1 if wants else -1


def _play(
    answers: Answers, plays: str, own: list[str], moment: int, random_: random.Random
) -> None:
    """Let the attacker's phones answer as he planned."""
    for phone in own:
        if plays == "comes late" and moment < MOMENTS // 2:
            continue
        for place, statement in enumerate(STATEMENTS):
            if plays == "goes" and moment >= MOMENTS // 2:
                answers.pop((phone, statement), None)
            elif plays == "stands apart":
                answers[phone, statement] = 1 if place % 2 else -1
            elif plays == "changes":
                answers[phone, statement] = random_.choice([-1, 0, 1])
            else:
                answers[phone, statement] = 1 if place % 3 == 0 else -1


def places(told: Mapping[str, Any]) -> dict[str, str | None]:
    """Return everybody's opinion group as it is shown; nobody's where none are."""
    found = OpinionGroups.from_json(told["opinions"])
    return dict(zip(found.people, found.members, strict=True)) if told["groups"]["sizes"] else {}


def smallest_told(attack: Attack) -> int:
    """Return of how few people whom the attacker did not invent anything is told."""
    few = [M]
    for released, told in zip(attack.released, attack.shown, strict=True):
        place_of = {who: at for who, at in places(told).items() if who not in attack.own}
        sizes = Counter(place_of.values())
        few += [sizes[name] for name in told["groups"]["sizes"]]
        for name, marks in told["groups"]["marks"].items():
            for mark in marks:
                batches = released.answers[mark["statement"]].values()
                few.append(sum(place_of.get(who) == name for batch in batches for who in batch))
        if told["groups"]["sizes"]:
            dots = opinion_map(OpinionGroups.from_json(told["opinions"]), told["groups"]["least"])
            few += [each.people - len(attack.own) for each in dots]
    for one, other in pairwise(map(places, attack.shown)):
        if one and other:
            moved = sum(one.get(who) != other.get(who) for who in {*one, *other} - attack.own)
            few += [moved] if moved else []
    return min(few)


@pytest.mark.parametrize("told", [True, False], ids=["numbers-told", "no-numbers"])
def test_own_phones_tell_of_nobodys_opinion_group(*, told: bool) -> None:
    """His own taken away, sizes, marks, dots and moves are of nobody or of m people at least."""
    with_groups = 0
    for seed in range(30):
        attack = attacked(seed, told=told)
        with_groups += any(each["groups"]["sizes"] for each in attack.shown)
        assert smallest_told(attack) >= M, seed
    assert with_groups > 20


def test_where_everybody_counts_who_joined_they_do() -> None:
    """The same attacker learns of few people in many rooms, if own phones are company."""
    learned = [smallest_told(attacked(seed, told=True, careful=False)) < M for seed in range(12)]
    assert sum(learned) > 8


def test_own_phones_give_no_opinion_group_a_voice() -> None:
    """Four own phones and one person are five answers of a group: no slate says what it wants."""
    own = [f"own{n}" for n in range(4)]
    camps = {f"a{n}": -1 for n in range(10)} | dict.fromkeys(own, -1)
    camps |= {f"b{n}": 1 for n in range(14)}
    attack = Attack(frozenset(own), M + 4, levels=dict.fromkeys(camps, "Front"))
    answers = {(who, key): camp for who, camp in camps.items() for key in STATEMENTS if key != "s7"}
    answers |= {(who, "s7"): 1 for who in [*own, "a0"]}
    answers |= {(f"b{n}", "s7"): -1 for n in range(10)}
    attack.look(answers)
    told = attack.shown[-1]
    slate = Slate.from_json(told_slates(told, attack.released[-1], BANDS)["3"])

    assert sorted(told["groups"]["sizes"].values()) == [14, 14]
    assert places(told)["a0"] in slate.silent_groups
    assert all(places(told)["a0"] not in seat.first_groups for seat in slate.seats)
