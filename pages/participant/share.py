"""Page: write statements, see one's own, change or withdraw them."""

from pages.participant import path, person
from pages.participant.writing import gather
from vision.models import Phase

me = person.in_view()
if me.workshop.phase is not Phase.GATHER:
    path.go_on(me)
gather(me)
