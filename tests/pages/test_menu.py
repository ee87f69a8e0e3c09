"""Addresses are promises: links on paper, in mails and on walls go on opening the same pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages import menu
from vision.optional_parts import Part

ADDRESSES = [
    *("join", "share", "respond", "stand", "voice"),
    *("overview", "themes", "alignment", "guess", "consensus", "shape", "report", "methods"),
    *(
        "workshops",
        "run",
        "moderate",
        "naming",
        "live",
        "cards",
        "seeds",
        "files",
        "signin",
        "setup",
    ),
]
"""Addresses of version 0.1; none of them may ever go."""


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_old_address_opens_its_page(address: str) -> None:
    """An address of the first version belongs to a page, and is said in so many words."""
    folder = Path(menu.__file__).parent

    assert menu.is_address(address)
    assert (folder / menu.file(address)).read_text(encoding="utf-8").startswith('"""Page: ')


def seen(*, runs: bool, around: bool) -> dict[str, list[str]]:
    """Return the addresses that the menu shows, by heading."""
    told = menu.outline(runs=runs, around=around)
    return {heading: [each.address for each in group] for heading, (_all, group) in told.items()}


def test_the_menu_is_grouped_for_whoever_runs_a_workshop() -> None:
    """Home under the product's name, then the workshop, running it, and its results."""
    told = seen(runs=True, around=True)

    assert list(told) == ["", "The workshop", "Run it", "Results"]
    assert told[""] == [menu.FRONT_DOOR]
    assert told["Results"] == [entry.address for entry in menu.LEADING if not entry.part]
    assert max(len(group) for group in told.values()) <= 9


def test_a_leader_has_the_results_in_a_row_and_a_participant_nothing() -> None:
    """Who runs no workshop sees no page for running one; who only takes part has no way home."""
    results = [entry.address for entry in menu.LEADING if not entry.part]

    assert seen(runs=False, around=True) == {"": [menu.FRONT_DOOR, *results]}
    assert menu.FRONT_DOOR not in seen(runs=False, around=False)[""]


@pytest.mark.parametrize("runs", [True, False])
def test_every_page_is_registered_once_whoever_looks(*, runs: bool) -> None:
    """A page that is not in somebody's menu still opens by its address."""
    told = menu.outline(runs=runs, around=True)
    registered = [each.address for entries, _seen in told.values() for each in entries]
    everything = (*menu.HIDDEN, *menu.LEADING, *menu.PREPARING, *menu.RUNNING)

    assert sorted(registered) == sorted(each.address for each in everything)


def test_a_page_of_an_optional_part_is_in_the_menu_only_where_it_is_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Tabs follow the parts of the workshop in view."""
    extra = menu.Entry("extra", "leadership/extra.py", "Extra", Part.METER)
    groups = {**menu.GROUPS, "Results": (*menu.LEADING, extra)}
    monkeypatch.setattr(menu, "GROUPS", groups)

    assert extra not in menu.outline(runs=True, around=True)["Results"][1]
    with_it = menu.outline(runs=True, around=True, parts=frozenset({Part.METER}))
    assert extra in with_it["Results"][1]
