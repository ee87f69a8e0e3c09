"""What an alignment says: frozen values, safe to show, with their JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Self

from vision.alignment.changes import Change
from vision.alignment.shared_focus import Focus
from vision.privacy import Band
from vision.translation import Message

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ThemeReach:
    """How many people speak of a theme.

    Attributes:
        id: Theme id.
        name: Theme name.
        people: Who speak of it at least once; None where only a part may be counted so far.
        reach: ``people`` of everyone, from 0 to 1; None where too few speak of it.
    """

    id: int
    name: str
    people: int | None
    reach: float | None


@dataclass(frozen=True, slots=True)
class Gap:
    """A difference in reach between two levels, as it may be shown.

    Attributes:
        theme: Theme id.
        level_a: The upper level or band.
        level_b: The lower one.
        reach_a: From 0 to 1.
        reach_b: From 0 to 1.
        difference: ``reach_a`` minus ``reach_b``.
        low: Likely range (95%) of the difference, in whole points below 100 people: from ...
        high: ... to.
        p: Of the score test; up to the next step of a coarse scale below 100 people.
        q: False discovery rate at which it would be called; coarse likewise.
        beyond_chance: Whether it is called a gap.
    """

    theme: int
    level_a: str
    level_b: str
    reach_a: float
    reach_b: float
    difference: float
    low: float
    high: float
    p: float
    q: float
    beyond_chance: bool


@dataclass(frozen=True, slots=True)
class Detectable:
    """What difference in reach two levels would most likely have shown: in 4 of 5 such rooms.

    Attributes:
        level_a: The upper level or band.
        level_b: The lower one.
        gap: From 0 to 1, wherever reach lies; larger ones show at least as often. None where not
            even "all against none" would show.
    """

    level_a: str
    level_b: str
    gap: float | None


@dataclass(frozen=True, slots=True)
class Trend:
    """How a theme's reach changes from the bottom level to the top.

    Attributes:
        theme: Theme id.
        bottom: Reach at the bottom, 0 to 1.
        top: Reach at the top, 0 to 1.
        direction: "grows", "fades" or "neither" on its way up; one of the first two only beyond
            chance.
        p: Of the Cochran-Armitage test; coarse below 100 people.
        q: False discovery rate at which it would be called.
        beyond_chance: Whether it is called a trend.
    """

    theme: int
    bottom: float
    top: float
    direction: str
    p: float
    q: float
    beyond_chance: bool


@dataclass(frozen=True, slots=True)
class Units:
    """How differently units speak.

    Attributes:
        groups: Units as shown.
        reach: One row a theme (in the order of ``Alignment.themes``), one value a unit, 0 to 1;
            None where withheld.
        difference: Bias-corrected Cramér's V, from 0 to 1.
        chance: What chance alone gives in the middle.
        chance_high: What chance alone exceeds in 5 of 100 cases.
        p: How often chance alone, within levels, sets units as far apart.
        verdict: The same in words.
    """

    groups: tuple[Band, ...]
    reach: tuple[tuple[float | None, ...], ...]
    difference: float
    chance: float
    chance_high: float
    p: float
    verdict: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something that is not shown.

    Attributes:
        what: A theme or a level by its name, or a kind of number.
        why: One sentence, without a count.
    """

    what: str | Message
    why: Message

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON; a name stays a text."""
        what = self.what.to_json() if isinstance(self.what, Message) else self.what
        return {"what": what, "why": self.why.to_json()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return what ``to_json`` wrote, also before messages were kept."""
        what = data["what"]
        return cls(
            what if isinstance(what, str) else Message.from_json(what),
            Message.from_json(data["why"]),
        )


@dataclass(frozen=True, slots=True)
class RoundReach:
    """One wave of gathering.

    Attributes:
        round: From 1.
        people: Who are counted in it.
        reach: One value a theme (in the order of ``Alignment.themes``), 0 to 1; None where
            withheld.
        overall: Overall shared focus in this round; None where it can't be told.
    """

    round: int
    people: int
    reach: tuple[float | None, ...]
    overall: Focus | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """Who speaks of what, as it may be shown. Everything in it has passed ``vision.privacy``.

    Attributes:
        people: Who wrote anything that has a theme.
        levels: Levels or bands as shown, top first. One called "Everyone" where there is one only.
        themes: In display order.
        reach: One row a theme, one value a level, 0 to 1; None where withheld.
        focus: One row a level, one value a level; None where it can't be told.
        overall: Overall shared focus; None with fewer than two levels.
        gaps: All that were tested, largest first.
        detectable: For each two levels, the difference that would most likely have shown.
        omnibus_p: How often dealing people to levels and units by chance lets some view stand out
            as much; coarse below 100 people. 1 where there is nothing to compare.
        trends: One a theme; None where levels have no order.
        units: None where there are no two units to show.
        withheld: What is not shown, and why.
        rounds: One a round where there is more than one; empty otherwise.
        change: What became of shared focus from the first to the last round; None where that
            can't be told.
        has_person: False where each row counts as a person.
        smallest_group: People that a group needs.
    """

    people: int
    levels: tuple[Band, ...]
    themes: tuple[ThemeReach, ...]
    reach: tuple[tuple[float | None, ...], ...]
    focus: tuple[tuple[Focus | None, ...], ...]
    overall: Focus | None
    gaps: tuple[Gap, ...]
    detectable: tuple[Detectable, ...]
    omnibus_p: float
    trends: tuple[Trend, ...] | None
    units: Units | None
    withheld: tuple[Withheld, ...]
    rounds: tuple[RoundReach, ...]
    change: Change | None
    has_person: bool
    smallest_group: int

    @property
    def smallest_gap(self) -> float | None:
        """Difference in reach that any two levels would most likely have shown, 0 to 1.

        None where there are no two, or where some two could not have shown any.
        """
        found = [each.gap for each in self.detectable]
        return max((gap for gap in found if gap is not None), default=None) if all(found) else None

    def to_json(self) -> dict[str, Any]:
        """Return it as plain lists and dictionaries.

        ``overall`` is a number; its range and verdict stand beside it in ``overall_chance``.
        """
        data = asdict(self)
        whole = data.pop("overall")
        data["overall"] = None if whole is None else whole.pop("overlap")
        data["overall_chance"] = whole
        data["withheld"] = [each.to_json() for each in self.withheld]
        return data | {"smallest_gap": self.smallest_gap}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return what ``to_json`` wrote."""
        whole = data["overall_chance"]
        units, trends = data["units"], data["trends"]
        simple = ("people", "omnibus_p", "has_person", "smallest_group")
        return cls(
            **{name: data[name] for name in simple},
            levels=_bands(data["levels"]),
            themes=tuple(ThemeReach(**theme) for theme in data["themes"]),
            reach=_table(data["reach"]),
            focus=tuple(tuple(_focus(cell) for cell in row) for row in data["focus"]),
            overall=_focus(whole and {**whole, "overlap": data["overall"]}),
            gaps=tuple(Gap(**gap) for gap in data["gaps"]),
            detectable=tuple(Detectable(**each) for each in data["detectable"]),
            change=None if data["change"] is None else Change(**data["change"]),
            trends=None if trends is None else tuple(Trend(**trend) for trend in trends),
            units=None if units is None else _units(units),
            withheld=tuple(Withheld.from_json(entry) for entry in data["withheld"]),
            rounds=tuple(
                RoundReach(**{**r, "reach": tuple(r["reach"]), "overall": _focus(r["overall"])})
                for r in data["rounds"]
            ),
        )


def _bands(data: list[dict[str, Any]]) -> tuple[Band, ...]:
    return tuple(Band(b["name"], tuple(b["members"]), b["people"]) for b in data)


def _table(data: list[list[float | None]]) -> tuple[tuple[float | None, ...], ...]:
    return tuple(tuple(row) for row in data)


def _focus(data: Mapping[str, Any] | None) -> Focus | None:
    return None if data is None else Focus(**data)


def _units(data: dict[str, Any]) -> Units:
    parts = {"groups": _bands(data["groups"]), "reach": _table(data["reach"])}
    return Units(**{**data, **parts})
