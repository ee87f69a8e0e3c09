"""Creating workshops: from what is ready, or from one that was run before."""

from __future__ import annotations

import pytest

from tests.pages.facilitator.conftest import Desk, press, seen
from vision.errors import StorageError
from vision.models import Moderation, Role
from vision.optional_parts import Part
from vision.store import INSTALLATION
from vision.store.role_sessions import Passes
from vision.workshop.templates import templates


def test_whoever_runs_a_workshop_uses_it_again(desk: Desk) -> None:
    """Not only the owner: everything that was set up stands there, and the new one is theirs."""
    old = desk.workshop(
        title="Autumn", moderation=Moderation.APPROVE_FIRST, smallest_group=8,
        parts=frozenset({Part.SLATE}),
    )  # fmt: skip
    desk.says(old, "More time")
    desk.store.seeds.add(old.id, old.questions[0].id, ["We stop two projects."])
    app = desk.visit("workshops", old)
    assert not [each for each in app.button if each.label == "New workshop"]
    press(app, "Use again")
    assert app.text_input[0].value == "Autumn"
    app.text_input[0].input("Spring")
    press(app, "Create the workshop")

    assert not app.exception
    new = next(each for each in desk.store.workshops.all() if each.title == "Spring")
    assert (new.moderation, new.smallest_group) == (Moderation.APPROVE_FIRST, 8)
    assert [(each.name, each.expected) for each in new.levels] == [
        (each.name, each.expected) for each in old.levels
    ]
    assert new.parts == {Part.SLATE}
    assert [each.text for each in desk.store.seeds.all(new.questions[0].id)] == [
        "We stop two projects."
    ]
    assert desk.store.participants.count(new.id) == 0
    token = app.session_state["visit_pass"]
    assert desk.store.passes.role(token, new.id) is Role.FACILITATOR


def test_what_comes_along_is_told_as_it_arrives(desk: Desk) -> None:
    """What is said in each step, of the levels that stand in the table beside it."""
    app = desk.visit("workshops")
    desk.store.passes.grant(app.session_state["visit_pass"], INSTALLATION, Role.OWNER)
    app.session_state["new"] = True
    app.run()
    assert "First we hear Frontline, last Executives." in seen(app)

    ready = templates()[0].for_levels(["Wards", "Board"])
    old = desk.workshop(agenda=ready.agenda, levels=[("Wards", 40), ("Board", 9)])
    app = desk.visit("workshops", old)
    press(app, "Use again")
    assert "First we hear Board, last Wards." in seen(app)


@pytest.mark.parametrize(
    ("expected", "slips", "twice"), [(40, False, False), (9, True, False), (0, False, True)]
)
def test_setting_up_says_what_small_levels_need(
    desk: Desk, expected: int, *, slips: bool, twice: bool
) -> None:
    """Join slips below twice the smallest group, and twice as many people without a number."""
    old = desk.workshop(levels=[("Board", expected), ("Frontline", 40)])
    app = desk.visit("workshops", old)
    press(app, "Use again")

    assert ("safest with join slips" in seen(app)) is slips
    assert ("without a number is shown from 10 people on" in seen(app)) is twice


def test_a_title_is_all_that_has_to_be_written(desk: Desk) -> None:
    """Any of the ready-made ones: choose it, name it, press; its first step stands on Run."""
    for template in templates():
        app = desk.visit("workshops")
        desk.store.passes.grant(app.session_state["visit_pass"], INSTALLATION, Role.OWNER)
        app.session_state["new"] = True
        app.run()
        app.pills[0].set_value(template.name).run()
        app.text_input[0].input(f"Our {template.name}")
        press(app, "Create the workshop")

        assert not app.exception
        made = next(
            each for each in desk.store.workshops.all() if each.title == f"Our {template.name}"
        )
        page = seen(desk.visit("run", made))
        assert made.agenda[0].title in page
        assert made.agenda[0].says[0] in page


def test_passphrases_are_asked_after_until_somebody_has_them(desk: Desk) -> None:
    """A reload loses them: the page asks, and makes new ones that open the workshop."""
    workshop = desk.workshop()
    desk.store.passes.new_passphrase(workshop.id, Role.LEADER)
    desk.store.handovers.begin(workshop.id)
    app = desk.visit("run", workshop)
    assert "Were the passphrases written down?" in seen(app)
    press(app, "Make new ones")
    shown = [each.value for each in app.code]
    assert "Write these down now" in seen(app)
    roles = {desk.store.passes.sign_in("someone", workshop.id, each) for each in shown[:2]}
    assert roles == {Role.FACILITATOR, Role.LEADER}

    press(app, "I have them")
    assert not app.exception
    assert "Write these down now" not in seen(app)
    assert "written down" not in seen(desk.visit("run", workshop))


@pytest.mark.parametrize("broken", ["first", "second"])
def test_a_press_that_is_cut_short_loses_no_workshop(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    """Whoever made it runs it, and is asked after passphrases that were never shown."""
    old = desk.workshop(title="Autumn")
    app = desk.visit("workshops", old)
    press(app, "Use again")
    app.text_input[0].input("Spring")
    whole = Passes.new_passphrase

    def cut_short(self: Passes, workshop_id: str, role: Role, **more: str) -> str:
        if (role is Role.FACILITATOR) == (broken == "first"):
            raise StorageError("The database does not answer.")
        return whole(self, workshop_id, role, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Passes, "new_passphrase", cut_short)
        press(app, "Create the workshop")

    (new,) = (each for each in desk.store.workshops.all() if each.title == "Spring")
    assert desk.store.passes.role(app.session_state["visit_pass"], new.id) is Role.FACILITATOR
    assert "Were the passphrases written down?" in seen(desk.visit("run", new))


def test_the_owner_makes_new_ones_in_one_place(desk: Desk) -> None:
    """For any workshop, on the page that lists them all."""
    workshop = desk.workshop()
    app = desk.visit("workshops", workshop)
    assert not [each for each in app.button if each.label == "New passphrase for the leaders"]
    desk.store.passes.grant(app.session_state["visit_pass"], INSTALLATION, Role.OWNER)
    app.run()
    press(app, "New passphrase for the leaders")

    assert not app.exception
    (phrase,) = (each.value for each in app.code)
    assert desk.store.passes.sign_in("someone", workshop.id, phrase) is Role.LEADER


def test_room_is_kept_for_what_the_browser_loads_last(desk: Desk) -> None:
    """The words of the buttons, laid out of sight; nobody hears them twice."""
    app = desk.visit("workshops")
    desk.store.passes.grant(app.session_state["visit_pass"], INSTALLATION, Role.OWNER)
    app.session_state["new"] = True
    app.run()
    (ghost,) = [each.proto.body for each in app.get("html") if "v-ghost" in each.proto.body]

    assert all(f"<span>{each.title}</span>" in ghost for each in templates())
    assert 'aria-hidden="true"' in ghost
