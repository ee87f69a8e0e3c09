"""Everything this library raises on purpose.

VisionError
├── InvalidTextError        what was written can't be taken
├── InvalidFileError        a file can't be read as a table
├── InvalidChoiceError      a value that is not on offer         .what .value
├── InvalidOptionError      a command's option can't be taken
├── InvalidEditError        an edit of themes that says too little .action
├── InvalidSetupError       a workshop can't be set up this way
├── NotFoundError           no such thing in the store           .what
├── UnknownCodeError        no workshop opens with this code     .code
├── ClosedError             the workshop no longer takes this
├── NotAllowedError         the visitor's role does not cover it .role
├── ConflictError           someone else changed it meanwhile    .what
├── NotEnoughTextError      too few statements for themes        .have .need
├── LimitError              work took too long or too much memory .what
└── StorageError            the database can't be reached

Pages catch ``VisionError`` and show ``str(error)``; anything else is a bug.
"""

from __future__ import annotations

from typing import Final

from vision.translation import Message, marked, told

GONE: Final = {
    "workshop": marked("This workshop is no longer here."),
    "statement": marked("This statement is no longer here."),
    "question": marked("This question is no longer here."),
    "version": marked("This version is no longer here."),
    "remark": marked("This remark is no longer here."),
    "level": marked("This level is no longer here."),
    "step": marked("This first step is no longer here."),
    "import": marked("This import is no longer here."),
}
NEEDED: Final = {
    "participant": marked("This page is for the participants of a workshop. Join to see it."),
    "leader": marked("This page is for the leader of a workshop. Sign in to see it."),
    "facilitator": marked("This page is for the facilitator of a workshop. Sign in to see it."),
    "owner": marked("This page is for the owner of this installation. Sign in to see it."),
}
CHANGED: Final = {
    "the phase": marked("Someone else has just changed the phase. Look at it again, then decide."),
    "the round": marked("Someone else has just changed the round. Look at it again, then decide."),
    "the pulse": marked("A pulse is open already. Close it before you open another one."),
    "the draft": marked("Someone else has just changed the draft. Look at it again, then decide."),
    "the agenda": marked(
        "Someone else has just changed the steps. Look at them again, then decide."
    ),
}


class VisionError(Exception):
    """Base class; the message is one sentence a person can act on.

    Args:
        message: Said in the language of whoever reads; a text in English is looked up.
    """

    def __init__(self, message: str | Message = "") -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        """Say it."""
        return str(self.message if isinstance(self.message, Message) else Message(self.message))


class InvalidTextError(VisionError):
    """What was written can't be taken as it is."""


class InvalidFileError(VisionError):
    """A file can't be read as a table of statements."""


class InvalidChoiceError(VisionError):
    """A value was sent that is not one of those on offer."""

    def __init__(self, what: str, value: object) -> None:
        super().__init__(told("That {what} is not on the list. Choose one that is.", what=what))
        self.what, self.value = what, value


class InvalidOptionError(VisionError):
    """An option of the command line can't be taken as it is."""


class InvalidEditError(VisionError):
    """An edit of themes lacks what it needs, or is about the same theme twice."""

    def __init__(self, action: str) -> None:
        super().__init__(told("To {action}, choose a theme and what becomes of it.", action=action))
        self.action = action


class InvalidSetupError(VisionError):
    """A workshop can't be set up this way."""


class NotFoundError(VisionError):
    """The store holds no such thing; it may have been deleted."""

    def __init__(self, what: str) -> None:
        super().__init__(GONE.get(what, GONE["workshop"]))
        self.what = what


class UnknownCodeError(VisionError):
    """No open workshop answers to this join code."""

    def __init__(self, code: str) -> None:
        super().__init__(
            marked(
                "That code does not open a workshop. Check the wall: it is a word and a few digits."
            )
        )
        self.code = code


class ClosedError(VisionError):
    """The workshop is not in a phase that takes this."""


class NotAllowedError(VisionError):
    """The visitor's role does not cover what was asked for."""

    def __init__(self, role: str) -> None:
        super().__init__(NEEDED.get(role, NEEDED["owner"]))
        self.role = role


class ConflictError(VisionError):
    """Someone else changed the same thing in the meantime."""

    def __init__(self, what: str) -> None:
        super().__init__(CHANGED.get(what, CHANGED["the draft"]))
        self.what = what


class NotEnoughTextError(VisionError):
    """Too few usable statements to find themes in."""

    def __init__(self, have: int, need: int) -> None:
        super().__init__(
            told(
                "Themes need at least {need} usable statements; there are {have}.",
                need=need,
                have=have,
            )
        )
        self.have, self.need = have, need


class LimitError(VisionError):
    """Work in a process of its own took too long, too much memory, or ended its process.

    Attributes:
        what: ``time``, ``memory`` or ``crash``.
    """

    def __init__(self, what: str) -> None:
        super().__init__(told(_LIMITS[what]))
        self.what = what


_LIMITS = {
    "time": marked("This took too long, so it was stopped. Try it with less."),
    "memory": marked("This needs more memory than there is room for. Try it with less."),
    "crash": marked("This could not be done. Try it with less, or tell whoever runs this server."),
}


class StorageError(VisionError):
    """The database can't be reached, or can't be written to, right now."""
