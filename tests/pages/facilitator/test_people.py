"""People that exist: expected numbers, slips and the promise, as pages show them."""

from __future__ import annotations

import re
import secrets

from streamlit.testing.v1 import AppTest

from pages.facilitator.parts import invitation
from pages.facilitator.run import attendance
from tests.pages.conftest import turned_to
from tests.pages.facilitator.conftest import ROOT, Desk, press, seen
from vision.store import Arrival, today
from vision.translation import day


def test_a_corrected_number_is_kept_and_logged(desk: Desk) -> None:
    """A facilitator writes 12 where 10 stood; the correction is in the log that all see."""
    workshop = desk.workshop()
    app = desk.visit("run", workshop)
    level = workshop.levels[0]
    app.number_input(key=f"expected-{level.id}-10").set_value(12).run()
    app.button(key=f"keep-expected-{level.id}").click().run()

    assert not app.exception
    (only,) = desk.store.attendance.corrections(workshop.id)
    assert (only.before, only.after) == (10, 12)


def test_slips_are_shown_once_and_open_the_door_once(desk: Desk) -> None:
    """Made under Run, a slip lets one phone in at its level, and no second one."""
    workshop = desk.workshop()
    app = desk.visit("run", workshop)
    level = workshop.levels[0]
    app.number_input(key=f"slips-{level.id}").set_value(2).run()
    app.button(key=f"make-{level.id}").click().run()
    assert not app.exception
    codes = app.session_state[f"slips-{workshop.id}"][level.name]

    (printed,) = app.get("download_button")
    assert printed.label == "Slips to print"
    said = []
    for _ in range(2):
        phone = AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=60)
        phone.session_state["visit_token"] = secrets.token_urlsafe(16)
        phone.query_params["code"] = workshop.code.replace(" ", "")
        turned_to(phone, "join").run()
        phone.text_input(key="slip").set_value(codes[0]).run()
        press(phone, "Start")
        assert not phone.exception
        said.append(seen(phone))

    assert desk.store.attendance.slips(workshop.id) == {level.id: (2, 1)}
    assert "used already" in said[1]
    present = desk.store.attendance.present(workshop.id)
    assert [(each.level_id, each.seated) for each in present] == [(level.id, True)]


def test_dropped_slips_are_printed_and_counted_no_more(desk: Desk) -> None:
    """Once one is used: the page says that the others are dead, and hands out none of them."""
    workshop = desk.workshop()
    level = workshop.levels[0]
    app = desk.visit("run", workshop)
    app.number_input(key=f"slips-{level.id}").set_value(10).run()
    app.button(key=f"make-{level.id}").click().run()
    code = app.session_state[f"slips-{workshop.id}"][level.name][0]
    desk.store.participants.join(workshop.id, "phone", level_id=level.id, unit_id=None, slip=code)
    app.button(key=f"drop-{level.id}").click().run()

    assert not app.exception
    assert "Unused ones no longer work." in seen(app)
    assert "made." not in seen(app)
    assert not app.get("download_button")
    assert not [each for each in app.button if each.key == f"drop-{level.id}"]
    app.button(key=f"make-{level.id}").click().run()
    assert "10 made." in seen(app)


def test_the_promise_tells_this_workshops_numbers(desk: Desk) -> None:
    """With all numbers told, with one missing, and with a last day: each is said as it is."""
    told = desk.workshop(smallest_group=7)
    page = seen(desk.phone("promise", told))
    assert "fewer than 7 people could have written" in page
    assert "no more phones than people are expected" in page
    assert "until whoever runs it deletes it" in page

    untold = desk.workshop(levels=[("Managers", 0), ("Frontline", 40)], title="Other")
    desk.store.retention.end(untold.id, today().replace(year=today().year + 1))
    page = seen(desk.phone("promise", untold))
    assert "nothing is shown below 10" in page
    last = day(today().replace(year=today().year + 1))
    assert f"deletes itself on {last}" in page


def test_the_promise_tells_which_rule_holds(desk: Desk) -> None:
    """People not told from phones, a whole file, no number: each is said where it is so."""
    every, filed, by_row, phones = (
        "counts everyone who joined as one person",
        "the people of that file count",
        "its rows count like phones",
        "whoever joins it with more than 5 phones",
    )
    strict = desk.workshop(title="Strict")
    untold = desk.workshop(levels=[("Managers", 0), ("Frontline", 40)], title="Untold")
    whole = desk.workshop(title="Filed")
    rows = [Arrival(f"Time {n}", f"p{n}", whole.levels[0].id, None) for n in range(5)]
    desk.store.statements.add_many(whole.id, whole.questions[0].id, rows, only="people")
    lines = desk.workshop(title="Lines")
    rows = [Arrival(f"Rest {n}", f"q{n}", lines.levels[0].id, None) for n in range(5)]
    desk.store.statements.add_many(lines.id, lines.questions[0].id, rows, only="rows")
    older = desk.workshop(title="Older")
    with desk.store.database.write() as connection:
        connection.exec_driver_sql("UPDATE workshop SET strict = 0 WHERE title = 'Older'")
    told = []
    for room in (strict, untold, whole, lines, older):
        now = desk.store.workshops.get(room.id)
        page = seen(desk.visit("promise", None, None, code=now.code.replace(" ", "")))
        told.append([each in page for each in (every, filed, by_row, phones)])
        assert ("began before people were told from phones" in page) is (room is older)

    own = (set(), {phones}, {filed}, {by_row}, {every})
    assert told == [[each in one for each in (every, filed, by_row, phones)] for one in own]


def test_the_promise_stands_beside_the_field(desk: Desk) -> None:
    """Whoever is about to write can read what is promised."""
    app = desk.phone("share", desk.workshop())

    assert not app.exception
    assert any("What you are promised" in link.proto.label for link in app.get("page_link"))


def test_a_slip_joins_by_its_picture(desk: Desk) -> None:
    """Each printed slip has a QR code of its own, whose link fills in room and slip."""
    workshop = desk.workshop()
    link, slips = "https://a.example/?code=KITE47", {"Top": ("a-1", "b-2")}
    page = attendance._printed(workshop, "a.example", link, slips)
    pictures = re.findall(r'src="(data:image/png;base64,[^"]+)"', page.decode())
    links = [f"https://a.example/?code=KITE47&slip={slip}" for slip in ("a-1", "b-2")]
    assert pictures == [invitation.printed_qr(link) for link in links]

    (slip,) = desk.store.attendance.make_slips(workshop.levels[0].id, 1)
    phone = AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=60)
    phone.session_state["visit_token"] = secrets.token_urlsafe(16)
    phone.query_params["code"], phone.query_params["slip"] = workshop.code.replace(" ", ""), slip
    turned_to(phone, "join").run()
    press(phone, "Start")
    assert not phone.exception
    assert [*desk.store.participants.levels(workshop.id).values()] == [workshop.levels[0].id]
