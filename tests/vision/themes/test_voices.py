"""Names, keywords and quotes hold only what may be shown, and lose it at once when it may not."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from vision.models import Lens
from vision.text import Voices, read_corpus
from vision.themes import Edit, explain, find_themes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.themes import Themes

ROOM = [
    ("Fair pay", True), ("Better lunch", True), ("Quiet rooms to think", True),
    ("Plants everywhere", True), ("Shorter meetings", True), ("Trust each other", True),
    ("Cycling shed", True), ("Later start on Mondays", True), ("Mentors for newcomers", True),
    ("Doors that open by themselves", True), ("Less email", True),
    ("Kessler bullies the apprentices in packaging", False),
]  # fmt: skip
NIGHT = [
    "Night nurses need a quiet room",
    "More night nurses on every ward",
    "A break room for night nurses",
    "Night nurses deserve warm food",
    "Fair rotas for night nurses",
]


SECRETS = [
    ("My boss bullies pregnant women", "bully"),
    ("My disability is laughed at", "disability"),
    ("The cleaning firm is fraud", "fraud"),
    ("Kessler bullies the apprentices in packaging", "apprentices"),
]
"""What one person says and nobody may quote, with a subject heading in it."""
both_lenses = pytest.mark.parametrize("lens", list(Lens))


def found(
    said: Sequence[tuple[str, str, bool]],
    *,
    previous: Themes | None = None,
    count: int = 2,
    lens: Lens = Lens.WORDS,
) -> Themes:
    """Return the themes of statements with their person and permission."""
    voices = Voices(tuple(who for _, who, _ in said), tuple(may for _, _, may in said), 5)
    return find_themes(
        [text for text, _, _ in said],
        keys=[f"{who}: {text}" for text, who, _ in said],
        lens=lens,
        count=count,
        language="en",
        previous=previous,
        voices=voices,
    )


def told(themes: Themes) -> str:
    """Return all words of names, groups and keywords, in lower case."""
    words = [word for theme in themes.themes for word in (theme.name, *theme.keywords)]
    return " ".join([*words, *themes.groups]).casefold()


def stems(text: str) -> set[str]:
    """Return the stems of the subject words of a text."""
    corpus = read_corpus([text], ["en"])
    return {corpus.stem_names[stem] for stem in corpus.stems if stem >= 0}


@both_lenses
def test_three_ticked_statements_of_one_person_name_nothing(lens: Lens) -> None:
    """A colleague named in three statements that may not be quoted is in no name and no quote."""
    said = [(text, f"p{k}", True) for k, text in enumerate(NIGHT)]
    said += [(f"Kowalczyk shouts at night nurses {when}", "angry", False)
             for when in ("daily", "on Mondays", "in front of patients")]  # fmt: skip
    themes = found(said, lens=lens)

    assert "kowalczyk" not in told(themes)
    assert "shout" not in told(themes)
    assert not [key for theme in themes.themes for key in theme.quotes if key.startswith("angry")]


def test_a_room_of_twelve_has_no_word_of_one_person() -> None:
    """Where nobody shares a word, themes have numbers until the room names them."""
    themes = found([(text, f"p{k}", may) for k, (text, may) in enumerate(ROOM)], count=3)

    assert [theme.name for theme in themes.themes] == [f"Theme {t.id}" for t in themes.themes]
    assert all(theme.keywords == () for theme in themes.themes)


@both_lenses
@pytest.mark.parametrize("seed", range(4))
def test_every_word_told_has_two_quotable_writers(
    seed: int, lens: Lens, many: tuple[list[str], list[str]]
) -> None:
    """In random rooms of twelve, each word told that somebody wrote, two quotable people did."""
    draw = random.Random(seed)
    said = [(draw.choice(many[0]), f"p{k % 12}", draw.random() < 0.7) for k in range(30)]
    themes = found(said, count=3, lens=lens)

    for word in stems(told(themes)) & {each for text, _, _ in said for each in stems(text)}:
        assert len({who for text, who, may in said if may and word in stems(text)}) >= 2


@pytest.mark.parametrize("count", [2, 3, 5])
@pytest.mark.parametrize(("secret", "heading"), SECRETS)
def test_no_heading_tells_what_may_not_be_quoted(secret: str, heading: str, count: int) -> None:
    """A general word that one unquotable statement calls for names no theme by meaning."""
    said = [(text, f"p{k}", may) for k, (text, may) in enumerate([*ROOM[:-1], (secret, False)])]
    themes = found(said, count=count, lens=Lens.MEANING)

    assert not stems(told(themes)) & (stems(heading) | stems(secret))


@pytest.mark.parametrize("lines", [
    [("loud", True)] * 4, [("a", True), ("b", False), ("c", False), ("d", False)],
])  # fmt: skip
def test_a_heading_takes_two_people_not_two_lines(lines: list[tuple[str, bool]]) -> None:
    """A theme of one person's lines, or of one who may be quoted beside others, has no heading."""
    when = ("now", "today", "soon", "at once")
    said = [(f"Director Brandt must resign {day}", *line)
            for day, line in zip(when, lines, strict=True)]  # fmt: skip
    said += [(text, f"p{k}", True) for k, text in enumerate(NIGHT)]
    themes = found(said, lens=Lens.MEANING)

    assert themes.theme(themes.labels[0]).name == f"Theme {themes.labels[0]}"


@both_lenses
def test_a_loud_voice_is_quoted_once(lens: Lens) -> None:
    """Of one person who writes ten statements of twenty, one at most stands for a theme."""
    said = [(f"Better kites for team {n} and more wind", "loud", True) for n in range(10)]
    said += [(text, f"p{k}", True) for k, text in enumerate(NIGHT)]
    themes = found(said, lens=lens)

    assert "kite" not in told(themes)
    for theme in themes.themes:
        assert sum(key.startswith("loud") for key in theme.quotes) <= 1


@both_lenses
@pytest.mark.parametrize("how", ["hidden", "ticked", "changed"])
def test_a_name_goes_with_its_second_voice(how: str, lens: Lens) -> None:
    """One of two who speak of kites is hidden, unquotable or reworded: no name tells of kites."""
    said = [("Kites on the roof", "a", True), ("Kites for all", "b", True),
            ("Kites in autumn", "a", True)]  # fmt: skip
    said += [(text, f"p{k}", True) for k, text in enumerate(NIGHT)]
    before = found(said, lens=lens)
    others = [each for each in said if each[1] != "b"]
    now = {
        "hidden": others,
        "ticked": [*others, ("Kites for all", "b", False)],
        "changed": [*others, ("Sledges for all", "b", True)],
    }[how]

    assert "kite" in told(before)
    assert "kite" not in told(found(now, previous=before, lens=lens))


def test_a_name_that_the_room_gave_stays() -> None:
    """What a facilitator typed is theirs, also where no two people used its words."""
    said = [(text, f"p{k}", may) for k, (text, may) in enumerate(ROOM)]
    voices = Voices(tuple(who for _, who, _ in said), tuple(may for _, _, may in said), 5)
    themes = find_themes(
        [text for text, _, _ in said],
        lens=Lens.WORDS,
        count=2,
        edits=[Edit.rename(1, "Everyday comforts")],
        voices=voices,
    )

    assert themes.theme(1).name == "Everyday comforts"


def test_an_explanation_tells_no_word_of_the_unquotable() -> None:
    """A word that a statement shares only with one that may not be quoted explains nothing."""
    said = [("Kessler shouts in packaging", "angry", False), ("Kessler in packaging", "b", True)]
    said += [(text, f"p{k}", True) for k, text in enumerate(NIGHT)]
    themes = found(said, count=2)
    voices = Voices(tuple(who for _, who, _ in said), tuple(may for _, _, may in said), 5)
    texts = [text for text, _, _ in said]

    words = dict(explain(texts, themes, themes.keys[1], voices=voices).words)
    night = dict(explain(texts, themes, themes.keys[2], voices=voices).words)

    assert words == {}
    assert {"night", "nurses"} <= {word.casefold() for word in night}


def test_without_voices_nothing_is_kept_back() -> None:
    """A plain list of texts is nobody's secret: themes are named as ever."""
    texts = [text for text, _ in ROOM]
    themes = find_themes(texts, lens=Lens.WORDS, count=2, language="en")

    assert not any(theme.name.startswith("Theme ") for theme in themes.themes)
