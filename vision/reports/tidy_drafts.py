"""Whose voice a draft carries, where people stand to it and what pulses came to: tidy tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from vision.drafts.stances import Stance
from vision.privacy import EVERYONE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vision.drafts import Coverage
    from vision.drafts.pulses import Counted
    from vision.drafts.stances import Stances

MEANING: Final = {
    "voice.version": "number of a draft",
    "voice.group": "a level, or everyone",
    "voice.share": "part of the group's voice that the draft carries, 0 to 1; blank: withheld",
    "sentences.version": "number of a draft",
    "sentences.place": "place of a sentence in it, from 1",
    "sentences.sentence": "its words",
    "sentences.theme": "name of a theme that it carries; blank: it carries none",
    "sentence_people.version": "number of a draft",
    "sentence_people.place": "place of a sentence in it, from 1",
    "sentence_people.level": "a level",
    "sentence_people.people": "people who speak of what the sentence carries, to the nearest 5 of"
    " 100 where a level has fewer than 100; blank: withheld",
    "stances.version": "number of a draft",
    "stances.group": "a level, or everyone",
    "stances.stance": "an attitude to the draft, after Senge",
    "stances.share": "share of those of the group who said it, 0 to 1; blank: withheld",
    "pulses.pulse": "number of a pulse",
    "pulses.day": "when it was opened",
    "pulses.sentence": "a sentence of the vision",
    "pulses.group": "a level, or everyone",
    "pulses.people": "people who said how true it is today; blank: withheld",
    "pulses.mean": "their mean, 0 to 10; blank: withheld",
}
"""What each column of each table means."""


def voice_tables(version: int, told: Coverage) -> dict[str, pd.DataFrame]:
    """Return whose voice a draft carries, and what each of its sentences does.

    Args:
        version: Its number.
        told: What it carries.
    """
    voices = {EVERYONE: told.everyone, **told.voice}
    places = list(enumerate(told.clauses, start=1))
    carried = [
        (version, place, clause.text, theme.name if theme else None)
        for place, clause in places
        for theme in clause.carried or [None]
    ]
    people = [
        (version, place, level, count)
        for place, clause in places
        for level, count in clause.people.items()
    ]
    return {
        "voice": pd.DataFrame(
            [(version, _group(level), share) for level, share in voices.items()],
            columns=["version", "group", "share"],
        ).astype({"share": float}),
        "sentences": pd.DataFrame(carried, columns=["version", "place", "sentence", "theme"]),
        "sentence_people": pd.DataFrame(
            people, columns=["version", "place", "level", "people"]
        ).astype({"people": "Int64"}),
    }


def stance_table(told: Iterable[tuple[int, Stances]]) -> pd.DataFrame:
    """Return where each group stands to each version, one stance a row.

    Args:
        told: Number of a version, and where people stand to it.
    """
    rows = [
        (version, _group(group.level), str(stance), share)
        for version, found in told
        for group in (found.everyone, *found.levels)
        for stance, share in zip(Stance, group.shares or [None] * len(Stance), strict=True)
    ]
    table = pd.DataFrame(rows, columns=["version", "group", "stance", "share"])
    return table.astype({"share": float})


def pulse_table(told: Iterable[tuple[int, str, Counted]]) -> pd.DataFrame:
    """Return how true each sentence is to each group, pulse by pulse.

    Args:
        told: Number of a pulse, its day, and what it came to.
    """
    rows = [
        (number, day, sentence.text, _group(group.level), group.people or None, group.mean)
        for number, day, found in told
        for sentence in found.sentences
        for group in sentence.groups
    ]
    table = pd.DataFrame(rows, columns=["pulse", "day", "sentence", "group", "people", "mean"])
    return table.astype({"people": "Int64", "mean": float})


def _group(level: str) -> str:
    """Return the name of a group as the tables of answers call it."""
    return "everyone" if level == EVERYONE else level
