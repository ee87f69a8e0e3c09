"""What docs/security.md says is shown by a test is shown by one."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
TOLD = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (?!Threat|---)(.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


PROMISED = re.compile(
    r"^\| (?!Sentence|---)((?:(?! \| ).)+) \| ((?:`tests/[^`]+`(?:, )?)+) \|$", re.MULTILINE
)
PAGES = ("participant/promise.py", "parts/attendance_notes.py", "parts/language_model.py")
UNPROMISED = {"not_promised", "_phones"}
"""Functions that say what is not promised."""


def exists(place: str) -> bool:
    """Return whether a test that a document names is there."""
    file, _, name = place.strip("`").partition("::")
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def said(page: str) -> Iterator[tuple[str, bool]]:
    """Yield each text that a page says in whole sentences, and whether it promises something."""
    tree = ast.parse((ROOT / "pages" / page).read_text(encoding="utf-8"))
    for part in tree.body:
        for node in ast.walk(part):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_":
                (first, *_) = node.args
                if isinstance(first, ast.Constant) and str(first.value).endswith("."):
                    yield str(first.value), getattr(part, "name", "") not in UNPROMISED


def test_every_sentence_of_the_promise_has_a_test_that_exists() -> None:
    """A sentence that nothing holds is no promise; one that is gone leaves no line behind."""
    rows = dict(PROMISED.findall(TOLD))
    assert len(rows) > 20
    texts = [each for page in PAGES for each in said(page)]
    for text, promises in texts:
        left = text
        for sentence in rows:
            left = left.replace(sentence, "")
        assert not promises or not left.strip(), left
    assert [each for each in rows if not any(each in text for text, _ in texts)] == []
    for tests in rows.values():
        for place in tests.split(", "):
            assert exists(place), place


def test_every_threat_has_a_test_that_exists() -> None:
    """A renamed test takes its line along, or the promise would stand without one."""
    rows = ROW.findall(TOLD)
    assert len(rows) > 30
    for threat, _stops, named in rows:
        assert exists(named), threat
