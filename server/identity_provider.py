"""The organisation's own identity provider, by OpenID Connect: it says who somebody is.

Authlib does the protocol: code flow with PKCE (RFC 7636), and the claims of an ID token as OpenID
Connect Core 1.0 (3.1.3.7) asks for. It is needed only where sign-in is set up, see
``requirements-signin.txt``. What a provider says goes into no log and onto no page.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from vision.settings import is_safe_address

if TYPE_CHECKING:
    from vision.settings import SignIn

PATIENCE_S: Final = 5.0
"""Seconds in which a provider has to answer."""

FRESH_S: Final = 3_600.0
"""Seconds for which its addresses and keys are good, unless a key turns out to be another one."""

LEEWAY_S: Final = 60
"""Seconds by which two clocks may differ."""

SCOPE: Final = "openid email"

ALGORITHMS: Final = (
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "EdDSA", "Ed25519"),
)
"""Signatures that only the provider can make; none of a shared secret, and not none at all."""


class ProviderAwayError(Exception):
    """The provider does not answer, or not as one."""


class RefusedError(Exception):
    """What came back does not prove who somebody is."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is.

    Attributes:
        issuer: Whose word it is.
        subject: Never given to anybody else by that issuer.
        address: Mail address that the issuer says it has checked; empty for none.
    """

    issuer: str
    subject: str
    address: str


@dataclass(slots=True)
class Provider:
    """One provider, as it is set up here.

    Attributes:
        set_up: Issuer, client and secret.
        back: Our address to which it sends people back.
    """

    set_up: SignIn
    back: str
    _known: dict[str, tuple[float, dict[str, Any]]] = field(default_factory=dict)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def door(self, state: str, nonce: str, verifier: str) -> str:
        """Return the address at which somebody signs in.

        Raises:
            ProviderAwayError: The provider does not say where.
        """
        with self._session() as session:
            address, _state = session.create_authorization_url(
                self._address("authorization_endpoint"),
                state=state,
                nonce=nonce,
                code_challenge=create_s256_code_challenge(verifier),
                code_challenge_method="S256",
            )
        return str(address)

    def person(self, code: str, nonce: str, verifier: str) -> Person:
        """Return whom a code stands for.

        Args:
            code: Came back from the provider.
            nonce: Was sent there, and has to stand in the token.
            verifier: Whose challenge was sent there.

        Raises:
            ProviderAwayError: The provider does not answer.
            RefusedError: The code or the token is not good.
        """
        with self._session() as session:
            try:
                given = session.fetch_token(
                    self._address("token_endpoint"),
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=verifier,
                    timeout=PATIENCE_S,
                    allow_redirects=False,
                )
            except requests.RequestException as error:
                raise ProviderAwayError from error
            except (AuthlibBaseError, ValueError) as error:
                raise RefusedError from error
            claims = self._claims(given, nonce)
            told = claims if claims.get("email") else claims | self._more(session, claims["sub"])
        checked = told.get("email_verified") is True or told.get("email_verified") == "true"
        address = str(told.get("email") or "").strip().lower() if checked else ""
        return Person(self.set_up.issuer, str(claims["sub"]), address)

    def _session(self) -> OAuth2Session:
        methods = self._metadata().get("token_endpoint_auth_methods_supported")
        basic = not isinstance(methods, list) or "client_secret_basic" in methods
        return OAuth2Session(
            self.set_up.client,
            self.set_up.secret,
            token_endpoint_auth_method="client_secret_basic" if basic else "client_secret_post",
            scope=SCOPE,
            redirect_uri=self.back,
        )

    def _claims(self, given: Any, nonce: str) -> dict[str, Any]:  # noqa: ANN401 - what came back
        """Return the claims of an ID token that is good in every way."""
        if not isinstance(given, dict) or not isinstance(given.get("id_token"), str):
            raise RefusedError
        try:
            token = self._decoded(given["id_token"])
            claims = CodeIDToken(
                token.claims,
                token.header,
                options={
                    "iss": {"essential": True, "value": self.set_up.issuer},
                    "aud": {"essential": True, "value": self.set_up.client},
                },
                params={
                    "nonce": nonce,
                    "client_id": self.set_up.client,
                    "access_token": given.get("access_token"),
                },
            )
            claims.validate(now=int(time.time()), leeway=LEEWAY_S)
        except (AuthlibBaseError, JoseError, ValueError, TypeError, KeyError) as error:
            raise RefusedError from error
        if not isinstance(claims["sub"], str) or not claims["sub"]:
            raise RefusedError
        return dict(claims)

    def _decoded(self, token: str) -> jwt.Token:
        """Return a token whose signature is the provider's, also where its key has changed."""
        try:
            return jwt.decode(token, self._keys(), ALGORITHMS)
        except (JoseError, ValueError):
            with self._guard:
                self._known.pop("keys", None)
        return jwt.decode(token, self._keys(), ALGORITHMS)

    def _more(self, session: OAuth2Session, subject: str) -> dict[str, Any]:
        """Return what the provider says of somebody beside the token; nothing where it does not."""
        try:
            address = self._address("userinfo_endpoint")
            answer = session.get(address, timeout=PATIENCE_S, allow_redirects=False)
            told = answer.json() if answer.ok else {}
        except (ProviderAwayError, requests.RequestException, AuthlibBaseError, ValueError):
            return {}
        return told if isinstance(told, dict) and told.get("sub") == subject else {}

    def _keys(self) -> KeySet:
        try:
            return KeySet.import_key_set(self._fetched("keys", self._address("jwks_uri")))  # type: ignore[arg-type]
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise ProviderAwayError from error

    def _address(self, name: str) -> str:
        found = self._metadata().get(name)
        if not isinstance(found, str) or not is_safe_address(found):
            raise ProviderAwayError
        return found

    def _metadata(self) -> dict[str, Any]:
        where = f"{self.set_up.issuer.rstrip('/')}/.well-known/openid-configuration"
        found = self._fetched("metadata", where)
        if found.get("issuer") != self.set_up.issuer:
            raise ProviderAwayError
        return found

    def _fetched(self, name: str, address: str) -> dict[str, Any]:
        """Return a JSON object of the provider, fetched now and then."""
        with self._guard:
            at, kept = self._known.get(name, (-FRESH_S, {}))
        if kept and time.monotonic() - at < FRESH_S:
            return kept
        try:
            answer = requests.get(address, timeout=PATIENCE_S, allow_redirects=False)
            found = answer.json() if answer.ok else None
        except (requests.RequestException, ValueError) as error:
            raise ProviderAwayError from error
        if not isinstance(found, dict) or not found:
            raise ProviderAwayError
        with self._guard:
            self._known[name] = (time.monotonic(), found)
        return found
