"""Which column tells people apart: names in many languages, and numbers of records."""

from __future__ import annotations

import csv
import io
from typing import Final

import pytest

from vision.exchange import Reading, read_statements

WISHES: Final = (
    "A boat for the school trip", "Lessons that begin at nine", "Windows that open in summer",
    "The choir sings in the hall again", "Bread from our own oven", "A door without a key",
    "Less paper on every desk", "Bicycles for the way to the lake",
)  # fmt: skip
PEOPLE: Final = ("A", "B", "A", "C", "D", "B", "E", "F")


def read(columns: dict[str, tuple[str, ...]]) -> Reading:
    """Read a file with these columns."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([list(columns), *zip(*columns.values(), strict=True)])
    return read_statements(out.getvalue().encode(), "answers.csv")


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("名前", "木村 森 木村 林 原 森 岡 堀"), ("お名前（任意）", "木村 森 木村 林 原 森 岡 堀"),  # noqa: RUF001 - full width
        ("姓名", "王伟 李娜 王伟 张敏 刘洋 李娜 陈静 杨帆"),
        ("이름", "김민수 이서연 김민수 박지훈 최유진 이서연 정하늘 강도윤"),
        ("الاسم", "سعاد هاني سعاد منى عمر هاني ليلى كريم"),
        ("Naam", "Joke Sem Joke Fleur Daan Sem Lotte Bram"),
        ("Navn", "Ida Lars Ida Nils Kari Lars Tuva Odd"),
    ],
)  # fmt: skip
def test_a_column_of_names_joins_the_rows_of_a_person(header: str, names: str) -> None:
    """Whatever language its header is in."""
    found = read({header: tuple(names.split()), "Wish": WISHES})
    assert found.mapping.person == header
    assert found.people == 6


@pytest.mark.parametrize(
    "header",
    ["Imię i nazwisko", "Ad Soyad", "Adı Soyadı",  # noqa: RUF001 - Turkish
     "Nombre y apellidos", "Nom et prénom",
     "Vor- und Nachname", "Name, Vorname", "First and last name", "Nome e cognome", "ФИО",
     "Имя и фамилия", "Ονοματεπώνυμο"],
)  # fmt: skip
def test_a_whole_name_is_a_person_and_no_statement(header: str) -> None:
    """Two words of a name in one column are no half of it."""
    names = tuple(f"{each}da Kowal-{each}ski" for each in PEOPLE)
    found = read({header: names, "Comment": WISHES})
    assert (found.mapping.text, found.mapping.person, found.people) == ("Comment", header, 6)


def test_halves_of_a_name_in_two_columns_tell_nobody_apart() -> None:
    """Several people share a first name, and several a surname."""
    found = read({"Imię": PEOPLE, "Nazwisko": tuple(reversed(PEOPLE)), "Comment": WISHES})
    assert found.mapping.person is None


@pytest.mark.parametrize(
    "header", ["Record ID", "Case number", "Fall-Nr.", "Datensatz-ID", "ID de registro", "Study ID"]
)
def test_rows_of_one_record_are_of_one_person(header: str) -> None:
    """Who somebody is stands in the first row of a record only, and holds for the others."""
    records = tuple(f"{100 + ord(each)}" for each in "AABBCCDD")
    roles = ("Nurse", "", "Manager", "", "Nurse", "", "Manager", "")
    found = read({header: records, "Role": roles, "Your wish": WISHES})
    assert (found.mapping.person, found.people) == (header, 4)
    assert [row.level for row in found.taken.rows] == [role for role in roles if role for _ in "12"]


def test_records_that_are_all_different_tell_rows_apart_and_no_people() -> None:
    """A table numbers its own rows; a name beside them says who wrote."""
    records = tuple(f"rec{n}" for n in range(8))
    assert read({"Record ID": records, "Wish": WISHES}).mapping.person is None
    assert read({"Record ID": records, "From": PEOPLE, "Wish": WISHES}).mapping.person == "From"


@pytest.mark.parametrize("header", ["商品名", "会社名", "項目名", "Nome do produto", "Projektnavn"])
def test_names_of_things_are_no_people(header: str) -> None:
    """A product, a company or a project has a name too."""
    assert read({header: PEOPLE, "Wish": WISHES}).mapping.person is None


@pytest.mark.parametrize(
    ("header", "values"),
    [("Member since", "2011 2012 2011 2014 2015 2012 2011 2014"),
     ("Membre depuis", "2011 2012 2011 2014 2015 2012 2011 2014"),
     ("Teilnehmer hat Kinder", "vielleicht kaum vielleicht nie manchmal kaum nie nie"),
     ("Miembro desde", "invierno verano invierno verano otoño otoño invierno verano")],
)  # fmt: skip
def test_what_is_said_of_people_tells_nobody_apart(header: str, values: str) -> None:
    """A year, or an answer on a scale, is shared by several."""
    found = read({header: tuple(values.split()), "Wish": WISHES})
    assert found.mapping.person is None


@pytest.mark.parametrize("header", ["Member no.", "Teilnehmende Person", "Code du participant"])
def test_codes_of_people_join_their_rows(header: str) -> None:
    """Whatever stands beside the word for people."""
    found = read({header: tuple(f"P{each}7" for each in PEOPLE), "Wish": WISHES})
    assert (found.mapping.person, found.people) == (header, 6)


def test_names_cut_to_letters_stand_below_a_bare_word_for_staff() -> None:
    """Above "K. Visser" the word for staff is of people, above kinds of work it is not."""
    names = ("K. Visser", "M. Smit", "K. Visser", "S. El Amrani", "J. de Vries", "M. Smit",
             "L. Jansen", "F. Bakker")  # fmt: skip
    found = read({"Medewerker": names, "Jouw droom": WISHES})
    assert (found.mapping.person, found.people) == ("Medewerker", 6)
    kinds = ("Kok", "Chauffeur", "Kok", "Tuinman", "Kok", "Chauffeur", "Tuinman", "Kok")
    assert read({"Medewerker": kinds, "Jouw droom": WISHES}).mapping.person is None


def test_who_answered_is_read_where_somebody_wrote() -> None:
    """Those who vote stand in other rows than those who wrote."""
    writers = tuple(PEOPLE) + tuple(PEOPLE)
    voters = ("",) * 8 + ("V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8")
    found = read({"author_id": writers, "votes_author_id": voters, "Text": WISHES + ("",) * 8})
    assert (found.mapping.person, found.people) == ("author_id", 6)


def test_keys_of_nested_data_are_what_their_last_part_says() -> None:
    """Where a note lies is no position in a firm, and who made it stands in an object."""
    found = read({
        "id": tuple("12345678"), "position/relativeTo": ("parent_top_left",) * 8,
        "createdBy/id": PEOPLE, "modifiedBy/id": ("Z",) * 8, "data/content": WISHES,
    })  # fmt: skip
    assert (found.mapping.level, found.mapping.unit) == (None, None)
    assert (found.mapping.person, found.people) == ("createdBy/id", 6)
    named = read({"Position/Level": ("Manager", "Staff") * 4, "Wish": WISHES})
    assert named.mapping.level == "Position/Level"


def test_whoever_changed_a_card_is_no_unit() -> None:
    """Beside the area of a board."""
    found = read({
        "Area": ("Staff", "Manager") * 4, "Last Updated By": ("Ida", "Ole") * 4, "Text": WISHES,
    })  # fmt: skip
    assert (found.mapping.level, found.mapping.unit) == ("Area", None)


def test_a_rate_below_the_answers_is_no_statement() -> None:
    """What part of a room took part stands below some tables; who wishes for "100%" has a name."""
    names = ("Ida", "Ole", "Per", "Liv", "Tor", "Siv", "Odd", "Eva", "Taux de participation")
    sites = ("Kitchen",) * 8 + ("",)
    found = read({"Name": names, "Site": sites, "Wish": (*WISHES, "100%")})
    assert found.people == 8
    named = read({"Name": (*names[:8], "Uma"), "Site": ("Hall",) * 9, "Wish": (*WISHES, "100%")})
    assert named.people == 9
