"""Signing in: a new cookie for the role, and every tab of the browser goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.cookies import ROLES, VISITOR
from tests.browser.conftest import LAPTOP
from vision.models import Role
from vision.settings import Settings
from vision.store import Setup, open_store

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Server, Visits

ROOM = Setup("Lindwater", ["What do you hope for?"], [("Managers", 10), ("Frontline", 40)])


def cookies(page: Page) -> dict[str, str]:
    """Return what the browser holds."""
    return {each["name"]: each["value"] for each in page.context.cookies()}  # type: ignore[typeddict-item]


def sign_in(page: Page, code: str, phrase: str) -> None:
    """Fill in the form and press the button."""
    page.get_by_label("Workshop code").fill(code)
    page.get_by_label("Passphrase").fill(phrase)
    page.get_by_role("button", name="Sign in").click()


def test_who_signs_in_twice_goes_on_in_both_tabs(visits: Visits, server: Server) -> None:
    """The second sign-in changes the cookie; a tab that was open finds its role again by itself.

    Signing out ends the role in both, and the participant of this browser stays who it was.
    """
    store = open_store(Settings.from_mapping({"VISION_DATA": str(server.folder)}))
    rooms = [store.workshops.add(ROOM), store.workshops.add(ROOM)]
    phrases = [store.passes.new_passphrase(room.id, Role.FACILITATOR) for room in rooms]
    store.close()
    first = visits.new(f"{server.address}/signin", LAPTOP)
    person = cookies(first)[VISITOR]

    sign_in(first, rooms[0].code, phrases[0])
    first.locator(".v-bigcode").wait_for()
    held = cookies(first)[ROLES]
    second = first.context.new_page()
    second.goto(f"{server.address}/signin")
    sign_in(second, rooms[1].code, phrases[1])
    second.locator(".v-bigcode", has_text=rooms[1].code).wait_for()
    assert cookies(first)[ROLES] != held

    first.bring_to_front()
    first.wait_for_function("() => sessionStorage.getItem('outdated') !== null")
    first.locator(".v-bigcode", has_text=rooms[0].code).wait_for()
    second.goto(f"{server.address}/signin")
    second.get_by_role("button", name="Sign out on this device").click()
    first.get_by_text("This page needs a passphrase").wait_for()
    assert cookies(first)[VISITOR] == person
