"""The meter: raised by people and never by leaders alone, and not moved by rewording."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from vision.drafts.lineage import Carried, Suggested, Version
from vision.drafts.meter import CUTS, WEIGHTS, Meter, Stage, meter
from vision.drafts.meter_sentences import KINDS, NAMES, SAYS, evidence

LEVELS = ("Top", "Base")
BOTH = frozenset(LEVELS)
WORDS = {
    1: ("Every patient has our time, whoever is in a hurry", "Nobody rushes a patient here"),
    2: ("One record for all of our computer systems", "Data is typed once and read anywhere"),
    3: ("Rosters that are known four weeks before", "You can plan your weekends with us"),
    4: ("Our share price doubles until next spring", "Investors love the quarterly figures"),
}
"""Theme to two ways of saying it, which share no letters to speak of."""

SPEAKS = {1: BOTH, 2: frozenset({"Base"}), 3: BOTH, 4: frozenset[str]()}
ENDINGS = ("", ", always", ", as of today")
SENTENCE = st.tuples(st.sampled_from(list(WORDS)), st.integers(0, 1), st.sampled_from(ENDINGS))
TEXT = st.lists(SENTENCE, min_size=1, max_size=5)


def said(sentence: tuple[int, int, str]) -> str:
    """Return a sentence in its words."""
    theme, way, ending = sentence
    return f"{WORDS[theme][way]}{ending}."


def version(
    number: int, text: list[tuple[int, int, str]], *, wrote: int, acts: int, shared: bool = True
) -> Version:
    """Return a version whose sentences carry what they say."""
    sentences = tuple(Carried(said(each), {each[0]: SPEAKS[each[0]]}) for each in text)
    whole = "\n".join(each.text for each in sentences)
    themes = {each[0] for each in text}
    voice = {level: sum(level in SPEAKS[theme] for theme in themes) / 4 for level in LEVELS}
    return Version(number, whole, shared, wrote, acts, sentences, voice)


def score(
    versions: list[Version],
    suggestions: list[Suggested] | None = None,
    remarked: dict[int, frozenset[int]] | None = None,
) -> Meter:
    """Return the meter of a room of 40 in which enough people came through half of the doors."""
    found = meter(
        versions,
        wrote=40,
        levels=LEVELS,
        suggestions=suggestions or [],
        remarked=remarked or {},
        doors={"answers": 1.0, "stances": 0.5, "remarks": 0.0},
        smallest_group=5,
    )
    assert found is not None
    return found


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Version], list[Suggested], dict[int, frozenset[int]]]:
    """Return versions, some after people spoke and some not, with suggestions and remarks."""
    acts, wrote = draw(st.integers(0, 60)), draw(st.sampled_from([0, 3, 20, 40]))
    versions: list[Version] = []
    suggestions: list[Suggested] = []
    remarked: dict[int, frozenset[int]] = {}
    for number in range(1, draw(st.integers(1, 4)) + 1):
        text = draw(TEXT)
        shared = number == 1 or draw(st.booleans())
        versions.append(version(number, text, wrote=wrote, acts=acts, shared=shared))
        if draw(st.booleans()):
            suggestions.append(Suggested(number, said(draw(SENTENCE))))
        remarked[number] = frozenset(draw(st.sets(st.integers(-1, 3), max_size=2)))
        acts += draw(st.sampled_from([0, 2, 30]))
        wrote = max(wrote, draw(st.sampled_from([0, 20, 40])))
    return versions, suggestions, remarked


@settings(max_examples=60)
@given(before=histories(), alone=st.lists(TEXT, min_size=1, max_size=3))
def test_leaders_alone_cannot_raise_it(
    before: tuple[list[Version], list[Suggested], dict[int, frozenset[int]]],
    alone: list[list[tuple[int, int, str]]],
) -> None:
    """Whatever they rewrite, add, leave out or share: without people no evidence grows."""
    versions, suggestions, remarked = before
    suggestions = [
        each
        for each in suggestions
        if all(each.text != said(one) for text in alone for one in text)
    ]
    shared = [each for each in versions if each.shared]
    last = replace(versions[-1], shared=True)
    versions = [*versions[:-1], last] if shared else versions
    then = score(versions, suggestions, remarked)
    wrote, acts = last.wrote, last.acts
    more = [
        version(last.number + at, text, wrote=wrote, acts=acts)
        for at, text in enumerate(alone, start=1)
    ]
    now = score([*versions, *more], suggestions, remarked)
    for kind, part in now.evidence.items():
        assert part <= then.evidence[kind] + 1e-9, kind
    assert now.score <= then.score


@settings(max_examples=60)
@given(before=histories(), data=st.data())
def test_rewording_by_leaders_moves_nothing(
    before: tuple[list[Version], list[Suggested], dict[int, frozenset[int]]],
    data: st.DataObject,
) -> None:
    """Each sentence with another ending, or, where it carries people's words, in other words."""
    versions, suggestions, remarked = before
    themes = data.draw(st.lists(st.sampled_from(list(WORDS)), min_size=1, max_size=4, unique=True))
    text = [(theme, 0, "") for theme in themes]
    last = version(len(versions) + 1, text, wrote=40, acts=versions[-1].acts + 30)
    history = [*versions, last]
    ending = data.draw(st.sampled_from(ENDINGS[1:]))
    reworded = [(theme, 0, ending) for theme in themes]
    own = {said(each) for each in reworded}  # what somebody suggested is people's input
    suggestions = [each for each in suggestions if each.text not in own]
    then = score(history, suggestions, remarked)
    now = score(
        [*history, version(last.number + 1, reworded, wrote=40, acts=last.acts)],
        suggestions,
        remarked,
    )
    assert now.evidence == then.evidence
    assert (now.score, now.stage) == (then.score, then.stage)


def test_other_words_for_what_people_said_move_nothing() -> None:
    """Two sentences that share no letters and carry the same theme are one that was reworded."""
    first = version(1, [(1, 0, ""), (3, 0, "")], wrote=40, acts=80)
    other = version(2, [(1, 1, ""), (3, 1, "")], wrote=40, acts=80)
    gone = version(2, [(4, 0, ""), (4, 1, "")], wrote=40, acts=80)

    assert score([first, other]).evidence == score([first]).evidence
    assert score([first, gone]).evidence["carried"] == 0.0


def test_what_leaders_wrote_before_anybody_is_not_carried_by_people() -> None:
    """The same text before and after people wrote: a coincidence is no evidence."""
    text = [(1, 0, ""), (3, 0, "")]
    told = score([version(1, text, wrote=0, acts=0)])
    heard = score([version(1, text, wrote=40, acts=40)])

    assert told.evidence["carried"] == told.evidence["first"] == 0.0
    assert heard.evidence["carried"] == heard.evidence["first"] == 1.0
    hidden = version(1, text, wrote=0, acts=0, shared=False)
    kept = score([hidden, replace(version(2, text, wrote=40, acts=40), number=2)])
    assert kept.evidence["carried"] == 0.0


def test_a_wording_of_peoples_own_is_what_makes_it_co_created() -> None:
    """Everything but that is consulting at most; the suggestion has to stand in the text."""
    first = version(1, [(1, 0, ""), (2, 0, "")], wrote=40, acts=80)
    text = [(1, 0, ""), (3, 0, "")]
    last = version(2, text, wrote=40, acts=160)
    remarked = {1: frozenset({1})}
    heard = score([first, last], remarked=remarked)
    assert heard.stage is Stage.CONSULTING
    together = score([first, last], [Suggested(1, said((3, 0, "")))], remarked)
    assert together.standing == 1
    assert together.stage is Stage.CO_CREATING


def test_nothing_is_said_before_a_vision_is_shared() -> None:
    """No version, or none for everyone: no meter."""
    hidden = version(1, [(1, 0, "")], wrote=40, acts=40, shared=False)
    for versions in ([], [hidden]):
        assert (
            meter(
                versions, wrote=40, levels=LEVELS, suggestions=[], remarked={}, doors={},
                smallest_group=5,
            )
            is None
        )  # fmt: skip


def test_weights_and_words_are_whole() -> None:
    """Weights sum to 100, cuts grow, every stage and kind has its words, points add up."""
    assert sum(WEIGHTS.values()) == 100
    assert list(CUTS) == sorted(CUTS)
    assert set(NAMES) == set(SAYS) == set(Stage)
    assert list(KINDS) == list(WEIGHTS)
    found = score([version(1, [(1, 0, ""), (4, 0, "")], wrote=40, acts=40)])
    told = evidence(found)
    assert abs(sum(points for _, _, points, _ in told) - found.score) <= 2
    assert all(str(says).endswith(".") for _, says, _, _ in told)


def test_who_wrote_first_is_told_in_steps_while_a_room_is_small() -> None:
    """In a room of twelve nobody is seen to withdraw what was written; in a large one all count."""
    first = version(1, [(1, 0, "")], wrote=7, acts=7)
    told = [
        meter(
            [first], wrote=wrote, levels=LEVELS, suggestions=[], remarked={}, doors={},
            smallest_group=5,
        )
        for wrote in (12, 11, 10)
    ]  # fmt: skip

    assert [each.wrote_first for each in told if each] == [0.5, 0.5, 0.5]


def test_where_nobody_said_how_many_lead_half_may_be_theirs() -> None:
    """A room of twelve that wrote first is heard; the same five leaders alone are not."""
    first = version(1, [(1, 0, "")], wrote=12, acts=12)
    few = version(1, [(1, 0, "")], wrote=5, acts=5)
    told = [
        meter(
            [each], wrote=wrote, levels=LEVELS, suggestions=[], remarked={}, doors={},
            smallest_group=5, top=None,
        )
        for each, wrote in ((first, 12), (few, 12))
    ]  # fmt: skip

    assert [each.wrote_first for each in told if each] == [1.0, 0.0]
