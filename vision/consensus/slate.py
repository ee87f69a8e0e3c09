"""A slate: a few statements that together leave no level and no opinion group without a voice."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np

from vision.consensus.equal_shares import equal_shares
from vision.consensus.expected_answers import expected_agreement
from vision.consensus.slate_voices import heard, unheard
from vision.limits import SMALLEST_GROUP
from vision.privacy import round_share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.consensus.equal_shares import Purchase
    from vision.consensus.votes import BoolArray, FloatArray, Votes

SIZES: Final = range(3, 11)
"""How many statements a slate may be asked to have."""

USUAL: Final = 5
"""How many it has unless somebody asks for another number."""

MOST_STATEMENTS: Final = 120
"""Statements that are looked at: those that most are likely to agree with, and each group's own."""

OF_EACH: Final = 5
"""Of these, those that each group wants most."""

HEAVY: Final = 2.0
"""What "agree, and it matters a lot to me" is worth beside a mere "agree"."""

CLEARLY: Final = 1.25
"""How many times its part of the people a group spends on what it carries."""

MOST_TIES: Final = 3
"""Statements named that would have done as well."""


@dataclass(frozen=True, slots=True)
class Group:
    """A level, or an opinion group.

    Attributes:
        name: As it may be shown.
        opinion: Whether it is an opinion group.
        agree: Statement to the share that agrees of those who take a side, where that is shown.
    """

    name: str
    opinion: bool
    agree: Mapping[str, float]

    @property
    def wants(self) -> frozenset[str]:
        """Statements that most of it want."""
        return frozenset(key for key, share in self.agree.items() if share > 0.5)  # noqa: PLR2004 - most


@dataclass(frozen=True, slots=True)
class Seat:
    """A statement of a slate, and whom it brings in.

    Attributes:
        statement: Its id.
        levels: Levels of which most want it.
        first_levels: Those of them that want nothing above it.
        first_groups: Opinion groups of which most want it, and nothing above it.
        carried: Levels and opinion groups that spend clearly more on it than their part of the
            people, opinion groups as ``("A", True)``.
        new: Share of people likely to agree with it and with nothing above it, 0..1, rounded; 0
            where they are fewer than the smallest group.
        tied: Others that would have done as well, a few of them.
        ties: How many would have.
        stepped_in: Whether it took the place of another, so that a group has a voice.
    """

    statement: str
    levels: tuple[str, ...]
    first_levels: tuple[str, ...]
    first_groups: tuple[str, ...]
    carried: tuple[tuple[str, bool], ...]
    new: float
    tied: tuple[str, ...] = ()
    ties: int = 0
    stepped_in: bool = False


@dataclass(frozen=True, slots=True)
class Slate:
    """A fair short list; everything in it may be shown.

    Attributes:
        seats: In order; fewer than asked for where fewer statements have enough answers.
        levels: Levels that may be told from each other.
        silent_levels: Levels of which most want nothing in it.
        silent_groups: Opinion groups likewise.
        covered: Share of people likely to agree with at least one statement in it, 0..1, rounded.
    """

    seats: tuple[Seat, ...]
    levels: tuple[str, ...]
    silent_levels: tuple[str, ...]
    silent_groups: tuple[str, ...]
    covered: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Return it as plain lists and dictionaries."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return what ``to_json`` wrote."""
        seats = tuple(_seat(row) for row in data["seats"])
        levels, silent, groups = (
            tuple(data[name]) for name in ("levels", "silent_levels", "silent_groups")
        )
        return cls(seats, levels, silent, groups, data["covered"])


def _seat(row: Mapping[str, Any]) -> Seat:
    lists = ("levels", "first_levels", "first_groups", "tied")
    told: dict[str, Any] = {**row, **{name: tuple(row[name]) for name in lists}}
    told["carried"] = tuple((name, opinion) for name, opinion in row["carried"])
    return Seat(**told)


def slates(
    votes: Votes,
    heavy: BoolArray,
    groups: Sequence[Group],
    parts: Sequence[Sequence[str | None]],
    *,
    smallest_group: int = SMALLEST_GROUP,
    rather: Mapping[str, float] | None = None,
    sizes: Sequence[int] = SIZES,
) -> dict[int, Slate]:
    """Return a slate of each size.

    Everyone has the same share of the slate to spend (``equal_shares``), on statements they agree
    with or, where they were not asked, would most likely agree with (``expected_agreement``). What
    matters a lot is worth twice as much, set against the person's own mean, so that whoever ticks
    everything has no more to say than whoever ticks nothing. Where a level or an opinion group,
    however small, then has no voice, the fewest statements make room for one that most of it want
    (``heard``).

    Args:
        votes: Answers that are counted in public, to statements that may be shown.
        heavy: Shape of ``votes``: where somebody agrees and says that it matters a lot.
        groups: Levels that are shown, from the top down, then opinion groups.
        parts: The level, then the opinion group, of each person; empty to part nobody.
        smallest_group: People below which nothing is told of a part of the room.
        rather: Statement to what decides where two are as good: how many call it important.
        sizes: How many statements each should have.
    """
    chance = expected_agreement(votes, *parts)
    looked = _looked_at(votes, chance, groups)
    keys = [votes.statements[column] for column in looked]
    chance, heavy = chance[:, looked], heavy[:, looked]
    worth = _worth(chance, votes.values[:, looked] == 1, heavy)
    wish = [(rather or {}).get(key, 0.0) for key in keys]
    strongest = [keys[at] for at in np.argsort(-chance.sum(axis=0), kind="stable")]
    wanted = {_label(each): each.wants & set(keys) for each in groups}
    found = {}
    for size in sizes:
        bought = equal_shares(worth, size, rather=wish)
        chosen = [keys[each.column] for each in bought]
        final = heard(chosen, wanted, strongest)
        seats = _seats(final, bought, keys, chance, (groups, parts, smallest_group))
        silent = unheard(final, wanted)
        found[size] = Slate(
            seats,
            tuple(each.name for each in groups if not each.opinion),
            tuple(each.name for each in groups if not each.opinion and _label(each) in silent),
            tuple(each.name for each in groups if each.opinion and _label(each) in silent),
            round_share(1.0 - _left(chance, [keys.index(key) for key in final]), len(chance)),
        )
    return found


def _label(group: Group) -> str:
    """Return one name for a group, which no other group has."""
    return f"{'group' if group.opinion else 'level'} {group.name}"


def _looked_at(votes: Votes, chance: FloatArray, groups: Sequence[Group]) -> list[int]:
    """Return the columns that are looked at, in order: of those that anybody agreed with."""
    agreed = (votes.values == 1).any(axis=0)
    ranked = [at for at in np.argsort(-chance.sum(axis=0), kind="stable").tolist() if agreed[at]]
    column = {key: at for at, key in enumerate(votes.statements) if agreed[at]}
    own = [
        column[key]
        for group in groups
        for key in sorted(group.agree, key=lambda each: (-group.agree[each], each))[:OF_EACH]
        if key in column
    ]
    return sorted({*ranked[:MOST_STATEMENTS], *own})


def _worth(chance: FloatArray, agreed: BoolArray, heavy: BoolArray) -> FloatArray:
    """Return what each statement is worth to each person; what they agreed with 1 in the mean."""
    said = np.where(agreed, np.where(heavy, HEAVY, 1.0), 0.0)
    mean = said.sum(axis=1) / np.maximum(agreed.sum(axis=1), 1)
    worth: FloatArray = np.where(agreed, said / np.where(mean > 0, mean, 1.0)[:, None], chance)
    return worth


def _left(chance: FloatArray, columns: Sequence[int]) -> float:
    """Return the share of people likely to agree with none of some statements."""
    return float((1.0 - chance[:, list(columns)]).prod(axis=1).mean())


def _seats(
    final: Sequence[str],
    bought: Sequence[Purchase],
    keys: Sequence[str],
    chance: FloatArray,
    room: tuple[Sequence[Group], Sequence[Sequence[str | None]], int],
) -> tuple[Seat, ...]:
    groups, parts, smallest_group = room
    column = {key: at for at, key in enumerate(keys)}
    purchase = {keys[each.column]: each for each in bought}
    nothing = np.ones(len(chance))
    seats = []
    for at, key in enumerate(final):
        above = set(final[:at])
        mine = [each for each in groups if key in each.wants]
        fresh = [each for each in mine if each.wants.isdisjoint(above)]
        own = purchase.get(key)
        tied = [keys[each] for each in own.tied] if own else []
        open_ = [each for each in tied if each not in final]
        new = float((nothing * chance[:, column[key]]).mean())
        seats.append(
            Seat(
                key,
                tuple(each.name for each in mine if not each.opinion),
                tuple(each.name for each in fresh if not each.opinion),
                tuple(each.name for each in fresh if each.opinion),
                _carried(own, groups, parts, smallest_group),
                round_share(new, len(chance)) if new * len(chance) >= smallest_group else 0.0,
                tuple(open_[:MOST_TIES]),
                len(open_),
                stepped_in=own is None,
            )
        )
        nothing = nothing * (1.0 - chance[:, column[key]])
    return tuple(seats)


def _carried(
    bought: Purchase | None,
    groups: Sequence[Group],
    parts: Sequence[Sequence[str | None]],
    smallest_group: int,
) -> tuple[tuple[str, bool], ...]:
    """Return the groups that spend clearly more on a statement than their part of the people."""
    found: list[tuple[str, bool]] = []
    for group in groups if bought else ():
        if bought is None or len(parts) <= group.opinion:
            continue
        here = np.array([name == group.name for name in parts[group.opinion]])
        many = int(here.sum())
        fair = CLEARLY * bought.paid.sum() * many / max(len(here), 1)
        if many >= smallest_group and bought.paid[here].sum() >= fair:
            found.append((group.name, group.opinion))
    return tuple(found)
