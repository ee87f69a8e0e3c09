"""Questions that stand above tables and columns: each answer keeps its own."""

from __future__ import annotations

import io

import openpyxl
import pytest

from vision.exchange import Choices, Reading, read_statements

KEEP = ["Le marché du vendredi", "Les clés au clou", "Nos apprentis", "La fête de juin"]
CHANGE = ["Un seul agenda", "Des portes sans bruit", "Payer les heures", "Le café gratuit"]


def book(*sheets: tuple[str, list[list[str | int | None]]], merged: tuple[str, ...] = ()) -> bytes:
    """Return a workbook; cells are merged on its first sheet."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets:
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    for span in merged:
        made.worksheets[0].merge_cells(span)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def asked(found: Reading) -> list[tuple[str, str | None]]:
    """Return each statement with what it answers."""
    return [(row.text, row.question) for row in found.taken.rows]


ROWS = [[level, one, 3, other, 5] for level, one, other in
        zip(("Chef", "Employé", "Employé", "Chef"), KEEP, CHANGE, strict=True)]  # fmt: skip
GROUPED = [["Atelier 2026"], ["Fonction", "Que garder ?", None, "Que changer ?", None],
           ["Fonction", "Carte", "Points", "Carte", "Points"], *ROWS]  # fmt: skip


def test_a_question_merged_above_its_columns_is_theirs() -> None:
    """The lower row names cards and dots again and again; a name that fills both rows is one."""
    data = book(("Cartes", GROUPED), merged=("A1:E1", "A2:A3", "B2:C2", "D2:E2"))
    first = read_statements(data, "atelier.xlsx")
    assert first.mapping.level == "Fonction"
    assert asked(first) == [(text, "Que garder ?") for text in KEEP]
    names = ("Que garder ?: Carte", "Que changer ?: Carte")
    both = read_statements(data, "atelier.xlsx", Choices(text=names))
    assert sorted(asked(both)) == sorted(
        [(t, "Que garder ?") for t in KEEP] + [(t, "Que changer ?") for t in CHANGE]
    )


@pytest.mark.parametrize(
    "above",
    [
        ["Atelier", None, None, "mai 2026", None],  # a title and a day
        [None, "Que garder ?", None, None, None],  # one group alone
        ["Fonction", "Carte", "Points", "Autre", "Total"],  # other names in each place
    ],
)
def test_a_row_above_that_names_no_groups_changes_no_name(above: list[str | None]) -> None:
    """Nothing is put in front of the names of columns."""
    head: list[str | int | None] = ["Fonction", "Carte", "Points", "Remarque", "Voix"]
    rows = [list(map(str, row)) for row in ROWS]
    found = read_statements(book(("A", [[*above], head, *rows])), "a.xlsx")
    assert not any(":" in name for name in found.table.columns)


def slide(question: str | None, rows: list[str], site: str = "") -> list[list[str | int | None]]:
    """Return the sheet of a slide: what was asked, then who said what."""
    above = [["Slide"], ["Asked", question], []] if question else [["Slide"], []]
    said: list[list[str | int | None]] = [[f"{site}{at}", text, at] for at, text in enumerate(rows)]
    return [*above, ["Player", "Answer", "Points"], *said]


def test_sheets_below_a_question_each_keep_it() -> None:
    """Their names are no places of work; answers to the first are proposed, the others counted."""
    data = book(("Intro", [["Fête"]]), ("1 Open", slide("Que garder ?", KEEP)),
                ("2 Open", slide("Que changer ?", CHANGE)))  # fmt: skip
    found = read_statements(data, "quiz.xlsx")
    assert asked(found) == [(text, "Que garder ?") for text in KEEP]
    assert found.questions == {"Que garder ?": 4, "Que changer ?": 4}
    assert (found.mapping.unit, found.people) == (None, 4)


@pytest.mark.parametrize("question", [None, "Que garder au {} ?"])
def test_sheets_without_a_question_of_their_own_are_still_places(question: str | None) -> None:
    """What no line asks, or one asks at each place, the names of the sheets tell."""
    asks = [question.format(name) if question else None for name in ("Atelier", "Magasin")]
    data = book(("Intro", [["Fête"]]), ("Atelier", slide(asks[0], KEEP, "A")),
                ("Magasin", slide(asks[1], CHANGE, "M")))  # fmt: skip
    found = read_statements(data, "quiz.xlsx")
    assert [row.unit for row in found.taken.rows] == ["Atelier"] * 4 + ["Magasin"] * 4


def test_levels_that_are_asked_in_words_of_their_own_are_still_levels() -> None:
    """What staff and leaders wish for is one question: no answers are left out."""
    data = book(("Staff", slide("What does our staff wish for?", KEEP, "S")),
                ("Managers", slide("And what do leaders wish for?", CHANGE, "M")))  # fmt: skip
    rows = read_statements(data, "quiz.xlsx").taken.rows
    assert [row.level for row in rows] == ["Staff"] * 4 + ["Managers"] * 4


def test_a_title_and_a_day_above_columns_that_come_again_are_no_groups() -> None:
    """The first column of a group comes again in the next; below a title stands the level."""
    above = ["Atelier", None, None, "mai 2026", None]
    head = ["Fonction", "Carte", "Points", "Carte", "Points"]
    found = read_statements(book(("A", [above, head, *ROWS])), "a.xlsx")
    assert not any(":" in name for name in found.table.columns)


def test_parts_below_one_name_are_read_together_where_other_names_reach_over_both_rows() -> None:
    """The second row is no answer; a reason below the same name is no further one."""
    rows: list[list[str | int | None]] = [
        ["Atelier", "N°", "Nos vœux", None],
        [None, None, "bientôt", "plus tard"],
        *([("Fer", "Bois")[i % 2], i, KEEP[i], CHANGE[i]] for i in range(4)),
    ]
    data = book(("Vœux", rows), merged=("A1:A2", "B1:B2", "C1:D1"))
    found = read_statements(data, "voeux.xlsx")
    assert sorted(row.text for row in found.taken.rows) == sorted((*KEEP, *CHANGE))
    assert (found.mapping.unit, found.people) == ("Atelier", 4)
    assert {row.question for row in found.taken.rows} == {
        "Nos vœux: bientôt",
        "Nos vœux: plus tard",
    }
    rows[1] = [None, None, "vœu", "raison"]
    data = book(("Vœux", rows), merged=("A1:A2", "B1:B2", "C1:D1"))
    assert [row.text for row in read_statements(data, "voeux.xlsx").taken.rows] == KEEP


def test_an_answer_below_a_header_with_gaps_is_no_part_of_it() -> None:
    """Only one of its cells says what the header says."""
    head = ["Atelier", "N°", "Vœu", None]
    rows = [["Atelier", 1, KEEP[0], CHANGE[0]], ["Bois", 2, KEEP[1], CHANGE[1]],
            ["Atelier", 3, KEEP[2], CHANGE[2]]]  # fmt: skip
    found = read_statements(book(("Vœux", [head, *rows])), "voeux.xlsx")
    assert KEEP[0] in [row.text for row in found.taken.rows]
