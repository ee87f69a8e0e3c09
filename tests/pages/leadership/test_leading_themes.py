"""Which theme a page begins with: what sets levels apart, and never a pile without a thread."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from pages.leadership.parts.groups import says
from pages.leadership.parts.selection import Selection
from pages.leadership.report.all_chapters import contents
from pages.leadership.themes.charts import finding, ranked
from pages.parts.results import newest
from tests.pages.leadership.conftest import shown
from vision.alignment.findings import themes_apart
from vision.charts.alignment_frames import foremost
from vision.optional_parts import Part
from vision.reports.chart_chapters import chapters

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tests.pages.leadership.conftest import House
    from vision.models import Workshop

ONE: Final = ("Everyone",)
TWO: Final = ("Top", "Base")
SPOKEN: Final = (
    "A larger garden with benches",
    "Fair salary raises every year",
    "Colleagues on every night shift",
)
GARDEN, SALARY, NURSING = range(3)
ALIKE: Final = (GARDEN, GARDEN, GARDEN, GARDEN, SALARY, SALARY, NURSING, NURSING)
"""What people speak of in turn, where both levels speak of the same: of the garden most of all."""

APART: Final = (GARDEN, SALARY, NURSING, NURSING)
"""Only the upper level speaks of the garden, only the lower one of the salary."""

LOOSELY: Final = "whose statements are only loosely alike"


def piled(
    house: House, title: str, levels: Sequence[str], order: Sequence[int], loose: Collection[int]
) -> tuple[Workshop, Selection, set[int]]:
    """Return a room in which some of what is spoken of has no thread, and those themes.

    People speak in turn of what ``order`` says.
    """
    words = [SPOKEN[topic] for topic in order]
    room = house.room(title, 80, levels=levels, words=words)
    store, question = house.store, room.questions[0]
    stored = store.snapshots.get(str(store.snapshots.newest_id(question.id)))
    assert stored is not None
    labels = dict(zip(stored.body["themes"]["keys"], stored.body["themes"]["labels"], strict=True))
    told = {each.id: each.text for each in store.statements.some(list(labels))}
    piles = {labels[key] for key, text in told.items() if text in {SPOKEN[k] for k in loose}}
    assert len(piles) == len(loose)
    for theme in stored.body["themes"]["themes"]:
        theme["closeness"] = "loose" if theme["id"] in piles else "tight"
    store.snapshots.add(room.id, question.id, round_=1, revision=stored.revision, body=stored.body)
    store.workshops.switch_part(room.id, Part.RESULTS, on=True)
    found = newest(room, question)
    assert found is not None
    return store.workshops.get(room.id), Selection(room, question, found), piles


def named(selection: Selection, themes: Collection[int]) -> list[str]:
    """Return the names of themes as sentences say them."""
    return [f"“{selection.results.names[theme]}”" for theme in themes]


def read(house: House, room: Workshop) -> dict[str, str]:
    """Return what leaders and phones read, page by page."""
    code = room.code.replace(" ", "")
    pages = {
        view: shown(house.visit(page, room, view=view))
        for page, view in (("alignment", "level"), ("alignment", "up"), ("themes", "list"))
    }
    pages["overview"] = shown(house.visit("overview", room))
    return {**pages, "phone": shown(house.visit("results", None, None, code=code))}


def listed(page: str) -> list[int]:
    """Return the themes in the order in which a phone lists them."""
    return [int(n) for n in re.findall(r'class="v-badge"[^>]*>(\d+)<', page.partition("<ul")[2])]


@pytest.mark.parametrize("levels", [ONE, TWO])
def test_a_pile_never_leads(house: House, levels: tuple[str, ...]) -> None:
    """The largest theme has no thread, and all speak of it alike: no page, no chapter names it.

    It comes last in every list.
    """
    room, selection, piles = piled(house, f"Shared by {levels}", levels, ALIKE, [GARDEN])
    alignment, found = selection.results.alignment, contents(selection)
    (pile,) = piles
    (name,) = named(selection, piles)
    largest = max(alignment.themes, key=lambda theme: theme.reach or 0.0)
    assert largest.id == pile
    assert len(alignment.levels) == len(levels)

    assert {page for page, said in read(house, room).items() if name in said} == set()
    drawn = chapters(alignment, piles=found.piles)
    assert [each.title for each in drawn if name in each.title] == []
    assert name not in found.finding
    assert name not in finding(selection)
    assert name not in says(alignment.themes, piles)
    assert ranked(selection)[-1].id == foremost(alignment, piles)[-1] == pile
    assert found.stories[-1].id == pile
    phone = read(house, room)["phone"]
    assert listed(phone)[len(SPOKEN) - 1] == pile


@pytest.mark.parametrize("loose", [GARDEN, SALARY])
def test_a_gap_of_a_pile_comes_after_any_other(house: House, loose: int) -> None:
    """Where a theme with a thread is called as well, it is the one that is named."""
    room, selection, piles = piled(house, f"One of two {loose}", TWO, APART, [loose])
    alignment = selection.results.alignment
    (name,) = named(selection, piles)
    (other,) = named(selection, themes_apart(alignment) - piles)

    pages, (first, *_rest) = read(house, room), chapters(alignment, piles=piles)
    for said in (pages["overview"], pages["level"], pages["up"], first.title):
        assert f"speak of {other}" in said or f"{other} " in said
        assert name not in said


def test_where_only_piles_are_called_that_is_said_of_them(house: House) -> None:
    """Nothing that another view calls is denied, and no reader takes a pile for a theme."""
    room, selection, piles = piled(house, "Both of two", TWO, APART, [GARDEN, SALARY])
    alignment = selection.results.alignment
    assert themes_apart(alignment) == piles

    pages, (first, *_rest) = read(house, room), chapters(alignment, piles=piles)
    for said in (pages["overview"], pages["level"], pages["up"], first.title):
        assert any(f"{name}, {LOOSELY}" in said for name in named(selection, piles))
    assert "2 themes" in pages["overview"]
    assert {*foremost(alignment, piles)[-2:]} == piles


def test_where_all_are_piles_the_largest_leads(house: House) -> None:
    """Then there is nothing better to begin with, and nothing is left out."""
    _room, selection, _piles = piled(house, "All of three", ONE, ALIKE, [GARDEN, SALARY, NURSING])
    assert selection.results.themes.piles == frozenset()
    largest = max(selection.results.alignment.themes, key=lambda theme: theme.reach or 0.0)
    assert f"“{largest.name}”" in contents(selection).finding


TWELVE: Final = (
    "Larger garden", "Fair salary", "Night nursing", "Clean canteen", "Free parking",
    "Warm heating", "Quiet library", "Faster software", "Open theatre", "Safe bicycle",
    "Longer holiday", "Paid training",
)  # fmt: skip


def test_the_overview_shows_all_that_the_headline_counts(house: House) -> None:
    """Twelve themes set levels apart: each has its row and its frames, at a desk and on a phone."""
    room = house.room("Twelve apart", 360, levels=TWO, words=TWELVE)
    found = newest(room, room.questions[0])
    assert found is not None
    apart = themes_apart(found.alignment)
    assert len(apart) > 9

    app = house.visit("overview", room)
    said = shown(app)
    assert f"{len(apart)} themes" in said
    cells = said.partition("v-cells-head")[2].partition("v-cells-head")[0]
    assert cells.count("v-above") + cells.count("v-below") == 2 * len(apart)


def test_a_cell_is_read_without_a_click(house: House) -> None:
    """Theme and level are chosen beside the heat map, and their words stand there."""
    room, selection, _piles = piled(house, "By keyboard", TWO, APART, [])
    garden = next(t.id for t in selection.results.alignment.themes if "garden" in t.name.lower())
    app = house.visit("alignment", room, view="level")
    assert "or choose here" in shown(app)

    app.selectbox(key="read-theme").select(garden).run()
    said = shown(app)
    assert "or choose here" not in said
    assert f"<li>{SPOKEN[GARDEN]}" in said
    app.selectbox(key="read-level").select("Base").run()
    assert "No statement of it may be shown by level." in shown(app)
