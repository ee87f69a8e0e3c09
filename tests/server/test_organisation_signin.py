"""Signing in with an account: people say who may come in, and nothing that is forged does."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import secrets
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from tests.server.identity import WORDS, Liar, back, new_key
from vision.models import Role
from vision.settings import Settings
from vision.store import INSTALLATION, Setup, open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.server.conftest import Answer, Running
    from vision.models import Workshop
    from vision.store import Store

ROOM = Setup("Lindwater", ["What do you hope for?"], [("Managers", 10), ("Frontline", 40)])
MAIL = {"email": "Ada@Example.org", "email_verified": True}


@dataclass
class Browser:
    """Somebody's browser, which may meet another server with every request."""

    servers: list[Running]
    cookies: dict[str, str]

    def ask(self, path: str, **headers: str) -> Answer:
        """Open an address of ours and keep the cookies that come with it."""
        server = self.servers[0]
        self.servers.reverse()
        held = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = server.ask(path, Cookie=held, **headers)
        for each in answer.headers.get_all("set-cookie") or []:
            name, _, value = each.partition(";")[0].partition("=")
            self.cookies[name] = value.strip('"')
        return answer

    def leave_for(self, query: str = "") -> tuple[str, str]:
        """Begin to sign in; return the provider's address and the state that goes there."""
        address = self.ask(f"/oidc/login{query}").headers["location"]
        return address, dict(parse_qsl(urlsplit(address).query)).get("state", "")


pytestmark = pytest.mark.stage2


@pytest.fixture(scope="module")
def liar() -> Iterator[Liar]:
    """A provider that says what a test wants."""
    made = Liar(claims=dict(MAIL))
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def servers(
    liar: Liar, probe: Path, running: Callable[..., contextlib.AbstractContextManager[Running]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[list[Running]]:  # fmt: skip
    """Two servers of one installation."""
    data = tmp_path_factory.mktemp("installation")
    environ = {"VISION_DATA": str(data), **oidc(liar.issuer)}
    with (
        running(tmp_path_factory.mktemp("one"), probe, **environ) as one,
        running(tmp_path_factory.mktemp("two"), probe, **environ) as two,
    ):
        yield [one, two]


def oidc(issuer: str) -> dict[str, str]:
    """Return the settings of an installation with a provider."""
    return {
        "PUBLIC_URL": "http://localhost:9",
        "VISION_OIDC_ISSUER": issuer,
        "VISION_OIDC_CLIENT": "vision",
        "VISION_OIDC_SECRET": "s3cret",
    }


@pytest.fixture
def store(servers: list[Running]) -> Iterator[Store]:
    """What both servers keep."""
    data = next(iter({each.data for each in servers}))
    opened = open_store(Settings.from_mapping({"VISION_DATA": str(data)}))
    yield opened
    opened.close()


@pytest.fixture
def room(store: Store) -> Workshop:
    """A workshop to which Ada is invited as a leader."""
    made = store.workshops.add(ROOM)
    store.accounts.invite(made.id, " ADA@example.ORG ", Role.LEADER)
    return made


@pytest.fixture
def ada(servers: list[Running], liar: Liar) -> Browser:
    """Ada's browser, and an honest provider."""
    liar.honest()
    liar.claims = dict(MAIL) | {"sub": secrets.token_hex(8)}
    browser = Browser(list(servers), {})
    browser.ask("/")
    return browser


def signed_in(browser: Browser, liar: Liar, query: str = "") -> Answer:
    """Go to the provider and come back, to another server."""
    address, state = browser.leave_for(query)
    return browser.ask(back(state, code=liar.code(address)))


def trouble(answer: Answer) -> str:
    """Return why somebody was not let in; nothing was given to the browser then."""
    cookies = answer.headers.get_all("set-cookie") or []
    assert not any(each.startswith("vision_pass=") for each in cookies)
    where = urlsplit(answer.headers["location"])
    assert where.path == "../signin"
    return dict(parse_qsl(where.query))["trouble"]


def test_who_was_invited_comes_in_as_that(
    ada: Browser, liar: Liar, store: Store, room: Workshop
) -> None:
    """In the role that we gave, at the page that was asked for, on whichever server."""
    liar.lie = lambda claims: claims.update(groups=["owners"], role="owner")

    answer = signed_in(ada, liar, f"?then=themes&w={room.id}")

    assert (answer.status, answer.headers["location"]) == (303, f"../themes?w={room.id}")
    assert store.passes.roles(ada.cookies["vision_pass"]) == {room.id: Role.LEADER}
    assert store.accounts.all(room.id)[0].known
    assert ada.cookies["vision_signin"] == ""
    assert signed_in(ada, liar).headers["location"] == f"../overview?w={room.id}"


def test_a_sign_in_leads_to_nothing_that_the_browser_wrote(
    ada: Browser, liar: Liar, store: Store, room: Workshop
) -> None:
    """The cookie of roles is new, that of the participant stays; neither opens the other's."""
    person = ada.cookies["vision_visitor"]
    joined = store.participants.join(room.id, person, level_id=room.levels[0].id, unit_id=None)
    store.statements.add(joined.id, room.questions[0].id, "Time for patients.", "t" * 20)

    signed_in(ada, liar)

    leads = ada.cookies["vision_pass"]
    assert ada.cookies["vision_visitor"] == person != leads
    assert store.participants.find(room.id, leads) is None
    assert store.passes.roles(person) == {}
    assert store.participants.find(room.id, person) == joined


def test_the_planted_cookie_gains_nothing(
    ada: Browser, liar: Liar, store: Store, room: Workshop
) -> None:
    """As with a passphrase, a sign-in makes a new token."""
    ada.cookies["vision_pass"] = "p" * 43
    signed_in(ada, liar)

    assert ada.cookies["vision_pass"] != "p" * 43
    assert store.passes.roles("p" * 43) == {}
    assert store.passes.roles(ada.cookies["vision_pass"]) == {room.id: Role.LEADER}


def test_nobody_comes_in_uninvited(ada: Browser, liar: Liar, store: Store, room: Workshop) -> None:
    """Whoever the provider knows is told a code by which they can be invited, and then are."""
    liar.claims |= {"email": "eve@example.org"}
    where = signed_in(ada, liar).headers["location"]
    known = dict(parse_qsl(urlsplit(where).query))
    assert where.startswith("../signin?")
    assert known["trouble"] == "uninvited"

    store.accounts.invite(room.id, known["known"].lower(), Role.FACILITATOR)

    assert signed_in(ada, liar).headers["location"] == f"../run?w={room.id}"


@pytest.mark.parametrize(
    "mail",
    [
        {"email": "ada@example.org"},
        {"email": "ada@example.org", "email_verified": False},
        {"email": "ada@example.org", "email_verified": "false"},
        {"email": "ada@example.org", "email_verified": [True]},
        {"email": ["ada@example.org"], "email_verified": True},
    ],
)
@pytest.mark.usefixtures("room")
def test_an_address_that_nobody_checked_opens_nothing(
    ada: Browser, liar: Liar, mail: dict[str, object]
) -> None:
    """An address counts only where the provider says that it has checked it."""
    liar.claims = {"sub": liar.claims["sub"]} | mail
    assert trouble(signed_in(ada, liar)) == "uninvited"


LIES: dict[str, Callable[[dict[str, object]], object]] = {
    "wrong issuer": lambda claims: claims.update(iss="https://evil.example"),
    "no issuer": lambda claims: claims.pop("iss"),
    "for another client": lambda claims: claims.update(aud="other"),
    "for several, of another": lambda claims: claims.update(aud=["vision", "x"], azp="x"),
    "expired": lambda claims: claims.update(exp=int(time.time()) - 120),
    "never expires": lambda claims: claims.pop("exp"),
    "of the future": lambda claims: claims.update(nbf=int(time.time()) + 900),
    "another nonce": lambda claims: claims.update(nonce="x" * 64),
    "no nonce": lambda claims: claims.pop("nonce"),
    "nobody": lambda claims: claims.pop("sub"),
    "a list": lambda claims: claims.update(sub=["4711"]),
    "an empty subject": lambda claims: claims.update(sub=""),
    "another access token": lambda claims: claims.update(at_hash="AAAAAAAAAAAAAAAAAAAAAA"),
}


@pytest.mark.parametrize("lie", LIES)
@pytest.mark.usefixtures("room")
def test_a_token_that_is_wrong_opens_nothing(ada: Browser, liar: Liar, lie: str) -> None:
    """Each claim that OpenID Connect asks to be checked, one by one."""
    liar.lie = LIES[lie]
    assert trouble(signed_in(ada, liar)) == "refused"


@pytest.mark.usefixtures("room")
def test_a_token_without_the_providers_signature_opens_nothing(ada: Browser, liar: Liar) -> None:
    """Not signed, signed with a key that it does not show, or with one of the same name."""
    liar.header = {"alg": "none"}
    assert trouble(signed_in(ada, liar)) == "refused"
    mine = liar.signs
    for foreign in (new_key(), new_key(mine.kid or "")):
        liar.signs, liar.header, liar.shown = foreign, {}, [mine]
        assert trouble(signed_in(ada, liar)) == "refused"
    liar.signs = mine


@pytest.mark.usefixtures("room")
def test_a_provider_may_change_its_key(ada: Browser, liar: Liar) -> None:
    """The new key is looked up when a token has it, whether or not its name is new."""
    for name in ("", liar.signs.kid or ""):
        liar.signs = new_key(name)
        liar.honest()
        assert signed_in(ada, liar).headers["location"].startswith("../overview")
        assert signed_in(ada, liar).headers["location"].startswith("../overview")


@pytest.mark.usefixtures("room")
def test_a_state_is_good_once_in_its_own_browser(
    ada: Browser, liar: Liar, servers: list[Running]
) -> None:
    """Not a second time, on any server, also with cookie and all; not elsewhere; not invented."""
    address, state = ada.leave_for()
    before = dict(ada.cookies)
    eve = Browser(list(servers), {})
    eve.ask("/")
    eve.leave_for()

    assert trouble(eve.ask(back(state, code=liar.code(address)))) == "again"
    assert ada.ask(back(state, code=liar.code(address))).headers["location"].startswith("../over")
    for _ in servers:
        replayed = Browser(list(servers), dict(before))
        assert trouble(replayed.ask(back(state, code=liar.code(address)))) == "again"
    for forged in ("", "x", f"{state[:-1]}x", re.sub(r"\.\d+\.", ".9999999999.", state), "ö.ü"):
        ada.cookies["vision_signin"] = forged if forged.isascii() else "x"
        assert trouble(ada.ask(back(forged, code=liar.code(address)))) == "again"


@pytest.mark.usefixtures("room")
def test_a_code_of_another_sign_in_opens_nothing(ada: Browser, liar: Liar) -> None:
    """A code that somebody stole or planted belongs to another nonce and verifier."""
    stolen, _state = ada.leave_for()
    _address, state = ada.leave_for()

    assert trouble(ada.ask(back(state, code=liar.code(stolen)))) == "refused"


@pytest.mark.usefixtures("room")
def test_what_the_provider_says_goes_nowhere(
    ada: Browser, liar: Liar, servers: list[Running]
) -> None:
    """An error of the provider's is one word of ours on the way back, and nothing in any log."""
    _address, state = ada.leave_for()
    answer = ada.ask(back(state, error="access_denied", error_description=WORDS))
    assert trouble(answer) == "refused"
    _address, state = ada.leave_for()
    assert trouble(ada.ask(back(state, code=WORDS))) == "refused"
    assert WORDS not in answer.headers["location"]
    signed_in(ada, liar)

    for server in servers:
        log = server.log()
        for secret in (WORDS, "s3cret", "example.org", "4711", liar.issuer, "Traceback"):
            assert secret.lower() not in log.lower()


@pytest.mark.usefixtures("room")
def test_a_provider_that_is_away_is_said_to_be(ada: Browser, liar: Liar) -> None:
    """Before somebody goes there, and when they come back; later it works again."""
    address, state = ada.leave_for()
    code = liar.code(address)
    liar.silent = True
    assert trouble(ada.ask(back(state, code=code))) in {"away", "refused"}
    liar.honest()
    assert signed_in(ada, liar).headers["location"].startswith("../overview")


@pytest.mark.parametrize(
    "query",
    [
        "?then=//evil.example", "?then=https://evil.example", "?then=..%2F..%2Fevil&w=x",
        "?then=run%0d%0aSet-Cookie:x=1", "?w=//evil.example", "?then=%2e%2e", "?then=javascript:x",
    ],
)  # fmt: skip
def test_the_way_back_stays_here(ada: Browser, liar: Liar, room: Workshop, query: str) -> None:
    """Whatever a link says, it leads to a page of ours (no open redirect)."""
    answer = signed_in(ada, liar, query)
    assert answer.headers["location"] == f"../overview?w={room.id}"


def test_a_foreign_page_begins_no_sign_in(ada: Browser) -> None:
    """A link on a foreign page leads to the page where one signs in, and no further."""
    answer = ada.ask("/oidc/login", Sec_Fetch_Site="cross-site")
    assert answer.headers["location"] == "../signin"


def test_a_role_ends_with_its_invitation(
    ada: Browser, liar: Liar, store: Store, room: Workshop
) -> None:
    """At once, and signing in again gives nothing."""
    signed_in(ada, liar)
    store.accounts.remove(room.id, "ada@example.org")

    assert store.passes.roles(ada.cookies["vision_pass"]) == {}
    assert trouble(signed_in(ada, liar)) == "uninvited"


def test_without_a_provider_there_is_none(server: Running) -> None:
    """An installation that names none sends nobody anywhere, and asks nobody."""
    assert server.ask("/oidc/login").headers["location"] == "../signin"
    answer = server.ask("/oidc/callback?state=x&code=y", Cookie="vision_signin=x")
    assert trouble(answer) == "again"


def test_a_real_provider(
    probe: Path, tmp_path: Path,
    running: Callable[..., contextlib.AbstractContextManager[Running]],
) -> None:  # fmt: skip
    """The whole way with another project's provider: its form, its token, what it tells."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    claims = json.dumps({"sub": "ada"} | MAIL)
    tool = Path(sys.executable).with_name("oidc-provider-mock")
    issuer = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [str(tool), "--port", str(port), "--require-nonce", "true", "--user-claims", claims],
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        with running(tmp_path, probe, **oidc(issuer)) as server:
            store = open_store(Settings.from_mapping({"VISION_DATA": str(tmp_path / "data")}))
            store.accounts.invite(INSTALLATION, "ada@example.org", Role.OWNER)
            browser = Browser([server], {})
            browser.ask("/")
            address, _state = browser.leave_for()
            parts = urlsplit(address)
            form = {"content-type": "application/x-www-form-urlencoded"}
            with contextlib.closing(http.client.HTTPConnection(parts.netloc, timeout=20)) as there:
                asked = f"{parts.path}?{parts.query}"
                there.request("POST", asked, urlencode({"sub": "ada"}), form)
                came = urlsplit(there.getresponse().headers["location"])
            assert f"{came.scheme}://{came.netloc}" == "http://localhost:9"
            answer = browser.ask(f"{came.path}?{came.query}")
            assert answer.headers["location"] == "../workshops"
            assert store.passes.roles(browser.cookies["vision_pass"]) == {INSTALLATION: Role.OWNER}
            store.close()
    finally:
        process.terminate()
        process.wait(timeout=60)
