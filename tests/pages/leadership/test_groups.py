"""More than fifteen themes are shown as groups that open, on the overview and in every report."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from pages.leadership.parts.selection import Selection
from pages.leadership.report.all_chapters import contents
from pages.parts import results
from tests.pages.leadership.conftest import FIVE, shown
from vision.models import Lens
from vision.reports import report_html, slides_pptx
from vision.themes.kept_names import READABLE_LIST

if TYPE_CHECKING:
    from tests.pages.leadership.conftest import House
    from vision.models import Workshop

TOPICS = (
    "garden", "canteen", "parking", "salary", "nursing", "theatre", "library", "software",
    "heating", "windows", "training", "holiday", "bicycle", "medicine", "visitors", "language",
    "weekend", "laundry",
)  # fmt: skip
SAYINGS = (
    "A better {0} and a larger {0}", "The {0} is open to all of us", "We look after the {0}",
    "Nobody waits for the {0} any more", "New {0} plans, made with us",
)  # fmt: skip


@pytest.fixture(scope="module")
def many(house: House) -> Workshop:
    """A room of ninety people who speak of eighteen things."""
    words = [saying.format(topic) for saying in SAYINGS for topic in TOPICS]
    room = house.room("Eighteen things", len(words), levels=FIVE[:2], words=words)
    house.store.workshops.choose_themes(room.id, Lens.WORDS, len(TOPICS))
    return house.refresh(room)


def test_many_themes_are_groups_that_open(house: House, many: Workshop) -> None:
    """Each theme stands once, in one group; few themes have no groups at all."""
    found = results.newest(many, many.questions[0])
    assert found is not None
    assert len(found.themes.themes) > READABLE_LIST
    page = shown(house.visit("overview", many))
    groups = re.findall(r'<details class="v-group">(.*?)</details>', page, re.DOTALL)

    assert len(groups) == len(found.themes.groups) > 1
    badges = [int(n) for each in groups for n in re.findall(r'class="v-badge"[^>]*>(\d+)<', each)]
    assert sorted(badges) == sorted(theme.id for theme in found.alignment.themes)
    for each, (name, ids) in zip(groups, _expected(found), strict=True):
        assert f"<b>{name}</b>" in each
        assert str(len(ids)) in each
    few = house.room("Three things", 60)
    assert "v-group" not in shown(house.visit("overview", few))


def _expected(found: results.Results) -> list[tuple[str, set[int]]]:
    """Return the groups, those with the most spoken-of theme first."""
    reach = {theme.id: theme.reach or 0.0 for theme in found.alignment.themes}
    members: dict[int, set[int]] = {}
    for theme in found.themes.themes:
        members.setdefault(theme.group, set()).add(theme.id)
    largest = sorted(members, key=lambda group: -max(reach[each] for each in members[group]))
    return [(found.themes.groups[group - 1], members[group]) for group in largest]


def test_reports_keep_themes_of_a_group_together(house: House, many: Workshop) -> None:
    """The page opens group by group with each theme once; slides list the groups first."""
    found = results.newest(many, many.questions[0])
    assert house
    assert found is not None
    whole = contents(Selection(many, many.questions[0], found))
    bare = replace(whole.alignment, levels=(), gaps=(), units=None, rounds=())
    made = replace(whole, alignment=bare, further=())  # charts take long to draw
    groups = found.themes.groups
    page = report_html(made).decode()

    assert {name for name, _stories in made.shelves} == set(groups)
    assert page.count('<details class="group" open>') == len(groups)
    ids = [story.id for _name, stories in made.shelves for story in stories]
    assert sorted(ids) == sorted(theme.id for theme in found.alignment.themes)
    slides = Presentation(io.BytesIO(slides_pptx(made))).slides
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    (listed,) = [
        slide for slide, title in zip(slides, titles, strict=True) if title.endswith(" groups")
    ]
    said = " ".join(shape.text_frame.text for shape in listed.shapes if shape.has_text_frame)
    assert all(name in said for name in groups)
