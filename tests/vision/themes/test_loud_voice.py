"""Themes, their number and their words count people, not lines."""

from __future__ import annotations

import pytest

from vision.models import Lens
from vision.text import Voices
from vision.themes import Edit, find_themes

LOUD = [
    f"Director Brandt must resign {when}{'!' * (number % 7)} {number}"
    for number, when in enumerate(("now", "today", "soon", "this week", "at once") * 6)
]


@pytest.mark.parametrize("lens", list(Lens))
def test_thirty_lines_of_one_person_change_no_theme_of_others(
    labelled: tuple[list[str], list[str]], lens: Lens
) -> None:
    """With 30 near-identical lines the others are grouped and named as with one of them."""
    others, people = labelled[0], [f"p{row}" for row in range(len(labelled[0]))]

    def found(lines: list[str]) -> tuple[list[int], list[tuple[str, tuple[str, ...]]]]:
        texts = [*others, *lines]
        voices = Voices((*people, *["loud"] * len(lines)), (True,) * len(texts), 5)
        keys = [f"{row:03}" for row in range(len(texts))]
        themes = find_themes(texts, lens=lens, language="en", keys=keys, voices=voices)
        told = [(theme.name, theme.keywords) for theme in themes.themes]
        return themes.labels[: len(others)].tolist(), told

    (labels, told), (quiet, said) = found(sorted(LOUD)), found(sorted(LOUD)[:1])
    assert labels == quiet
    assert told == said
    assert "brandt" not in str(told).casefold()


def test_names_of_the_first_minutes_end_at_the_reveal(many: tuple[list[str], list[str]]) -> None:
    """Asked for, every theme is named as if all had been there from the start, except where a
    facilitator named it or holds it.
    """  # noqa: D205
    texts = many[0][:150]
    first = find_themes(texts[:110], lens=Lens.WORDS, count=6)
    kept = find_themes(texts, lens=Lens.WORDS, count=6, previous=first)
    held, named = kept.themes[0].id, kept.themes[1].id
    edits = [Edit.pin(held), Edit.rename(named, "Mine")]
    after = find_themes(texts, lens=Lens.WORDS, count=6, previous=kept, edits=edits, renamed=True)

    assert after.theme(held).name == kept.theme(held).name
    assert after.theme(named).name == "Mine"
    assert {theme.id for theme in after.themes} == {theme.id for theme in kept.themes}
    assert all(
        each.named_at == sum(after.found_labels == each.id)
        for each in after.found
        if each.id != held
    )
    again = find_themes(texts, lens=Lens.WORDS, count=6, previous=after, edits=edits)
    assert [theme.name for theme in again.themes] == [theme.name for theme in after.themes]
