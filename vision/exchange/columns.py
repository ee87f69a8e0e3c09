"""Which column of somebody's table holds what: a guess for people to correct."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

    from vision.exchange.table import Table


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_WORDS: Final[dict[str, frozenset[str]]] = {
    "text": _words(
        "text texts statement statements comment comments body answer answers response responses"
        " opinion idea wish aussage aussagen antwort antworten kommentar beitrag wunsch texte"
        " réponse réponses commentaire déclaration avis texto respuesta comentario declaración"
        " opinión testo risposta commento resposta comentário tekst antwoord opmerking reactie"
        " odpowiedź komentarz svar kommentti vastaus ответ текст"
    ),
    "level": _words(
        "level role position grade rank seniority hierarchy ebene stufe rolle hierarchie"
        " hierarchieebene funktion niveau rôle poste fonction hiérarchie nivel rol cargo puesto"
        " jerarquía livello ruolo nível função functie rang poziom stanowisko nivå roll taso"
        " уровень должность"
    ),
    "unit": _words(
        "unit department dept division team site location area branch office abteilung bereich"
        " einheit standort filiale département service équipe site unidad departamento equipo"
        " sede área unità reparto dipartimento squadra unidade equipa setor afdeling vestiging"
        " dział zespół avdelning enhet osasto отдел подразделение"
    ),
    "person": _words(
        "person participant respondent author user member voter employee teilnehmer teilnehmerin"
        " befragte befragter autor verfasser personne participante auteur répondant persona"
        " encuestado autora partecipante autore pessoa respondente deelnemer auteur uczestnik"
        " deltagare osallistuja участник"
    ),
    "round": _words(
        "round wave runde welle tour vague ronda oleada giro rodada ronde runda omgång kierros"
        " раунд"
    ),
    "question": _words(
        "question prompt frage pregunta domanda pergunta vraag pytanie fråga kysymys вопрос"
    ),
}

_MOST_GROUPS: Final = 40
_MOST_ROUNDS: Final = 20
_LONGEST_NAME: Final = 80
_SHORTEST_ANSWER: Final = 12
_HEADER_BONUS: Final = 4.0
_FEWEST_KNOWN: Final = 0.5
_SAMPLE: Final = 5_000
_SEVERAL_A_VALUE: Final = 3
_EITHER_OR: Final = _words("yes no true false ja nein oui non sí si agree disagree")


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column of a table holds what; None where no column does.

    Attributes:
        text: What people wrote.
        level: Their rung of the hierarchy.
        unit: Their department, site or team.
        person: Anything that is the same for all rows of one person; used to tell people apart
            and never kept.
        round: The wave of gathering, a number.
        question: What the text answers.
    """

    text: str | None = None
    level: str | None = None
    unit: str | None = None
    person: str | None = None
    round: str | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a column looks like from its content (its first ``_SAMPLE`` rows)."""

    filled: int
    distinct: int
    mean_length: float
    longest: int
    numeric: float
    entries: frozenset[str]


def suggest_columns(
    table: Table, *, levels: Sequence[str] = (), units: Sequence[str] = ()
) -> Mapping:
    """Return a guess of what each column holds, from its name and its content.

    A header word in one of a dozen languages counts only where the content fits: a text is long,
    a level or unit has few different values, a round is a small number. The text is the column
    with the longest answers, header words weighing in. Values that are on the workshop's lists
    beat any header.

    Args:
        table: As read.
        levels: Names of the workshop's levels, where it exists already.
        units: Names of its units.
    """
    sample = table.rows.head(_SAMPLE)
    shapes = {column: _shape(sample[column]) for column in table.columns}
    chosen: dict[str, str] = {}
    for role, known in (("level", levels), ("unit", units)):
        _choose(chosen, role, shapes, _listed_score(known))
    _choose(chosen, "text", shapes, _text_score)
    for role in ("level", "unit", "question", "round", "person"):
        if role not in chosen:
            _choose(chosen, role, shapes, _named_score(role))
    if "level" not in chosen:
        left = [
            name
            for name, shape in shapes.items()
            if name not in chosen.values() and _looks_like_levels(shape)
        ]
        if len(left) == 1:
            chosen["level"] = left[0]
    return Mapping(**{field.name: chosen.get(field.name) for field in fields(Mapping)})


def _choose(
    chosen: dict[str, str],
    role: str,
    shapes: dict[str, _Shape],
    score: Callable[[str, _Shape], float],
) -> None:
    """Give ``role`` to the free column with the highest score above zero."""
    scores = {
        name: score(name, shape) for name, shape in shapes.items() if name not in chosen.values()
    }
    if scores and max(scores.values()) > 0:
        chosen[role] = max(scores, key=lambda name: scores[name])


def _shape(cells: pd.Series) -> _Shape:
    stripped = cells.str.strip()
    filled = stripped[stripped != ""]
    if filled.empty:
        return _Shape(0, 0, 0.0, 0, 0.0, frozenset())
    lengths = filled.str.len()
    values = frozenset(filled.str.casefold().unique())
    numeric = float(filled.str.fullmatch(r"[-+]?[\d.,:/ ]+").mean())
    return _Shape(
        len(filled), len(values), float(lengths.mean()), int(lengths.max()), numeric, values
    )


def _listed_score(known: Sequence[str]) -> Callable[[str, _Shape], float]:
    names = frozenset(name.strip().casefold() for name in known)

    def score(_name: str, shape: _Shape) -> float:
        share = len(shape.entries & names) / shape.distinct if shape.distinct else 0.0
        return share if share >= _FEWEST_KNOWN else 0.0

    return score


def _text_score(name: str, shape: _Shape) -> float:
    if shape.numeric > _FEWEST_KNOWN or not shape.filled:
        return 0.0
    named = _header_match("text", name)
    if not named and shape.mean_length < _SHORTEST_ANSWER:
        return 0.0
    variety = shape.distinct / shape.filled
    return shape.mean_length * (_HEADER_BONUS if named else 1.0) * variety


def _named_score(role: str) -> Callable[[str, _Shape], float]:
    def score(name: str, shape: _Shape) -> float:
        match = _header_match(role, name)
        return match if match and _fits(role, shape) else 0.0

    return score


def _fits(role: str, shape: _Shape) -> bool:
    if not shape.filled:
        return False
    if role == "round":
        return shape.distinct <= _MOST_ROUNDS
    if role == "person":
        return shape.longest <= _LONGEST_NAME
    few = shape.distinct <= _MOST_GROUPS and (
        shape.distinct <= shape.filled / 2 or shape.filled <= _MOST_GROUPS
    )
    return few and (role == "question" or shape.longest <= _LONGEST_NAME)


def _looks_like_levels(shape: _Shape) -> bool:
    return (
        2 <= shape.distinct <= _MOST_GROUPS / 4  # noqa: PLR2004 - one value divides nobody
        and shape.filled >= _SEVERAL_A_VALUE * shape.distinct
        and not shape.numeric
        and shape.mean_length <= _LONGEST_NAME / 2
        and not any(set(re.findall(r"\w+", value)) & _EITHER_OR for value in shape.entries)
    )


def _header_match(role: str, header: str) -> float:
    """Return 2 where the header is one of the words, 1 + where it holds one, else 0."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header))
    hits = sum(word.casefold() in _WORDS[role] for word in words)
    return 1.0 + hits / len(words) if hits else 0.0
