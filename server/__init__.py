"""The layer around the pages: what every request passes before Streamlit sees it.

``open_files_limit`` room for enough open connections
``logs``       a console that names no person and repeats no words
``apology``    what visitors read in place of a page that broke
``host_and_origin_checks`` closed addresses, foreign web pages, forgotten network addresses
``security_headers`` what a browser may do with our pages, and who may frame them
``static``     files that browsers keep, Streamlit's and ours, from memory and compressed
``html_shell`` the HTML of every address: Streamlit's, with our look and our script
``host_names`` what this server may be asked for by
``logos``      logos of organisations, as we made them
``media``      files that pages offer, under names that tell nothing
``uploads``    files, from facilitators, within limits
``file_reader`` reads them in a process of its own, with limits
``silent_connections`` who keeps a connection open without a word is cut off
``code_lookup`` which room a code opens; slower while somebody goes through codes
``visitor_cookie`` an anonymous token for every browser
``role_cookie`` another one, for whoever signs in
``organisation_signin`` with an account of the organisation, where that is set up
``identity_provider`` the identity provider that says whose account it is
``cookies``    how a browser keeps either
``websocket_messages`` what a browser may say over its connection
``role_revocation`` what a page drew for a role acts for nobody once the role is gone
``widget_values`` of the kind that each field takes, or not at all
``button_presses`` a press that was heard is acted on, whatever is asked for meanwhile
``languages``  the language that a browser has chosen
``script_endpoints`` what our script asks and sends between two runs of a page
``health``     whether the process lives, and whether its database answers
``metrics``    numbers for an operator, on an address of their own, off at first
``addresses``  where people can open the app
``streamlit_theme`` the theme's settings, read once instead of for every run
``worker_process`` the worker in a process of its own
``store``      the store and the settings, opened once a process
``theme_splits`` what a theme falls into, looked at in a process of its own
``language_model`` a model of the organisation's own, asked for names of themes where it is set up
``room_state`` where a room stands, from memory
``lifespan``   what happens before the first visitor and after the last

``middleware()``, ``routes()``, ``lifespan`` and ``apologise`` are what ``app.py`` needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.middleware import Middleware
from starlette.routing import Route

from server.apology import apologise
from server.health import alive, health
from server.host_and_origin_checks import Gate, public_origins
from server.html_shell import HtmlShell, index_page
from server.languages import language
from server.lifespan import lifespan, shelf
from server.logos import logo
from server.organisation_signin import BACK, from_provider, to_provider
from server.role_cookie import enter
from server.script_endpoints import room, writing
from server.security_headers import Headers, content_policy
from server.static import Static
from server.uploads import Uploads
from server.visitor_cookie import Visitors, forget, next_person
from server.websocket_messages import Messages

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

__all__ = ["apologise", "lifespan", "middleware", "routes"]


def middleware() -> list[Middleware]:
    """Return what a request passes on its way in, from the outside to the inside."""
    return [
        Middleware(Static, shelf=shelf),
        Middleware(Headers, policy=content_policy(index_page())),
        Middleware(Gate, origins=public_origins()),
        Middleware(Visitors),
        Middleware(Uploads),
        Middleware(Messages),
        Middleware(HtmlShell),
    ]


def routes() -> list[BaseRoute]:
    """Return the addresses that are answered without a page."""
    return [
        Route("/healthz", health, methods=["GET"]),
        Route("/healthz/alive", alive, methods=["GET"]),
        Route("/next-person", next_person, methods=["GET"]),
        Route("/language", language, methods=["GET"]),
        Route("/logo/{mark}", logo, methods=["GET"]),
        Route("/forget", forget, methods=["GET"]),
        Route("/pass", enter, methods=["POST"]),
        Route("/oidc/login", to_provider, methods=["GET"]),
        Route(BACK, from_provider, methods=["GET"]),
        Route("/room", room, methods=["GET"]),
        Route("/writing", writing, methods=["POST"]),
    ]
