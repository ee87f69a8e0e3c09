"""One registry of verdicts and one budget over all of them.

A *verdict* says that something is beyond chance. Every page and report of a question together may
say so falsely in at most ``BUDGET`` of the rooms in which nothing differs, so every verdict draws
on a share of it. Whoever adds a verdict adds a line here, or to ``DESCRIPTIONS`` why it is none;
tests fail on a result or a sentence that calls something which is not listed, and the benchmark
counts whatever is.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from vision.translation import marked

if TYPE_CHECKING:
    from collections.abc import Iterator

BUDGET: Final = 0.12
"""Rooms in which anything at all may be called where nothing differs."""

FALSE_DISCOVERIES: Final = 0.10
"""q: the expected share of chance findings among those called of one kind, in a room that may."""


class Share(Enum):
    """A part of the budget: rooms in which chance alone may open the verdicts that draw on it."""

    PLACES = 0.06
    """What levels and units speak of: tested together, on the same deals of people to places."""

    ROUNDS = 0.011
    """Change from round to round."""

    ANSWERS = 0.021
    """Statements that part the levels."""

    OPINIONS = 0.01
    """Groups of people who answer alike."""

    INFLUENCE = 0.008
    """Loops among themes: half of it; what drives, and what the same people speak of: a quarter."""

    PULSES = 0.005
    """Change of how true a sentence of the vision is, from the first pulse to the last."""

    PICTURES = 0.004
    """Sentences of which each pictures something else."""

    MANNER = 0.001
    """That levels write differently, whatever they speak of."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One kind of thing that may be called.

    Attributes:
        name: As sentences and the benchmark name it.
        share: What it draws on.
        result: Name of the class that holds it.
        attribute: The attribute of that class that calls it or not.
        calls: Values of the attribute that call it.
        path: Where in an alignment or in answers results of this kind stand: an attribute.
    """

    name: str
    share: Share
    result: str
    attribute: str
    calls: tuple[object, ...]
    path: str


LESS: Final = marked("less in common than chance alone would give")
MORE: Final = marked("more in common than chance alone would give")
MORE_APART: Final = marked("further apart than chance alone would give")
GREW: Final = marked("grew beyond chance")
SHRANK: Final = marked("shrank beyond chance")
CLOSER: Final = marked("truer beyond chance")
FURTHER: Final = marked("less true beyond chance")
LEVER: Final = "lever"
DRIVEN: Final = "driven"

VERDICTS: Final = (
    Verdict("gap", Share.PLACES, "Gap", "beyond_chance", (True,), "gaps"),
    Verdict("trend", Share.PLACES, "Trend", "beyond_chance", (True,), "trends"),
    Verdict("pair", Share.PLACES, "Focus", "verdict", (LESS, MORE), "focus"),
    Verdict("overall", Share.PLACES, "Focus", "verdict", (LESS, MORE), "overall"),
    Verdict("units", Share.PLACES, "Units", "verdict", (MORE_APART,), "units"),
    Verdict("change", Share.ROUNDS, "Change", "verdict", (GREW, SHRANK), "change"),
    Verdict("divide", Share.ANSWERS, "Answered", "divide", (True,), "statements"),
    Verdict(
        "opinion groups", Share.OPINIONS, "OpinionGroups", "beyond_chance", (True,), "opinions"
    ),
    Verdict("loop", Share.INFLUENCE, "Loop", "called", (True,), "loops"),
    Verdict("lever", Share.INFLUENCE, "ThemeRole", "kind", (LEVER,), "roles"),
    Verdict("driven", Share.INFLUENCE, "ThemeRole", "kind", (DRIVEN,), "roles"),
    Verdict("together", Share.INFLUENCE, "Together", "beyond_chance", (True,), "together"),
    Verdict("pulse", Share.PULSES, "Moved", "verdict", (CLOSER, FURTHER), "moves"),
    Verdict("pictures", Share.PICTURES, "SaidBack", "apart", (True,), "sentences"),
    Verdict("manner", Share.MANNER, "Manner", "found", (True,), "manner"),
)

DESCRIPTIONS: Final[dict[tuple[str, str], str]] = {
    ("Trend", "direction"): "the way of a trend: neither unless the trend is called",
    ("Alignment", "has_person"): "whether rows can be counted as people",
    ("Omnibus", "may_call"): "the door of all verdicts on places, which says nothing by itself",
    ("Guess", "unexpected"): "guesses against what was counted",
    ("Slice", "lean"): "of one level by itself, which 90% of such levels mean; that two of them"
    " lean to two sides parts levels only where the verdict divide says so",
    ("Answered", "bridge"): "every level leans for it: nothing is said to differ, so nothing can be"
    " called falsely where nothing does",
    ("Highlights", "divide"): "the statement that a wall shows, one of those of the verdict divide",
    ("Space", "beyond_chance"): "a count of axes, from which opinion groups are called or not",
    ("ClauseCoverage", "asked_by"): "the top alone only where the verdict gap or trend says so of"
    " each theme; else what was counted",
    ("SaidBack", "read_differently"): "the verdict pictures, of sentences that nearly all want",
    ("Mapping", "apart"): "columns of a file",
    ("Said", "wanted"): "what one person chose",
    ("Said", "quotable"): "what one person chose",
    ("Arrow", "steady"): "what most say of one pair of themes; called are the loops that are made"
    " of such arrows, and the page says that a single arrow may be chance",
    ("Loop", "reinforcing"): "the sign of a loop that is called",
    ("InfluenceMap", "same"): "a share of answers, from which on no loop is told",
    ("Story", "loose"): "how alike the statements of one theme are",
    ("Figure", "beside"): "words beside a number, of which findings say what is called",
}
"""What has a yes or no, or words, where chance is reckoned with, and is no verdict: why not."""


def registered(name: str) -> Verdict:
    """Return the verdict of a name.

    Raises:
        KeyError: It is not registered.

    Example:
        >>> registered("gap").share
        <Share.PLACES: 0.06>
    """
    return {verdict.name: verdict for verdict in VERDICTS}[name]


def called_in(*results: object) -> frozenset[str]:
    """Return the names of all verdicts that results call.

    Args:
        results: Anything made of dataclasses, tuples and lists: an alignment, answers, groups.
    """
    return frozenset(name for result in results for name in _called(result, ""))


def _called(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401 - any tree of values
    if is_dataclass(value) and not isinstance(value, type):
        kind = type(value).__name__
        for verdict in VERDICTS:
            stands_here = verdict.result == kind and at in ("", verdict.path)
            if stands_here and getattr(value, verdict.attribute) in verdict.calls:
                yield verdict.name
        for each in fields(value):
            yield from _called(getattr(value, each.name), each.name)
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _called(each, at)
