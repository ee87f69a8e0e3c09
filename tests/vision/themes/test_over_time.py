"""Themes stay put when statements arrive, and a facilitator's edits survive every run."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from vision.errors import InvalidEditError
from vision.models import Lens
from vision.themes import (
    UNASSIGNED,
    Action,
    CachedEncoder,
    Edit,
    Themes,
    default_encoder,
    explain,
    find_themes,
    next_theme_id,
)
from vision.themes.pipeline import BY_HAND, LEFT_OUT
from vision.themes.theme_ids import matched_ids


@pytest.fixture(scope="module")
def first(many: tuple[list[str], list[str]]) -> Themes:
    """The themes of the first 300 of 400 statements, by wording."""
    return find_themes(many[0][:300], lens=Lens.WORDS)


def again(
    many: tuple[list[str], list[str]], previous: Themes, *edits: Edit, upto: int = 300
) -> Themes:
    """Return the themes of the first statements, after an earlier result."""
    return find_themes(many[0][:upto], lens=Lens.WORDS, previous=previous, edits=edits)


@pytest.mark.parametrize("lens", list(Lens))
@pytest.mark.parametrize("upto", [315, 345, 400])
@pytest.mark.slow
def test_themes_stay_put_when_statements_arrive(
    many: tuple[list[str], list[str]], lens: Lens, upto: int
) -> None:
    """After 5, 15 or 33% more statements, nearly all old ones keep theme, name and order."""
    before = find_themes(many[0][:300], lens=lens)
    after = find_themes(many[0][:upto], lens=lens, previous=before)
    kept = before.labels[:300] == after.labels[:300]
    assert kept.mean() >= 0.95
    names = {theme.id: theme.name for theme in before.themes}
    assert [theme.id for theme in after.themes][: len(names)] == list(names)
    assert all(names[theme.id] == theme.name for theme in after.themes if theme.id in names)


@pytest.mark.parametrize("lens", list(Lens))
@pytest.mark.slow
def test_the_map_stays_put(many: tuple[list[str], list[str]], lens: Lens) -> None:
    """A statement that was on the map stays exactly where it was when a few more arrive."""
    before = find_themes(many[0][:300], lens=lens)
    after = find_themes(many[0][:310], lens=lens, previous=before)
    assert np.array_equal(before.positions, after.positions[:300], equal_nan=True)
    assert not np.isnan(after.positions[after.labels != UNASSIGNED]).any()


def test_nothing_changes_when_nothing_arrives(
    many: tuple[list[str], list[str]], first: Themes
) -> None:
    """The same statements after the same result: the same labels, names, numbers and map."""
    after = again(many, first)
    assert after.themes == first.themes
    assert np.array_equal(after.labels, first.labels)
    assert np.array_equal(after.positions, first.positions, equal_nan=True)


def test_removed_statements_take_nothing_with_them(
    many: tuple[list[str], list[str]], first: Themes
) -> None:
    """When statements are hidden, the others keep their theme."""
    keys = [str(row) for row in range(300) if row % 10]
    texts = [many[0][int(key)] for key in keys]
    after = find_themes(texts, lens=Lens.WORDS, keys=keys, previous=first)
    assert np.array_equal(after.labels, first.labels[[int(key) for key in keys]])


def test_another_number_of_themes_keeps_what_can_be_kept(
    many: tuple[list[str], list[str]], first: Themes
) -> None:
    """With one theme more, most statements keep their theme and ids are never used again."""
    many_themes = len(first.themes)
    after = find_themes(many[0][:300], lens=Lens.WORDS, count=many_themes + 1, previous=first)
    assert len(after.themes) == many_themes + 1
    assert (after.labels == first.labels).mean() > 0.5
    assert {theme.id for theme in after.themes} - {theme.id for theme in first.themes}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-1, 6)), min_size=1, max_size=60))
def test_ids_are_matched_as_well_as_can_be(pairs: list[tuple[int, int]]) -> None:
    """No other one-to-one pairing of clusters and old themes keeps more statements together."""
    now, old = (np.array(side, dtype=np.int32) for side in zip(*pairs, strict=True))
    ids = matched_ids(now, old, 100)
    assert len(set(ids.values())) == len(ids)
    table = np.array([[((now == c) & (old == o)).sum() for o in range(7)] for c in range(6)])
    best = table[linear_sum_assignment(table, maximize=True)].sum()
    kept = sum(((now == c) & (old == o)).sum() for c, o in ids.items())
    assert kept <= best
    dropped = [((now == c).sum(), c) for c, o in ids.items() if o >= 100]
    assert kept >= best - sum(0.3 * size for size, _ in dropped)


def test_a_rename_survives(many: tuple[list[str], list[str]], first: Themes) -> None:
    """A facilitator's name stays through new statements and new clusterings."""
    theme = first.themes[0].id
    rename = Edit.rename(theme, "Our daily bread")
    second = again(many, first, rename, upto=310)
    third = again(many, second, rename, upto=400)
    assert second.theme(theme).name == third.theme(theme).name == "Our daily bread"


def test_a_merge_takes_later_statements_along(
    many: tuple[list[str], list[str]], first: Themes
) -> None:
    """Merged themes stay one, also for what arrives later, and the merged id is gone."""
    one, other = first.themes[0].id, first.themes[1].id
    merge = Edit.merge(one, other)
    merged = again(many, first, merge)
    expected = np.where(first.labels == one, other, first.labels)
    assert np.array_equal(merged.labels, expected)
    later = again(many, merged, merge, upto=320)
    assert one not in later.labels
    assert later.theme(other).size >= merged.theme(other).size


def test_a_split_parts_a_theme_for_good(many: tuple[list[str], list[str]], first: Themes) -> None:
    """A split gives two themes of its statements; later runs keep who is where."""
    theme, new = first.themes[0].id, next_theme_id(first)
    split = Edit.split(theme, (new,))
    parted = again(many, first, split)
    own = first.labels == theme
    assert set(parted.labels[own].tolist()) == {theme, new}
    assert np.array_equal(parted.labels[~own], first.labels[~own])
    assert parted.theme(theme).name != parted.theme(new).name
    later = again(many, parted, split, upto=315)
    assert np.array_equal(later.labels[:300], parted.labels)
    assert later.theme(new).name == parted.theme(new).name


def test_a_statement_can_be_moved(many: tuple[list[str], list[str]], first: Themes) -> None:
    """A moved statement stays where it was put, or aside, whatever the clustering says."""
    target = next(theme.id for theme in first.themes if theme.id != first.labels[7])
    moves = [Edit.move("7", target), Edit.move("8", UNASSIGNED)]
    moved = again(many, first, *moves)
    assert moved.labels[7] == target
    assert moved.labels[8] == UNASSIGNED
    assert moved.unassigned["8"] == BY_HAND
    assert again(many, moved, *moves, upto=400).labels[7] == target


def test_junk_can_be_moved_into_a_theme() -> None:
    """What was set aside as junk can be put into a theme by hand, and counts there."""
    texts = ["??", "fair pay", "better pay", "pay rise", "more trees", "plant trees", "green trees"]
    found = find_themes(texts, lens=Lens.WORDS, count=2)
    theme = int(found.labels[1])
    moved = find_themes(
        texts, lens=Lens.WORDS, count=2, previous=found, edits=[Edit.move("0", theme)]
    )
    assert moved.labels[0] == theme
    assert not moved.unassigned
    assert moved.theme(theme).size == found.theme(theme).size + 1


def test_a_pinned_theme_outlives_a_smaller_number(
    many: tuple[list[str], list[str]], first: Themes
) -> None:
    """A pinned theme keeps its statements and its name, even if two themes are asked for."""
    pinned = first.themes[-1]
    after = find_themes(
        many[0][:300], lens=Lens.WORDS, count=2, previous=first, edits=[Edit.pin(pinned.id)]
    )
    own = first.labels == pinned.id
    assert (after.labels[own] == pinned.id).all()
    assert after.theme(pinned.id).name == pinned.name
    assert after.theme(pinned.id).pinned


def test_leaving_an_edit_out_undoes_it(many: tuple[list[str], list[str]], first: Themes) -> None:
    """Each edit alone can be undone after it was applied; the rest of the log stays."""
    one, other = first.themes[0].id, first.themes[1].id
    log = [
        Edit.rename(other, "Named by hand"),
        Edit.split(first.themes[2].id, (next_theme_id(first),)),
        Edit.merge(one, other),
        Edit.move("7", other),
        Edit.pin(other),
    ]
    edited = again(many, first, *log)
    for gone in log:
        rest = [edit for edit in log if edit is not gone]
        undone = again(many, edited, *rest)
        never = again(many, first, *rest)
        assert np.array_equal(undone.labels, never.labels)
        assert [t.id for t in undone.themes] == [t.id for t in never.themes]
    bare = again(many, edited)
    assert np.array_equal(bare.labels, first.labels)
    assert [theme.name for theme in bare.themes] == [theme.name for theme in first.themes]


def test_an_edit_of_what_is_gone_is_left_out(
    many: tuple[list[str], list[str]], first: Themes
) -> None:
    """Edits of themes and statements that no longer exist change nothing, and it is said."""
    after = again(many, first, Edit.rename(999, "Nobody"), Edit.move("nobody", 1))
    assert np.array_equal(after.labels, first.labels)
    assert LEFT_OUT in after.notices


@pytest.mark.parametrize(
    "make",
    [
        lambda: Edit.rename(1, " "),
        lambda: Edit.merge(1, 1),
        lambda: Edit.split(1, ()),
        lambda: Edit.split(1, (1,)),
        lambda: Edit.move("", 1),
        lambda: Edit(Action.MERGE, 1),
    ],
)
def test_an_edit_that_says_too_little_is_refused(make: object) -> None:
    """A blank name, a merge with itself, a split into nothing: an error at once."""
    with pytest.raises(InvalidEditError):
        make()  # type: ignore[operator]


def test_edits_come_back_from_the_log() -> None:
    """Every kind of edit survives being written as JSON and read again."""
    log = [
        Edit.rename(1, "Ünïcödé", id="a"),
        Edit.merge(1, 2),
        Edit.split(3, (9, 10)),
        Edit.move("k", -1),
        Edit.pin(4),
    ]
    assert [Edit.from_json(json.loads(json.dumps(edit.to_json()))) for edit in log] == log


def test_ids_of_a_split_are_new(first: Themes) -> None:
    """A split's new ids follow every id in the result and in the log."""
    assert next_theme_id(None) == 1
    assert next_theme_id(first) == first.next_id > max(first.labels)
    assert next_theme_id(first, [Edit.split(1, (40, 41))]) == 42


def test_an_explanation_names_shared_words_and_neighbours(
    many: tuple[list[str], list[str]], first: Themes
) -> None:
    """The words are the statement's own, their parts sum to 1, and neighbours are real keys."""
    texts = many[0][:300]
    told = explain(texts, first, "5")
    assert told.theme == first.labels[5]
    assert all(word.lower() in texts[5].lower() for word, _ in told.words)
    assert sum(part for _, part in told.words) == pytest.approx(1, abs=0.01)
    assert "5" not in [key for key, _, _ in told.neighbours]
    assert all(first.labels[int(key)] == theme for key, _, theme in told.neighbours)
    closeness = [cosine for _, cosine, _ in told.neighbours]
    assert closeness == sorted(closeness, reverse=True)


def test_an_explanation_of_junk_says_why() -> None:
    """A statement without a theme is explained by the reason it has none."""
    texts = ["??", "fair pay", "more trees"]
    told = explain(texts, find_themes(texts, lens=Lens.WORDS), "0")
    assert (told.theme, told.words, told.neighbours) == (UNASSIGNED, (), ())
    assert told.reason == "no words"


def test_no_text_is_encoded_twice(labelled: tuple[list[str], list[str]]) -> None:
    """With a store behind the encoder a second run encodes only what is new, with one result.

    Phrases that may name a theme are compared too, but only statements are kept.
    """
    real = default_encoder()
    assert real is not None
    calls: list[str] = []

    class Counting:
        def encode(self, texts: list[str], /) -> np.ndarray:
            calls.extend(texts)
            return real.encode(texts)

    kept: dict[str, np.ndarray] = {}
    cached = CachedEncoder(
        Counting(), lambda hashes: {h: kept[h] for h in hashes if h in kept}, kept.update
    )
    texts = labelled[0]
    once = find_themes(texts, encoder=cached)
    twice = find_themes([*texts, "A brand new statement"], encoder=cached, previous=once)
    assert all(calls.count(text) == 1 for text in [*texts, "A brand new statement"])
    assert len(kept) == len(texts) + 1
    assert find_themes(texts, encoder=cached) == once
    assert len(twice.keys) == len(texts) + 1
