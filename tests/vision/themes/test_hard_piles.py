"""Piles that are hard to name: few, alike, in two scripts, rude, about one person."""

from __future__ import annotations

import pytest

from vision.models import Lens
from vision.text import Voices
from vision.themes import find_themes
from vision.themes.naming import Suggestion
from vision.themes.offered_names import theme_names

FEW = (
    *("More time for patients", "Time for our patients", "Time to sit with patients"),
    *("Fair rosters", "Rosters a month ahead", "Rosters that stay as they are"),
)
ALIKE = ("More time for patients",) * 12
SERBIAN = (
    *("Више времена за пацијенте", "Више времена за болеснике", "Време за пацијенте ноћу"),
    *("Više vremena za pacijente", "Više vremena za bolesnike", "Vreme za pacijente noću"),
    *("Праведан распоред рада", "Распоред рада месец дана унапред", "Праведнији распоред"),
    *("Pravedan raspored rada", "Raspored rada mesec dana unapred", "Pravedniji raspored"),
)
RUDE = ("Bullshit meetings", "No more bullshit", "Bullshit in every meeting", "Stop the bullshit")
PERSON = (
    *("Anna Berger should lead us", "We want Anna Berger as head", "More of Anna Berger"),
    *("Let Anna Berger decide", "Anna Berger listens to nurses", "Thanks to Anna Berger"),
)


@pytest.mark.parametrize("lens", list(Lens))
@pytest.mark.parametrize("texts", [FEW, ALIKE, SERBIAN, RUDE, PERSON])
def test_every_pile_has_a_name_of_its_own(texts: tuple[str, ...], lens: Lens) -> None:
    """No two alike, a few to choose from, whatever the pile; quoted people and all."""
    voices = Voices(tuple(f"p{n}" for n in range(len(texts))), (True,) * len(texts), 5)
    found = find_themes(texts, lens=lens, voices=voices)
    names = [theme.name for theme in found.themes]
    assert names
    assert all(name.strip() for name in names)
    assert len({name.casefold() for name in names}) == len(names)
    for theme in found.themes:
        assert len(theme.offered) <= 4
        for name in (theme.name, *theme.offered):
            assert len(name) <= 80
            folded = name.casefold()
            assert not any(word in folded for word in ("bullshit", "anna", "berger"))


def test_one_language_in_two_scripts_is_named_in_one_of_them() -> None:
    """A name is one phrase that somebody wrote: no letters of both scripts side by side."""
    found = find_themes(SERBIAN, lens=Lens.MEANING)
    for theme in found.themes:
        for name in (theme.name, *theme.offered):
            for word in name.split():
                scripts = {"cyrillic" if "\u0400" <= c <= "\u04ff" else "latin" for c in word}
                assert len(scripts) == 1, name


def test_where_all_names_are_taken_a_theme_has_its_number() -> None:
    """Nobody's name is taken away, and nothing is invented."""
    suggestions = {3: (Suggestion("time", "noun", 2.0), Suggestion("more time", "noun", 1.0))}
    assert theme_names(suggestions, ["Time", "More time"]) == {3: "Theme 3"}
    assert theme_names({4: ()}) == {4: "Theme 4"}
