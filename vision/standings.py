"""Where people stand to each draft, as it may be shown: nothing can be learned by watching."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vision.drafts.stances import LevelStances, Stance, Stances, stances

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.privacy import Band


def standings(
    chosen: Mapping[str, Mapping[str, str]],
    levels: Mapping[str, str | None],
    bands: Sequence[Band],
    *,
    smallest_group: int,
    previous: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return stances by level for every draft that people were asked about, as plain JSON.

    A level that was shown keeps its numbers until ``smallest_group`` more or fewer of its people
    have said where they stand, so that nobody's answer can be read off a change.

    Args:
        chosen: Draft id to person to stance.
        levels: Person to level; None or missing where not known.
        bands: Levels as they may be shown.
        smallest_group: People that a level needs.
        previous: What this function returned last.
    """
    found: dict[str, Any] = {}
    for draft, mine in chosen.items():
        now = stances(
            {person: Stance(rung) for person, rung in mine.items()},
            levels,
            bands,
            smallest_group=smallest_group,
        )
        before = (previous or {}).get(draft)
        found[draft] = _held(now, Stances.from_json(before) if before else None, smallest_group)
    return found


def _held(now: Stances, before: Stances | None, smallest_group: int) -> dict[str, Any]:
    """Return the new numbers, with those kept that have not changed by enough people."""
    if before is None or [each.level for each in before.levels] != [e.level for e in now.levels]:
        return now.to_json()
    changed = abs((now.everyone.people or 0) - (before.everyone.people or 0)) >= smallest_group
    levels = tuple(
        _kept(old, new, smallest_group) for old, new in zip(before.levels, now.levels, strict=True)
    )
    return Stances(now.everyone if changed else before.everyone, levels).to_json()


def _kept(old: LevelStances, new: LevelStances, smallest_group: int) -> LevelStances:
    if old.people is None or new.people is None:
        return new
    return new if abs(new.people - old.people) >= smallest_group else old
