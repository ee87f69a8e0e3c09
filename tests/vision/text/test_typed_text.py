"""What people type is kept as it was meant, and never breaks what comes after."""

from __future__ import annotations

import unicodedata
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vision.errors import InvalidTextError
from vision.exchange.name_matching import folded
from vision.text.typed_text import entered, legible, named


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("  a  b  ", "a  b", id="ends-only"),
        pytest.param("a\r\nb\rc", "a\nb\nc", id="line-ends"),
        pytest.param("a\x00b\x07c\x1b[31m", "abc[31m", id="controls"),
        pytest.param("a\ud83db", "ab", id="half-a-character"),
        pytest.param("a\uffff\ufffe\ufdd0\U0001ffffb", "ab", id="no-characters"),
        pytest.param("a\ue000\U0010fffdb", "ab", id="private-ones"),
        pytest.param("one\vtwo\x85three", "one\ntwo\nthree", id="line-ends-of-slides"),
        pytest.param("cafe\u0301", "caf\u00e9", id="composed"),
        pytest.param("a\tb", "a\tb", id="tab"),
        pytest.param("\U0001f469\u200d\u2695\ufe0f", "\U0001f469\u200d\u2695\ufe0f", id="joined"),
        pytest.param("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", None, id="persian-joiner"),
        pytest.param("\U0001f44d", None, id="only-an-emoji"),
        pytest.param("\U0001fae9", None, id="an-emoji-newer-than-this-python"),
        pytest.param("<b>*_$=1+1", None, id="markup-is-text"),
        pytest.param("?", None, id="one-character"),
    ],
)
def test_what_is_kept(typed: str, kept: str | None) -> None:
    """Line ends, controls and halves of characters are put right; nothing else changes."""
    assert entered(typed) == (typed if kept is None else kept)


@pytest.mark.parametrize(
    "typed", ["", " ", "\n\t", "\x00", "\ud800", "\u200b", "\u200d\u200c", "\u202e", "\u2800\u3164"]
)
def test_nothing_to_see_is_nothing(typed: str) -> None:
    """A text that leaves no mark on a screen is blank, however many characters it has."""
    with pytest.raises(InvalidTextError, match="nothing in this answer yet"):
        entered(typed, what="answer")


def test_the_limit_is_told_in_characters() -> None:
    """Exactly the longest fits; one more says how many are too many."""
    assert len(entered("x" * 600)) == 600
    with pytest.raises(InvalidTextError, match="600 characters fit, and it has 601"):
        entered("x" * 601)
    assert entered("e\u0301" * 600) == "\u00e9" * 600
    with pytest.raises(InvalidTextError, match="5 characters fit, and it has 30"):
        entered("x" * 30, longest=5)


@given(st.text())
@example("\u0958")
@example("\u0344")
def test_keeping_twice_changes_nothing(typed: str) -> None:
    """What was kept once is kept as it is, and any database and any file can hold it."""
    try:
        kept = entered(typed, longest=10_000)
    except InvalidTextError:
        return
    assert entered(kept, longest=10_000) == kept
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert "\x00" not in kept
    assert kept == kept.strip() != ""
    assert unicodedata.is_normalized("NFC", kept)


@given(st.text())
@example("\x00\x01\v\x85\uffff\ufffe\U0010ffff")
def test_any_file_takes_what_is_legible(typed: str) -> None:
    """XML, which slides, workbooks and drawings are made of, holds each of the characters."""
    root = ET.fromstring(f"<t>{escape(legible(typed))}</t>")  # noqa: S314 - our own

    assert (root.text or "") == legible(typed)
    assert legible(legible(typed)) == legible(typed)


def test_a_name_is_one_line() -> None:
    """Line ends and tabs of a pasted name become spaces."""
    assert named("Harbour\r\n\tClinic\x00\uffff ", longest=80, what="unit") == "Harbour Clinic"
    with pytest.raises(InvalidTextError, match="nothing in this unit yet"):
        named("\uffff\x01", longest=80, what="unit")


def test_a_name_that_is_copied_from_a_page_is_the_same_name() -> None:
    """Pages set names apart by signs that nobody sees; a level is not there twice for these."""
    assert named("\u2068Ward B\u2069", longest=80, what="unit") == "Ward B"
    assert folded("\u202aWard B\u202c") == folded("Ward B")
