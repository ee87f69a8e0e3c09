"""What programs print around answers: counts above them, totals between, numbers of pages."""

from __future__ import annotations

import csv
import io

import pytest

from vision.exchange import Reading, read_statements
from vision.exchange.intake import Reason

WISHES = (
    "Une fontaine dans la cour", "Des vélos pour les tournées", "Le tri à chaque étage",
    "Un banc sous le tilleul", "Moins de courriels le soir", "La clé du local à tous",
)  # fmt: skip


def read(*rows: list[str]) -> Reading:
    """Read a file with these rows; an empty one is a blank line."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return read_statements(out.getvalue().encode(), "export.csv")


def texts(found: Reading) -> list[str]:
    """Return the statements that would be taken."""
    return [row.text for row in found.taken.rows]


COUNTED = [["Réponse", "Nombre"], [WISHES[0], "2"], *([each, "1"] for each in WISHES[1:])]
SINGLE = [["Réponse", "Participant", "Reçu"], [WISHES[0], "P9", "2026-05-02 10:00"],
          *([text, f"P{at}", "2026-05-02 10:01"] for at, text in enumerate(WISHES))]  # fmt: skip


@pytest.mark.parametrize("total", [[], [["Total", "7"]]])
@pytest.mark.parametrize("title", [[], [["Réponses une à une"], []]])
def test_counts_above_the_answers_are_no_statements(
    total: list[list[str]], title: list[list[str]]
) -> None:
    """Each answer that was counted stands below again, by whoever gave it."""
    found = read(["Résumé"], [], *COUNTED, *total, [], *title, *SINGLE)
    assert sorted(texts(found)) == sorted((*WISHES, WISHES[0]))
    assert found.people == len(WISHES) + 1
    assert len(found.left_out()[Reason.HEADING.value]) >= len(COUNTED)


def test_a_table_above_another_that_does_not_come_again_is_kept() -> None:
    """Where an answer stands in the upper one only, its row is told of."""
    found = read(*COUNTED, ["Un seul registre", "1"], [], *SINGLE)
    told = {number for numbers in found.left_out().values() for number in numbers}
    assert set(WISHES) <= set(texts(found))
    assert "Un seul registre" in texts(found) or 8 in told


@pytest.mark.parametrize(
    "pages",
    ["Seite {} von 3", "{}. oldal / 3", "- {} / 3 -", "Sida {}", "第 {} 頁"],
)
def test_numbers_of_pages_are_no_statements(pages: str) -> None:
    """They stand alone in their rows and count up, with the header again above each page."""
    rows = []
    for page in range(3):
        rows += [["Nr.", "Wunsch"]]
        rows += [[str(2 * page + at), WISHES[2 * page + at]] for at in range(2)]
        rows += [["", pages.format(page + 1)]]
    assert texts(read(*rows)) == list(WISHES)


def test_wishes_that_count_are_statements() -> None:
    """No word for a page and no number of all, beside other cells, or in a list: all stay."""
    counted = [f"Lift {at} repaired" for at in (1, 2, 3)]
    others = [["Team lead", each] for each in WISHES]
    found = read(["Level", "Wish"], *others, *(["", each] for each in counted))
    assert texts(found) == [*WISHES, *counted]
    pages = [["Team lead", f"Page {at}"] for at in (1, 2, 3)]
    assert texts(read(["Level", "Wish"], *others, *pages))[-3:] == ["Page 1", "Page 2", "Page 3"]
    for halves in (["1 of 2 doors", "3 of 4 doors"], ["3 of 5 days", "4 of 5 days"]):
        found = read(["Level", "Wish"], *others, *(["", each] for each in halves))
        assert texts(found)[-2:] == halves


def test_subtotals_in_the_column_of_wishes_are_none() -> None:
    """A number in them or beside them tells; whoever wants subtotals says so without one."""
    rows = [["Section", "Souhait", "Voix"]]
    for at, name in enumerate(("Accueil", "Atelier", "Cuisine")):
        rows += [[name, WISHES[2 * at], "4"], [name, WISHES[2 * at + 1], "3"]]
        rows += [["", f"Sous-total {name.lower()} : 2 idées", "7"]]
    found = read(*rows)
    assert texts(found) == list(WISHES)
    assert len(found.left_out()[Reason.TOTAL.value]) == 3
    wish = "Subtotal lines in every report"
    assert wish in texts(read(["Level", "Wish"], ["Employee", wish], *(["", t] for t in WISHES)))


@pytest.mark.parametrize(
    "total", [["Razem", "6", "głosów", "27"], ["Suma", "6 życzeń", "", ""], ["Suma", "", "6", ""]]
)
def test_a_total_that_fills_its_row_adds_up(total: list[str]) -> None:
    """A sum, a count of rows, or so many of something under the name of a total is none."""
    rows = [[str(at), f"Zakład {at % 2}", text, str(at + 1)] for at, text in enumerate(WISHES, 1)]
    assert texts(read(["Nr", "Miejsce", "Życzenie", "Głosy"], *rows, total)) == list(WISHES)


def test_a_wish_under_a_title_that_names_a_total_stays() -> None:
    """Its numbers count on, or add up to nothing."""
    rows = [[str(at), f"Title {at}", text, "4"] for at, text in enumerate(WISHES)]
    last = [str(len(WISHES)), "Total calm", "No calls after seven", "5"]
    found = read(["Number", "Title", "Wish", "Votes"], *rows, last)
    assert texts(found)[-1] == "No calls after seven"


@pytest.mark.parametrize(
    "wish", ["Sous-total automatique sur les factures", "Zwischensumme in jedem Beleg zeigen"]
)
def test_a_wish_for_subtotals_in_a_whole_row_stays(wish: str) -> None:
    """The number of its row is no sum of what is above it."""
    rows = [[str(at), text] for at, text in enumerate((*WISHES[:2], wish, *WISHES[2:]), start=1)]
    assert wish in texts(read(["N°", "Souhait"], *rows))


@pytest.mark.parametrize(
    ("wish", "votes"),
    [(["Gesamt", "2 Ruheräume"], "1"), (["Total", "Salle calme"], "21"),
     (["Cuisine", "Insgesamt 30 Tage Urlaub"], "21")],
)  # fmt: skip
def test_wishes_of_the_whole_house_are_no_totals(wish: list[str], votes: str) -> None:
    """A unit may be called by a word for totals, and a wish count; votes add up by chance."""
    rows = [["Atelier", text, str(at)] for at, text in enumerate(WISHES, start=1)]
    assert texts(read(["Lieu", "Souhait", "Voix"], *rows, [*wish, votes]))[-1] == wish[1]
