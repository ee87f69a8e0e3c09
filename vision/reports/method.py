"""How a report's numbers came about, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vision.models import Lens
from vision.translation import _

if TYPE_CHECKING:
    from vision.alignment import Alignment
    from vision.themes import Themes


def method(themes: Themes, alignment: Alignment) -> tuple[str, ...]:
    """Return what was done and what the words of the report mean."""
    compared = (
        _("Statements were compared by their wording and meaning and grouped with KMeans.")
        if themes.lens is Lens.MEANING
        else _("Statements were compared by their wording and grouped with KMeans.")
    )
    sentences = [
        compared,
        _("The same statements and the same seed ({seed}) give the same report.", seed=themes.seed),
        *map(str, (themes.reason, *themes.notices)),
        _numbers(),
        _privacy(alignment.smallest_group),
        _chance(),
    ]
    if not alignment.has_person:
        sentences.append(_("The file named no persons, so each statement counts as one."))
    return tuple(sentence for sentence in sentences if sentence)


def _numbers() -> str:
    return _(
        "A theme shows what people speak of, not which side they take. “27 of 100” means: of 100"
        " people who wrote anything with a theme, 27 speak of this one at least once. Below 100"
        " people, numbers are rounded to 5."
    )


def _privacy(smallest: int) -> str:
    return _(
        "Every group shown has at least {smallest} people. Neighbouring levels with fewer are "
        "shown together, and a theme that fewer speak of is not broken down.",
        smallest=smallest,
    )


def _chance() -> str:
    return _(
        "“Beyond chance” means that a score test finds a difference in reach, with at most 10%"
        " false discoveries among all that were tested (Benjamini-Hochberg). Likely ranges are"
        " Newcombe’s, at 95%. What chance alone gives comes from dealing the same people to levels"
        " or units at random, many times."
    )
