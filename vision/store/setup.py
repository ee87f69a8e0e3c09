"""What a facilitator decides before a workshop exists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vision.errors import InvalidSetupError
from vision.limits import (
    LONGEST_NAME,
    LONGEST_QUESTION,
    LOWEST_GROUP,
    MOST_LEVELS,
    MOST_QUESTIONS,
    MOST_UNITS,
    SMALLEST_GROUP,
)
from vision.models import Moderation
from vision.text.typed_text import named
from vision.translation import marked, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vision.models import Step
    from vision.optional_parts import Part


@dataclass(frozen=True, slots=True)
class Setup:
    """What a facilitator decides before a workshop exists.

    Attributes:
        title: 1 to 80 characters.
        questions: At least one, each 1 to 300 characters.
        levels: Pairs of name and people expected (0: not known), from the top down.
        units: Names; may be empty.
        moderation: How statements reach a screen.
        smallest_group: From ``LOWEST_GROUP`` up.
        code: A wished join code; random where empty or taken.
        is_sample: Marks the invented organisation.
        parts: What it has beside its phases; none unless asked for.
        agenda: Steps that a facilitator takes; may be empty.
        language: Code of the language for browsers whose own is not spoken; may be empty.
        template: Name of the template that it was made from; may be empty.

    Raises:
        InvalidSetupError: Something is missing, too long or given twice.
    """

    title: str
    questions: Sequence[str]
    levels: Sequence[tuple[str, int]]
    units: Sequence[str] = ()
    moderation: Moderation = Moderation.SHOW_AND_HIDE
    smallest_group: int = SMALLEST_GROUP
    code: str = ""
    is_sample: bool = False
    parts: frozenset[Part] = frozenset()
    agenda: Sequence[Step] = ()
    language: str = ""
    template: str = ""
    names: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        set_ = object.__setattr__
        set_(self, "title", named(self.title, longest=LONGEST_NAME, what="title"))
        asked = [named(text, longest=LONGEST_QUESTION, what="question") for text in self.questions]
        set_(self, "questions", _distinct(asked, "question", 1, MOST_QUESTIONS))
        names = [named(name, longest=LONGEST_NAME, what="level") for name, _ in self.levels]
        set_(self, "names", _distinct(names, "level", 1, MOST_LEVELS))
        expected = [max(0, int(people)) for _, people in self.levels]
        set_(self, "levels", tuple(zip(self.names, expected, strict=True)))
        units = [named(name, longest=LONGEST_NAME, what="unit") for name in self.units]
        set_(self, "units", _distinct(units, "unit", 0, MOST_UNITS))
        if self.smallest_group < LOWEST_GROUP:
            raise InvalidSetupError(
                told(
                    "Groups under {least} people can't be protected. Choose {least} or more.",
                    least=LOWEST_GROUP,
                )
            )


NEEDED: Final = {
    "question": marked("A workshop needs at least one question. Write one."),
    "level": marked("A workshop needs at least one level. Write one."),
}
ROOM: Final = {
    "question": marked("There is room for {most} questions. Leave some out."),
    "level": marked("There is room for {most} levels. Leave some out."),
    "unit": marked("There is room for {most} units. Leave some out."),
}
TWICE: Final = {
    "question": marked("One question stands there twice. Keep one of them."),
    "level": marked("One level stands there twice. Keep one of them."),
    "unit": marked("One unit stands there twice. Keep one of them."),
}


def _distinct(names: Sequence[str], what: str, least: int, most: int) -> tuple[str, ...]:
    if len(names) < least:
        raise InvalidSetupError(NEEDED[what])
    if len(names) > most:
        raise InvalidSetupError(told(ROOM[what], most=most))
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise InvalidSetupError(TWICE[what])
        seen.add(name.casefold())
    return tuple(names)
