"""A statement alone joins the theme it would have joined, wherever and with whomever it comes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vision.models import Lens
from vision.text.sampling import sample
from vision.themes import Edit, Model, assign, find_themes, fit


@pytest.fixture(scope="module")
def model(many: tuple[list[str], list[str]]) -> Model:
    """Four themes by words, of a hundred statements."""
    texts = many[0][:100]
    return fit(texts, find_themes(texts, lens=Lens.WORDS, count=4))


@pytest.mark.slow
def test_statements_are_assigned_to_their_own_theme(many: tuple[list[str], list[str]]) -> None:
    """What themes were found in comes out in them again, by either lens."""
    texts = many[0]
    for lens in Lens:
        found = find_themes(texts, lens=lens, count=4)
        again = assign(texts, fit(texts, found))
        assert (again == found.labels).mean() > 0.97


def test_a_new_statement_joins_where_an_update_would_put_it(
    many: tuple[list[str], list[str]],
) -> None:
    """The batch and the room agree on what is new to both."""
    texts, new = many[0][:100], many[0][100:110]
    found = find_themes(texts, lens=Lens.WORDS, count=4)
    after = find_themes([*texts, *new], lens=Lens.WORDS, count=4, previous=found)
    assert assign(new, fit(texts, found)).tolist() == after.labels[100:].tolist()


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_neither_order_nor_company_matters(
    data: st.DataObject, model: Model, many: tuple[list[str], list[str]]
) -> None:
    """Any split of statements, in any order, gives each the theme that it gets alone."""
    order = data.draw(st.permutations(range(40)))
    cut = data.draw(st.integers(0, 40))
    texts = [*many[0][60:95], "", "???", "no idea", "Löhne rauf", "we us ours"]
    alone = np.array([assign([text], model)[0] for text in texts])
    for part in (order[:cut], order[cut:]):
        assert assign([texts[row] for row in part], model).tolist() == alone[part].tolist()


def test_what_says_nothing_joins_no_theme(model: Model) -> None:
    """Blanks, mash, refusals and small words alone stay outside; all does without themes."""
    assert assign([None, " ", "asdfgh", "n/a", "we us ours"], model).tolist() == [-1] * 5
    none = fit(["?"], find_themes(["?"], lens=Lens.WORDS))
    assert assign(["Fair pay"], none).tolist() == [-1]


def test_edits_hold_for_those_who_come_later(many: tuple[list[str], list[str]]) -> None:
    """After a merge nobody is put into the theme that is gone."""
    texts = many[0][:100]
    found = find_themes(texts, lens=Lens.WORDS, count=4)
    gone, into = found.themes[0].id, found.themes[1].id
    after = find_themes(
        texts, lens=Lens.WORDS, count=4, previous=found, edits=[Edit.merge(gone, into)]
    )
    assert gone not in assign(many[0], fit(texts, after)).tolist()


def test_texts_of_other_themes_are_refused(many: tuple[list[str], list[str]]) -> None:
    """A model of half the statements would be a wrong one."""
    found = find_themes(many[0], lens=Lens.WORDS, count=2)
    with pytest.raises(ValueError, match="belong together"):
        fit(many[0][1:], found)


@given(names=st.sets(st.text(max_size=5), max_size=60), most=st.integers(1, 20), data=st.data())
def test_a_sample_is_the_same_whatever_the_order_and_the_parts(
    names: set[str], most: int, data: st.DataObject
) -> None:
    """Names in the sample of all are in the sample of every part that holds them."""
    listed = sorted(names)
    mixed = data.draw(st.permutations(listed))
    chosen = {listed[place] for place in sample(listed, most)}
    assert chosen == {mixed[place] for place in sample(mixed, most)}
    assert len(chosen) == min(most, len(names))
    part = mixed[: len(mixed) // 2]
    assert chosen & set(part) <= {part[place] for place in sample(part, most)}


def test_spellings_are_read_without_the_others() -> None:
    """A statement is placed alike alone and among others that spell its words another way."""
    said = [
        "Télétravail",
        "Plus de télétravail",
        "Le télétravail",
        "Home Office",
        "Homeoffice bitte",
        "Homeoffice",
        "Be there for each other",
        "Be there for one another",
    ]
    model = fit(said, find_themes(said, lens=Lens.WORDS, count=3))
    new = [
        "teletravail",
        "Home Office",
        "Homeoffice",
        "Be there for each other",
        "Plus de teletravail",
    ]

    together = assign(new, model).tolist()
    assert together == [assign([each], model).tolist()[0] for each in new]
    assert together[0] == together[4] == assign(["Télétravail"], model).tolist()[0]
    assert together[3] > 0
