"""Rows of somebody's table become statements, and every other row gets its reason."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.errors import InvalidChoiceError, InvalidFileError
from vision.exchange import (
    Mapping,
    Reason,
    Rules,
    read_table,
    suggest_columns,
    take_statements,
)

SHARED = Path(__file__).parents[3].parent / "shared" / "data"
LEVELS = ("Executive", "Team lead", "Frontline")
UNITS = ("North", "South")
COLUMNS = Mapping("text", "level", "unit", "person", "round")


def table(*rows: str) -> bytes:
    """Return a CSV file with these rows."""
    return ("text,level,unit,person,round\n" + "\n".join(rows) + "\n").encode()


def taken(*rows: str, **options: object):  # noqa: ANN201 - a shorthand
    """Return what is taken from these rows."""
    return take_statements(
        read_table(table(*rows), "a.csv"), COLUMNS, levels=LEVELS, units=UNITS, **options
    )


def test_a_row_becomes_a_statement() -> None:
    """Text, level, unit, person and round arrive; outer spaces go."""
    row = taken(" More time ,Executive,North,7,2").rows[0]
    assert (row.number, row.text, row.level, row.unit, row.person, row.round) == (
        2, "More time", "Executive", "North", "7", 2,
    )  # fmt: skip


@pytest.mark.parametrize("level", ["team lead", " TEAM  LEAD ", "Team\u00a0lead", "\uff34eam lead"])
def test_levels_match_without_case_and_spaces(level: str) -> None:
    """However a level is spelt in the file, the workshop's name is what is kept."""
    assert taken(f"a,{level},,,").rows[0].level == "Team lead"


def test_blank_level_and_unit_are_not_given() -> None:
    """A statement without level and unit is taken as such."""
    row = taken("a,,,,").rows[0]
    assert (row.level, row.unit, row.person, row.round) == (None, None, None, 1)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param(",Executive,,,", Reason.BLANK, id="blank"),
        pytest.param(" \u200b\u00a0,Executive,,,", Reason.BLANK, id="invisible"),
        pytest.param("\u2800\u3164,Executive,,,", Reason.BLANK, id="blank-letters"),
        pytest.param("\ue000,Executive,,,", Reason.BLANK, id="private-sign"),
        pytest.param("x" * 601 + ",,,,", Reason.TOO_LONG, id="too-long"),
        pytest.param("a,Boss,,,", Reason.UNKNOWN_LEVEL, id="unknown-level"),
        pytest.param("a,,East,,", Reason.UNKNOWN_UNIT, id="unknown-unit"),
        pytest.param("a,,,,soon", Reason.NO_ROUND, id="no-round"),
        pytest.param("a,,,,0", Reason.NO_ROUND, id="round-zero"),
    ],
)
def test_each_reason_is_reported_with_its_row(row: str, reason: Reason) -> None:
    """A row that can't be taken is listed with its number and reason, the others are taken."""
    outcome = taken("fine,,,,", row)
    assert [(no.number, no.reason) for no in outcome.refused] == [(3, reason)]
    assert len(outcome.rows) == 1
    assert outcome.counts == {reason: 1}


def test_text_as_long_as_allowed_is_taken_whole() -> None:
    """The limit itself is allowed, and nothing is ever cut."""
    assert taken("x" * 600 + ",,,,").rows[0].text == "x" * 600


def test_what_says_nothing_is_counted_not_taken() -> None:
    """Answers such as "n/a" are left out with their reason; short answers in words are taken."""
    outcome = taken("n/a,,,,", "???,,,,", "asdf,,,,", "Trust,,,,", "1-2,,,,", "😀,,,,")
    assert outcome.counts == {Reason.NO_ANSWER: 3}
    assert [row.text for row in outcome.rows] == ["Trust", "1-2", "😀"]


def test_same_person_same_text_counts_once() -> None:
    """A doubled row of one person is left out; of two people, or of no one known, it stays."""
    outcome = taken("a,,,1,1", "a,,,1,1", "a,,,2,1", "a,,,1,2", "a,,,,", "a,,,,")
    assert outcome.counts == {Reason.DUPLICATE: 1}
    assert len(outcome.rows) == 5


def test_unknown_values_are_offered_with_their_counts() -> None:
    """The page can offer to map or add what is not on the list, most frequent first."""
    outcome = taken("a,Boss,,,", "b,Chief,,,", "c,Boss,,,", "d,,East,,")
    assert outcome.unknown_levels == {"Boss": 2, "Chief": 1}
    assert list(outcome.unknown_levels) == ["Boss", "Chief"]
    assert outcome.unknown_units == {"East": 1}


def test_values_can_be_mapped() -> None:
    """A value of the file stands for a level of the workshop, or for none."""
    outcome = taken("a,BOSS,,,", "b,Guest,,,", level_map={"Boss": "Executive", "guest": None})
    assert [row.level for row in outcome.rows] == ["Executive", None]


def test_a_map_to_nowhere_is_refused() -> None:
    """A map can't smuggle in a level that the workshop does not have."""
    with pytest.raises(InvalidChoiceError):
        taken("a,Boss,,,", level_map={"Boss": "Emperor"})


def test_without_a_list_every_value_is_taken() -> None:
    """Where no list is given, values are kept, in the first spelling met."""
    source = read_table(table("a,Boss,,,", "b, boss ,,,"), "a.csv")
    outcome = take_statements(source, COLUMNS, levels=None, units=None)
    assert [row.level for row in outcome.rows] == ["Boss", "Boss"]


def test_one_person_has_one_level() -> None:
    """The first level in the file counts for all rows of a person, and that is said."""
    outcome = taken("a,,,1,", "b,Executive,,1,", "c,Frontline,South,1,")
    assert [row.level for row in outcome.rows] == [None, "Executive", "Executive"]
    assert tuple(map(str, outcome.notices)) == (
        "One person appears with more than one level or unit; the first one counts.",
    )


@pytest.mark.parametrize(("cell", "number"), [("2", 2), ("2.0", 2), ("Runde 3", 3), ("", 1)])
def test_rounds_are_read_from_numbers_and_names(cell: str, number: int) -> None:
    """A round may be a number as spreadsheets write it, or a name with a number."""
    assert taken(f"a,,,,{cell}").rows[0].round == number


def test_safety_apostrophe_of_an_export_goes_away() -> None:
    """A text that was exported with an apostrophe against formulas comes back as typed."""
    assert [row.text for row in taken("'- more time,,,,", "'tis,,,,").rows] == [
        "- more time",
        "'tis",
    ]


def test_missing_text_column_is_said() -> None:
    """Without a text column, or with one that is not there, one sentence says so."""
    source = read_table(b"a,b\n1,2\n", "a.csv")
    for mapping in (Mapping(), Mapping(text="c"), Mapping(text="a", level="c")):
        with pytest.raises(InvalidFileError):
            take_statements(source, mapping, levels=None, units=None)


def test_progress_runs_from_start_to_end() -> None:
    """A long file reports its progress, never backwards, and ends at 1."""
    shares: list[float] = []
    taken(*(f"a{n},,,," for n in range(5_000)), progress=lambda _, share: shares.append(share))
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert len(shares) > 3


cell = st.text(alphabet="ab =Boss\n'", max_size=6)


@given(st.lists(st.tuples(cell, cell, cell, cell, cell), min_size=1, max_size=12))
def test_every_row_is_taken_or_has_a_reason(rows: list[tuple[str, ...]]) -> None:
    """No row vanishes, none counts twice, and only listed levels and units get through."""
    frame = pd.DataFrame(rows, columns=["text", "level", "unit", "person", "round"])
    source = read_table(frame.to_csv(index=False).encode(), "a.csv")
    outcome = take_statements(source, COLUMNS, levels=LEVELS, units=UNITS)
    numbers = [row.number for row in outcome.rows] + [row.number for row in outcome.refused]
    assert sorted(numbers) == list(source.numbers)
    assert {row.level for row in outcome.rows} <= {None, *LEVELS}
    assert {row.unit for row in outcome.rows} <= {None, *UNITS}


@pytest.mark.parametrize(
    ("header", "rows", "expected"),
    [
        ("Aussage;Ebene;Abteilung;Teilnehmer",
         ("Wir brauchen mehr Zeit;Leitung;Nord;7", "Weniger Lärm;Pflege;Süd;8"),
         Mapping("Aussage", "Ebene", "Abteilung", "Teilnehmer")),
        ("Réponse;Poste;Équipe;Tour",
         ("Plus de temps pour les patients;Cadre;Nord;1", "Moins de bruit;Agent;Sud;1"),
         Mapping("Réponse", "Poste", "Équipe", None, "Tour")),
        ("Respuesta;Nivel;Sede;Pregunta",
         ("Más tiempo para los pacientes;Jefe;Norte;Visión", "Menos ruido;Auxiliar;Sur;Visión"),
         Mapping("Respuesta", "Nivel", "Sede", None, None, "Pregunta")),
        ("What should we become?;Job level;Site",
         ("A calmer place to work in;Manager;North", "Less noise;Nurse;South"),
         Mapping("What should we become?", "Job level", "Site")),
    ],
)  # fmt: skip
def test_columns_are_guessed_from_their_headers(
    header: str, rows: tuple[str, ...], expected: Mapping
) -> None:
    """Headers in several languages name level, unit, person, round and question."""
    data = "\n".join([header, *rows * 2]).encode()
    assert suggest_columns(read_table(data, "a.csv")) == expected


def test_columns_are_guessed_from_their_content() -> None:
    """Without telling headers, long answers are the text and a few repeated names the level."""
    rows = [
        f"A,I want number {n} of many things here,{n},{'Top' if n % 3 else 'Low'}"
        for n in range(20)
    ]
    data = "\n".join(["A1,B,C,D", *rows]).encode()
    assert suggest_columns(read_table(data, "a.csv")) == Mapping(text="B", level="D")


def test_lists_of_the_workshop_beat_headers() -> None:
    """A column whose values are the workshop's levels is the level, whatever it is called."""
    data = (
        b"text,role,x\nMore time for people,cook,frontline\nLess noise at night,nurse,Executive\n"
    )
    source = read_table(data, "a.csv")
    assert suggest_columns(source, levels=LEVELS).level == "x"


@pytest.mark.skipif(not SHARED.exists(), reason="the folder ../shared/data is not here")
def test_real_files_are_understood() -> None:
    """Two real exports: every column that matters is guessed and the counts are pandas' own."""
    polis = read_table((SHARED / "polis-bg2050/comments.csv").read_bytes(), "comments.csv")
    columns = suggest_columns(polis)
    assert columns == Mapping(text="comment-body", person="author-id")
    assert len(take_statements(polis, columns, levels=None, units=None).rows) == 371

    data = (SHARED / "stacks-mission-survey.csv").read_bytes()
    frame = pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False)
    survey = read_table(data, "stacks.csv")
    columns = suggest_columns(survey)
    assert (columns.text, columns.level, columns.person, columns.question) == (
        "text", "primary_role", "respondent", "question",
    )  # fmt: skip
    one = survey.where("question", "vision")
    outcome = take_statements(one, columns, levels=None, units=None, rules=Rules(longest=5_000))
    assert len(outcome.rows) + len(outcome.refused) == (frame["question"] == "vision").sum()
    assert set(outcome.counts) <= {Reason.DUPLICATE, Reason.BLANK, Reason.NO_ANSWER}
