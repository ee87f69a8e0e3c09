"""Transcripts of meetings: what each person said in one go, with names that only tell apart."""

from __future__ import annotations

import pytest

from vision.exchange import read_statements

ZOOM = """WEBVTT

1
00:00:01.000 --> 00:00:03.500
Ann Ash: More time

2
00:00:03.500 --> 00:00:05.000
Ann Ash: for patients.

3
00:00:06.000 --> 00:00:09.000
Bo Birch: A quiet room &amp; a door.

4
00:00:10.000 --> 00:00:12.000
Ann Ash: Rosters a month ahead.
"""
TEAMS = """WEBVTT

00:00:01.000 --> 00:00:03.500
<v Ann Ash>More time</v>

00:00:03.500 --> 00:00:05.000
<v Ann Ash>for patients.</v>

00:00:06.000 --> 00:00:09.000
<v Bo Birch>A quiet room &amp; a door.</v>

00:00:10.000 --> 00:00:12.000
<v Ann Ash>Rosters a month ahead.</v>
"""
SUBTITLES = """1
00:00:01,000 --> 00:00:03,500
More time

2
00:00:03,500 --> 00:00:05,000
for <i>patients</i>.

3
00:00:06,000 --> 00:00:09,000
A quiet room &amp; a door.

4
00:00:10,000 --> 00:00:12,000
Rosters a month ahead.
"""
SAID = ["More time for patients.", "A quiet room & a door.", "Rosters a month ahead."]


@pytest.mark.parametrize(
    ("text", "name", "people"),
    [(ZOOM, "a.vtt", 2), (TEAMS, "a.vtt", 2), (TEAMS.replace("\n", "\r\n"), "a.txt", 2),
     (SUBTITLES, "a.srt", 3)],
)  # fmt: skip
def test_what_somebody_says_in_one_go_is_one_statement(text: str, name: str, people: int) -> None:
    """Lines of a few seconds are joined; where nobody is named, up to the end of a sentence."""
    found = read_statements(text.encode(), name)
    assert [row.text for row in found.taken.rows] == SAID
    assert found.people == people


def test_an_arrow_in_a_statement_makes_no_transcript() -> None:
    """Neither does a single time span that somebody wrote."""
    text = "wish\nfrom 9 --> 10 we talk\nshifts 09:00.000 --> 10:00.000 are too long\n"
    found = read_statements(text.encode(), "a.csv")
    assert len(found.taken.rows) == 2
