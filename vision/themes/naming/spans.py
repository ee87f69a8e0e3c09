"""Spans: phrases and short clauses in one statement, found by patterns over word classes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vision.text.tokens import BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.themes.naming.tagger import Token

MOST_WORDS: Final = 6

# What each letter stands for is said at ``vision.themes.naming.tagger.Token``.
_PHRASE: Final = "q?(?:R?[JL]|K|N|G|U)*N"
_SHORT: Final = "(?:[JKNGLU]*N)"
_PATTERNS: Final = {
    "en": {
        "noun": re.compile(
            f"{_PHRASE}|[JKNGLU]*NO[JKNG]*N|{_SHORT}P[DS]?q?{_SHORT}|{_SHORT}C{_SHORT}"
            f"|J*GN?|{_SHORT}TV{_SHORT}?"
        ),
        "verb": re.compile(
            f"X?R?[VG]A?[DS]?{_PHRASE}(?:P[DS]?{_SHORT})?|X?[VG]A?P[DS]?{_PHRASE}"
            f"|X?[VG]TV(?:[DS]?{_PHRASE})?|XB?L|XG|[VG]A?[DS]?{_SHORT}C{_SHORT}|VA?R"
        ),
        "predicate": re.compile(f"X?R?J(?:CR?J)?|KPN|qPD?{_PHRASE}|{_PHRASE}BX?R?[JL]"),
    },
    "de": {
        "noun": re.compile(
            f"{_PHRASE}|{_SHORT}P[DS]?q?{_SHORT}|{_SHORT}[DS]{_SHORT}|{_SHORT}C{_SHORT}"
        ),
        "verb": re.compile(f"{_PHRASE}(?:P[DS]?{_SHORT})?X?R?V|X?V|P[DS]?{_PHRASE}V"),
        "predicate": re.compile(f"X?R?J(?:CR?J)?|qP[DS]?{_PHRASE}"),
    },
}
_BEFORE_HEAD: Final = frozenset("JKNGLqU")
_TAKES_PARTICLE: Final = frozenset("NVG")
_LESS: Final = frozenset({"less", "fewer", "weniger"})
_LEADING: Final = frozenset({
    "and", "but", "or", "so", "because", "that", "also", "i", "we", "just", "please", "to",
    "und", "aber", "oder", "denn", "dass", "daß", "auch", "ich", "wir", "bitte",
})  # fmt: skip
_SHORTEST_CLAUSE: Final = 2
_LONGEST_QUESTION: Final = 8
_ASKING: Final = frozenset({"what", "how", "who", "when", "where", "why", "which", "whose"})
_OPENING_CLAUSES: Final = frozenset({
    "damit", "dass", "daß", "weil", "wenn", "ob", "wo", "bis", "falls", "sodass",
})  # fmt: skip
"""Words behind which a German clause has its subject and its object next to each other."""


@dataclass(frozen=True, slots=True)
class Span:
    """Some words in a row.

    Attributes:
        kind: ``noun``, ``verb``, ``predicate``, ``clause`` or ``question``.
        start: Number of its first word in the statement.
        end: Number after its last one.
        cut: How much of a larger phrase is left outside: 0 none, .5 to 1 a modifier before it,
            2 its head, a "not" before it, the other half of "face to face", or what makes one
            of two parts of a clause.
    """

    kind: str
    start: int
    end: int
    cut: float


def spans(tokens: Sequence[Token], language: str) -> list[Span]:
    """Return the phrases and short clauses of a statement.

    Args:
        tokens: Its words.
        language: Theirs, one that can be tagged.
    """
    letters = "".join(token.letter for token in tokens)
    found = []
    for start in range(len(letters)):
        for end in range(start + 1, min(len(letters), start + MOST_WORDS) + 1):
            if letters[end - 1] == ".":
                break
            kind = _kind(letters[start:end], language)
            if kind and not _counts_a_gap(start, end, tokens, letters):
                cut = _cut(start, end, letters) + _doubled(start, end, tokens)
                cut += _less(start, tokens)
                cut += _torn(Span(kind, start, end, cut), tokens, letters, language)
                found.append(Span(kind, start, end, cut))
    asked = _question(tokens) if language == "en" else []
    return [*found, *clauses(tokens, letters), *asked]


def _question(tokens: Sequence[Token]) -> list[Span]:
    """Return a short English question as a whole, without "please"; nothing if it has a gap."""
    end = len(tokens)
    while end and (tokens[end - 1].stem == BREAK or tokens[end - 1].text.lower() == "please"):
        end -= 1
    words = tokens[:end]
    whole = _SHORTEST_CLAUSE < end <= _LONGEST_QUESTION and words[0].text.lower() in _ASKING
    gap = any(token.stem == BREAK for token in words)
    return [Span("question", 0, end, 0.0)] if whole and not gap else []


def clauses(tokens: Sequence[Token], letters: str) -> list[Span]:
    """Return whole parts between two ends of phrases, of two to six words.

    Args:
        tokens: The words of a statement.
        letters: Their classes.
    """
    found = []
    start = 0
    for end in range(len(letters) + 1):
        if end < len(letters) and letters[end] != ".":
            continue
        first = start
        while first < end and tokens[first].text.lower() in _LEADING:
            first += 1
        gap = any(token.kept_back for token in tokens[max(0, start - 1) : end + 1])
        if _SHORTEST_CLAUSE <= end - first <= MOST_WORDS and not gap:
            found.append(Span("clause", first, end, 0.0))
        start = end + 1
    return found


def _counts_a_gap(start: int, end: int, tokens: Sequence[Token], letters: str) -> bool:
    """Tell whether a phrase counts what a word behind it says that may not be shown.

    Of "the ten swim card" without its card "ten swim" is left.
    """
    return letters[start] in "Uq" and end < len(tokens) and tokens[end].kept_back


def _kind(letters: str, language: str) -> str:
    for kind, pattern in _PATTERNS[language].items():
        if pattern.fullmatch(letters):
            return kind
    return ""


def _cut(start: int, end: int, letters: str) -> float:
    """Return how much of a larger phrase a span leaves outside."""
    before = letters[start - 1] if start else "."
    after = letters[end] if end < len(letters) else "."
    cut = 0.0
    if before == "X" or (before == "B" and letters[max(0, start - 2) : start - 1] == "X"):
        cut += 2
    elif before in _BEFORE_HEAD and letters[start] in _BEFORE_HEAD:
        cut += 1.0 if before in "NJ" else 0.5
    elif before == "O":
        cut += 1
    if after in {"N", "O"} and letters[end - 1] in _BEFORE_HEAD:
        cut += 2
    elif (after == "A" and letters[end - 1] in _TAKES_PARTICLE) or _goes_on(
        letters[start:end], letters[end : end + 2]
    ):
        cut += 1
    return cut


def _goes_on(inside: str, after: str) -> bool:
    """Tell whether the last noun of a longer phrase is the first of two: "chair" and a screen."""
    longer = "P" in inside or inside[0] in "VG"
    return longer and inside[-1] == "N" and after in {"CN", "CJ"}


def _less(start: int, tokens: Sequence[Token]) -> float:
    """Return 1 for what somebody wants less of, without saying so ("less talk"), else 0."""
    return float(start > 0 and tokens[start - 1].text.lower() in _LESS)


def _doubled(start: int, end: int, tokens: Sequence[Token]) -> float:
    """Return 2 for what ends or begins with one half of "face to face", else 0."""
    for inside, beyond in ((start, start - 2), (end - 1, end + 1)):
        if beyond < 0 or beyond >= len(tokens):
            continue
        between = tokens[(inside + beyond) // 2]
        if between.letter in "PT" and tokens[inside].text.lower() == tokens[beyond].text.lower():
            return 2.0
    return 0.0


def _torn(span: Span, tokens: Sequence[Token], letters: str, language: str) -> float:
    """Return 2 for what only stands side by side because a clause goes on around it, else 0.

    English: two nouns of which the second does something ("words patients can understand"), and
    a verb without what it gives ("buy the referee a drink").
    German: subject and object of a clause ("damit Lehrer Zeit haben"), subject and verb ("damit
    die Kinder heimkommen"), and a noun and a verb whose preposition is left outside ("im
    Internet verfolgen").
    """
    inside, before = letters[span.start : span.end], letters[: span.start]
    if language == "en":
        first = tokens[span.end - 2].text.lower()
        plural = first.endswith("s") and not first.endswith("ss")
        after = letters[span.end : span.end + 1]
        given = span.kind == "verb" and inside[-1] == "N" and after == "D"
        return 2.0 if given or (inside.endswith("NN") and plural and after in {"M", "V"}) else 0.0
    if span.kind == "verb" and inside[0] not in "PX" and before.rstrip("DSJqU").endswith("P"):
        return 2.0
    at = len(before.rstrip("DS"))
    opened = at > 0 and tokens[at - 1].text.lower() in _OPENING_CLAUSES
    apart = inside.startswith("NN") or (span.kind == "verb" and inside[0] == "N")
    return 2.0 if apart and opened else 0.0
