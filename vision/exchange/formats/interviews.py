"""Notes of interviews: answers below the questions that were asked."""

from __future__ import annotations

import re
from typing import Final

from vision.exchange.formats.grid import Grid

_QUESTION: Final = re.compile(
    r"(?:Q\d*|Question(?: \d+)?|F|Frage(?: \d+)?|P|Pregunta|Domanda|Pergunta|Vraag|Fråga|Pytanie|"
    r"Вопрос|問|质问|سؤال)\s?[:：.]\s*(?=\S)"  # noqa: RUF001 - full width
)
_ANSWER: Final = re.compile(
    r"(?:A\d*|Answer|Antwort|Réponse|R|Respuesta|Risposta|Resposta|Antwoord|Svar|Odpowiedź|Ответ|"
    r"答|جواب)\s?[:：.]\s*(?=\S)"  # noqa: RUF001 - full width
)
_TITLE: Final = re.compile(r"#{1,6}\s+")
_FEWEST: Final = 2


def interview_grid(lines: list[str]) -> Grid | None:
    """Return the answers of interviews, those below each heading as one person's.

    Headings ("Interview 2, team lead") may hold names: they tell people apart and are not shown.

    Args:
        lines: All lines, also blank ones; headings as in Markdown.

    Returns:
        None where fewer than two questions and two answers are marked, or an answer stands first.
    """
    asked = [at for at, line in enumerate(lines) if _QUESTION.match(line.strip())]
    answered = [at for at, line in enumerate(lines) if _ANSWER.match(line.strip())]
    if min(len(asked), len(answered)) < _FEWEST or asked[0] > answered[0]:
        return None
    rows: list[tuple[int, str, str]] = []
    asides: list[tuple[int, str]] = []
    head, goes_on = "", False
    for number, line in enumerate(map(str.strip, lines), start=1):
        answer, title = _ANSWER.match(line), _TITLE.match(line)
        goes_on = goes_on and bool(line) and not title and not _QUESTION.match(line)
        if answer:
            rows.append((number, head, line[answer.end() :]))
            goes_on = True
        elif goes_on:
            rows[-1] = (*rows[-1][:2], f"{rows[-1][2]}\n{line}")
        elif line:
            asides.append((number, _TITLE.sub("", line)))
            head = str(number) if title else head
    cells = [["Name", "Statement"], *([each, text] for _, each, text in rows)]
    numbers = [0, *(number for number, _, _ in rows)]
    roles = (("person", 0), ("text", 1))
    return Grid("", cells, numbers, roles=roles, asides=tuple(asides))
