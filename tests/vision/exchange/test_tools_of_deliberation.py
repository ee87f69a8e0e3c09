"""Files of Kouchou-AI, Talk to the City and Jigsaw's tools, by their columns of 2026."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.vision.exchange.test_exports import LEVELS, SITES, TIMES, WISHES, Rows, table
from vision.exchange import EVERY, Choices, read_statements

if TYPE_CHECKING:
    from vision.exchange import Reading

SPEAKERS = [f"Speaker {'ABCD'[n % 4]}" for n in range(12)]


def said(found: Reading) -> list[str]:
    """Return what was taken."""
    return [row.text for row in found.taken.rows]


def notices(found: Reading) -> str:
    """Return all notices."""
    return " ".join(map(str, found.notices))


@pytest.mark.parametrize(
    ("head", "more"),
    [
        (["comment-id", "comment-body", "source", "url"], ["Google Form", ""]),
        (["comment-id", "comment-body", "source", "age"], ["X API", "34"]),
        (["id", "comment"], []),
        (["comment-id", "comment-body"], []),
    ],
)
def test_what_kouchou_reads_comes_in(head: list[str], more: list[str]) -> None:
    """A comment a row; neither where it comes from nor an age is a level or unit."""
    found = read_statements(table([head, *([n, w, *more] for n, w in enumerate(WISHES))]), "a.csv")
    assert said(found) == WISHES
    assert (found.mapping.level, found.mapping.unit) == (None, None)


def test_attributes_of_kouchou_are_levels_and_units() -> None:
    """They are named with a word in front."""
    head = ["comment-id", "comment-body", "source", "url", "attribute_role", "attribute_site"]
    rows = [[n, w, "Form", "", LEVELS[n], SITES[n]] for n, w in enumerate(WISHES)]
    found = read_statements(table([head, *rows]), "a.csv")
    assert [(row.text, row.level, row.unit) for row in found.taken.rows] == [
        *zip(WISHES, LEVELS, SITES, strict=True)
    ]


def test_comments_that_kouchou_took_apart_come_in_once() -> None:
    """Its result has a row an argument; what somebody wrote stands beside each, and clusters."""
    head = ["comment-id", "original-comment", "arg_id", "argument", "category_id", "category",
            "source", "url"]  # fmt: skip
    rows = [
        [n, WISHES[n], f"A{n}_{part}", f"{WISHES[n][:9]} it is, {part}", f"1_{n % 3}",
         ["Work and time", "Pay and rank"][n % 2], "Form", ""]
        for n in range(12) for part in range(1 + n % 2)
    ]  # fmt: skip
    found = read_statements(table([head, *rows]), "final_result_with_comments.csv")
    assert said(found) == WISHES
    assert list(found.left_out()) == ["exact duplicate of the same person"]
    assert (found.mapping.level, found.mapping.unit) == (None, None)


def test_clusters_of_kouchou_are_no_levels() -> None:
    """Though the word stands in their names."""
    head = ["arg-id", "argument", "x", "y", "cluster-level-1-id", "cluster-level-2-id"]
    rows = [[f"A{n}_0", w, n / 7, n / 3, f"1_{n % 3}", f"2_{n % 6}"] for n, w in enumerate(WISHES)]
    found = read_statements(table([head, *rows]), "hierarchical_clusters.csv")
    assert said(found) == WISHES
    assert (found.mapping.level, found.mapping.unit) == (None, None)


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (["id", "interview", "comment"], lambda n: [n, SPEAKERS[n], WISHES[n]]),
        (["comment", "interview", "id"], lambda n: [WISHES[n], SPEAKERS[n], n]),
        (
            ["interview", "video", "section_title", "timestamp", "comment", "id"],
            lambda n: [
                SPEAKERS[n],
                "https://vimeo.com/8545",
                "Marker",
                "00:01:05",
                WISHES[n],
                n,
            ],
        ),
        (["speaker-id", "comment-body"], lambda n: [SPEAKERS[n], WISHES[n]]),
    ],
)
def test_speakers_of_talk_to_the_city_are_people(head: list[str], cells: object) -> None:
    """Whatever else it knows of a clip."""
    assert callable(cells)
    found = read_statements(table([head, *map(cells, range(12))]), "interviews.csv")
    assert said(found) == WISHES
    assert found.people == 4


def test_what_participants_of_talk_to_the_city_said_comes_in() -> None:
    """Its file of an event has a row a person, with what is known of them."""
    head = ["comment-id", "age", "comment-body", "created_at", "name", "role"]
    rows = [[n + 1, 20 + n, WISHES[n], TIMES[n], "", LEVELS[n]] for n in range(12)]
    found = read_statements(table([head, *rows]), "vision_responses.csv")
    assert [(row.text, row.level) for row in found.taken.rows] == [
        *zip(WISHES, LEVELS, strict=True)
    ]
    assert found.people == 12


def surveys() -> bytes:
    """Return what Jigsaw's tools make of a survey: questions and answers in tags."""
    head = ["rid", "Finished", "Duration (in seconds)", "response_text", "survey_text",
            "participant_id"]  # fmt: skip
    rows: Rows = []
    for n in range(6):
        one, other = WISHES[n], WISHES[n + 6]
        tags = [
            f"<question>{asked}</question>\n<response>{answer}</response>"
            for asked, answer in (("What do you wish?", one), ("What else?", other))
        ]
        told = f"Response 1: {one}\n\nResponse 2: {other}"
        rows.append([f"r{n}", "True", 300, told, "\n\n".join(tags), f"r{n}"])
    return table([head, *rows])


def test_answers_in_tags_of_jigsaw_are_a_row_each() -> None:
    """The answers to the first question are proposed; both may be taken, of as many people."""
    found = read_statements(surveys(), "processed.csv")
    assert said(found) == WISHES[:6]
    assert found.people == 6
    assert found.questions == {"What do you wish?": 6, "What else?": 6}
    whole = read_statements(surveys(), "processed.csv", Choices(answered=EVERY))
    assert sorted(said(whole)) == sorted(WISHES)
    assert whole.people == 6


def test_quotes_of_jigsaw_leave_each_answer_once() -> None:
    """Its categories have a row a quote; topics and opinions are the program's."""
    head = ["participant_id", "survey_text", "quote", "topic", "opinion"]
    rows = [
        [f"p{n}", WISHES[n], WISHES[n][4 * part :][:30], f"Topic {part}", "People want more of it"]
        for n in range(12) for part in range(1 + n % 2)
    ]  # fmt: skip
    found = read_statements(table([head, *rows]), "categorized_without_other_filtered.csv")
    assert said(found) == WISHES
    assert found.people == 12
    assert (found.mapping.level, found.mapping.unit) == (None, None)


def test_votes_beside_comments_are_told_to_stay_there() -> None:
    """Jigsaw's first tools and Polis count them; nobody's own answers come in by such numbers."""
    head = ["comment-id", "author-id", "datetime", "agrees", "disagrees", "passes", "comment_text",
            "topics", "Group-0-agree-count"]  # fmt: skip
    rows = [
        [n, n % 5, f"Mon Mar {n + 1:02d} 09:10:00 UTC 2026", n, 3, 1, w, "Work:Time", 2]
        for n, w in enumerate(WISHES)
    ]
    found = read_statements(table([head, *rows]), "comments.csv")
    assert said(found) == WISHES
    assert found.people == 5
    assert "Votes that stand beside statements are not taken" in notices(found)
    assert "people wrote in them" not in notices(found)
