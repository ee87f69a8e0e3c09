"""Files in and out: what a facilitator brings in arrives whole, and what is not taken is told."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import openpyxl
import pandas as pd
import pytest

from pages.facilitator.files.exports import MAKERS, SHAPES
from pages.facilitator.files.imports import not_taken
from pages.parts.results import newest
from tests.pages.leadership.conftest import shown
from tests.pages.leadership.conftest import texts as spoken
from vision.consensus.levels import Answered, Consensus, Slice
from vision.exchange import read_statements, write_statements_csv
from vision.exchange.safe_spreadsheet import WHY_NO_LEVEL
from vision.limits import LARGEST_FILE_MB
from vision.models import Moderation, Role, Status
from vision.phases import Phase
from vision.privacy.quotes import ExportRow
from vision.reports.tidy import WHY_NO_ANSWERS
from vision.store import INSTALLATION, Arrival

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from tests.pages.leadership.conftest import House
    from vision.models import Workshop

SHARED = Path(__file__).parents[4] / "shared" / "data"
WORDS = ("More time", "Less paper", "Calm rooms", "Fair pay", "Open doors", "Quiet", "Rosters")
FILE = (
    "Wish,Rank,Who\n"
    "More time,Top,1\n"
    '"=1+1, <b>one</b> login",Boss,2\n'
    " ,Base,3\n"
    "Fair rosters,Base,4\n"
)


def real(name: str) -> bytes:
    """Return a file of the shared data folder, or skip where there is none."""
    path = SHARED / name
    if not path.is_file():
        pytest.skip("The folder of real data sets is not beside this project.")
    return path.read_bytes()


def bring(house: House, room: Workshop, name: str, content: bytes) -> AppTest:
    """Choose a file on the page."""
    app = house.visit("files", room)
    app.file_uploader[0].upload(name, content, "text/csv").run()
    shown(app)
    return app


def take(app: AppTest) -> str:
    """Press the button that takes the statements."""
    button = next(each for each in app.button if each.label.startswith("Take "))
    return shown(button.click().run())


def texts(house: House, room: Workshop, question: int = 0) -> list[str]:
    """Return what the store holds."""
    return [each.text for each in house.store.statements.gathered(room.questions[question].id)]


def test_rows_arrive_and_the_others_are_told(house: House) -> None:
    """A blank row and an unknown level are told with their rows; the rest arrives verbatim."""
    room = house.room("File", 0, levels=["Top", "Base"])
    app = bring(house, room, "wishes.csv", FILE.encode())
    said = shown(app)
    assert "3 statements of 3 people can be taken" in said
    assert "blank (row 4)" in said
    assert app.selectbox(key="map-level-Boss").value == ""
    app.selectbox(key="map-level-Boss").set_value("Top").run()
    assert "By level: Top 2 and Base 1." in shown(app)
    assert "3 statements are in" in take(app)
    assert sorted(texts(house, room)) == ["=1+1, <b>one</b> login", "Fair rosters", "More time"]


def test_wishes_between_bullets_are_offered_apart_and_it_is_said_who_counts(house: House) -> None:
    """Proposed with a preview, and taken back by one choice; nobody is told of people as known."""
    room = house.room("Bullets", 0, levels=["Top", "Base"])
    content = "Rank,Wishes\nTop,• More time • Less noise\nBase,• Fair rosters • Calm rooms\n"
    app = bring(house, room, "wishes.csv", content.encode())
    said = shown(app)
    assert "4 statements of 2 people can be taken" in said
    assert "No column tells people apart, so each row counts as a person." in said
    assert app.dataframe[0].value["Statement"].tolist() == [
        "More time", "Less noise", "Fair rosters", "Calm rooms",
    ]  # fmt: skip
    whole = shown(app.selectbox(key="map-split").set_value("no").run())
    assert "2 statements of 2 people can be taken" in whole
    assert "so each statement counts as a person." in whole


@pytest.mark.parametrize(("blank", "filled"), [(0, "people"), (1, "people"), (39, "rows")])
def test_a_file_that_names_hardly_anybody_is_counted_by_rows(
    house: House, blank: int, filled: str
) -> None:
    """One filled cell does not make people of forty rows: then no difference is called."""
    room = house.room(f"Unnamed {blank}", 0, levels=("Top", "Base"))
    rows = "".join(
        f"{WORDS[n % 7]} for {n},{('Top', 'Base')[n % 2]},{'' if n < blank else f'p{n}'}\n"
        for n in range(40)
    )
    app = bring(house, room, "wishes.csv", f"Wish,Rank,Who\n{rows}".encode())
    app.selectbox(key="map-person").set_value("Who").run()
    take(app)
    assert house.store.workshops.get(room.id).questions[0].filled == filled


def test_an_import_is_taken_back(house: House) -> None:
    """One press before the reveal; the same file can come again, and is known to be here."""
    room = house.room("Back", 0, levels=("Top", "Base"), reveal=False)
    take(bring(house, room, "wishes.csv", FILE.encode()))
    app = bring(house, room, "wishes.csv", FILE.encode())
    assert any("3 that are here already" in box.label for box in app.checkbox)
    button = next(each for each in app.button if each.label == "Take back this import")
    assert "3 statements were taken back" in shown(button.click().run())
    assert not texts(house, room)


def test_after_the_reveal_a_second_question_comes_first(house: House) -> None:
    """People have seen what was made of an import: one press only asks."""
    room = house.room("Back late", 0, levels=("Top", "Base"), reveal=False)
    app = bring(house, room, "wishes.csv", FILE.encode())
    take(app)
    house.store.workshops.move(room.id, Phase.THEMES)
    later = house.visit("files", room)
    next(each for each in later.button if each.label == "Take back this import").click().run()
    assert "Answers to them go as well." in shown(later)
    assert any(each.label == "Take it back all the same" for each in later.button)
    assert len(texts(house, room)) == 3


def test_after_the_reveal_it_is_asked_while_people_gather_again(house: House) -> None:
    """Whoever goes back to gather: themes were seen; what comes in only then was not."""
    room = house.room("Back again", 0, levels=("Top", "Base"), reveal=False)
    rows = "".join(f"{text}\n" for text in spoken(12))
    app = bring(house, room, "wishes.csv", f"Wish\n{rows}".encode())
    app.checkbox(key=f"all-answers-{room.questions[0].id}").uncheck().run()
    take(app)
    house.store.workshops.move(room.id, Phase.THEMES)
    house.refresh(room)
    house.store.workshops.move(room.id, Phase.GATHER)
    house.refresh(room)
    take(bring(house, room, "late.csv", b"Wish\nCalm rooms\n"))
    late, early = sorted(house.store.imports.of(room.id), key=lambda each: each.statements)

    app = house.visit("files", room)
    app.button(key=f"back-listed-{early.id}").click().run()
    assert "Answers to them go as well." in shown(app)
    assert len(texts(house, room)) == 13
    app = house.visit("files", room)
    app.button(key=f"back-listed-{late.id}").click().run()
    assert len(texts(house, room)) == 12


def test_too_many_levels_are_a_sentence(house: House) -> None:
    """Somebody chooses a column of hundreds of values for the level: nothing is taken."""
    room = house.room("Too many levels", 0)
    rows = "".join(f"{WORDS[n % 5]} and {WORDS[n % 7]} for {n},Grade {n}\n" for n in range(300))
    app = bring(house, room, "many.csv", f"wish,what\n{rows}".encode())
    app.selectbox(key="map-level").set_value("what").run()
    assert "300 different values, too many for levels" in shown(app)
    assert not [each for each in app.button if each.label.startswith("Take ")]


def test_the_same_file_in_another_workshop_is_read_for_that_one(house: House) -> None:
    """What is taken has that workshop's levels, and nothing that was chosen for another one."""
    room = house.room("File here", 0, levels=["Top", "Base"])
    other = house.room("File there", 0, levels=["Boss", "Crew"])
    app = bring(house, room, "wishes.csv", FILE.encode())
    app.selectbox(key="map-level-Boss").set_value("Base").run()

    house.store.passes.grant(app.session_state["visit_pass"], other.id, Role.FACILITATOR)
    app.query_params["w"] = other.id
    shown(app.run())
    if not app.file_uploader[0].value:
        app.file_uploader[0].upload("wishes.csv", FILE.encode(), "text/csv").run()
    take(app)

    names = {level.id: level.name for level in other.levels}
    there = house.store.statements.gathered(other.questions[0].id)
    told = {each.text: names.get(each.level_id or "") for each in there}
    assert told == {"More time": None, "=1+1, <b>one</b> login": "Boss", "Fair rosters": None}


def test_lines_can_be_pasted(house: House) -> None:
    """Bullets that were copied from minutes become statements without their bullets."""
    room = house.room("Pasted", 0)
    app = house.visit("files", room)
    app.text_area[0].input("- More time\n- Fair rosters").run()
    assert "2 statements of 2 people" in shown(app)
    take(app)
    assert sorted(texts(house, room)) == ["Fair rosters", "More time"]


def test_the_header_can_be_corrected(house: House) -> None:
    """A proposal is only one: another row can be the header, and columns follow it."""
    room = house.room("Header", 0, levels=("Top", "Base"))
    app = bring(house, room, "wishes.csv", b"Level,Answer\nRank,Wish\nTop,More time\nBase,Calm\n")
    app.number_input(key="map-header").set_value(2).run()
    assert app.multiselect(key="map-text").options[0] == "Wish"
    assert "2 statements" in shown(app)


def test_a_file_waits_where_statements_are_approved_first(house: House) -> None:
    """The page says where; nothing of the file is shown before somebody looked at it."""
    room = house.room("Waiting files", 0, levels=("Top", "Base"), reveal=False)
    house.store.workshops.choose_protection(room.id, Moderation.APPROVE_FIRST, 5)

    said = take(bring(house, room, "wishes.csv", b"Wish\nMore time\nFair rosters\n"))

    assert "They wait for approval under Moderate." in said
    assert house.store.statements.gathered(room.questions[0].id) == ()
    assert len(house.store.moderation.queue(room.id, Status.WAITING, most=9)) == 2


def test_a_file_answers_the_question_that_is_chosen(house: House) -> None:
    """With two questions, statements go where the facilitator says."""
    room = house.room("File for two", 0, questions=["What for?", "What is in the way?"])
    app = house.visit("files", room)
    app.selectbox(key="question-in").set_value(room.questions[1].id).run()
    app.file_uploader[0].upload("a.csv", b"text\nOld computers\n", "text/csv").run()
    take(app)
    assert texts(house, room, 1) == ["Old computers"]
    assert not texts(house, room, 0)


def test_a_file_that_is_no_table_is_a_sentence(house: House) -> None:
    """A picture or a broken file says so, and takes nothing."""
    room = house.room("No table", 0)
    app = house.visit("files", room)
    app.file_uploader[0].upload("a.csv", b"\x89PNG\r\n\x1a\n0000", "text/csv").run()
    assert "not a table" in shown(app)
    assert not texts(house, room)


def test_a_polis_export_comes_in(house: House) -> None:
    """The comments of a real Polis conversation, which knows no levels."""
    room = house.room("Polis", 0)
    content = real("polis-bg2050/comments.csv")
    app = bring(house, room, "comments.csv", content)
    assert "rejected where it comes from" in shown(app)
    take(app)
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    accepted = [row["comment-body"].strip() for row in rows if row["moderated"] != "-1"]
    assert sorted(texts(house, room)) == sorted(accepted)


def test_a_survey_comes_in_one_question_at_a_time(house: House) -> None:
    """A real survey whose roles are not this workshop's levels, narrowed to one question."""
    room = house.room("Survey", 0)
    content = real("stacks-mission-survey.csv")
    app = bring(house, room, "survey.csv", content)
    app.selectbox(key="map-level").set_value("primary_role")
    app.selectbox(key="map-person").set_value("respondent").run()
    app.selectbox(key="map-answered").set_value("vision").run()
    take(app)
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    answered = {(r["respondent"], r["text"].strip()) for r in rows if r["question"] == "vision"}
    kept = texts(house, room)
    assert len(kept) > 0.9 * len(answered)
    assert set(kept) <= {text for _, text in answered}


@pytest.mark.stage2
def test_fifty_thousand_rows_come_in(house: House) -> None:
    """A large file is read and written in one go."""
    room = house.room("Large", 0)
    rows = "".join(f"Statement number {n} about time\n" for n in range(50_000))
    app = bring(house, room, "large.csv", f"text\n{rows}".encode())
    assert "50,000 statements are in" in take(app)
    house.store.workshops.delete(room.id)


def test_everything_can_be_taken_away_in_every_shape(house: House) -> None:
    """Each shape is offered after the reveal; what does not exist yet is said in a sentence."""
    room = house.room("Leaving", 60, levels=("Top", "Base"))
    for shape in SHAPES:
        app = house.visit("files", room)
        app.selectbox(key="leaving").set_value(shape).run()
        said = shown(app)
        nothing = "nothing of this kind yet" in said
        assert nothing == (shape in {"answers", "drafts", "polis"}), shape
        fixed = "has columns of its own" in said
        assert fixed == (shape in {"kouchou", "city"}), shape


def test_drafts_can_be_taken_away_before_themes_are_out(house: House) -> None:
    """They need none; statements and numbers do."""
    room = house.room("Early draft", 0)
    assert "once the themes are out" in shown(house.visit("files", room))
    house.store.drafts.save(room.id, "We have time for every patient.", seen=0)
    app = house.visit("files", room)
    assert app.selectbox(key="leaving").options == [SHAPES["drafts"]]
    assert [each.label for each in app.get("download_button")] == ["Download"]


def test_tidy_tables_tell_of_how_many_people_reach_is(house: House) -> None:
    """Levels and everyone with their people, and what the newest draft carries, all explained.

    Where they are few in steps, as the promise says: no file tells of the eleventh person.
    """
    room = house.room("Tidy", 60, levels=("Top", "Base"))
    draft = house.store.drafts.save(room.id, "We have time for every patient.", seen=0)
    house.store.drafts.share(room.id, draft.number)
    results = newest(room, room.questions[0])
    assert results is not None
    data, _, _ = MAKERS["tables"](room, room.questions[0], results) or (b"", "", "")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        tables = {name: pd.read_csv(package.open(name)) for name in package.namelist()}
    people = tables["people.csv"].set_index("group")["at_least"]
    assert people["everyone"] == people["Top"] + people["Base"] == 60
    assert set(tables["voice.csv"]["group"]) == {"everyone", "Top", "Base"}
    assert tables["sentences.csv"]["sentence"].tolist() == ["We have time for every patient."]
    told = {(row.table, row.column) for row in tables["dictionary.csv"].itertuples()}
    assert ("people", "at_least") in told

    small = house.room("Tidy and small", 13, levels=("Top", "Base"))
    results = newest(small, small.questions[0])
    assert results is not None
    data, _, _ = MAKERS["tables"](small, small.questions[0], results) or (b"", "", "")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        few = pd.read_csv(package.open("people.csv"))
    assert few["at_least"].tolist() == [10, 5, 5]


def test_answers_say_why_a_group_is_blank(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the table, as the file of statements does."""
    room = house.room("Blank groups", 0)
    cell = Slice(12, 0.5, 0.25, 0.25, "open")
    told = Consensus(("Top", "Base"), 5, (Answered("s", cell, (cell, None), None, False, False),))
    monkeypatch.setattr("pages.parts.quotes.texts", lambda _keys: {"s": "More time"})
    results = SimpleNamespace(
        agreement={"consensus": told.to_json()}, twice=SimpleNamespace(said_by=dict)
    )
    made = MAKERS["answers"](room, room.questions[0], results)  # type: ignore[arg-type]
    assert made is not None
    assert WHY_NO_ANSWERS in made[0].decode("utf-8-sig").split("\r\n")[0]


def test_files_say_why_a_level_is_missing(house: House) -> None:
    """In the first lines of a CSV file, on the second sheet of a workbook."""
    room = house.room("Leaving", 60, levels=("Top", "Base"))
    question = room.questions[0]
    results = newest(room, question)
    assert results is not None
    book, _, _ = MAKERS["xlsx"](room, question, results) or (b"", "", "")
    second = openpyxl.load_workbook(io.BytesIO(book)).worksheets[1]
    assert WHY_NO_LEVEL in [cell.value for row in second.rows for cell in row]
    rows = [ExportRow("More time", None, 1, None)]
    assert WHY_NO_LEVEL in write_statements_csv(rows).decode("utf-8-sig").split("\r\n")[0]


def test_a_file_of_many_statements_is_made_when_it_is_asked_for(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page opens without reading all of them; a press makes the file, and it can be taken."""
    room = house.room("Many to take", 60, levels=("Top", "Base"))
    monkeypatch.setattr("pages.parts.quotes.AT_ONCE", 10)
    app = house.visit("files", room)
    assert not app.get("download_button")
    next(button for button in app.button if button.label == "Make it").click().run()
    assert [each.label for each in app.get("download_button")] == ["Download"]


def test_only_the_owner_seals_the_whole_workshop(house: House) -> None:
    """Whoever runs one workshop sees no way to take the database; the owner is told what it is."""
    room = house.room("Sealed", 0)
    app = house.visit("files", room)
    assert all(button.label != "Seal the file" for button in app.button)
    house.store.passes.grant(app.session_state["visit_pass"], INSTALLATION, Role.OWNER)
    app.run()
    assert "This is the database" in shown(app)
    app.text_input(key="seal").input("quiet otter by the canal")
    next(button for button in app.button if button.label == "Seal the file").click().run()
    assert not app.exception
    assert any(each.label == "Download the sealed workshop" for each in app.get("download_button"))


def test_a_sealed_file_that_is_too_large_to_be_opened_says_so(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is known when the file is made, not when the workshop is gone; the field knows it too."""
    room = house.room("Sealed large", 0)
    app = house.visit("files", room)
    house.store.passes.grant(app.session_state["visit_pass"], INSTALLATION, Role.OWNER)
    app.run()
    assert app.file_uploader(key="file-sealed").proto.max_upload_size_mb == LARGEST_FILE_MB
    assert "A larger workshop moves with a backup" in shown(app)
    monkeypatch.setattr("pages.facilitator.files.whole_workshops.LARGEST_FILE_MB", 0)
    app.text_input(key="seal").input("quiet otter by the canal")
    next(button for button in app.button if button.label == "Seal the file").click().run()
    assert "This file has 1 MB, and one of more than 0 MB" in shown(app)


def test_a_polis_export_becomes_a_workshop(house: House) -> None:
    """The owner opens a packed export; it stands among the workshops, with its answers."""
    room = house.room("Host", 0)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("r4-summary.csv", "topic,Harbour talks\n")
        package.writestr("r4-comments.csv", "comment-id,author-id,comment-body\n0,7,More time\n")
        package.writestr("r4-participant-votes.csv", "participant,0,1\n1,1,1\n2,-1,\n7,1,0\n")
    app = house.visit("files", room)
    house.store.passes.grant(app.session_state["visit_pass"], INSTALLATION, Role.OWNER)
    app.run()
    app.file_uploader(key="file-sealed").upload("talks.zip", out.getvalue(), "application/zip")
    next(button for button in app.button if button.label == "Open it here").click().run()
    said = shown(app)
    assert "“Harbour talks” is here now" in said
    assert "One statement has votes, but its words are not in the export" in said
    (found,) = [each for each in house.store.workshops.all() if each.title == "Harbour talks"]
    assert len(house.store.responses.all(found.questions[0].id)) == 2
    house.store.workshops.delete(found.id)


def test_several_questions_go_to_the_workshops_own(house: House) -> None:
    """Two columns of answers go to two questions in one import; each person stays one."""
    room = house.room("Two columns", 0, questions=["What to start?", "What to stop?"])
    rows = "".join(f"p{n},Open doors number {n},Close files number {n}\n" for n in range(4))
    app = bring(house, room, "two.csv", f"person,What to start?,What to stop?\n{rows}".encode())
    app.multiselect(key="map-text").set_value(["What to start?", "What to stop?"]).run()
    assert app.selectbox(key="map-asked-1").value == room.questions[1].id
    said = shown(app)
    for question in room.questions:
        assert f"4 statements of 4 people can be taken, to “{question.text}”." in said
        assert app.checkbox(key=f"all-answers-{question.id}").value
    assert "8 statements are in" in take(app)
    assert len(texts(house, room, 0)) == len(texts(house, room, 1)) == 4
    assert house.store.statements.counts(room.id) == (4, 8)
    filled = house.store.workshops.get(room.id).questions
    assert [question.filled for question in filled] == ["people", "people"]


def two_columns(house: House, room: Workshop, content: str) -> AppTest:
    """Choose a file of two questions, and say that other answers may come."""
    app = bring(house, room, "two.csv", content.encode())
    app.multiselect(key="map-text").set_value(["What to start?", "What to stop?"]).run()
    for question in room.questions:
        boxes = [box for box in app.checkbox if box.key == f"all-answers-{question.id}"]
        for box in boxes:
            box.uncheck().run()
    return app


def test_two_questions_that_come_again_are_known_to_be_here(house: House) -> None:
    """Each row is compared with the question that it answers; a new one goes to its own."""
    room = house.room("Again", 0, questions=["What to start?", "What to stop?"], reveal=False)
    header = "person,What to start?,What to stop?\n"
    rows = "".join(f"p{n},Open doors number {n},Close files number {n}\n" for n in range(4))
    take(two_columns(house, room, header + rows))

    again = two_columns(house, room, header + rows)
    assert any("8 that are here already" in box.label for box in again.checkbox)
    assert not [each for each in again.button if "statement" in each.label]

    more = two_columns(house, room, f"{header}{rows}p4,Open doors number 3,Cut the red tape\n")
    assert "One statement of one person can be taken, to “What to stop?”." in shown(more)
    assert "One statement is in" in shown(
        next(each for each in more.button if each.label == "Take one statement").click().run()
    )
    assert len(texts(house, room, 0)) == 4
    assert "Cut the red tape" in texts(house, room, 1)


def test_nothing_is_written_where_one_of_two_questions_is_closed(house: House) -> None:
    """A file for a question that one file holds already, and for another: none of it comes in."""
    room = house.room("Half closed", 0, questions=["What to start?", "What to stop?"], reveal=False)
    early = [Arrival("Close early", "a", None, None)]
    house.store.statements.add_many(room.id, room.questions[1].id, early, only="people")
    rows = "".join(f"p{n},Open doors number {n},Close files number {n}\n" for n in range(4))
    take(two_columns(house, room, f"person,What to start?,What to stop?\n{rows}"))
    assert not texts(house, room, 0)
    assert texts(house, room, 1) == ["Close early"]


def test_what_is_here_already_stands_in_the_list_of_rows_not_taken(house: House) -> None:
    """Also where the file spells the same letters in another way."""
    room = house.room("Known", 0, reveal=False)
    house.store.statements.add_many(
        room.id, room.questions[0].id, [Arrival("Cafe\u0301 for all\vand tea", "a", None, None)]
    )
    app = bring(house, room, "a.csv", "Wish\nCafe\u0301 for all\vand tea\nCalm rooms\n".encode())
    (box,) = [box for box in app.checkbox if "Leave out the one that is here" in box.label]
    (download,) = app.get("download_button")
    assert "not taken" in download.label
    found = read_statements(b"Wish\nCalm rooms\n-\nFair pay\n", "a.csv")
    assert not_taken(found, found.taken.rows[1:]).to_numpy().tolist() == [
        [3, "says nothing", "-"], [4, "here already", "Fair pay"],
    ]  # fmt: skip
    box.uncheck().run()
    assert not app.get("download_button")
