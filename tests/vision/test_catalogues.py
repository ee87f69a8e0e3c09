"""A catalogue that is broken, or lacks much, gives English pages: no crash, and no mixture."""

from __future__ import annotations

import re
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.readers import reading
from vision import catalogues, translation
from vision.translation import language, ngettext, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def parts(text: str) -> list[str]:
    """Return the head of a catalogue and each of its texts."""
    return text.split("\n\n")


def emptied(part: str) -> str:
    """Return a text without its translation."""
    return re.sub(r"(?s)(msgstr(?:\[\d\])?) .*?(?=\nmsgstr|$)", r'\1 ""', part)


def half(text: str) -> str:
    """Return a catalogue that lacks every second text."""
    head, *rest = parts(text)
    return "\n\n".join([head, *rest[::2]]) + "\n"


def half_empty(text: str) -> str:
    """Return a catalogue in which every second text waits for its translation."""
    head, *rest = parts(text)
    return "\n\n".join([head, *(emptied(e) if k % 2 else e for k, e in enumerate(rest))]) + "\n"


DAMAGES: dict[str, Callable[[str], str | bytes]] = {
    "half": half,
    "half empty": half_empty,
    "cut off": lambda text: text[: len(text) // 2],
    "cut off between two texts": lambda text: "\n\n".join(parts(text)[: len(parts(text)) // 2]),
    "two versions": lambda text: text.replace("\n\n", "\n<<<<<<< HEAD\n\n", 3),
    "no text": lambda text: text.encode()[::-1],
    "empty": lambda _: "",
    "other places": lambda text: re.sub(r"(?m)^(msgstr.*\n(?:\".*\n)*)", _renamed, text),
}


def _renamed(found: re.Match[str]) -> str:
    return (
        f'{found[0][:-2]} {{nowhere}}"\n' if found[0].count("\n") == 1 else found[0][:-2] + '{}"\n'
    )


@contextmanager
def damaged(folder: Path, code: str, damage: Callable[[str], str | bytes]) -> Iterator[None]:
    """Let the catalogues lie in a folder, that of one language damaged."""
    before = catalogues.FOLDER
    shutil.copytree(before, folder / "locales")
    path = folder / "locales" / code / "messages.po"
    made = damage(path.read_text(encoding="utf-8"))
    path.write_bytes(made if isinstance(made, bytes) else made.encode())
    try:
        catalogues.FOLDER = folder / "locales"  # type: ignore[misc]
        forget()
        yield
    finally:
        catalogues.FOLDER = before  # type: ignore[misc]
        forget()


def forget() -> None:
    """Let catalogues be read anew."""
    catalogues.catalogue.cache_clear()
    translation._is_spoken.cache_clear()


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("code", ["fr", "it"])
def test_a_language_that_says_too_little_is_english(tmp_path: Path, code: str, damage: str) -> None:
    """Every text, its numbers and the name of the language; other languages stay."""
    with damaged(tmp_path, code, DAMAGES[damage]), reading(code):
        assert language() == "en"
        said = [
            str(told("Choose your level first.")),
            ngettext("One found", "{number} found", 1200),
        ]
        with reading("de"):
            assert language() == "de"
    assert said == ["Choose your level first.", "1,200 found"]


def test_a_language_whose_file_is_gone_is_english(tmp_path: Path) -> None:
    """As one that is broken."""
    with damaged(tmp_path, "fr", half), reading("fr"):
        (catalogues.FOLDER / "fr" / "messages.po").unlink()
        forget()
        assert language() == "en"


def test_a_sentence_is_said_in_one_language(tmp_path: Path) -> None:
    """Where a part of it is not translated yet, all of it is English; other sentences are not."""
    first = "Choose your level first."

    def lacking(text: str) -> str:
        return "\n\n".join(emptied(e) if f'msgid "{first}"' in e else e for e in parts(text))

    with reading("fr"):
        assert str(told("“{name}”", name=told(first))).startswith("«")
    with damaged(tmp_path, "fr", lacking), reading("fr"):
        assert language() == "fr"
        assert str(told("“{name}”", name=told(first))) == f"“{first}”"
        assert str(told("“{name}”", name="Time")).startswith("«")
