"""Page: write statements, see one's own, change or withdraw them."""

from pages.participant.parts import person, phase_links
from pages.participant.parts.writing import gather

me = person.in_view()
if not me.workshop.gathers:
    phase_links.go_on(me)
gather(me)
