"""Real conversations: what Polis published is reproduced, and its groups are found again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from vision.consensus import (
    PolisExport,
    group_informed_consensus,
    opinion_groups,
    polis_files,
    read_polis_export,
    support,
)
from vision.errors import InvalidFileError

DATA = Path(__file__).parents[4] / "shared" / "data"
present = pytest.mark.skipif(
    not (DATA / "polis-bg2050").is_dir(), reason="needs the Polis exports beside the repository"
)

COMMENTS = "comment-id,moderated,comment-body\n1,-1,No\n0,1,Yes\n"
PEOPLE = "participant,group-id,n-votes,0,1\n7,0.0,2,1,-1\n9,,1,,0\n"


def export(folder: Path, comments: str = COMMENTS, people: str = PEOPLE) -> PolisExport:
    """Write an export to a folder and read it."""
    (folder / "comments.csv").write_text(comments, encoding="utf-8")
    (folder / "participants-votes.csv").write_text(people, encoding="utf-8")
    return read_polis_export(folder)


def test_a_small_export_is_read(tmp_path: Path) -> None:
    """Texts follow the votes' columns, rejected statements are named, empty means not seen."""
    read = export(tmp_path)

    assert read.votes.people == ("7", "9")
    assert read.texts == ("Yes", "No")
    assert read.rejected == {"1"}
    assert read.groups == ("0", None)
    np.testing.assert_array_equal(read.votes.values, [[1.0, -1.0], [np.nan, 0.0]])
    assert np.isnan(read.published).all()


@pytest.mark.parametrize(
    ("comments", "people"),
    [
        pytest.param("comments.csv", "participant-votes.csv", id="the-server"),
        pytest.param("r4xyz-comments.csv", "r4xyz-participant-votes.csv", id="one-by-one"),
        pytest.param("2026-11-30_comments.csv", "2026-11-30_participants-votes.csv", id="dated"),
    ],
)
def test_files_may_be_named_in_other_ways(tmp_path: Path, comments: str, people: str) -> None:
    """What begins a name, and a letter more or less in it, changes nothing."""
    (tmp_path / comments).write_text(COMMENTS, encoding="utf-8")
    (tmp_path / people).write_text(PEOPLE, encoding="utf-8")
    (tmp_path / people.replace("participant-", "").replace("participants-", "")).write_text("x\n")
    assert read_polis_export(tmp_path).texts == ("Yes", "No")


def test_files_of_one_report_are_read_together() -> None:
    """Two reports in one folder are not mixed, and what a system hides is no file."""
    names = ["b-comments.csv", "a-participant-votes.csv", "a-comments.csv", "__MACOSX/comments.csv",
             "._comments.csv", "participants-votes.csv.bak", "mycomments.csv"]  # fmt: skip
    assert polis_files(names) == {
        "comments.csv": "a-comments.csv", "participants-votes.csv": "a-participant-votes.csv",
    }  # fmt: skip


def test_votes_on_a_statement_without_words_are_left_out(tmp_path: Path) -> None:
    """The rest of the conversation is read, and the statement is named."""
    read = export(tmp_path, people="participant,0,5,1\n7,1,1,-1\n9,,0,0\n")
    assert read.left_out == ("5",)
    assert read.votes.statements == ("0", "1")
    np.testing.assert_array_equal(read.votes.values, [[1.0, -1.0], [np.nan, 0.0]])


@pytest.mark.parametrize(
    ("comments", "people", "complaint"),
    [
        pytest.param("a,b\n1,2\n", PEOPLE, "no column comment-id", id="another-table"),
        pytest.param(COMMENTS, "participant,0,1\n7,5,1\n", "not 1, 0, -1", id="a-rating"),
        pytest.param(COMMENTS, "participant,0,1\n7,yes,1\n", "not a number", id="a-word"),
        pytest.param(COMMENTS, "participant,5\n7,1\n", "no statement 5", id="no-words"),
        pytest.param("", PEOPLE, "could not be read", id="an-empty-file"),
    ],
)
def test_a_folder_that_is_no_export_is_refused(
    tmp_path: Path, comments: str, people: str, complaint: str
) -> None:
    """The sentence names the file and what is wrong with it."""
    with pytest.raises(InvalidFileError, match=complaint):
        export(tmp_path, comments, people)


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    """The missing file is named."""
    with pytest.raises(InvalidFileError, match=r"comments\.csv"):
        read_polis_export(tmp_path)


@present
def test_published_consensus_is_reproduced() -> None:
    """All 371 numbers that Polis published for this conversation, to 1e-6."""
    read = read_polis_export(DATA / "polis-bg2050")

    ours = group_informed_consensus(support(read.votes, read.groups))

    assert len(ours) == 371
    np.testing.assert_allclose(ours, read.published, atol=1e-6, rtol=0)


@present
@pytest.mark.parametrize(
    ("name", "shape", "agreement"),
    [("polis-bg2050", (126, 371), 0.35), ("polis-bowling-green", (2031, 896), 0.65)],
)
@pytest.mark.slow
def test_groups_are_close_to_polis_own(name: str, shape: tuple[int, int], agreement: float) -> None:
    """As many groups as Polis found, with the adjusted Rand index that the docs report."""
    read = read_polis_export(DATA / name)
    assert read.votes.values.shape == shape

    found = opinion_groups(read.votes.without(read.rejected))

    both = [row for row, given in enumerate(read.groups) if given and found.labels[row] >= 0]
    given = [read.groups[row] for row in both]
    assert found.count == len(set(given))
    assert adjusted_rand_score(given, found.labels[both]) > agreement
