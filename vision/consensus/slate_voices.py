"""Who has a voice in a short list, and the fewest changes that give one to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet


def unheard(chosen: Sequence[str], wanted: Mapping[str, AbstractSet[str]]) -> tuple[str, ...]:
    """Return the groups that want nothing of what was chosen.

    Args:
        chosen: Statements.
        wanted: Group to the statements that most of it want.

    Example:
        >>> unheard(["a", "b"], {"Top": {"c"}, "Base": {"a"}})
        ('Top',)
    """
    return tuple(group for group, some in wanted.items() if some.isdisjoint(chosen))


def heard(
    chosen: Sequence[str], wanted: Mapping[str, AbstractSet[str]], others: Sequence[str]
) -> tuple[str, ...]:
    """Return a list in which as many groups have a voice as swaps one by one can give one.

    As long as a group has none, the swap that gives a voice to most is made; of equal ones that
    which takes out what was chosen last, for the first of the others. A swap never takes more
    voices than it gives.

    Args:
        chosen: Statements in the order in which they were chosen.
        wanted: Group to the statements that most of it want; with none it can't be heard.
        others: What else there is, the strongest first.

    Returns:
        As many statements; what comes in stands in the place of what goes.

    Example:
        >>> heard(["a", "b"], {"Top": {"c"}, "Base": {"a", "b"}}, ["d", "c"])
        ('a', 'c')
    """
    now = list(chosen)
    while unheard(now, wanted):
        silent = len(unheard(now, wanted))
        useful = [
            each
            for each in others
            if each not in now and any(each in wanted[group] for group in unheard(now, wanted))
        ]
        swaps = [
            (len(unheard([*now[:at], each, *now[at + 1 :]], wanted)), -at, place)
            for place, each in enumerate(useful)
            for at in range(len(now))
        ]
        best = min(swaps, default=None)
        if best is None or best[0] >= silent:
            break
        now[-best[1]] = useful[best[2]]
    return tuple(now)
