"""How many people are expected at each level, and join slips, so that only people count."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

import streamlit as st

from pages.facilitator.parts import invitation
from pages.parts import blocks
from server.store import open_store
from vision.charts.brand_colour import accent
from vision.exchange import safe_filename
from vision.limits import MOST_EXPECTED, MOST_SLIPS
from vision.privacy.totals_in_steps import Total
from vision.reports.join_slips import slips_page
from vision.translation import _, ngettext
from vision.workshop.counted_people import answerers

if TYPE_CHECKING:
    from vision.models import Level, Workshop


def expected(workshop: Workshop) -> None:
    """Let a facilitator correct the numbers of people expected, and say where too many joined."""
    m = workshop.smallest_group
    blocks.line(
        _(
            "A level stands by itself only if enough people are expected there: phones beyond that "
            "number, cards and rows of files lift nothing over {m}. Where you leave 0, a level is "
            "shown from {twice} people on. Every correction is shown to all on the results page.",
            m=m,
            twice=2 * m,
        )
    )
    _by_level(workshop)


def _by_level(workshop: Workshop) -> None:
    """Show each level's number in a field, and how many joined."""
    m = workshop.smallest_group
    here = answerers(workshop, workshop.questions[0], open_store().attendance.present(workshop.id))
    for level in workshop.levels:
        with st.container(gap="xsmall"):
            _expected_at(level)
            blocks.line(_joined(here.joined.get(level.id, 0), here.too_many(level.id), m), "v-sub")


def _expected_at(level: Level) -> None:
    """Show one level's number, to be corrected."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        people = st.number_input(
            blocks.plain(level.name),
            0,
            MOST_EXPECTED,
            level.expected,
            key=f"expected-{level.id}-{level.expected}",
        )
        if st.button(_("Keep"), key=f"keep-expected-{level.id}"):
            _correct(level, int(people))


def _joined(joined: int, too_many: int, m: int) -> str:
    """Say how many joined in steps, so that nobody is seen coming."""
    if too_many:
        more = Total.of_people(too_many, m)
        return ngettext(
            "{number} more joined than expected: is the number right? Until it is, groups need as "
            "many people more.",
            "{number} more joined than expected: is the number right? Until it is, groups need as "
            "many people more.",
            more.form,
            number=more,
        )
    if joined < m:
        return _("Fewer than {m} have joined without a slip.", m=m)
    return _("{number} or more have joined without a slip.", number=joined // m * m)


def _correct(level: Level, people: int) -> None:
    with blocks.refusals():
        open_store().attendance.expect(level.id, people)
        st.rerun()


def slips(workshop: Workshop) -> None:
    """Make one-time codes, a seat each, and hand them over once: they can't be shown again."""
    blocks.line(
        _(
            "A slip is one seat: whoever joins with it counts as a person for sure. Print them, "
            "cut them, and hand one to each person of a small level. A level with slips can't be "
            "joined without one, and who used which is not kept."
        )
    )
    known = open_store().attendance.slips(workshop.id)
    for level in workshop.levels:
        _slips_of(workshop, level, known.get(level.id))
    made: dict[str, tuple[str, ...]] = st.session_state.get(f"slips-{workshop.id}", {})
    if made:
        blocks.note(_("Take these away now: only hashes of them are kept."), symbol="print")
        st.download_button(
            _("Slips to print"),
            partial(_printed, workshop, invitation.spoken(), invitation.link(workshop), made),
            safe_filename(_("{title} slips", title=workshop.title), "html"),
            "text/html",
            icon=":material/print:",
            on_click="ignore",
        )


def _printed(
    workshop: Workshop, address: str, link: str, made: dict[str, tuple[str, ...]]
) -> bytes:
    """Return the page of slips; made when it is asked for, each has a QR code of its own."""
    brand = workshop.brand
    page = slips_page(
        blocks.titled(workshop),
        address,
        workshop.code,
        made,
        picture=lambda slip: invitation.printed_qr(f"{link}&slip={quote(slip)}"),
        brand=brand,
        accent=accent(brand.accent, "light").text if brand.accent else "",
        logo=open_store().brands.logo(workshop.id) if brand.logo else b"",
    )
    return page.encode()


def _slips_of(workshop: Workshop, level: Level, known: tuple[int, int] | None) -> None:
    """Make and drop the slips of one level, and say how many there are."""
    made: dict[str, tuple[str, ...]] = st.session_state.setdefault(f"slips-{workshop.id}", {})
    with st.container(horizontal=True, vertical_alignment="bottom"):
        count = st.number_input(
            blocks.plain(level.name), 1, MOST_SLIPS, max(1, level.expected), key=f"slips-{level.id}"
        )
        if st.button(_("Make slips"), key=f"make-{level.id}"):
            made[level.name] = open_store().attendance.make_slips(level.id, int(count))
            st.rerun()
        if known and known[0] and st.button(_("Drop unused ones"), key=f"drop-{level.id}"):
            open_store().attendance.drop_slips(level.id)
            made.pop(level.name, None)
            st.rerun()
    if known:
        blocks.line(_told_of(*known, workshop.smallest_group), "v-sub")


def _told_of(made: int, used: int, m: int) -> str:
    """Say how many slips there are, so that nobody is seen coming."""
    if not made:
        return _("Unused ones no longer work.")
    if used < m:
        return _("{made} made.", made=made)
    return _("{made} made, {used} used.", made=made, used=Total.of_people(used, m))
