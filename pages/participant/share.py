"""Page: write statements, see one's own, change or withdraw them."""

from pages.participant import path, person
from pages.participant.writing import gather

me = person.in_view()
if not me.workshop.gathers:
    path.go_on(me)
gather(me)
