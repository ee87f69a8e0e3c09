"""Every sentence about alignment: the one table that turns findings into words.

A sentence says whole numbers of 100 people or voices. ``claims`` and ``denies`` name the verdicts
(``vision.significance``) that have to be called, or not, wherever it is said; tests hold them
against thousands of rooms.
"""

from __future__ import annotations

from typing import Final

from vision.findings import Finding, Sentence
from vision.translation import told, told_many

LEVELS: Final = ("gap", "trend", "pair", "overall")
"""Verdicts that levels differ, or are closer than chance would have them."""

THEMES: Final = ("gap", "trend")

SENTENCES: Final[dict[str, Sentence]] = {
    # Where nothing can be compared
    "too few": Sentence(told("Too few people have written to say anything yet.")),
    "small themes": Sentence(
        told("No theme has enough people behind it yet to count. Read what they wrote.")
    ),
    "whole room": Sentence(told("The whole room, most of all, speaks of “{theme}”.")),
    "whole room, threaded": Sentence(
        told("Of what hangs together, the whole room speaks most of “{theme}”.")
    ),
    "one band": Sentence(
        told("Too few people wrote to tell levels apart. This is the whole room.")
    ),
    "no levels": Sentence(told("This is the whole room; there are no levels to compare.")),
    "rows": Sentence(
        told(
            "Each row counts as a person here, so nothing can be told from chance; the numbers"
            " stand for themselves."
        ),
        denies=(*LEVELS, "units", "change"),
    ),
    # The answer in ten seconds
    "none, all could": Sentence(
        told(
            "No level differs beyond chance; a gap of {points} points between any two would most"
            " likely have shown."
        ),
        denies=LEVELS,
    ),
    "none, some could": Sentence(
        told(
            "No level differs beyond chance; {points} points between {level_a} and {level_b} would"
            " most likely have shown, between some others only {most} or more."
        ),
        denies=LEVELS,
    ),
    "none, one pair could": Sentence(
        told(
            "No level differs beyond chance; {points} points between {level_a} and {level_b} would"
            " most likely have shown, between some others no gap would."
        ),
        denies=LEVELS,
    ),
    "none, too small": Sentence(
        told(
            "This room is too small to show a difference under {points} points reliably, and shows"
            " none."
        ),
        denies=LEVELS,
    ),
    "none, nothing could": Sentence(
        told("This room is too small to tell whether levels differ."), denies=LEVELS
    ),
    "closer": Sentence(
        told("Levels are closer in what they speak of than chance alone would have them."),
        claims=("overall", "pair"),
        denies=THEMES,
    ),
    "pairs apart": Sentence(
        told_many(
            "{level_a} and {level_b} differ in what they speak of, in no single theme but in the"
            " mix.",
            "In {number} pairs of levels the two differ in what they speak of, most of all"
            " {level_a} and {level_b}; in no single theme but in the mix.",
            0,
        ),
        claims=("pair",),
        denies=THEMES,
    ),
    "exceptions": Sentence(
        told_many(
            "One theme sets levels apart; over all themes together they do not differ beyond"
            " chance.",
            "Levels are set apart by {number} themes; over all themes together they do not differ"
            " beyond chance.",
            0,
        ),
        claims=THEMES,
        denies=("overall",),
    ),
    "closer, exceptions": Sentence(
        told_many(
            "Over all themes levels are closer than chance alone would have them, yet one theme"
            " sets them apart.",
            "Over all themes levels are closer than chance alone would have them, yet {number}"
            " themes set them apart.",
            0,
        ),
        claims=THEMES,
    ),
    "mostly shared": Sentence(
        told_many(
            "Levels share most of what they speak of; one theme sets them apart.",
            "Levels share most of what they speak of; {number} themes set them apart.",
            0,
        ),
        claims=THEMES,
    ),
    "mostly shared, the mix": Sentence(
        told("Levels share most of what they speak of; only the mix differs."),
        claims=("overall",),
        denies=THEMES,
    ),
    "different": Sentence(
        told_many(
            "Levels speak of different things, most of all in one theme.",
            "Levels speak of different things, most of all in {number} themes.",
            0,
        ),
        claims=("overall",),
    ),
    "different, the mix": Sentence(
        told("Levels speak of different things, in no single theme but in the mix."),
        claims=("overall",),
        denies=THEMES,
    ),
    # Themes by level
    "gap": Sentence(
        told(
            "More people at {high} than at {low} speak of “{theme}”: {more} of 100 against {less}."
        ),
        claims=("gap",),
    ),
    "gap, loose": Sentence(
        told(
            "More people at {high} than at {low} speak of “{theme}”, whose statements are only"
            " loosely alike: {more} of 100 against {less}."
        ),
        claims=("gap",),
    ),
    "shared": Sentence(
        told(
            "“{theme}” is what levels share most: about {least} of 100 people speak of it, or"
            " more, at every level."
        )
    ),
    "little shared": Sentence(
        told(
            "No theme is spoken of widely at every level: even of “{theme}”, which comes nearest,"
            " about {least} of 100 people speak at {level}."
        )
    ),
    "shared, threaded": Sentence(
        told(
            "Of what hangs together, levels share “{theme}” most: about {least} of 100 people"
            " speak of it, or more, at every level."
        )
    ),
    "little shared, threaded": Sentence(
        told(
            "Of what hangs together, nothing is spoken of widely at every level: even of"
            " “{theme}”, which comes nearest, about {least} of 100 people speak at {level}."
        )
    ),
    "all small": Sentence(told("No theme has enough people behind it to be broken down by level.")),
    # Gaps
    "no gap": Sentence(told("No difference between two levels is beyond chance."), denies=("gap",)),
    "gaps": Sentence(
        told_many(
            "One difference between two levels is beyond chance.",
            "Between two levels, {number} differences are beyond chance.",
            0,
        ),
        claims=("gap",),
    ),
    "all could": Sentence(
        told("Between any two levels a gap of {points} points or more most likely shows.")
    ),
    "some could": Sentence(
        told(
            "Between {level_a} and {level_b} a gap of {points} points or more most likely shows,"
            " between some others only one of {most} or more."
        )
    ),
    "one pair could": Sentence(
        told(
            "Between {level_a} and {level_b} a gap of {points} points or more most likely shows;"
            " between some others not even the widest might."
        )
    ),
    "nothing could": Sentence(told("In a room this small even the widest gap might not show.")),
    # On the way up
    "fades": Sentence(
        told(
            "“{theme}” fades on its way up: {from_bottom} of 100 speak of it at {bottom},"
            " {at_top} of 100 at {top}."
        ),
        claims=("trend",),
    ),
    "grows": Sentence(
        told(
            "“{theme}” grows on its way up: {from_bottom} of 100 speak of it at {bottom},"
            " {at_top} of 100 at {top}."
        ),
        claims=("trend",),
    ),
    "fades, loose": Sentence(
        told(
            "“{theme}”, whose statements are only loosely alike, fades on its way up:"
            " {from_bottom} of 100 speak of it at {bottom}, {at_top} of 100 at {top}."
        ),
        claims=("trend",),
    ),
    "grows, loose": Sentence(
        told(
            "“{theme}”, whose statements are only loosely alike, grows on its way up:"
            " {from_bottom} of 100 speak of it at {bottom}, {at_top} of 100 at {top}."
        ),
        claims=("trend",),
    ),
    "no trend": Sentence(
        told("No theme fades or grows on its way up beyond chance."), denies=("trend",)
    ),
    # Shared focus
    "less in common": Sentence(
        told(
            "{voices} of 100 voices in common. Chance alone would give {low} to {high}, so the"
            " levels differ by more than chance."
        ),
        claims=("overall",),
    ),
    "more in common": Sentence(
        told(
            "{voices} of 100 voices in common. Chance alone would give {low} to {high}, so levels"
            " are closer than they would be by chance."
        ),
        claims=("overall",),
    ),
    "as chance gives": Sentence(
        told(
            "{voices} of 100 voices in common. Chance alone would give {low} to {high}, so over"
            " all themes together no difference shows."
        ),
        denies=("overall", "pair"),
    ),
    "as chance gives, pairs apart": Sentence(
        told_many(
            "{voices} of 100 voices in common, as chance alone might have it ({low} to {high});"
            " of two levels, {level_a} and {level_b}, this is not so.",
            "{voices} of 100 voices in common, as chance alone might have it ({low} to {high});"
            " of {number} pairs of levels this is not so.",
            0,
        ),
        claims=("pair",),
        denies=("overall",),
    ),
    "outside, not called": Sentence(
        told(
            "{voices} of 100 voices in common, where chance alone would mostly give {low} to"
            " {high}. Among all that is looked at, that alone proves no difference."
        ),
        denies=("overall",),
    ),
    "in common, rows": Sentence(
        told("{voices} of 100 voices in common."), denies=("overall", "pair")
    ),
    # Units
    "units alike": Sentence(
        told("Units do not differ beyond chance. No silo shows."), denies=("units",)
    ),
    "units hardly apart": Sentence(
        told(
            "Units speak of slightly different things, beyond chance: by less than 0.01 on a scale"
            " from 0 (the same mix) to 1 (each its own)."
        ),
        claims=("units",),
    ),
    "units slightly apart": Sentence(
        told(
            "Units speak of slightly different things, beyond chance: {size} on a scale from 0"
            " (the same mix) to 1 (each its own)."
        ),
        claims=("units",),
    ),
    "units apart": Sentence(
        told(
            "Units speak of different things, as silos do: {size} on a scale from 0 (the same mix)"
            " to 1 (each its own)."
        ),
        claims=("units",),
    ),
    # Rounds
    "stayed": Sentence(
        told(
            "Shared focus has not changed beyond chance: {before} of 100 voices in round {first},"
            " {now} in round {last}; chance alone would give {low} to {high}."
        ),
        denies=("change",),
    ),
    "grew": Sentence(
        told(
            "Shared focus grew beyond chance: {before} of 100 voices in round {first}, {now} in"
            " round {last}, where chance alone would give {low} to {high}."
        ),
        claims=("change",),
    ),
    "shrank": Sentence(
        told(
            "Shared focus shrank beyond chance: {before} of 100 voices in round {first}, {now} in"
            " round {last}, where chance alone would give {low} to {high}."
        ),
        claims=("change",),
    ),
    "rounds, untold": Sentence(
        told(
            "{before} of 100 voices in common in round {first}, {now} in round {last}; whether"
            " that is a change can’t be told."
        ),
        denies=("change",),
    ),
    # What leaders expected
    "no guess": Sentence(told("No theme was guessed by enough leaders to compare.")),
    "close guess": Sentence(
        told("The leaders’ guess was close: never more than {worst} of 100 people off.")
    ),
    "missed guess": Sentence(
        told("Leaders expected {expected} of 100 to speak of “{theme}”; {found} did.")
    ),
}


def finding(kind: str, number: int = 0, **values: object) -> Finding:
    """Return a finding of this table.

    Example:
        >>> str(finding("whole room", theme="Pay"))
        'The whole room, most of all, speaks of “Pay”.'
    """
    return Finding(kind, SENTENCES[kind], values, number)
