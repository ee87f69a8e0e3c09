"""Notes of interviews: answers below the questions that were asked."""

from __future__ import annotations

import itertools
import re
from enum import Enum, auto
from typing import Final

from vision.exchange.cell_kinds import ASKS
from vision.exchange.formats.grid import Grid
from vision.exchange.formats.markdown_lists import has_bullet, without_bullet

_QUESTION: Final = (
    r"Question(?: \d+)?|Frage(?: \d+)?|Pregunta|Domanda|Pergunta|Vraag|Fråga|Pytanie|"
    r"Вопрос|問|质问|سؤال"
)
_ANSWER: Final = (
    r"Answer|Antwort|Réponse|Respuesta|Risposta|Resposta|Antwoord|Svar|Odpowiedź|Ответ|答|جواب"
)
_LETTERS: Final = (("Q", "A"), ("Q", "R"), ("F", "A"), ("P", "R"), ("D", "R"))
"""What a question and its answer are called in a letter, in one language or another."""

_MARKS: Final = tuple(
    tuple(
        re.compile(rf"(?:(?P<letter>{letter}\d*)|{words})\s?[:\uff1a.]\s*(?=\S)")
        for letter, words in ((asked, _QUESTION), (answer, _ANSWER))
    )
    for asked, answer in _LETTERS
)
_TITLE: Final = re.compile(r"#{1,6}\s+")
_ENDS: Final = (".", "!", "…", "。", *ASKS)
_FEWEST: Final = 2
_NEARLY_ALL: Final = 0.8
_HEAD_WORDS: Final = 8
_NARROWEST: Final = 50


class _Kind(Enum):
    """What a line of an interview is."""

    BLANK = auto()
    RULE = auto()
    TITLE = auto()
    QUESTION = auto()
    ANSWER = auto()
    OTHER = auto()


def interview_grid(lines: list[str]) -> Grid | None:
    """Return the answers of interviews, those below each heading as one person's.

    Headings ("Interview 2, team lead") may hold names: they tell people apart and are not shown.
    An answer goes on until the next question or heading, also over blank lines; a bullet in it is
    a statement of its own.

    Args:
        lines: All lines, also blank ones; headings as in Markdown, or alone above a question.

    Returns:
        None where fewer than two questions and two answers are marked, or an answer stands first,
        or mere letters ("Q:", "A:") mark other things as well.
    """
    lines = [line.strip() for line in lines]
    for question, answer in _MARKS:
        kinds = [_kind(line, question, answer) for line in lines]
        if min(kinds.count(_Kind.QUESTION), kinds.count(_Kind.ANSWER)) < _FEWEST:
            continue
        if kinds.index(_Kind.QUESTION) > kinds.index(_Kind.ANSWER):
            continue
        kinds = _with_heads(lines, kinds)
        lettered = any((found := question.match(line) or answer.match(line)) and found["letter"]
                       for line in lines)  # fmt: skip
        if not lettered or _alternate(lines, kinds):
            return _answers([answer.sub("", line, count=1) if kind is _Kind.ANSWER else line
                             for line, kind in zip(lines, kinds, strict=True)], kinds)  # fmt: skip
    return None


def _kind(line: str, question: re.Pattern[str], answer: re.Pattern[str]) -> _Kind:
    """Return what a line is by itself."""
    if not line:
        return _Kind.BLANK
    if question.match(line):
        return _Kind.QUESTION
    if answer.match(line):
        return _Kind.ANSWER
    if _TITLE.match(line):
        return _Kind.TITLE
    return _Kind.OTHER if re.search(r"\w", line) else _Kind.RULE


def _with_heads(lines: list[str], kinds: list[_Kind]) -> list[_Kind]:
    """Return what the lines are, heads without a mark included.

    A head is a short line without a full stop, below a blank one and right above a question. Any
    but the first is one only where it is like the first, or the first question is asked again: a
    last paragraph of an answer stands at the same place.
    """
    written = [at for at, kind in enumerate(kinds) if kind is not _Kind.BLANK]
    pairs = [(above, below) for above, below in itertools.pairwise(written)
             if kinds[above] is _Kind.OTHER and kinds[below] is _Kind.QUESTION
             and (not above or kinds[above - 1] is _Kind.BLANK)
             and _is_short(lines[above])]  # fmt: skip
    first = kinds.index(_Kind.QUESTION)
    if not pairs or pairs[0][1] != first:
        return kinds
    opening = lines[pairs[0][0]]
    heads = {above for above, below in pairs
             if lines[below] == lines[first] or _are_alike(lines[above], opening)}  # fmt: skip
    return [_Kind.TITLE if at in heads else kind for at, kind in enumerate(kinds)]


def _is_short(line: str) -> bool:
    return len(line.split()) <= _HEAD_WORDS and not line.endswith(_ENDS) and not has_bullet(line)


def _are_alike(line: str, other: str) -> bool:
    """Tell whether two heads begin with one word, or are built alike: "Ada Bell, team lead"."""
    words, others = line.split(), other.split()
    form, same = ([each[0].isupper() for each in (*some[:2], "-")] for some in (words, others))
    signs = r"[,;:(\u2013-]"
    names = all(form[:-1]) and form == same and len(words) > 1
    return words[0] == others[0] or (names and re.findall(signs, line) == re.findall(signs, other))


def _alternate(lines: list[str], kinds: list[_Kind]) -> bool:
    """Tell whether letters mark questions and answers by turns, and little else stands there."""
    marked = [kind for kind in kinds if kind in {_Kind.QUESTION, _Kind.ANSWER}]
    asked = [line for line, kind in zip(lines, kinds, strict=True) if kind is _Kind.QUESTION]
    turns = sum(above is not below for above, below in itertools.pairwise(marked))
    first = kinds.index(_Kind.QUESTION)
    before = [line for line, kind in zip(lines[:first], kinds, strict=False)
              if kind is _Kind.OTHER]  # fmt: skip
    others = sum(kind is _Kind.OTHER and not _goes_on(lines, at)
                 for at, kind in enumerate(kinds))  # fmt: skip
    return (
        turns >= _NEARLY_ALL * (len(marked) - 1)
        and sum(line.endswith(ASKS) for line in asked) > len(asked) / 2
        and len(marked) >= _NEARLY_ALL * (len(marked) + others)
        and (_Kind.TITLE in kinds[:first] or all(map(_is_short, before)))
    )


def _goes_on(lines: list[str], at: int) -> bool:
    """Tell whether a line goes on with an answer: prose, a bullet, or broken at a width."""
    line = lines[at]
    broken = at > 0 and len(lines[at - 1]) >= _NARROWEST
    return broken or line[0].islower() or line.endswith(_ENDS) or has_bullet(line)


def _answers(lines: list[str], kinds: list[_Kind]) -> Grid:
    """Return each answer, without its mark, with the line of the head above it as its person."""
    rows: list[tuple[int, str, list[str]]] = []
    asides: list[tuple[int, str]] = []
    head, answers = "", False
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True), start=1):
        if kind is _Kind.BLANK:
            continue
        answers = kind is _Kind.ANSWER or (answers and kind is _Kind.OTHER)
        if kind is _Kind.ANSWER or (answers and has_bullet(line)):
            rows.append((number, head, [without_bullet(line) if kind is _Kind.OTHER else line]))
        elif answers:
            rows[-1][2].append(line)
        else:
            asides.append((number, _TITLE.sub("", line)))
            head = str(number) if kind is _Kind.TITLE else head
    cells = [["Name", "Statement"], *([each, "\n".join(parts)] for _, each, parts in rows)]
    numbers = [0, *(number for number, _, _ in rows)]
    roles = (("person", 0), ("text", 1))
    return Grid("", cells, numbers, roles=roles, asides=tuple(asides))
