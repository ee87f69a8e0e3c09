"""What the meter says: the name of a stage, and its evidence written out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.drafts.meter import WEIGHTS, Stage
from vision.translation import listed, marked, told

if TYPE_CHECKING:
    from vision.drafts.meter import Meter
    from vision.translation import Message

NAMES: Final = {
    Stage.TELLING: marked("telling"),
    Stage.SELLING: marked("selling"),
    Stage.TESTING: marked("testing"),
    Stage.CONSULTING: marked("consulting"),
    Stage.CO_CREATING: marked("co-creating"),
}
SAYS: Final = {
    Stage.TELLING: marked("This vision was told: no part of people’s in it can be shown."),
    Stage.SELLING: marked("This vision was sold: people could speak to it, and it stayed."),
    Stage.TESTING: marked("This vision was tested: it was changed after people had spoken."),
    Stage.CONSULTING: marked(
        "People were consulted: it carries what they said, and leaders kept the pen."
    ),
    Stage.CO_CREATING: marked(
        "It was created together: what people said and how they worded it stands in it."
    ),
}
KINDS: Final = {
    "first": marked("Who wrote first"),
    "carried": marked("Carried by people’s words"),
    "taken": marked("Suggestions taken up"),
    "changed": marked("What changed, and for whom"),
    "answered": marked("Who could answer"),
}
"""Titles of the evidence, in the order of the weights."""

DOORS: Final = 3
WHOLE: Final = 0.995


def evidence(found: Meter) -> tuple[tuple[str, Message, int, int], ...]:
    """Return each kind of evidence: its title, a sentence, its points, and the most it can give."""
    says = {
        "first": _first(found),
        "carried": told(
            "{some} of {sentences} sentences carry what somebody had said before; {all} carry what "
            "every level had said.",
            sentences=found.sentences,
            all=found.carried_by_all,
            some=found.carried_by_some,
        ),
        "taken": _taken(found),
        "changed": _changed(found),
        "answered": _answered(found),
    }
    return tuple(
        (KINDS[kind], says[kind], round(WEIGHTS[kind] * found.evidence[kind]), WEIGHTS[kind])
        for kind in WEIGHTS
    )


def _first(found: Meter) -> Message:
    if found.wrote_first >= WHOLE:
        return told("Everyone who wrote had done so before the first version.")
    if not found.wrote_first:
        return told("The first version was there before enough people had written.")
    return told(
        "{number} of 100 who wrote had done so before the first version.",
        number=round(100 * found.wrote_first),
    )


def _taken(found: Meter) -> Message:
    if not found.suggested:
        return told("Nobody has suggested a wording.")
    return told(
        "{suggested} wordings were suggested; {standing} of {sentences} sentences stand as "
        "somebody suggested them.",
        suggested=found.suggested,
        standing=found.standing,
        sentences=found.sentences,
    )


def _changed(found: Meter) -> Message:
    if found.grew:
        return told(
            "After people had spoken, the voice of {levels} in it grew.",
            levels=listed(list(found.grew)),
        )
    if found.evidence["changed"]:
        return told("It was changed where people had remarked; no level’s voice in it grew.")
    return told("Nothing was changed after people had spoken.")


def _answered(found: Meter) -> Message:
    levels = len(found.levels)
    if levels == 1:
        return told(
            "Enough people came through {number} of {doors} doors: to answer each other, to say "
            "where they stand, to comment or suggest.",
            number=sum(part > 0 for part in found.doors.values()),
            doors=DOORS,
        )
    says = (
        marked(
            "Enough people answered each other at {answers} of {levels} levels as shown, and said "
            "where they stand at {stances}. In the whole room enough commented or suggested."
        )
        if found.doors["remarks"]
        else marked(
            "Enough people answered each other at {answers} of {levels} levels as shown, and said "
            "where they stand at {stances}. In the whole room too few commented or suggested."
        )
    )
    doors = {door: round(found.doors[door] * levels) for door in ("answers", "stances")}
    return told(says, levels=levels, **doors)
