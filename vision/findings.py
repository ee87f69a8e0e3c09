"""A finding as a value: what is to be said, with its numbers and names; one table says it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vision.translation import Message


@dataclass(frozen=True, slots=True)
class Sentence:
    """How one kind of finding is said, and what it says about verdicts.

    Attributes:
        text: With places for numbers and names.
        claims: Names of verdicts (``vision.significance.VERDICTS``) of which it says that some are
            called: at least one of them must be.
        denies: Names of verdicts of which it says that none is called.
    """

    text: Message
    claims: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found, to be said in whatever language is read.

    Attributes:
        kind: Which sentence of its table says it.
        sentence: That sentence.
        values: Numbers and names for its places.
        number: Chooses between its forms for one and for many.
        then: What is said after it.
    """

    kind: str
    sentence: Sentence
    values: dict[str, object] = field(default_factory=dict)
    number: int = 0
    then: Finding | None = None

    @property
    def all(self) -> tuple[Finding, ...]:
        """This finding and those said after it."""
        return (self, *(self.then.all if self.then else ()))

    def __str__(self) -> str:
        """Say it now; findings follow each other as sentences do."""
        said = []
        for each in self.all:
            text = each.sentence.text
            said.append(str(replace(text, values=dict(each.values), number=each.number)))
        return " ".join(said)
