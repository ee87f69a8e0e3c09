"""A draft of many values that shows nothing is pointed out; one that shows something is not."""

from __future__ import annotations

import pytest

from vision.drafts.values_and_images import MOST_VALUES, imagery


@pytest.mark.parametrize(
    "draft",
    [
        "Excellence, integrity, respect, innovation and sustainability guide everything we do.",
        "Exzellenz, Integrität, Respekt, Nachhaltigkeit und Vertrauen leiten unser Handeln.",
        "Excellence, intégrité, respect, solidarité et confiance guident toute notre action.",
        "La excelencia, la integridad, el respeto, la confianza y la equidad nos guían siempre.",
        "Integriteit, respect, vertrouwen, kwaliteit en duurzaamheid staan bij ons voorop.",
    ],
)
def test_values_without_an_image_are_pointed_out(draft: str) -> None:
    """Five values and nothing to see, in five languages."""
    found = imagery(draft)
    assert found is not None
    assert len(found.values) > MOST_VALUES
    assert found.images == ()
    assert found.abstract


@pytest.mark.parametrize(
    "draft",
    [
        "Respect, trust, integrity, quality and honesty: you see them at every desk.",
        "Vertrauen, Respekt, Integrität, Qualität und Fairness: an jedem Tisch, in jedem Zimmer.",
        "We trust and respect each other.",
        "We care and share; handling of cartels is a matter of the heart.",
    ],
)
def test_one_image_or_few_values_are_enough(draft: str) -> None:
    """An image, or up to four values: nothing to point out."""
    found = imagery(draft)
    assert found is not None
    assert not found.abstract


def test_a_value_counts_once_and_words_that_only_begin_alike_are_none() -> None:
    """Respect, respected and respectful are one value; care holds no car, teamwork no tea."""
    found = imagery("We respect and are respected. Respectful teamwork with care. Handy handbooks.")
    assert found is not None
    assert found.values == ("respect", "teamwork")
    assert found.images == ()


@pytest.mark.parametrize("draft", ["", "  \n", "誠実、尊敬、信頼、品質、革新を大切にします。"])
def test_where_there_is_no_list_nothing_is_said(draft: str) -> None:
    """An empty draft, and a language whose words are on no list."""
    assert imagery(draft) is None
