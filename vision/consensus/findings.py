"""What responses come to: findings that a leader can repeat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vision.consensus.sentences import finding
from vision.translation import of_100, told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.consensus.levels import Answered, Consensus
    from vision.consensus.slate import Seat, Slate
    from vision.findings import Finding

_TWO = 2


def agreement_finding(found: Consensus) -> Finding:
    """Return how many statements every level wants, and how many part them.

    Args:
        found: What may be shown of the answers.

    Returns:
        One or two sentences; counts are of statements that every level shown has answered.

    Example:
        >>> from vision.consensus.levels import Consensus
        >>> str(agreement_finding(Consensus(("Top", "Base"), 5, ())))
        'Too few people have answered to say who agrees.'
    """
    asked, wanted, parted = found.asked, len(found.bridges), len(found.divides)
    several = len(found.levels) >= _TWO
    who = "" if several else "everyone, "
    if not asked:
        return finding("too few")
    if asked == 1:
        parts = "the one parts" if parted else "the one is open"
        return finding(f"{who}the one is wanted" if wanted else f"{who}{parts}")
    if wanted == asked:
        first = finding(f"{who}all wanted", asked=asked)
    elif wanted:
        first = finding(f"{who}some wanted", wanted, asked=asked)
    else:
        first = finding(f"{who}none wanted", asked=asked)
    return replace(first, then=_parting(found, parted)) if several else first


def _parting(found: Consensus, parted: int) -> Finding:
    """Return how many statements part the levels, or what can't be told about that."""
    if parted:
        return finding("parted", parted)
    sides = sum(_on_two_sides(each) for each in found.statements)
    return finding("two sides", sides) if sides else finding("not parted")


def _on_two_sides(answered: Answered) -> bool:
    """Return whether more agree at one level and more disagree at another, whatever chance says."""
    if None in answered.levels:
        return False
    leans = [each.agree - each.disagree for each in answered.levels if each]
    return min(leans) < 0 < max(leans)


def groups_finding(sizes: Mapping[str, int]) -> Finding:
    """Return how many groups of people vote alike.

    Args:
        sizes: People by group.

    Example:
        >>> str(groups_finding({"A": 40, "B": 25}))
        'People fall into 2 groups that answer differently'
    """
    return finding("groups", len(sizes)) if len(sizes) >= _TWO else finding("no groups")


def tension_finding(spaces: Mapping[str, float]) -> Finding:
    """Return which theme is wanted most beyond what is true of it today.

    Args:
        spaces: Name of a theme to what is wanted less what is true, each 0 to 1, as the mean over
            the levels shown; at least one.

    Example:
        >>> str(tension_finding({"Time for patients": 0.55, "Beds": 0.2}))
        '“Time for patients” is wanted most beyond what is true today'
    """
    name, widest = max(spaces.items(), key=lambda pair: pair[1])
    return finding("tension", theme=name) if widest > 0 else finding("no tension")


def corner_finding(names: Sequence[str], across: str) -> Finding:
    """Return which themes matter, or are wanted, more than others and are less true today.

    Args:
        names: Themes in that quarter, the furthest first; may be empty.
        across: ``matters`` or ``wanted``.

    Example:
        >>> str(corner_finding(["Pay", "Beds"], "matters"))
        'Matters more than the average theme and is less true today: Pay and Beds'
    """
    kind = across if names else f"{across}, none"
    return finding(kind, themes=list(names))


def seat_finding(seat: Seat, slate: Slate) -> Finding:
    """Return whom a statement of a slate brings in.

    Example:
        >>> from vision.consensus.slate import Seat, Slate
        >>> seat = Seat("a", ("Top",), ("Top",), ("A",), (), 0.25)
        >>> slate = Slate((seat,), ("Top", "Base"), (), ())
        >>> str(seat_finding(seat, slate))
        'Most want it at Top. About 25 of 100 people would agree with it.'
    """
    first = slate.seats[0].statement == seat.statement
    parts: list[Finding] = []
    if slate.levels and seat.levels == slate.levels:
        parts.append(finding("seat, every level"))
    elif seat.levels:
        parts.append(finding("seat, levels", levels=list(seat.levels)))
    fresh = [*seat.first_levels, *(told("group {name}", name=name) for name in seat.first_groups)]
    if fresh and not first:
        parts.append(finding("seat, first", groups=fresh))
    if seat.carried:
        carried = [told("group {name}", name=n) if group else n for n, group in seat.carried]
        parts.append(finding("seat, carried", groups=carried))
    if first:
        parts.append(finding("seat, new, first", share=of_100(seat.new)))
    elif seat.new:
        parts.append(finding("seat, new", share=of_100(seat.new)))
    else:
        parts.append(finding("seat, nobody new"))
    found = parts[-1]
    for part in reversed(parts[:-1]):
        found = replace(part, then=found)
    return found


def slate_finding(slate: Slate) -> Finding:
    """Return whether a slate leaves anybody without a voice.

    Example:
        >>> from vision.consensus.slate import Slate
        >>> str(slate_finding(Slate((), ("Top", "Base"), ("Top",), ("B",))))
        'Most of Top and group B want nothing of it'
    """
    silent = [*slate.silent_levels, *(told("group {name}", name=n) for n in slate.silent_groups)]
    if silent:
        return finding("slate, silent", groups=silent)
    if slate.levels:
        return finding("slate, voices", len(slate.seats))
    return finding("slate, everyone", share=of_100(slate.covered))
