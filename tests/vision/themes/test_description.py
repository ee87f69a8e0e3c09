"""A theme keeps its keywords and quotes while it hardly changes, and never longer."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vision.models import Lens
from vision.themes import Edit, Theme, Themes, find_themes
from vision.themes.description import closeness


def described(theme: Theme) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """Return what was said about a theme, and when."""
    return theme.described_at, theme.keywords, theme.quotes


@pytest.fixture(scope="module")
def texts(many: tuple[list[str], list[str]]) -> list[str]:
    """A hundred statements on four subjects."""
    return many[0][:100]


@pytest.fixture(scope="module")
def first(texts: list[str]) -> Themes:
    """Their four themes."""
    return find_themes(texts, lens=Lens.WORDS, count=4)


def test_a_theme_that_hardly_grows_keeps_its_description(texts: list[str], first: Themes) -> None:
    """One more statement in a hundred changes sizes, and neither keywords nor quotes."""
    after = find_themes([*texts, texts[0]], lens=Lens.WORDS, count=4, previous=first)
    joined = int(first.labels[0])
    assert after.theme(joined).size == first.theme(joined).size + 1
    assert [described(theme) for theme in after.themes] == [
        described(theme) for theme in first.themes
    ]


def test_little_by_little_is_not_little(texts: list[str], first: Themes) -> None:
    """However slowly a theme grows, it is described anew once it has grown by a tenth."""
    themes = first
    theme = int(first.labels[0])
    for more in range(1, 4):
        themes = find_themes(texts + [texts[0]] * more, lens=Lens.WORDS, count=4, previous=themes)
        since = themes.theme(theme).size / themes.theme(theme).described_at
        assert since <= 1.1
    assert themes.theme(theme).described_at > first.theme(theme).described_at


def test_a_theme_is_described_anew_when_one_of_its_statements_is_changed(
    texts: list[str], first: Themes
) -> None:
    """Another text under the same key: no keyword of the old wording is left."""
    theme = first.themes[0]
    word = theme.keywords[0]
    changed = [re.sub(word, "lighthouse", text, flags=re.IGNORECASE) for text in texts]
    after = find_themes(changed, lens=Lens.WORDS, count=4, previous=first)
    assert "lighthouse" in after.theme(theme.id).keywords
    assert word not in after.theme(theme.id).keywords


def test_the_parts_of_a_merge_are_described_together(texts: list[str], first: Themes) -> None:
    """A theme that another was merged into speaks of both; the others stand."""
    one, other = first.themes[0].id, first.themes[1].id
    after = find_themes(
        texts, lens=Lens.WORDS, count=4, previous=first, edits=[Edit.merge(one, other)]
    )
    assert after.theme(other).described_at == after.theme(other).size
    assert described(after.themes[-1]) == described(first.themes[-1])


@settings(max_examples=25, deadline=None)
@given(
    gone=st.sets(st.integers(0, 99), max_size=12),
    swapped=st.sets(st.integers(0, 99), max_size=6),
    come=st.integers(0, 4),
)
def test_no_word_and_no_quote_outlives_its_statement(
    texts: list[str], first: Themes, gone: set[int], swapped: set[int], come: int
) -> None:
    """Whatever is taken back or changed: quotes are of the theme, keywords stand in it."""
    left = [row for row in range(len(texts)) if row not in gone]
    now = {str(row): texts[(row + 31) % len(texts) if row in swapped else row] for row in left}
    now |= {f"new {row}": texts[row] for row in range(come)}
    after = find_themes(
        list(now.values()), keys=list(now), lens=Lens.WORDS, count=4, previous=first
    )
    for theme in after.themes:
        own = {
            key
            for key, label in zip(after.keys, after.labels.tolist(), strict=True)
            if label == theme.id
        }
        said = " ".join(now[key] for key in own).lower()
        assert set(theme.quotes) <= own
        assert all(word in said for word in " ".join(theme.keywords).lower().split())


def test_groups_stand_while_their_themes_do(many: tuple[list[str], list[str]]) -> None:
    """One more statement doesn't reshuffle the coarse groups of many themes, nor rename them."""
    texts = many[0]
    before = find_themes(texts, lens=Lens.WORDS, count=20)
    after = find_themes([*texts, texts[0]], lens=Lens.WORDS, count=20, previous=before)
    assert len(before.groups) > 1
    assert after.groups == before.groups
    assert [theme.group for theme in after.themes] == [theme.group for theme in before.themes]


@pytest.mark.parametrize("size", [2, 5, 12, 200])
@pytest.mark.parametrize("lens", Lens)
def test_statements_without_anything_in_common_are_loose_however_few(size: int, lens: Lens) -> None:
    """At right angles, each has a cosine of 1 / sqrt(n) to the middle that it is a part of."""
    assert closeness(size**-0.5, size, lens) == "loose"
    assert closeness(1.0, size, lens) == "tight"


@pytest.mark.parametrize("lens", list(Lens))
def test_one_statement_alone_is_not_called_tight(lens: Lens) -> None:
    """There is nothing that it is like."""
    assert closeness(1.0, 1, lens) == "mixed"


def test_closeness_is_read_from_two_different_statements() -> None:
    """As alike as statements of one label are by meaning on the whole: 30 degrees is tight."""
    rows = np.array([[np.cos(angle), np.sin(angle)] for angle in np.radians([0, 30, 60, 75, 80])])
    middle = rows.mean(axis=0)
    coherence = float((rows @ (middle / np.linalg.norm(middle))).mean())
    pairs = (rows @ rows.T)[np.triu_indices(5, 1)]
    assert (5 * coherence**2 - 1) / 4 == pytest.approx(pairs.mean())
    assert closeness(coherence, 5, Lens.MEANING) == "tight"
