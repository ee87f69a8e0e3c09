"""What a number means: one tap below it, in plain words."""

from __future__ import annotations

from typing import Final

from pages.parts.blocks import esc
from vision.privacy.share_rounding import COARSE, FEW_PEOPLE
from vision.translation import _, marked

MEANINGS: Final = {
    "reach": (
        marked(
            "Of 100 people who wrote, so many speak of it at least once. A person may speak of "
            "several themes, so the numbers add up to more than 100."
        ),
        marked(
            "A theme is what people speak of, not which side they take. Themes are found by a "
            "computer from the words and their meaning, and named by people."
        ),
    ),
    "levels": (
        marked(
            "Of 100 people at a level, so many speak of it. Only differences that chance alone "
            "would rarely make are listed here: of ten such, about one may still be chance."
        ),
        marked("That a theme is not listed does not prove that levels agree on it."),
    ),
    "focus": (
        marked(
            "Everyone has one voice, split over what they wrote. So many of 100 voices of a level "
            "speak of the same themes as the other levels. It is about topics, not about opinions."
        ),
    ),
    "answers": (
        marked(
            "Of 100 people who took a side, so many agree. Whoever was not sure is not counted "
            "here. Every level counts by itself, however large it is."
        ),
        marked(
            "“Every level wants it” is said only where most of each level agree so clearly that "
            "chance alone would rarely look like it."
        ),
    ),
    "voice": (
        marked(
            "Everyone has one voice, split over what they wrote. So many of 100 voices speak of "
            "a theme that some sentence of the vision carries."
        ),
        marked("Which sentence carries which theme is found by a computer, and may be wrong."),
    ),
    "stances": (
        marked(
            "People chose one sentence about where they stand. So many of 100 chose “I'll make it "
            "happen” or “I want this, and I'll help where I can”."
        ),
    ),
    "pulse": (
        marked(
            "People said of each sentence how true it is today, from 0, not at all, to 10, fully. "
            "The number is the mean. Each pulse has its own people."
        ),
        marked(
            "“Beyond chance” is said only of changes that dealing the same answers to the two "
            "pulses would rarely make. The likely range holds the true change in 95 of 100 cases."
        ),
    ),
}
"""Sentences by kind of number."""

ROUNDED: Final = marked(
    "Nothing is said about fewer than {m} people, and numbers of fewer than {few} are rounded "
    "to steps of {step}, so that nobody’s words or answers can be worked out."
)


def meaning(kind: str, smallest_group: int) -> str:
    """Return what a kind of number means, closed until somebody taps on it."""
    said = [*MEANINGS[kind], ROUNDED]
    bounds = {"m": smallest_group, "few": FEW_PEOPLE, "step": round(100 * COARSE)}
    told = "".join(f"<p>{esc(_(text, **bounds))}</p>" for text in said)
    return (
        f'<details class="v-help v-means"><summary>{esc(_("What does this mean?"))}</summary>'
        f"{told}</details>"
    )
