"""Page: how visions align along the hierarchy, one view at a time; the choice is in the address."""

from pages import frame
from pages.leadership import views
from pages.leadership.desk import choice, kicker, open_desk, withheld
from vision.alignment.findings import headline

VIEWS = {
    "level": ("Themes by level", views.by_level),
    "up": ("On its way up", views.up),
    "matrix": ("Level by level", views.matrix),
    "units": ("Units", views.units),
    "rounds": ("Rounds", views.rounds),
}

desk = open_desk()
frame.finding(headline(desk.results.alignment), kicker=kicker(desk))
view = choice("view", {name: title for name, (title, _) in VIEWS.items()})
VIEWS[view][1](desk)
withheld(desk)
