"""The command line as a whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from vision.__main__ import main, parser

REPOSITORY = Path(__file__).parents[3]


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    """``--help`` lists the commands and ends well."""
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "themes" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["no-such-command"]])
def test_an_unknown_command_is_one_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """No command or an unknown one: one line on stderr and status 2."""
    assert main(arguments) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_commands_are_found_by_themselves() -> None:
    """A module in ``vision.commands`` with ``add_parser`` is a command."""
    assert parser().parse_args(["themes", "a.csv", "--text", "b"]).text == "b"


def test_the_exit_status_reaches_the_shell() -> None:
    """``python -m vision`` ends with the status that ``main`` returns."""
    run = subprocess.run(
        [sys.executable, "-m", "vision", "themes", "missing.csv", "--text", "a"],
        cwd=REPOSITORY, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 2
    assert run.stderr.strip() == "There is no file missing.csv."
