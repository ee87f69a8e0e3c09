"""Forms as people fill them in every day: who they are, where they work, and what says nothing."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

import pytest

from vision.exchange import Reading, read_statements

if TYPE_CHECKING:
    from vision.exchange import Mapping

WISHES: Final = [
    "More time for patients", "Shorter meetings please", "A quiet room for breaks",
    "Rosters a month ahead", "One password for everything", "Fair pay at weekends",
    "Training for new machines", "Decisions that are explained", "A roof that does not leak",
    "Fewer forms to fill in", "Lifts that work", "A garden behind the house",
]  # fmt: skip


def table(columns: dict[str, list[str]], wish: str = "Your wish") -> Reading:
    """Read a file of twelve rows: each column's values again and again, a wish last."""
    whole = {**columns, wish: WISHES}
    out = io.StringIO(newline="")
    rows = [[values[at % len(values)] for values in whole.values()] for at in range(len(WISHES))]
    csv.writer(out).writerows([list(whole), *rows])
    return read_statements(out.getvalue().encode(), "form.csv")


def mapped(columns: dict[str, list[str]]) -> Mapping:
    """Return what the columns of such a file are taken for."""
    return table(columns).mapping


@pytest.mark.parametrize(
    "header",
    ["I am a ...", "Ich bin hier als", "Vous êtes", "Ik ben", "You are", "Are you a ...?",
     "Which of these describes you best?", "Wer", "أنا", "Staff group", "Type of member",
     "Beruf", "Qual é a sua profissão?"],
)  # fmt: skip
def test_a_header_that_asks_who_people_are_is_of_their_level(header: str) -> None:
    """Whatever the answers are called, "I am a ..." names the level of whoever answers."""
    assert mapped({header: ["Fitter", "Baker", "Rider"]}).level == header


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("How satisfied are you with your job?", ["Satisfied", "Very", "Dissatisfied"]),
        ("Is our house a good place?", ["Yes", "No", "Maybe"]),
        ("I am proud to be here", ["Strongly agree", "Disagree"]),
    ],
)
def test_what_rates_is_no_level_and_no_unit(header: str, values: list[str]) -> None:
    """Grades on a scale divide nobody, whatever words stand in the question."""
    found = mapped({header: values})
    assert (found.level, found.unit) == (None, None)


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Depot", ["Elm Lane", "Mill Road"]),
        ("Prowincja", ["Elm Lane", "Mill Road"]),
        ("Line", ["Line 1", "Line 2"]),
    ],
)
def test_a_group_beside_the_level_is_the_unit(header: str, values: list[str]) -> None:
    """A few names that come again and again beside the level are of places of work."""
    assert mapped({"Role": ["Manager", "Nurse", "Cook"], header: values}).unit == header


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Time with us", ["1-5 years", "more than 5 years", "less than 1 year"]),
        ("Gender", ["Female", "Male", "Other"]),
        ("Ticked", ["Mail", "Paper", "Mail, Paper"]),
        ("Mood", ["Very good", "Good", "Bad"]),
        ("Agreed", ["Yes", "No"]),
        ("Vehicle", ["Van", "Lorry"]),
        ("Verkehrsmittel", ["Rad", "Bahn"]),
        ("How do you get here?", ["Blue line", "Red line"]),
        ("Employed", ["Full time", "Part time"]),
        ("Q4_NPS_GROUP", ["Promoter", "Passive", "Detractor"]),
        ("Empfehlung", ["Promotoren", "Passive", "Kritiker"]),
    ],
)
def test_what_is_beside_the_level_and_no_place_is_no_unit(header: str, values: list[str]) -> None:
    """Spans, traits, boxes and grades are no units."""
    assert mapped({"Role": ["Manager", "Nurse", "Cook"], header: values}).unit is None


@pytest.mark.parametrize(
    ("header", "values"),
    [("Are you a manager?", ["Yes", "No"]), ("Führungskraft (ja/nein)", ["nein", "ja"]),
     ("Encadrez-vous une équipe ?", ["Oui", "Non"])],
)  # fmt: skip
def test_yes_and_no_tell_the_level_where_a_form_asks_who_leads(
    header: str, values: list[str]
) -> None:
    """A person says once what each of them stands for; yes and no to all else are no levels."""
    assert mapped({header: values}).level == header
    assert mapped({"Are you happy with your manager?": values}).level is None
    assert mapped({"Did you have lunch?": values}).level is None


def test_cards_that_were_put_away_are_not_taken() -> None:
    """A board says which cards are archived; they are told apart, unless all of them are."""
    found = table({"Archived": ["false", "true", "false"]})
    assert len(found.taken.rows) == 8
    assert found.left_out() == {"archived there": [3, 6, 9, 12]}
    assert len(table({"Archived": ["true"]}).taken.rows) == 12


def test_codes_under_the_name_of_a_unit_are_units() -> None:
    """A raw export has numbers where a unit is asked for; the person says what they stand for."""
    found = mapped({"role": ["1", "4", "2"], "department": ["3", "1"]})
    assert (found.level, found.unit) == ("role", "department")
    assert mapped({"role": ["1", "4"], "department rating": ["3", "1"]}).unit is None


def test_a_question_is_told_by_its_words_before_its_number() -> None:
    """Where both stand beside the answers, people choose among questions that they can read."""
    asked = ["Your role", "Your depot", "What is your vision?"]
    answers = [["Driver", "North"], ["Boss", "South"], ["Driver", "South"], ["Driver", "North"]]
    rows = [
        (f"r{who}", at, asked[at - 1], [*answers[who], WISHES[who]][at - 1])
        for who in range(4)
        for at in (1, 2, 3)
    ]
    lines = ["respondent_id,question_id,question_text,answer_text"]
    data = "\n".join([*lines, *(",".join(map(str, row)) for row in rows)])
    found = read_statements(data.encode(), "answers.csv")
    assert [(row.level, row.unit, row.text) for row in found.taken.rows] == [
        (*answers[who], WISHES[who]) for who in range(4)
    ]


def test_a_person_is_known_by_an_address_before_half_of_a_name() -> None:
    """People share first names, surnames and the address of an office; mail is their own."""
    names = {"First name": ["Ann", "Bob", "Cy"], "Last name": ["Ash", "Birch", "Ash", "Elm"]}
    network = {"User IP": [f"203.0.113.{number}" for number in range(5)]}
    assert mapped(names | network).person is None
    mail = {"Contact": [f"p{number}@example.org" for number in range(12)]}
    assert mapped(names | mail | network).person == "Contact"
    assert mapped({"Nr": ["1"], "Mitglieds-Nr.": [f"M {n}" for n in range(12)]}).person is not None


def test_a_value_that_is_alone_is_no_level() -> None:
    """A label that sounds like a level, and is the only one, divides nobody."""
    assert mapped({"Labels": ["Top (green)", ""]}).level is None


@pytest.mark.parametrize(
    "said",
    [
        "RAS",
        "-99",
        "99",
        "999",
        "ei ole",
        "ingen",
        "特にありません",
        "nincs",
        "none really",
        "لا يوجد",
    ],
)
def test_ways_of_not_answering_are_no_statements(said: str) -> None:
    """Whoever has nothing to say says so in their own language, or their program in its code."""
    found = read_statements(f"Wish\nA quiet room\n{said}\nFair pay at last\n".encode(), "w.csv")
    assert [row.text for row in found.taken.rows] == ["A quiet room", "Fair pay at last"]


def test_answers_in_the_column_of_their_language_come_in_together() -> None:
    """Of a form in three languages everybody filled one; all of them are read."""
    asked = ["Was wünschen Sie sich?", "Que souhaitez-vous ?", "Che cosa desidera?"]
    rows = [["", "", ""] for _ in WISHES]
    for at, wish in enumerate(WISHES):
        rows[at][at % 3] = wish
    lines = [",".join([*asked]), *(",".join(row) for row in rows)]
    found = read_statements("\n".join(lines).encode(), "languages.csv")
    assert sorted(row.text for row in found.taken.rows) == sorted(WISHES)
    assert found.people == len(WISHES)


def test_a_remark_that_few_leave_is_no_answer_elsewhere() -> None:
    """A column that is filled where the wish is blank does not come in where wishes are whole."""
    remarks = ["", "", "", "", "", "", "", "", "", "", "", "The form was long, to be honest"]
    found = table({"Anything about this form?": remarks})
    assert found.mapping.texts == ("Your wish",)


def test_letters_stay_whole() -> None:
    """An answer in paragraphs is one answer, also where all have some."""
    letters = [f"Dear all\n\nMy wish is {wish.lower()}\n\nKind regards" for wish in WISHES]
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["Body"], *([each] for each in letters)])
    found = read_statements(out.getvalue().encode(), "letters.csv")
    assert [row.text for row in found.taken.rows] == letters


def test_numbered_labels_are_no_text() -> None:
    """Cells that differ by their number only are labels of rows, however long they are."""
    numbers = [f"Response number: {at}" for at in range(12)]
    assert mapped({"Response number": numbers}).texts == ("Your wish",)


def test_spanish_ordinals_leave_spanish_letters_alone() -> None:
    """An ordinal sign in a header makes no Polish of a short file in an old code page."""
    text = "Nº;Deseo\n1;Más acompañamiento\n2;Menos ruido, por favor\n"
    found = read_statements(text.encode("cp1252"), "deseos.csv")
    assert [row.text for row in found.taken.rows] == [
        "Más acompañamiento",
        "Menos ruido, por favor",
    ]


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Hvor arbejder du?", ["Lager", "Bageri"]),
        ("4. Missä työskentelet?", ["Varasto", "Leipomo"]),
        ("Hol dolgozol?", ["Raktár", "Pékség"]),
        ("Stredisko", ["Sklad", "Pekáreň"]),
    ],
)
def test_a_question_for_the_place_of_work_is_of_the_unit(header: str, values: list[str]) -> None:
    """The word for "where" alone asks for other things as well, in some languages."""
    assert mapped({header: values}).unit == header
    assert mapped({"Hvor ofte spiser du her?": ["Sjældent", "Hver dag"]}).unit is None
    assert mapped({"Var snäll och svara": values}).unit is None
    assert mapped({"Hvor er du om fem år?": values}).unit is None


@pytest.mark.parametrize("values", [["Johtaja", "Lähiesimies"], ["Päällikkö", "Työntekijä"]])
def test_levels_in_finnish_are_known(values: list[str]) -> None:
    """By their values under any name, and under their own."""
    assert mapped({"Tausta": values}).level == "Tausta"
    assert mapped({"Rooli": ["Kokki", "Laivuri"]}).level == "Rooli"
