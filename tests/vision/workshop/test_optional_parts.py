"""The parts of a workshop beside its phases follow from nobody's coming alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vision.optional_parts import Part
from vision.privacy import Published
from vision.store import Setup
from vision.workshop import optional_parts

if TYPE_CHECKING:
    import pytest

    from vision.store import Store


def test_how_many_themes_are_asked_about_goes_by_steps(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a small room one person more would be seen to join; until nine they count as five."""
    sizes: list[int] = []
    monkeypatch.setattr(
        optional_parts, "influence", lambda *_said, room, **_more: sizes.append(room) or {}
    )
    setup = Setup("Small", ["What for?"], [("Everyone", 40)], parts=frozenset({Part.INFLUENCE}))
    workshop = sqlite_store.workshops.add(setup)
    body: dict[str, Any] = {"revealed": True, "alignment": {"themes": []}}
    body["published"] = Published(5, (), (), {}, (), (), ordered=True, names={}).to_json()
    for at in range(10):
        level = workshop.levels[0].id
        sqlite_store.participants.join(workshop.id, str(at), level_id=level, unit_id=None)
        optional_parts.optional_parts(sqlite_store, workshop, workshop.questions[0], body, {})

    assert sizes == [0] * 4 + [5] * 5 + [10]
