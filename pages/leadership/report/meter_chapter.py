"""The chapter of a report on how the vision came about, with its evidence written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from pages.leadership.parts.meter import measured
from vision.drafts.meter import Stage
from vision.drafts.meter_sentences import NAMES, SAYS, evidence
from vision.reports import Chapter, Section
from vision.translation import _, listed

if TYPE_CHECKING:
    from pages.leadership.parts.selection import Selection


def came_about(selection: Selection) -> list[Chapter]:
    """Return the meter, where the workshop has one and a version is shared with everyone."""
    found = measured(selection)
    if found is None:
        return []
    told = evidence(found)
    note = _(
        "{stage}, the ways being {stages}: {score} of 100 points. It judges the way, not the "
        "people.",
        stage=_(NAMES[found.stage]).capitalize(),
        stages=listed([_(NAMES[stage]) for stage in Stage]),
        score=found.score,
    )
    lines = tuple((_(title), str(says)) for title, says, _points, _most in told)
    rows = [(_(title), str(says), points, most) for title, says, points, most in told]
    columns = [_("Evidence"), _("What it says"), _("Points"), _("Of at most")]
    return [
        Chapter(
            _(SAYS[found.stage]),
            note,
            view="overview",
            sections=(Section(_("How it came about"), lines),),
            sheet=_("How it came about"),
            table=pd.DataFrame(rows, columns=columns),
        )
    ]
