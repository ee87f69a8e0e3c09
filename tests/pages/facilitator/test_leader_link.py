"""A leader comes in by link, and a room by a sheet of paper."""

from __future__ import annotations

import secrets

from tests.pages.facilitator.conftest import Desk, press, seen
from vision.models import Role


def test_a_leader_comes_in_by_a_press_and_once(desk: Desk) -> None:
    """Opening the page as a preview does uses nothing up; the second browser is told why."""
    workshop = desk.workshop()
    run = desk.visit("run", workshop)
    press(run, "Make a link for one leader")
    link = next(each.value for each in run.code if "/enter?key=" in each.value)
    key = link.partition("key=")[2]
    for _ in range(2):
        assert "Lindwater" in seen(desk.visit("enter", key=key))
    leader = desk.visit("enter", key=key)
    press(leader, "Come in as a leader")

    assert not leader.exception
    token = leader.session_state["visit_pass"]
    assert desk.store.passes.role(token, workshop.id) is Role.LEADER
    assert "This link lets nobody in" in seen(desk.visit("enter", key=key))
    assert "Lindwater" not in seen(desk.visit("enter", key=key))


def test_who_is_in_already_uses_nothing_up(desk: Desk) -> None:
    """A facilitator who tries the link does not take it from the leader."""
    workshop = desk.workshop()
    key = desk.store.leader_links.make(workshop.id)
    assert "You are in already" in seen(desk.visit("enter", workshop, key=key))

    assert desk.store.leader_links.workshop_of(key) == workshop.id


def test_the_sheet_says_how_to_come_in(desk: Desk) -> None:
    """Title, question, code, link, QR code, and three sentences; only for whoever runs it."""
    title = f"<b>{secrets.token_hex(4)}</b>"
    workshop = desk.workshop(title=title)
    page = seen(desk.visit("handout", workshop))

    assert title.replace("<", "&lt;").replace(">", "&gt;") in page
    assert "What do you hope for?" in page
    assert f"?code={workshop.code.replace(' ', '')}" in page
    assert "data:image/svg+xml" in page
    assert page.partition("v-three")[2].count("<p>") == 3
    assert workshop.code not in seen(desk.visit("handout", workshop, Role.LEADER))
