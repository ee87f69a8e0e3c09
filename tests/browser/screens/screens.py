"""The screens there are: who sees each, in which phase and rooms, and on which sizes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from vision.phases import Phase

SIZES: Final = {"320": (320, 640), "360": (360, 740), "1366": (1366, 768), "1920": (1920, 1080)}
HELD: Final = ("320", "360", "1366")
DESK: Final = ("360", "1366", "1920")
PROJECTED: Final = ("1366", "1920")
THEMES: Final = ("light", "dark")
TEXTS: Final = {"100": 1, "200": 2}
"""How large a reader has the browser show words, and how many times the usual size that is."""

ENLARGED: Final = ("360", "1366")
"""Sizes on which the larger words are looked at: a phone and a laptop."""

LANGUAGES: Final = ("en", "de", "ar", "ja")
ALL_LANGUAGES: Final = (*LANGUAGES, "fr")
"""With those that only a look at everything takes in: each would add sixty looks to the choice."""

EVERY_ROOM: Final = ("empty", "six", "twelve", "sample")
SPOKEN_TO: Final = ("six", "twelve", "sample")
FULL: Final = (*EVERY_ROOM, "thousands")
COUNTED: Final = (*SPOKEN_TO, "thousands")
"""Of screens that get longer with the room."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One page in one state.

    Attributes:
        name: Of the screen, as tests call it.
        address: Path and query; ``{code}`` and ``{w}`` stand for the workshop's.
        who: ``phone`` who joined, ``owner``, or ``stranger``.
        phase: In which the room stands.
        rooms: It is looked at in; ``none`` where it is about no workshop.
        sizes: Of the screens that it is made for.
        opened: Whether its folds are opened before looking.
        key: Pressed before looking; empty for none.
    """

    name: str
    address: str
    who: str
    phase: Phase = Phase.GATHER
    rooms: tuple[str, ...] = EVERY_ROOM
    sizes: tuple[str, ...] = HELD
    opened: bool = False
    key: str = ""


def _held(name: str, address: str, phase: Phase, rooms: tuple[str, ...] = EVERY_ROOM) -> Screen:
    return Screen(name, f"{address}code={{code}}", "phone", phase, rooms)


def _desk(name: str, rooms: tuple[str, ...], view: str = "", phase: Phase = Phase.SHAPE) -> Screen:
    address = f"{name}?w={{w}}" + (f"&view={view}" if view else "")
    return Screen(f"{name}-{view}" if view else name, address, "owner", phase, rooms, DESK)


SCREENS: Final = (
    Screen("door", "", "stranger", rooms=("none",)),
    Screen("wrong-code", "?code=NOPE22", "stranger", rooms=("none",)),
    Screen("share-without-code", "share", "stranger", rooms=("none",)),
    Screen("signin", "signin", "stranger", rooms=("none",)),
    Screen("no-passphrase", "overview?w={w}", "stranger", rooms=("empty",), sizes=DESK),
    Screen("join", "?code={code}", "stranger"),
    Screen("nobody-joins", "?code={code}", "stranger", Phase.CLOSED),
    Screen("promise", "promise?code={code}", "stranger"),
    _held("change", "?again=1&", Phase.GATHER),
    _held("share", "share?", Phase.GATHER),
    _held("voice", "voice?", Phase.THEMES),
    _held("respond", "respond?", Phase.RESPOND, FULL),
    _held("today", "respond?view=today&", Phase.RESPOND, SPOKEN_TO),
    _held("pairs", "respond?view=pairs&", Phase.RESPOND, ("sample",)),
    _held("stand", "stand?", Phase.SHAPE),
    _held("closed", "voice?", Phase.CLOSED),
    _held("results", "results?", Phase.SHAPE, ("sample",)),
    Screen("results-open", "results?code={code}", "phone", Phase.CLOSED, ("sample",), opened=True),
    _held("pulse", "pulse?", Phase.CLOSED, ("sample",)),
    Screen("setup", "setup", "stranger", rooms=("none",)),
    *(Screen(f"wall-{phase}", "live?w={w}", "owner", phase, sizes=PROJECTED) for phase in Phase),
    Screen("wall-became", "live?w={w}", "owner", Phase.CLOSED, ("sample",), PROJECTED, key="a"),
    _desk("overview", FULL),
    _desk("themes", FULL),
    _desk("themes", ("sample", "thousands"), "map"),
    _desk("themes", SPOKEN_TO, "words"),
    _desk("themes", ("sample",), "influence"),
    *(_desk("alignment", COUNTED, view) for view in ("level", "units")),
    *(_desk("alignment", SPOKEN_TO, view) for view in ("up", "matrix", "rounds")),
    *(_desk("consensus", COUNTED, view) for view in ("bridges", "all")),
    *(_desk("consensus", SPOKEN_TO, view) for view in ("groups", "today", "matters", "slate")),
    _desk("guess", SPOKEN_TO, phase=Phase.THEMES),
    _desk("shape", EVERY_ROOM),
    *(_desk("shape", EVERY_ROOM, view) for view in ("stand", "versions")),
    _desk("shape", ("sample",), "back"),
    _desk("shape", ("sample",), "became", Phase.CLOSED),
    _desk("report", FULL),
    Screen("before-reveal", "overview?w={w}", "owner", sizes=DESK),
    Screen("methods", "methods", "owner", rooms=("none",), sizes=DESK),
    Screen("signout", "signout", "owner", rooms=("none",), sizes=DESK),
    Screen("handout", "handout?w={w}", "owner", rooms=("empty", "six"), sizes=DESK),
    Screen("enter", "enter?key=none", "stranger", rooms=("none",)),
    Screen("workshops", "workshops", "owner", rooms=("none",), sizes=DESK),
    *(_desk(name, FULL) for name in ("run", "moderate", "files")),
    *(_desk(name, EVERY_ROOM) for name in ("naming", "cards", "seeds")),
)
