"""Every sentence about answers: the one table that turns findings into words."""

from __future__ import annotations

from typing import Final

from vision.findings import Finding, Sentence
from vision.translation import told, told_many

SENTENCES: Final[dict[str, Sentence]] = {
    "too few": Sentence(told("Too few people have answered to say who agrees.")),
    # One statement that every level has answered
    "the one is wanted": Sentence(
        told("Every level wants the one statement that enough people at each level have answered.")
    ),
    "the one parts": Sentence(
        told("The one statement that enough people at each level have answered parts the levels."),
        claims=("divide",),
    ),
    "the one is open": Sentence(
        told(
            "Of the one statement that enough people at each level have answered it can’t be told"
            " whether every level wants it."
        ),
        denies=("divide",),
    ),
    # Several
    "all wanted": Sentence(
        told(
            "Every level wants all {asked} statements that enough people at each level have"
            " answered."
        )
    ),
    "some wanted": Sentence(
        told_many(
            "Every level wants one of the {asked} statements that enough people at each level have"
            " answered.",
            "Every level wants {number} of the {asked} statements that enough people at each level"
            " have answered.",
            0,
        )
    ),
    "none wanted": Sentence(
        told(
            "Of none of the {asked} statements that enough people at each level have answered can"
            " it be told that every level wants it."
        )
    ),
    "parted": Sentence(
        told_many("One of them parts the levels.", "Levels are parted by {number} of them.", 0),
        claims=("divide",),
    ),
    "not parted": Sentence(told("None of them parts the levels."), denies=("divide",)),
    "two sides": Sentence(
        told_many(
            "On one of them levels lean to different sides, with too few answers to tell whether"
            " it parts them.",
            "On {number} of them levels lean to different sides, with too few answers to tell"
            " whether they part them.",
            0,
        ),
        denies=("divide",),
    ),
    # Where levels are not told apart
    "everyone, the one is wanted": Sentence(
        told("Most people want the one statement that enough have answered.")
    ),
    "everyone, the one is open": Sentence(
        told(
            "Of the one statement that enough have answered it can’t be told whether most people"
            " want it."
        )
    ),
    "everyone, all wanted": Sentence(
        told("Most people want all {asked} statements that enough have answered.")
    ),
    "everyone, some wanted": Sentence(
        told_many(
            "Most people want one of the {asked} statements that enough have answered.",
            "Most people want {number} of the {asked} statements that enough have answered.",
            0,
        )
    ),
    "everyone, none wanted": Sentence(
        told(
            "Of none of the {asked} statements that enough have answered can it be told that most"
            " people want it."
        )
    ),
    # Opinion groups
    "no groups": Sentence(
        told("Answers do not part people into groups"), denies=("opinion groups",)
    ),
    "groups": Sentence(
        told_many(
            "People fall into one group that answers alike",
            "People fall into {number} groups that answer differently",
            0,
        ),
        claims=("opinion groups",),
    ),
    # What is wanted and what is so
    "tension": Sentence(told("“{theme}” is wanted most beyond what is true today")),
    "matters": Sentence(
        told("Matters more than the average theme and is less true today: {themes}")
    ),
    "matters, none": Sentence(
        told("No theme matters more than the average and is less true today")
    ),
    "wanted": Sentence(told("Wanted more than the average theme and less true today: {themes}")),
    "wanted, none": Sentence(told("No theme is wanted more than the average and less true today")),
    # A slate
    "slate, voices": Sentence(
        told_many(
            "Every level and every opinion group has a voice in this one statement",
            "Every level and every opinion group has a voice in these {number} statements",
            0,
        )
    ),
    "slate, everyone": Sentence(
        told("About {share} people would agree with at least one of these statements")
    ),
    "slate, silent": Sentence(told("Most of {groups} want nothing of it")),
    "seat, every level": Sentence(told("Most people want it at every level.")),
    "seat, levels": Sentence(told("Most want it at {levels}.")),
    "seat, first": Sentence(told("The first here that most of {groups} want.")),
    "seat, carried": Sentence(told("More than others, {groups} spend their share on it.")),
    "seat, new, first": Sentence(told("About {share} people would agree with it.")),
    "seat, new": Sentence(
        told("About {share} people would agree with it and with nothing above it.")
    ),
    "seat, nobody new": Sentence(
        told("Nearly everyone who would agree with it would agree with something above it as well.")
    ),
    "no tension": Sentence(told("No theme is wanted beyond what is true of it today")),
}


def finding(kind: str, number: int = 0, **values: object) -> Finding:
    """Return a finding of this table."""
    return Finding(kind, SENTENCES[kind], values, number)
