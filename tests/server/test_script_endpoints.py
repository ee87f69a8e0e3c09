"""What the script in a page asks and sends between two runs of it."""

from __future__ import annotations

import json
import secrets
import time
from typing import TYPE_CHECKING

from vision.phases import Phase
from vision.settings import Settings
from vision.store import Setup, open_store

if TYPE_CHECKING:
    from tests.server.conftest import Running

SETUP = Setup("Lindwater", ["What for?", "What else?"], [("Managers", 10), ("Frontline", 40)])


def test_a_shared_device_is_swept(server: Running) -> None:
    """What the last person's tab kept is cleared together with the token, and only then."""
    cookie = server.ask("/").cookie

    for path in ("/next-person?code=KITE%2047", "/forget"):
        assert server.ask(path, Cookie=cookie).headers["clear-site-data"] == '"storage"'
        foreign = server.ask(path, Cookie=cookie, Sec_Fetch_Site="cross-site")
        assert "clear-site-data" not in foreign.headers


def test_a_room_says_where_it_stands_and_nothing_more(server: Running) -> None:
    """Its phase and its timer follow within a second or two; a code that opens nothing, nothing."""
    store = open_store(Settings.from_mapping({"VISION_DATA": str(server.folder / "data")}))
    workshop = store.workshops.add(SETUP)
    token = secrets.token_urlsafe(32)
    level = workshop.levels[0].id
    store.participants.join(workshop.id, token, level_id=level, unit_id=None)
    me = {"Cookie": f"vision_visitor={token}"}
    room = f"/room?code={workshop.code.replace(' ', '+')}"

    assert json.loads(server.ask(room, **me).body) == {"stands": "gather open", "left": ""}
    store.workshops.move(workshop.id, Phase.RESPOND)
    end = time.monotonic() + 10
    while json.loads(server.ask(room, **me).body) != {"stands": "respond", "left": ""}:
        assert time.monotonic() < end
        time.sleep(0.1)
    assert server.ask("/room?code=NONE+00", **me).status == 404
    assert server.ask("/room", **me).status == 404
    stranger = {"Cookie": f"vision_visitor={secrets.token_urlsafe(32)}"}
    assert server.ask(room, **stranger).status == 404
    assert server.ask(room).status == 401
    store.close()


def test_unsent_words_are_kept_for_their_writer_only(server: Running) -> None:
    """They go to the question of the address; strangers and foreign pages change nothing."""
    store = open_store(Settings.from_mapping({"VISION_DATA": str(server.folder / "data")}))
    workshop = store.workshops.add(SETUP)
    token = secrets.token_urlsafe(32)
    person = store.participants.join(
        workshop.id, token, level_id=workshop.levels[0].id, unit_id=None
    )
    one, two = workshop.questions
    address = f"?code={workshop.code.replace(' ', '+')}"

    def say(body: object, cookie: str = f"vision_visitor={token}", **headers: str) -> int:
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {"Sec_Fetch_Site": "same-origin"} | headers
        return server.ask("/writing", "POST", body=sent, Cookie=cookie, **headers).status

    assert say({"address": address, "text": "Fair <b>pay"}) == 204
    assert say({"address": f"{address}&q={two.id}", "text": "Time"}) == 204
    stranger = f"vision_visitor={secrets.token_urlsafe(32)}"
    assert say({"address": address, "text": "Mine"}, stranger) == 404
    assert say({"address": address, "text": "Theirs"}, Sec_Fetch_Site="cross-site") == 403
    assert say({"address": address, "text": "x"}, Origin="https://evil.example") == 403
    assert server.ask("/writing", "POST", body=b"{}").status == 403
    assert say({"address": "?code=NONE+00", "text": "x"}) == 404
    assert say({"address": address, "text": "x" * 200_000}) == 413
    assert [say(each) for each in (b"", b"[]", b"\xff", {"text": "x"}, b"null")] == [400] * 5
    assert say(b"[" * 90_000) == 400
    assert say({"address": "?code=\ud800", "text": "x"}) == 404
    assert say({"address": f"{address}&q=\ud800", "text": "Fair <b>pay\ud800"}) == 204

    assert store.participants.writing(person.id, one.id) == "Fair <b>pay"
    assert store.participants.writing(person.id, two.id) == "Time"
    store.close()
