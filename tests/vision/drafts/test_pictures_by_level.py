"""What each level says back: how alike its own pictures are, and two of them, never of few."""

from __future__ import annotations

from tests.vision.drafts.test_say_back import (
    AMONG,
    OF_RECORD,
    OF_RESPECT,
    OF_TIME,
    RECORD,
    TIME,
    counted,
)
from vision.drafts.pictures_by_level import LevelPictures, by_level, level_pictures
from vision.drafts.say_back import Pictures, Said
from vision.privacy import Band

BANDS = (Band("Top", ("t",), 30), Band("Base", ("b",), 30))


def says(level: str, sentence: str, texts: tuple[str, ...], quotable: int = 9) -> list[Said]:
    """Return what people of a level say back; so many of them may be quoted."""
    keys = [f"{level} {sentence} {at}" for at in range(len(texts))]
    return [
        Said(key, key, sentence, text, True, at < quotable, AMONG)
        for at, (key, text) in enumerate(zip(keys, texts, strict=True))
    ]


ROOM = [
    *says("t", TIME, OF_TIME),
    *says("b", TIME, OF_RESPECT),
    *says("b", RECORD, OF_RECORD, quotable=1),
    *says("t", RECORD, OF_RECORD[:4]),
]
"""The top is of one mind about time, the base is not; of the record four speak at the top."""


def told(room: list[Said], bands: tuple[Band, ...] = BANDS) -> dict[str, tuple[LevelPictures, ...]]:
    """Return what each level said back of both sentences."""
    pictures = Pictures(room, None)
    released = counted(pictures, bands, **{one.person: one.person[0] for one in room})
    return level_pictures(pictures, [TIME, RECORD], released, bands, smallest_group=5)


def test_a_level_of_one_mind_is_told_from_one_that_pictures_anything() -> None:
    """Both were given the same sentence: pictures of the one are alike beyond deals, not both."""
    top, base = told(ROOM)[TIME]

    assert (top.level, top.people, base.level, base.people) == ("Top", 6, "Base", 6)
    assert top.high is not None
    assert base.high is not None
    assert top.alike > top.high
    assert base.alike <= base.high
    assert top.back is not None
    assert base.back is not None
    assert top.back > base.back


def test_two_pictures_of_each_level_are_its_own_and_may_be_quoted() -> None:
    """Never somebody's of another level, nor of whoever said no."""
    found = told(ROOM)

    assert [len(each.typical) for each in found[TIME]] == [2, 2]
    for each, level in zip(found[TIME], "tb", strict=True):
        assert all(key.startswith(f"{level} {TIME}") for key in each.typical)
    assert [each.typical for each in found[RECORD]] == [(f"b {RECORD} 0",)]


def test_nothing_is_told_of_four_people_of_a_level() -> None:
    """Four at the top had the record: neither a number nor a picture is called theirs."""
    assert [each.level for each in told(ROOM)[RECORD]] == ["Base"]
    assert told(says("t", TIME, OF_TIME[:4])) == {}
    assert told(ROOM, BANDS[:1]) == told([]) == {}


def test_where_one_sentence_was_said_back_nothing_is_dealt() -> None:
    """Two levels, one sentence: how alike they are, and no range beside it."""
    found = told([one for one in ROOM if one.sentence == TIME])[TIME]

    assert [(each.low, each.high) for each in found] == [(None, None)] * 2


def test_it_is_kept_and_comes_back() -> None:
    """As JSON and back again it is the same."""
    one = told(ROOM)[TIME][0]
    assert LevelPictures.from_json(one.to_json()) == one


def test_over_all_sentences_a_level_has_its_share() -> None:
    """Six at the top came back to one sentence; without several levels nothing is compared."""
    pictures = Pictures(ROOM, None)
    released = counted(pictures, BANDS, **{one.person: one.person[0] for one in ROOM})
    found = by_level(AMONG, released, BANDS)

    assert {name: people for name, (people, _) in found.items()} == {"Top": 6, "Base": 12}
    assert by_level(AMONG, released, BANDS[:1]) == {}
