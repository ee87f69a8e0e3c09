"""A stranger creates a workshop in a real browser, and is led through it step by step."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP
from tests.browser.test_loop import owner

if TYPE_CHECKING:
    from tests.browser.conftest import Server, Visits

pytestmark = [pytest.mark.browser, pytest.mark.stage2]
HUMAN_MS = 200
"""Between two letters that somebody types."""


def test_a_stranger_begins_without_writing_a_question(visits: Visits, server: Server) -> None:
    """Choose, name, press: in a minute what to say stands there; a leader comes by link."""
    page = owner(visits, server)
    began = time.monotonic()
    page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    page.get_by_role("radio", name="Discover, dream, design, destiny").click()
    page.get_by_text("Begin with what already works").wait_for()
    question = page.get_by_label("The question; one a line")
    expect(question).to_have_count(1)  # the one of before goes when the page is drawn
    expect(question).to_have_value(re.compile("at our best"))
    title = page.get_by_label("Title")
    title.press_sequentially("Lindwater 2035", delay=HUMAN_MS)
    title.press("Tab")  # on a slow machine the page is drawn anew between a press and its release
    page.locator('.stApp[data-test-script-state="running"]').wait_for(state="detached")
    page.get_by_role("button", name="Create the workshop").click()

    step = page.locator(".st-key-step-now")
    expect(step).to_contain_text("Step 1 of 6")
    assert time.monotonic() - began < 60
    expect(step).to_contain_text("Ask your neighbour about one moment")
    step.get_by_role("button", name="Start 7 minutes").click()
    expect(page.locator(".v-running")).to_contain_text(re.compile(r"^[67]:\d\d"))
    step.get_by_role("button", name="Next step").click()
    expect(step).to_contain_text("Dream")
    page.get_by_role("button", name="Reveal the themes").click()
    expect(step).to_contain_text("First we hear Frontline, last Executives.")

    page.get_by_text("What you say, step by step").click()
    page.locator(".st-key-change-step-2 button").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What you say, a sentence a line").fill("Look.\nThen speak.")
    dialog.get_by_role("button", name="Keep this step").click()
    expect(step.locator("li")).to_have_text(["Look.", "Then speak."])

    page.get_by_text("Passphrases and links for leaders").click()
    page.get_by_role("button", name="Make a link for one leader").click()
    made = page.locator("code", has_text="/enter?key=")
    key = made.inner_text().partition("key=")[2]
    leader = visits.new(f"{server.address}/enter?key={key}", LAPTOP)
    leader.get_by_role("button", name="Come in as a leader").click()
    expect(leader).to_have_title(re.compile("Overview"))
    leader.reload()
    expect(leader).to_have_title(re.compile("Overview"))

    page.goto(page.url.replace("/run", "/handout"))
    page.locator(".v-three").wait_for()
    sheet = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
