"""Coverage: a theme's own words cover it, stock phrases cover nothing, levels stay protected."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from vision.alignment import align
from vision.alignment.findings import themes_of_the_top
from vision.alignment.roster import roster
from vision.drafts import CARRIES, Clause, Coverage, Matcher, coverage, matching
from vision.models import Lens
from vision.privacy import Published, Spoken, publish
from vision.themes import Encoder, Theme, Themes, default_encoder

TOPICS = {
    "pay": (
        "Fair pay for every nurse", "Higher wages for night work", "A salary one can live on",
        "Pay us for overtime", "Wages that rise with prices", "Equal pay for equal work",
        "A bonus for weekend shifts", "Better salaries for beginners", "Fair wages for cleaners",
        "Pay overtime in full", "Our salary should follow inflation", "Equal wages for women",
    ),
    "parks": (
        "More trees in the courtyard", "Plant flowers and trees", "A garden for patients",
        "Green roofs on every building", "Benches under the trees", "A park instead of parking",
        "Let the garden be open to all", "Flowers at the entrance", "Grow vegetables in the garden",
        "More green between the buildings", "Plant an orchard", "A quiet garden to rest in",
    ),
    "software": (
        "One login for all systems", "Computers that start quickly", "Software without crashes",
        "A single record for each patient", "Less typing, better software", "Replace old computers",
        "Systems that talk to each other", "One digital patient record", "Fast and simple software",
        "Passwords that don't expire weekly", "A helpdesk that answers", "New laptops for wards",
    ),
}  # fmt: skip
GENERIC = (
    "Be the best.",
    "We strive to be a great organisation.",
    "Our vision is to lead.",
    "We want a successful future.",
    "Excellence is our passion.",
)


def found_themes(lens: Lens = Lens.WORDS) -> tuple[Themes, list[str]]:
    """Return three themes over 36 statements, as if they had been found, and the texts."""
    texts = [text for group in TOPICS.values() for text in group]
    keys = tuple(map(str, range(len(texts))))
    themes = tuple(
        Theme(number, name, (), 12, keys[12 * number - 12 : 12 * number], 0.5, "mixed")
        for number, name in enumerate(TOPICS, start=1)
    )
    found = Themes(
        keys=keys,
        labels=np.repeat([1, 2, 3], 12).astype(np.int32),
        similarity=np.ones(36),
        themes=themes,
        unassigned={},
        positions=np.zeros((36, 2)),
        lens=lens,
        language="en",
        languages={"en": 36},
        seed=0,
        reason="Made by hand.",
        seconds={},
    )
    return found, texts


def published(*, top: tuple[int, ...] = (1,), smallest_group: int = 5) -> Published:
    """Return 36 people, one a statement: the 8 of Top speak of themes ``top``, others of all."""
    said = []
    for place in range(36):
        theme = place // 12 + 1
        level = "Top" if theme in top and place % 12 < 8 // len(top) else "Base"
        said.append(Spoken(str(place), f"p{place}", theme, level))
    return publish(None, said, levels=["Top", "Base"], smallest_group=smallest_group)


@pytest.fixture(scope="module")
def by_words() -> Matcher:
    """The hand-made themes, compared by wording."""
    return Matcher(*found_themes())


@pytest.fixture(scope="module")
def by_meaning() -> Matcher:
    """The hand-made themes, compared by meaning."""
    encoder = default_encoder()
    if encoder is None:
        pytest.skip("needs the installed encoder")
    themes, texts = found_themes(Lens.MEANING)
    return Matcher(themes, texts, encoder=encoder)


@pytest.mark.parametrize("lens", ["by_words", "by_meaning"])
@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.slow
def test_a_themes_own_statements_cover_it_and_no_other(
    request: pytest.FixtureRequest, lens: str, place: int
) -> None:
    """A draft made of one theme's statements carries that theme alone; the others are orphans."""
    matcher: Matcher = request.getfixturevalue(lens)
    own = list(TOPICS.values())[place]

    found = coverage([Clause(text, 0) for text in own], matcher, published())

    assert set(found.carried) == {place + 1}
    assert {orphan.id for orphan in found.orphans} == {1, 2, 3} - {place + 1}


@pytest.mark.parametrize("lens", ["by_words", "by_meaning"])
def test_stock_phrases_cover_nothing(request: pytest.FixtureRequest, lens: str) -> None:
    """Sentences that would fit any organisation carry no theme of this one."""
    matcher: Matcher = request.getfixturevalue(lens)

    assert matcher.strengths(GENERIC).max() < CARRIES


@pytest.mark.parametrize("text", ["", "   ", "n/a", "asdfgh", "?!", "qwertz uiop"])
def test_blank_and_junk_cover_nothing(by_words: Matcher, text: str) -> None:
    """What says nothing carries nothing at all."""
    assert by_words.strengths([text]).max() == 0.0


def test_paraphrases_count_under_meaning(by_meaning: Matcher) -> None:
    """Other words for the same thing carry the theme, also in another language."""
    said = [
        "Everyone earns enough money for a decent living.",
        "Nature around our buildings",
        "Ein einziges Passwort für alles",
        "Faire Löhne für alle Pflegekräfte",
    ]

    strengths = by_meaning.strengths(said)

    assert by_meaning.nearest(said).tolist() == [1, 2, 3, 1]
    assert (strengths.max(axis=1) >= CARRIES).all()


def test_a_strange_sentence_is_not_carried_by_one_common_word(by_words: Matcher) -> None:
    """By wording, one shared word among many others is not enough."""
    said = ["The purple whale sings opera about wages on Thursday mornings in Lisbon harbour."]

    assert by_words.strengths(said).max() < CARRIES


def test_strengths_do_not_depend_on_the_rest_of_the_draft(by_words: Matcher) -> None:
    """A sentence means the same alone as among others."""
    alone = by_words.strengths(["Fair pay for all of us"])
    among = by_words.strengths(["Plant trees", "Fair pay for all of us", "One login"])

    np.testing.assert_allclose(alone[0], among[1])
    assert ((among >= 0) & (among <= 1)).all()


def test_voice_by_hand(by_words: Matcher) -> None:
    """Top speaks of pay only; Base has 4, 12 and 12 voices on pay, parks and software.

    A draft on pay carries 8 of 8 voices of Top and 4 of 28 (.14, rounded to .15) of Base.
    """
    found = coverage("Fair pay for every nurse.", by_words, published())

    assert found.voice == {"Top": 1.0, "Base": pytest.approx(0.15)}
    assert found.everyone == pytest.approx(0.35)  # 12 of 36, to the nearest 5 points
    assert [(orphan.name, orphan.people) for orphan in found.orphans] == [
        ("parks", 12),
        ("software", 12),
    ]


def test_people_by_level_are_rounded_like_shares(by_words: Matcher) -> None:
    """4 of 28 are told as too few; a sentence that carries nothing has none at any level."""
    draft = "Fair pay for every nurse.\nWe sail on."

    carries, empty = coverage(draft, by_words, published()).clauses

    assert carries.people == {"Top": 8, "Base": None}
    assert [theme.name for theme in carries.carried] == ["pay"]
    assert (empty.people, empty.asked_by) == ({"Top": 0, "Base": 0}, "no one in such words")


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (["Top"] * 12 + ["Base"] * 24, "only the top"),
        (["Top"] * 8 + ["Base"] * 28, "mostly the top"),
        ((["Top"] * 6 + ["Base"] * 6) * 3, "below the top too"),
    ],
)
def test_who_asked_for_a_sentence(by_words: Matcher, levels: list[str], expected: str) -> None:
    """A sentence that only, or mostly, the top has spoken of says so where that is called."""
    said = [Spoken(str(k), f"p{k}", k // 12 + 1, level) for k, level in enumerate(levels)]
    out = publish(None, said, levels=["Top", "Base"], smallest_group=5)

    draft = "Fair pay for every nurse."
    (clause,) = coverage(draft, by_words, out, of_the_top={1}).clauses
    (untested,) = coverage(draft, by_words, out).clauses

    assert clause.asked_by == expected
    assert untested.asked_by == (expected if expected == "below the top too" else "some")
    assert untested.people == clause.people


def test_the_top_speaks_of_what_is_called_in_its_favour_only() -> None:
    """A gap or a trend beyond chance, with more at the top; none where levels have no order."""
    rows = pd.DataFrame(
        [(f"{level}{k}", theme, level) for level, theme in (("Top", 1), ("Base", 2))
         for k in range(30)],
        columns=["person", "theme", "level"],
    )  # fmt: skip
    themes = [(1, "Pay"), (2, "Parks")]
    ordered = align(rows, themes=themes, levels=["Top", "Base"], permutations=199)

    assert themes_of_the_top(ordered) == {1}
    assert not themes_of_the_top(align(rows, themes=themes, levels=None, permutations=199))
    for seed in range(6):
        people = np.random.default_rng(seed).permutation(30)
        chance = rows.assign(theme=[1 + (k % 2) for k in people] * 2)
        same = align(chance, themes=themes, levels=["Top", "Base"], permutations=199)
        assert not themes_of_the_top(same)


def test_levels_without_an_order_have_no_top(by_words: Matcher) -> None:
    """Where levels have no order, no sentence is said to come from the top."""
    said = [Spoken(str(k), f"p{k}", k // 12 + 1, "AB"[k % 2]) for k in range(36)]
    out = publish(None, said, levels=None, smallest_group=5)

    (clause,) = coverage("Fair pay for every nurse.", by_words, out).clauses

    assert clause.asked_by == "some"
    assert set(clause.people) == {"A", "B"}


def test_a_theme_of_too_few_people_is_not_broken_down(by_words: Matcher) -> None:
    """Three people speak of pay: no number by level, and none in total."""
    said = [Spoken(str(k), f"p{k % 3 if k < 12 else k}", k // 12 + 1, "Base") for k in range(36)]
    out = publish(None, said, levels=["Top", "Base"], smallest_group=5)

    found = coverage("Fair pay for every nurse.\nPlant trees.", by_words, out)

    assert 1 not in roster(out, [1, 2, 3]).themes
    pay = next(theme for theme in found.clauses[0].themes if theme.id == 1)
    assert set(pay.people.values()) == {None}


def test_an_empty_draft_leaves_everything_out(by_words: Matcher) -> None:
    """No sentence: all themes are orphans and no voice is carried."""
    found = coverage("", by_words, published())

    assert len(found.orphans) == 3
    assert found.voice == {"Top": 0.0, "Base": 0.0}


def test_json_is_exact(by_words: Matcher) -> None:
    """A coverage survives the way through JSON."""
    found = coverage("Fair pay, and trees in the garden. One login.", by_words, published())

    assert Coverage.from_json(json.loads(json.dumps(found.to_json()))) == found


def test_themes_of_one_statement_and_no_themes_do_no_harm() -> None:
    """With a single statement, or none that could be used, strengths are still 0..1."""
    themes, texts = found_themes()
    lone = themes.labels.copy()
    lone[:] = -1
    for labels in (lone, np.where(np.arange(36) == 3, 1, -1).astype(np.int32)):
        odd = Themes(**{**_fields(themes), "labels": labels})
        strengths = Matcher(odd, texts).strengths(["Fair pay", "Trees"])
        assert strengths.shape == (2, 3)
        assert ((strengths >= 0) & (strengths <= 1)).all()


def _fields(themes: Themes) -> dict[str, object]:
    return {name: getattr(themes, name) for name in Themes.__slots__}


def test_an_encoder_of_ones_own_is_used() -> None:
    """An organisation's own encoder decides what is alike."""

    class Topics:
        """Knows three words."""

        def encode(self, texts: list[str], /) -> np.ndarray:
            known = list(zip(("Moneten", "Grünzeug", "Rechner"), TOPICS.values(), strict=True))
            rows = [[word in text or text in group for word, group in known] for text in texts]
            return np.array(rows, dtype=np.float32)

    encoder: Encoder = Topics()
    themes, texts = found_themes(Lens.MEANING)

    matcher = Matcher(themes, texts, encoder=encoder)

    assert matcher.nearest(["Moneten", "Grünzeug", "Rechner"]).tolist() == [1, 2, 3]


def test_a_statement_word_for_word_carries_its_theme(by_words: Matcher) -> None:
    """Who repeats a statement carries its theme, whatever capitals and full stops are added."""
    said = [text.upper() + "!" for group in TOPICS.values() for text in group]

    strengths = by_words.strengths(said)

    assert (strengths[np.arange(36), np.repeat([0, 1, 2], 12)] >= CARRIES).all()


def test_a_sentence_with_two_subjects_carries_both(by_meaning: Matcher) -> None:
    """Each part of a sentence may carry a theme of its own."""
    draft = "Everyone earns a decent wage, and there are trees and flowers between the houses."

    (clause,) = coverage(draft, by_meaning, published()).clauses

    assert {theme.name for theme in clause.carried} == {"pay", "parks"}


def test_nobody_has_spoken_of_it_is_said_only_of_what_is_far(by_meaning: Matcher) -> None:
    """Between a theme that is carried and none stands one that is perhaps meant."""
    draft = "Sailors scrub the deck before the storm.\nScreens do what we ask of them."

    far, near = coverage(draft, by_meaning, published()).clauses

    assert (far.asked_by, far.carried, far.perhaps) == ("no one", (), ())
    assert (near.asked_by, near.perhaps) == ("perhaps some", (3,))
    assert {theme.id for theme in near.themes} >= {3}
    assert near.nearest[0] == 3


@pytest.mark.parametrize(("yes", "carried"), [(True, {3}), (False, set())])
def test_people_say_what_a_sentence_means(
    by_meaning: Matcher, *, yes: bool, carried: set[int]
) -> None:
    """A yes makes a theme carried, a no leaves it out; neither is asked again."""
    draft = "Screens do what we ask of them."

    found = coverage(draft, by_meaning, published(), meant={(draft, 3): yes, (draft, 99): True})

    assert set(found.carried) == carried
    assert found.clauses[0].perhaps == ()


def test_unsure_matches_are_told_apart_from_certain_ones(by_meaning: Matcher) -> None:
    """What is only perhaps meant counts for nobody's voice; what it would add is told beside."""
    found = coverage("Screens do what we ask of them.", by_meaning, published())

    assert found.voice == {"Top": 0.0, "Base": 0.0}
    assert found.voice_unsure == {"Top": 0.0, "Base": pytest.approx(0.45)}  # 12 of 28


@pytest.mark.parametrize(
    ("draft", "against"),
    [
        ("We will never pay fair wages.", (1,)),
        ("Trees and flowers are not planted any more.", (2,)),
        ("Plant trees and flowers.", ()),
        ("Fair wages, not fruit baskets.", ()),
        ("Nurses are never left without fair pay.", ()),
        ("Nobody works long hours for low wages.", ()),
        ("No nurse is paid unfair wages.", ()),
        ("Trees and flowers are never dirty.", ()),
        ("Nobody needs fair wages.", (1,)),
    ],
)
def test_a_sentence_against_what_people_want_is_marked(
    by_meaning: Matcher, draft: str, against: tuple[int, ...]
) -> None:
    """A sentence that negates what a theme asks for carries nobody's voice for certain."""
    found = coverage(draft, by_meaning, published())

    assert found.clauses[0].opposite == against
    assert found.clauses[0].carried
    assert bool(found.carried) is not bool(against)


def test_a_sentence_of_600_words_is_read_to_its_end(by_meaning: Matcher) -> None:
    """What stands at the end of a very long sentence counts as well."""
    draft = "We sail across the wide blue sea " * 85 + "and we pay fair wages to every nurse."

    found = coverage(draft, by_meaning, published())

    assert 1 in {theme.id for theme in found.clauses[0].carried}


def test_a_single_theme_is_not_carried_by_everything() -> None:
    """Where there is one theme, sentences about other things still carry nothing."""
    themes, texts = found_themes(Lens.MEANING)
    one = Themes(
        **{
            **_fields(themes),
            "labels": np.where(themes.labels == 1, 1, -1).astype(np.int32),
            "themes": themes.themes[:1],
        }
    )

    strengths = Matcher(one, texts).strengths(["Better wages for all", "Whales sing at night"])

    assert strengths[0, 0] >= CARRIES > strengths[1, 0]


def test_of_a_large_collection_a_sample_stands_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every theme is in it, it stays as others come in, and sentences carry what they carried."""
    themes, texts = found_themes()
    whole = Matcher(themes, texts)
    monkeypatch.setattr(matching, "MOST", len(texts) // 2)
    monkeypatch.setattr(matching, "FEW", 5)
    rows = matching.compared(themes)
    assert 0.4 * len(texts) < len(rows) < 0.6 * len(texts)
    assert set(themes.labels[rows].tolist()) == {theme.id for theme in themes.themes}
    some = [text if row in set(rows.tolist()) else None for row, text in enumerate(texts)]
    sampled = Matcher(themes, some)
    same = sampled.nearest(texts) == whole.nearest(texts)
    assert same.mean() > 0.75
    assert same[rows].all()
    fewer = replace(themes, keys=themes.keys[:-9], labels=themes.labels[:-9])
    kept = {themes.keys[row] for row in rows.tolist()}
    again = {fewer.keys[row] for row in matching.compared(fewer).tolist()}
    assert len(again & kept) > 0.7 * len(again)  # although a quarter of all is gone
