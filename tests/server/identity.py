"""An identity provider that lies in every way we ask it to, with real keys and tokens."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = "words-of-the-provider"
"""Stands in everything that the provider says, so that a test finds where it went."""


def new_key(name: str = "") -> RSAKey:
    """Return a key of its own."""
    return RSAKey.generate_key(2048, {"kid": name or secrets.token_hex(4), "use": "sig"})


@dataclass
class Liar:
    """A provider with one person, and what is wrong with what it says.

    Attributes:
        lie: Changes the claims of the next tokens.
        header: Of the next tokens.
        signs: The key that signs the next tokens; its public half need not be the one it shows.
        shown: The keys that it shows.
        silent: Whether it answers nothing.
    """

    claims: dict[str, Any] = field(default_factory=dict)
    lie: Callable[[dict[str, Any]], object] = lambda _claims: None
    header: dict[str, Any] = field(default_factory=dict)
    signs: RSAKey = field(default_factory=new_key)
    shown: list[RSAKey] = field(default_factory=list)
    silent: bool = False
    metadata: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, dict[str, str]] = field(default_factory=dict)
    server: ThreadingHTTPServer | None = None

    @property
    def issuer(self) -> str:
        """Its address."""
        assert self.server is not None
        return f"http://127.0.0.1:{self.server.server_port}"

    def start(self) -> None:
        """Answer from now on."""
        self.shown = [self.signs]
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Door", (Door,), {"liar": self}))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Answer no longer."""
        assert self.server is not None
        self.server.shutdown()
        self.server.server_close()

    def honest(self) -> None:
        """Say nothing but the truth from now on."""
        self.lie, self.header, self.silent = (lambda _claims: None), {}, False
        self.shown, self.metadata = [self.signs], {}

    def code(self, address: str) -> str:
        """Return the code with which somebody comes back who signed in at an address of ours."""
        asked = dict(parse_qsl(urlsplit(address).query))
        code = secrets.token_urlsafe(16)
        self.asked[code] = asked
        return code

    def about(self) -> dict[str, Any]:
        """Return what it says of itself."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        } | self.metadata

    def token(self, code: str, client: str, verifier: str) -> dict[str, Any] | None:
        """Return what a code is good for; it is good once, and with the right verifier."""
        asked = self.asked.pop(code, None)
        challenge = base64.urlsafe_b64encode(_sha256(verifier)).rstrip(b"=").decode()
        if asked is None or asked["code_challenge"] != challenge or client != asked["client_id"]:
            return None
        now = int(time.time())
        claims = {
            "iss": self.issuer, "sub": "4711", "aud": client, "iat": now, "exp": now + 300,
            "nonce": asked["nonce"], "name": WORDS,
        } | self.claims  # fmt: skip
        self.lie(claims)
        header = {"alg": "RS256", "kid": self.signs.kid} | self.header
        if header["alg"] == "none":
            parts = (json.dumps(part).encode() for part in (header, claims))
            unsigned = ".".join(base64.urlsafe_b64encode(p).rstrip(b"=").decode() for p in parts)
            return {"access_token": WORDS, "token_type": "Bearer", "id_token": f"{unsigned}."}
        token = jwt.encode(header, claims, self.signs)
        return {"access_token": WORDS, "token_type": "Bearer", "id_token": token}


class Door(BaseHTTPRequestHandler):
    """Where the provider is asked."""

    liar: Liar

    def do_GET(self) -> None:
        """Tell of itself, and its keys."""
        if self.path == "/.well-known/openid-configuration":
            self.say(self.liar.about())
        elif self.path == "/keys":
            self.say({"keys": [key.as_dict(private=False) for key in self.liar.shown]})
        else:
            self.say({"error": WORDS}, 404)

    def do_POST(self) -> None:
        """Give a token for a code."""
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        asked = {name: values[0] for name, values in parse_qs(body).items()}
        basic = self.headers.get("authorization", "").removeprefix("Basic ")
        client, _, secret = base64.b64decode(basic).decode().partition(":")
        given = self.liar.token(asked.get("code", ""), client, asked.get("code_verifier", ""))
        if given is None or secret != "s3cret":  # noqa: S105 - of the tests
            self.say({"error": "invalid_grant", "error_description": WORDS}, 400)
        else:
            self.say(given)

    def say(self, told: dict[str, Any], status: int = 200) -> None:
        """Answer with JSON, or with nothing that makes sense."""
        if self.liar.silent:
            told, status = {"error": WORDS}, 503
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Keep quiet."""


def _sha256(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def back(state: str, **said: str) -> str:
    """Return the address at which somebody comes back to us."""
    return f"/oidc/callback?{urlencode({'state': state, **said})}"
