"""What people say back: who comes back to the sentence, and how alike their pictures are."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.drafts.likeness import product
from vision.drafts.say_back import (
    Pictures,
    Said,
    SaidBack,
    back_asked,
    given_out,
    want_asked,
)
from vision.privacy import Band, Released, release

TIME, RECORD, RESPECT = (
    "We have time for every patient.",
    "One shared record for all computer systems.",
    "We treat each other with respect.",
)
AMONG = (TIME, RECORD, RESPECT)
OF_TIME = ("I sit down with the patient and take time", "the patient gets time to ask",
           "time to listen to one patient", "no patient waits, I have time",
           "I take my time with each patient", "a patient tells me all, there is time")  # fmt: skip
OF_RECORD = ("I open one record on the computer", "the shared record is there at once",
             "one login and the record opens", "the computer shows the record of all",
             "no fax, the record is shared", "records on any computer")  # fmt: skip
OF_RESPECT = ("my boss greets me", "doors stay open at lunch", "nobody shouts in meetings",
              "cleaners get a chair too", "holidays are kept", "emails stop")  # fmt: skip


def said(texts: tuple[str, ...], sentence: str, *, wanted: bool = True) -> list[Said]:
    """Return what as many people said back of a sentence."""
    return [
        Said(f"{sentence} {k}", f"{sentence} p{k}", sentence, text, wanted, True, AMONG)
        for k, text in enumerate(texts)
    ]


ROOM = [*said(OF_TIME, TIME), *said(OF_RECORD, RECORD), *said(OF_RESPECT, RESPECT)]


def counted(pictures: Pictures, bands: tuple[Band, ...] = (), **levels: str) -> Released:
    """Return what may be counted with groups of five."""
    back = pictures.leads_back()
    answers = [(back_asked(one.sentence), one.person, back[one.key]) for one in pictures.said]
    answers += [(want_asked(one.sentence), one.person, int(one.wanted)) for one in pictures.said]
    asked = {thing for thing, _, _ in answers}
    return release(None, answers, asked=asked, levels=levels, bands=bands, smallest_group=5)


def measured(room: list[Said]) -> dict[str, SaidBack]:
    """Return what came back of each sentence, in a room whose levels are not told apart."""
    pictures = Pictures(room, None)
    found = pictures.measured(counted(pictures), (), smallest_group=5)
    return {each.sentence: each for each in found}


def test_pictures_lead_back_to_the_sentence_that_they_are_of() -> None:
    """People who speak of patients' time come back to it; by chance a third would."""
    found = measured(ROOM)
    assert found[TIME].people == found[RECORD].people == 6
    assert found[TIME].back is not None
    assert found[TIME].back >= 0.8
    assert found[RECORD].by_chance == pytest.approx(1 / 3, abs=0.2)


@pytest.mark.slow
def test_pictures_of_a_word_that_everyone_reads_differently_are_no_more_alike_than_any() -> None:
    """Time and the record are pictured alike, beyond what deals give; respect is not."""
    found = measured(ROOM)
    assert found[TIME].high is not None
    assert found[TIME].alike > found[TIME].high
    assert found[RESPECT].high is not None
    assert found[RESPECT].alike <= found[RESPECT].high
    more = [*ROOM, *said(("stairs without ice", "a van that starts", "soup at noon", "two chairs",
                          "fewer mails", "quiet nights"), RESPECT)]  # fmt: skip
    more = [
        Said(f"{k}", f"{k}", o.sentence, o.text, o.wanted, o.quotable, AMONG)
        for k, o in enumerate(more)
    ]
    assert measured(more)[RESPECT].read_differently
    assert not measured(more)[TIME].read_differently
    unwanted = [Said(o.key, o.person, o.sentence, o.text, False, True, AMONG) for o in more]
    assert not measured(unwanted)[RESPECT].read_differently


def test_likeness_of_pictures_is_the_mean_over_all_pairs() -> None:
    """The sum that is used gives what comparing each two gives."""
    pictures = Pictures(ROOM, None)
    (view,) = pictures._views
    rows = list(range(6))
    cosines = product(view.rows[rows], view.rows[rows].T)
    by_hand = np.mean([cosines[a, b] for a, b in combinations(rows, 2)])
    assert pictures.alike(rows) == pytest.approx(by_hand)


def test_four_people_are_not_shown_and_one_sentence_has_no_chance() -> None:
    """Below five nothing; where only one sentence was said back nothing is dealt."""
    assert measured(ROOM[:4]) == {}
    (alone,) = measured(ROOM[:6]).values()
    assert (alone.low, alone.high) == (None, None)
    assert not alone.read_differently
    only = [Said(o.key, o.person, TIME, o.text, True, True, (TIME,)) for o in ROOM[:6]]
    (single,) = measured(only).values()
    assert (single.back, single.by_chance) == (None, None)
    assert measured([]) == {}


def test_what_may_not_be_quoted_is_counted_and_not_quoted() -> None:
    """Two typical pictures, in other words than each other, and none of whoever said no."""
    quiet = [Said(o.key, o.person, o.sentence, o.text, o.wanted, k > 3, o.among)
             for k, o in enumerate(ROOM)]  # fmt: skip
    found = measured(quiet)
    assert found[TIME].people == 6
    assert set(found[TIME].typical) == {f"{TIME} 4", f"{TIME} 5"}
    same = [Said(o.key, o.person, o.sentence, "time for a patient", True, True, AMONG)
            for o in ROOM[:6]]  # fmt: skip
    assert len(measured([*same, *ROOM[6:]])[TIME].typical) == 1


def test_by_level_a_share_stands_only_where_enough_said_it_back() -> None:
    """Six at the base and none at the top: the base has its share, the top none."""
    bands = (Band("Top", ("t",), 6), Band("Base", ("b",), 12))
    pictures = Pictures(ROOM, None)
    levels = {one.person: "t" if one.sentence == TIME else "b" for one in ROOM}
    released = counted(pictures, bands, **levels)
    found = {e.sentence: e for e in pictures.measured(released, bands, smallest_group=5)}

    assert found[TIME].levels["Base"] is None
    assert found[TIME].levels["Top"] == found[TIME].back


def test_it_is_kept_and_comes_back() -> None:
    """As JSON and back again it is the same."""
    found = measured(ROOM)[TIME]
    assert SaidBack.from_json(found.to_json()) == found


@given(st.integers(1, 60), st.integers(0, 2_000), st.integers(3, 9))
def test_sentences_are_given_out_as_far_as_the_room_reaches(
    sentences: int, people: int, smallest: int
) -> None:
    """At least one, in order; each for twice the smallest group if there are several."""
    places = given_out(sentences, people, smallest)
    assert list(places) == sorted(set(places))
    assert places
    assert all(0 <= place < sentences for place in places)
    assert len(places) == 1 or people >= 2 * smallest * len(places)
