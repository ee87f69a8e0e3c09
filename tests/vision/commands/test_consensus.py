"""``python -m vision consensus``, as someone at a terminal meets it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from vision.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An export of 24 people in two camps over 9 statements; the last person answered once."""
    rng = np.random.default_rng(0)
    side = np.where(np.arange(24)[:, None] % 2 == np.arange(9) % 2, 1, -1)
    side[:, 8] = 1
    noise = rng.random(side.shape) < 0.05
    votes = np.where(noise, 0, side).astype(object)
    votes[23, 1:] = ""
    head = "participant,group-id," + ",".join(map(str, range(9)))
    rows = [f"{p},{p % 2}.0," + ",".join(map(str, row)) for p, row in enumerate(votes)]
    (tmp_path / "participants-votes.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    comments = "\n".join(["comment-id,comment-body", *(f'{c},"Say, {c}"' for c in range(9))])
    (tmp_path / "comments.csv").write_text(comments, encoding="utf-8")
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    """Return what the command printed as JSON, having ended well."""
    assert main(["consensus", *arguments]) == 0
    result: dict[str, object] = json.loads(capsys.readouterr().out)
    return result


def test_given_groups_are_taken_as_they_are(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every statement has the promised keys, everyone has the group of the export."""
    result = printed(capsys, str(folder), "--groups", "given")

    groups = result["groups"]
    assert groups == {str(person): person % 2 for person in range(24)}
    statements = result["statements"]
    assert isinstance(statements, list)
    assert [row["id"] for row in statements] == list(range(9))
    wanted = {"id", "text", "agree", "disagree", "passed", "consensus", "consensus_mean", "bridge"}
    assert wanted <= set(statements[0])
    assert statements[8]["text"] == "Say, 8"
    assert [row["bridge"] for row in statements] == [False] * 8 + [True]


def test_found_groups_are_the_camps(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The two camps are found; who answered once belongs to none."""
    result = printed(capsys, str(folder), "--groups", "found", "--seed", "3")

    groups = result["groups"]
    assert isinstance(groups, dict)
    assert groups["23"] is None
    evens = {groups[str(person)] for person in range(0, 23, 2)}
    odds = {groups[str(person)] for person in range(1, 23, 2)}
    assert evens | odds == {"A", "B"}
    assert len(evens) == len(odds) == 1


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--groups", "mine"], "--groups is given or found"),
        (["--seed", "x"], "--seed needs a whole number"),
    ],
)
def test_a_bad_option_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], complaint: str
) -> None:
    """Exit status 2, one line on stderr, nothing on stdout."""
    assert main(["consensus", str(folder), *arguments]) == 2

    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith(complaint)
    assert output.err.count("\n") == 1


def test_a_folder_that_is_no_export_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong folder is told as such."""
    assert main(["consensus", str(tmp_path / "nowhere")]) == 2

    assert "comments.csv" in capsys.readouterr().err
