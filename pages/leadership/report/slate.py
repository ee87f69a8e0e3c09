"""The chapter of a report on the slate: a few statements for all, and whom each brings in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from pages.parts import slate
from vision.consensus.findings import slate_finding
from vision.reports import Chapter, Section
from vision.translation import _

if TYPE_CHECKING:
    from pages.leadership.parts.selection import Selection


def short_list(selection: Selection) -> list[Chapter]:
    """Return the slate of the usual size; nothing where the part is off or too few answered."""
    found = slate.of(selection.results) if slate.there(selection.workshop) else None
    if found is None:
        return []
    told = slate.lines(selection.results, found)
    rows = [(at, each.text, each.said, each.tied) for at, each in enumerate(told, start=1)]
    columns = [_("Number"), _("Statement"), _("Whom it brings in"), _("As good")]
    return [
        Chapter(
            str(slate_finding(found)),
            _(slate.HOW),
            view="consensus/slate",
            sections=(Section("", tuple((each.text, each.said) for each in told)),),
            sheet=_("Short list"),
            table=pd.DataFrame(rows, columns=columns),
        )
    ]
