"""An organisation's name, logo and colour: set behind one fold of Run, seen on phones and wall."""

from __future__ import annotations

import base64
import io

from PIL import Image

from server import room_state
from tests.pages.facilitator.conftest import Desk, press, seen
from vision.charts.brand_colour import accent
from vision.models import Brand, Role
from vision.store import INSTALLATION
from vision.store.brands import fingerprint

RED = "#B00020"
YELLOW = "#FFE000"


def png(colour: str = "navy") -> bytes:
    """Return a small picture."""
    out = io.BytesIO()
    Image.new("RGB", (64, 16), colour).save(out, "PNG")
    return out.getvalue()


def test_name_and_colour_are_chosen_and_seen_everywhere(desk: Desk) -> None:
    """What is kept under Run stands on phone, wall and handout; a workshop without one has none."""
    workshop = desk.workshop()
    plain = desk.phone("share", workshop)
    assert "v-brand" not in seen(plain)
    assert "--primary" not in seen(plain)

    app = desk.visit("run", workshop)
    app.text_input(key=f"organisation-{workshop.id}").input("Clinics <b>& Co").run()
    app.toggle(key=f"own-colour-{workshop.id}").set_value(True).run()
    app.color_picker(key=f"colour-{workshop.id}").set_value(RED).run()
    press(app, "Keep name and colour")

    assert not app.exception
    assert desk.store.workshops.get(workshop.id).brand == Brand("Clinics <b>& Co", RED)
    room_state._known.clear()  # phones and walls look once a second
    for page in (
        desk.phone("share", workshop),
        desk.visit("live", workshop),
        desk.visit("handout", workshop),
    ):
        assert '<p class="v-brand">Clinics &lt;b&gt;&amp; Co</p>' in seen(page)
        assert f"--primary:{accent(RED, 'light').text}" in seen(page)


def test_a_colour_that_nobody_could_read_is_told(desk: Desk) -> None:
    """Beside a pale one stands which shade is used; nothing is said of one that can be read."""
    workshop = desk.workshop()
    app = desk.visit("run", workshop)
    app.toggle(key=f"own-colour-{workshop.id}").set_value(True).run()
    says = "too pale to be read"
    assert says not in seen(app)
    app.color_picker(key=f"colour-{workshop.id}").set_value(YELLOW).run()

    assert says in seen(app)
    assert accent(YELLOW, "light").text in seen(app)


def test_a_logo_is_taken_made_anew_and_taken_away(desk: Desk) -> None:
    """What is kept is a PNG of our own; a file that is none changes nothing; none is none again."""
    workshop = desk.workshop()
    app = desk.visit("run", workshop)
    app.file_uploader[0].upload("logo.png", b"<svg><script/></svg>", "image/png").run()
    assert "no picture that can be a logo" in seen(app)
    assert desk.store.brands.logo(workshop.id) == b""

    app = desk.visit("run", workshop)
    app.file_uploader[0].upload("logo.png", png() + b"<script>", "image/png").run()
    kept = desk.store.brands.logo(workshop.id)
    assert not app.exception
    assert kept.startswith(b"\x89PNG")
    assert b"script" not in kept
    room_state._known.clear()
    address = f'src="./logo/{fingerprint(kept)}.png"'
    assert address in seen(desk.phone("share", workshop))
    assert address in seen(desk.visit("live", workshop))

    press(app, "Remove the logo")
    assert desk.store.workshops.get(workshop.id).brand == Brand()


def test_a_workshop_file_cannot_bring_a_logo_of_its_own_making(desk: Desk) -> None:
    """What stands in a file as a logo is read like any upload: made anew, or left out."""
    from pages.facilitator.files.whole_workshops import _logo  # noqa: PLC0415 - a part of a page

    workshop = desk.workshop()
    desk.store.passes.grant("me", INSTALLATION, Role.OWNER)
    forged = png() + b"<script>"
    _logo(workshop.id, [{"picture": base64.b64encode(forged).decode()}])
    assert b"script" not in desk.store.brands.logo(workshop.id)
    for rows in ([{"picture": base64.b64encode(b"<svg/>").decode()}], [{}], [{"picture": 7}], []):
        _logo(workshop.id, rows)
        assert desk.store.workshops.get(workshop.id).brand.logo == ""
