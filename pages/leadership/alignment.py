"""Page: how visions align along the hierarchy, one view at a time; the choice is in the address."""

from pages import frame
from pages.leadership import groups, levels
from pages.leadership.desk import choice, kicker, open_desk, withheld
from vision.alignment.findings import headline

VIEWS = {
    "level": ("Themes by level", levels.by_level),
    "up": ("On its way up", levels.up),
    "matrix": ("Level by level", levels.matrix),
    "units": ("Units", groups.units),
    "rounds": ("Rounds", groups.rounds),
}

desk = open_desk()
frame.finding(headline(desk.results.alignment), kicker=kicker(desk))
view = choice("view", {name: title for name, (title, _) in VIEWS.items()})
VIEWS[view][1](desk)
withheld(desk)
