"""What changes from row to row of one person is neither a level nor a unit."""

from __future__ import annotations

import csv
import io
from typing import Final

from vision.exchange import Choices, Reading, read_statements

WISHES: Final = (
    "A boat for the school trip", "Lessons that begin at nine", "Windows that open in summer",
    "The choir sings in the hall again", "Bread from our own oven", "A door without a key",
    "Less paper on every desk", "Bicycles for the way to the lake",
)  # fmt: skip


def read(*rows: list[str] | tuple[str, ...]) -> Reading:
    """Read a file with these rows."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return read_statements(out.getvalue().encode(), "export.csv")


def said(found: Reading) -> str:
    """Return all notices."""
    return " ".join(map(str, found.notices))


def test_what_changes_from_row_to_row_of_a_person_is_no_unit() -> None:
    """An area of a board is where a note lies; the notice says what was passed over."""
    people = ("Ida", "Ida", "Ole", "Ole", "Per", "Per", "Liv", "Liv")
    areas = ("Kitchen", "Garden", "Garden", "Kitchen", "Hall", "Kitchen", "Hall", "Hall")
    head = ["Created by", "Area", "Text"]
    found = read(head, *zip(people, areas, WISHES, strict=True))
    assert (found.mapping.person, found.mapping.unit) == ("Created by", None)
    assert "“Area”" in said(found)
    steady = ("Kitchen", "Kitchen", "Garden", "Garden", "Hall", "Kitchen", "Hall", "Hall")
    found = read(head, *zip(people, steady, WISHES, strict=True))
    assert found.mapping.unit == "Area"
    assert "row to row" not in said(found)


def test_the_notice_names_the_person_column_that_may_be_wrong_instead() -> None:
    """Two who wrote down what others said have several teams each, and are not eight people."""
    teams = ("Kitchen", "Garden", "Hall", "Hall", "Kitchen", "Garden", "Hall", "Garden")
    rows = zip(("Mia", "Tom") * 4, teams, WISHES, strict=True)
    found = read(["Added by", "Team", "Text"], *rows)
    assert "“Team”" in said(found)
    assert "“Added by” names whoever wrote down" in said(found)


def test_a_unit_that_was_chosen_or_is_on_the_list_is_taken_as_it_is() -> None:
    """A person decides; so does the list of a workshop."""
    people = ("Ida", "Ida", "Ole", "Ole", "Per", "Per", "Liv", "Liv")
    rows = zip(people, ("Kitchen", "Garden") * 4, WISHES, strict=True)
    data = "".join(",".join(row) + "\n" for row in (("Created by", "Area", "Text"), *rows)).encode()
    chosen = read_statements(data, "a.csv", Choices(unit="Area"))
    listed = read_statements(data, "a.csv", units=("Kitchen", "Garden"))
    assert chosen.mapping.unit == listed.mapping.unit == "Area"


def test_whoever_hands_in_what_many_said_is_no_person() -> None:
    """Two tablets stand beside all levels; the number of each interview tells people apart."""
    ranks = ("Staff", "Team lead", "Manager", "Staff") * 2
    rows = [(f"uuid:{n}", ("T1", "T2")[n % 2], ranks[n], WISHES[n]) for n in range(8)]
    found = read(["instanceID", "SubmitterID", "Role", "Wish"], *rows)
    assert (found.mapping.person, found.mapping.level, found.people) == ("instanceID", "Role", 8)
    assert "“SubmitterID” stands beside several levels" in said(found)
    one = [(row[0], ("Ida", "Ole", "Per", "Liv")[n // 2], ranks[n // 2], row[3])
           for n, row in enumerate(rows)]  # fmt: skip
    found = read(["instanceID", "Created by", "Role", "Wish"], *one)
    assert (found.mapping.person, found.people) == ("Created by", 4)
