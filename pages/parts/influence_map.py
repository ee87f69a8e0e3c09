"""The influence map of a room: what may be shown now, as a picture and as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from vision.charts.style import percent, points
from vision.influence import InfluenceMap
from vision.influence.cooccurrence import from_json
from vision.optional_parts import Part
from vision.translation import _, decimal, signed

if TYPE_CHECKING:
    from pages.parts.results import Results
    from vision.influence import Arrow, Together
    from vision.models import Workshop


def there(workshop: Workshop) -> bool:
    """Return whether this workshop has a map to look at in its phase."""
    return Part.INFLUENCE in workshop.parts and Part.INFLUENCE.shows(workshop.phase)


def offered(views: dict[str, str], workshop: Workshop) -> dict[str, str]:
    """Return the views of Themes that a workshop has: without this one where it is off."""
    return {key: says for key, says in views.items() if key != "influence" or there(workshop)}


def of(found: Results) -> InfluenceMap | None:
    """Return what people say drives what, of themes that are still there; None without any."""
    told = found.parts.get(Part.INFLUENCE)
    if told is None:
        return None
    drawn = InfluenceMap.from_json(told["map"])
    return drawn.without(theme for theme in drawn.themes if theme not in found.names)


def spoken_together(found: Results) -> tuple[Together, ...]:
    """Return the themes that the same people speak of, of those that are still there."""
    told = found.parts.get(Part.INFLUENCE, {}).get("together", ())
    known = found.names
    return tuple(
        pair for pair in from_json(told) if pair.theme_a in known and pair.theme_b in known
    )


def told(drawn: InfluenceMap) -> tuple[Arrow, ...]:
    """Return the arrows that are drawn and told, the strongest first; all are in the table.

    These are the ones whose likely range says which way they go.
    """
    sure = [each for each in drawn.arrows if each.lean and (each.low > 0 or each.high < 0)]
    return tuple(sorted(sure, key=lambda each: -each.strength))


def frames(drawn: InfluenceMap, names: dict[int, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return arrows and themes as the picture takes them."""
    columns = ["cause", "effect", "lean", "net", "people", "steady"]
    shown = [[getattr(each, name) for name in columns] for each in told(drawn)]
    themes = pd.DataFrame(
        [(theme, names[theme]) for theme in drawn.themes], columns=["theme", "name"]
    )
    return pd.DataFrame(shown, columns=columns), themes


def arrow_table(drawn: InfluenceMap, names: dict[int, str]) -> pd.DataFrame:
    """Return every arrow to read, the strongest first."""
    signs = {1: _("easier"), -1: _("harder"), 0: _("neither")}
    return pd.DataFrame(
        [
            {
                _("More of"): names[each.cause],
                _("Theme"): names[each.effect],
                _("Most say it"): signs[each.lean],
                _("Easier"): percent(each.easier),
                _("Harder"): percent(each.harder),
                _("Difference in points"): points(each.net),
                _("Likely range"): _(
                    "{low} to {high}", low=points(each.low), high=points(each.high)
                ),
                _("People"): each.people,
            }
            for each in sorted(drawn.arrows, key=lambda each: -each.strength)
        ]
    )


def role_table(drawn: InfluenceMap, names: dict[int, str]) -> pd.DataFrame:
    """Return what each theme does to others, and others to it."""
    return pd.DataFrame(
        [
            {
                _("Theme"): names[role.theme],
                _("Active sum"): decimal(role.active),
                _("Passive sum"): decimal(role.passive),
                _("Active less passive, likely range"): _(
                    "{low} to {high}", low=signed(role.low), high=signed(role.high)
                ),
                _("Arrows known"): _("{known} of {all}", known=role.known, all=role.of),
            }
            for role in drawn.roles
        ]
    )
