"""A facilitator brings in another tool's export, takes it back, and takes statements away."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP
from vision.limits import LARGEST_FILE_MB
from vision.models import Role
from vision.phases import Phase
from vision.settings import Settings
from vision.store import Arrival, Setup, new_id, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser.conftest import Server, Visits
    from vision.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.stage2]

WISHES = ("Fair rosters", "Quiet rooms", "One login for everything", "Time for patients")
SURVEY = "\n".join(
    (
        "Respondent ID,What do you hope for?,Your role",
        ",Open-Ended Response,Response",
        *(f"{11_000 + who},{text} please,frontline" for who, text in enumerate(WISHES)),
        "11009,,managers",
    )
)


@pytest.fixture
def store(server: Server) -> Iterator[Store]:
    """The store of a fresh installation."""
    opened = open_store(Settings.from_mapping({"VISION_DATA": str(server.folder)}))
    yield opened
    opened.close()


def test_a_survey_comes_in_and_goes_back(
    visits: Visits, server: Server, store: Store, tmp_path: Path
) -> None:
    """What will happen is said before; one press takes it, one press takes it back."""
    made = store.workshops.add(
        Setup("Lindwater", ["What do you hope for?"], [("Managers", 10), ("Frontline", 40)])
    )
    question = made.questions[0].id
    token = secrets.token_urlsafe(32)
    store.passes.grant(token, made.id, Role.FACILITATOR)
    page = visits.new(f"{server.address}/files?w={made.id}", LAPTOP, token=token)
    survey = tmp_path / "survey.csv"
    survey.write_text(SURVEY, encoding="utf-8")
    page.locator("input[type=file]").first.set_input_files(survey)

    page.get_by_text("4 statements of 4 people can be taken").wait_for()
    page.get_by_text("By level: Frontline 4.").wait_for()
    assert store.statements.gathered(question) == ()
    page.get_by_role("button", name="Take 4 statements").click()
    page.get_by_text("4 statements are in.").wait_for()
    assert len(store.statements.gathered(question)) == 4

    page.get_by_role("button", name="Take back this import").first.click()
    page.get_by_text("4 statements were taken back.").wait_for()
    assert store.statements.gathered(question) == ()


def test_after_the_reveal_it_goes_back_with_a_second_question(
    visits: Visits, server: Server, store: Store
) -> None:
    """One press asks, the next one takes it back, with the answers to it."""
    made = store.workshops.add(Setup("Lindwater", ["What do you hope for?"], [("Managers", 10)]))
    question, number = made.questions[0].id, new_id()
    rows = [Arrival(text, None, None, None, import_id=number) for text in WISHES]
    store.statements.add_many(made.id, question, rows)
    store.workshops.move(made.id, Phase.THEMES)
    token = secrets.token_urlsafe(32)
    store.passes.grant(token, made.id, Role.FACILITATOR)
    page = visits.new(f"{server.address}/files?w={made.id}", LAPTOP, token=token)
    page.get_by_text("What came with files").click()
    page.get_by_role("button", name="Take back this import").click()
    page.get_by_text("Answers to them go as well.").wait_for()
    assert len(store.statements.gathered(question)) == 4
    page.get_by_role("button", name="Take it back all the same").click()
    page.get_by_text("4 statements were taken back.").wait_for()
    assert store.statements.gathered(question) == ()


def test_lines_are_pasted(visits: Visits, server: Server, store: Store) -> None:
    """Lines copied from anywhere come in without a file; a picture gets a sentence."""
    made = store.workshops.add(Setup("Lindwater", ["What do you hope for?"], [("Managers", 10)]))
    token = secrets.token_urlsafe(32)
    store.passes.grant(token, made.id, Role.FACILITATOR)
    page = visits.new(f"{server.address}/files?w={made.id}", LAPTOP, token=token)
    page.get_by_text("Or paste lines or a table").click()
    page.get_by_label("Lines or a copied table").fill("\n".join(f"- {each}" for each in WISHES))
    page.get_by_role("button", name="Read what was pasted").click()
    page.get_by_role("button", name="Take 4 statements").click()
    page.get_by_text("4 statements are in.").wait_for()
    texts = {each.text for each in store.statements.gathered(made.questions[0].id)}
    assert texts == set(WISHES)
    picture = {"name": "a.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + b"0" * 99}
    page.locator("input[type=file]").first.set_input_files(picture)  # type: ignore[arg-type]
    expect(page.get_by_text("picture")).to_be_visible()


def test_a_file_too_large_is_told_what_to_do(
    visits: Visits, server: Server, store: Store, tmp_path: Path
) -> None:
    """The browser keeps it back; the page says so in its own words, until another is chosen."""
    made = store.workshops.add(Setup("Lindwater", ["What do you hope for?"], [("Managers", 10)]))
    token = secrets.token_urlsafe(32)
    store.passes.grant(token, made.id, Role.FACILITATOR)
    page = visits.new(f"{server.address}/files?w={made.id}", LAPTOP, token=token)
    large, small = tmp_path / "large.csv", tmp_path / "small.csv"
    with large.open("wb") as file:
        file.truncate((LARGEST_FILE_MB + 1) * 1024 * 1024)
    small.write_text(SURVEY, encoding="utf-8")
    chosen = page.locator("input[type=file]").first
    refused = page.get_by_text("This file was not taken.")
    chosen.wait_for(state="attached")
    expect(refused).to_be_hidden()
    chosen.set_input_files(large)
    expect(refused).to_be_visible()
    expect(page.get_by_text("keep only the columns you need")).to_have_count(2)
    expect(page.get_by_text("keep only the columns you need").first).to_be_hidden()
    chosen.set_input_files(small)
    expect(page.get_by_role("button", name="Take 4 statements")).to_be_visible()
    expect(refused).to_be_hidden()
