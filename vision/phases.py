"""The phases of a workshop, in their order: the one place that knows what each of them means.

Another phase is a row of :data:`RULES`, its page in ``pages/menu.py`` and its texts here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vision.translation import marked


class Phase(StrEnum):
    """Where a workshop stands; the facilitator moves it, also backwards. The order is the room's.

    Example:
        >>> [str(phase) for phase in Phase]
        ['gather', 'themes', 'respond', 'shape', 'closed']
    """

    GATHER = "gather"
    THEMES = "themes"
    RESPOND = "respond"
    SHAPE = "shape"
    CLOSED = "closed"

    @property
    def rules(self) -> Rules:
        """What it means."""
        return RULES[self]

    @property
    def next(self) -> Phase | None:
        """The phase that follows; None after the last.

        Example:
            >>> str(Phase.GATHER.next), Phase.CLOSED.next
            ('themes', None)
        """
        order = list(Phase)
        at = order.index(self) + 1
        return order[at] if at < len(order) else None

    def gathers(self, *, writes_on: bool) -> bool:
        """Return whether people may write: where a phase lets them, or lets them go on."""
        return self.rules.writes or (self.rules.may_write_on and writes_on)


@dataclass(frozen=True, slots=True)
class Rules:
    """What one phase means. Texts are marked for translation, and said by whoever shows them.

    Attributes:
        title: Of the phase, where a facilitator chooses it.
        step: What phones call it in "Step 1 of 4"; empty where it is no step.
        state: How a list of workshops calls it.
        says: What happens in it, as Run says it.
        opens: On the button that moves the room into it from the phase before.
        page: Address of the participant's page.
        meanwhile: What "my voice" says below the own words; empty for nothing.
        seeds: What Seeds says about when people are asked.
        joins: Whether people may still join.
        writes: Whether people may write.
        may_write_on: Whether they may go on writing where the facilitator lets them.
        revealed: Whether themes may be seen.
        responds: Whether answers to statements are taken.
        asked: Whether people have been asked what they agree with, so that answers may be shown.
        stands: Whether stances to a draft are taken.
        drafted: Whether the draft open to all stands on the wall.
        final: Whether the draft is the vision, and nothing is taken any more.
    """

    title: str
    step: str
    state: str
    says: str
    opens: str
    page: str
    meanwhile: str = ""
    seeds: str = marked("People are asked once you let them respond.")
    joins: bool = True
    writes: bool = False
    may_write_on: bool = False
    revealed: bool = True
    responds: bool = False
    asked: bool = False
    stands: bool = False
    drafted: bool = False
    final: bool = False


RULES: Final = {
    Phase.GATHER: Rules(
        title=marked("Gather"),
        step=marked("Share"),
        state=marked("gathering"),
        says=marked("People are writing. Nobody sees the others’ words yet."),
        opens=marked("Go back to gathering"),
        page="share",
        writes=True,
        revealed=False,
    ),
    Phase.THEMES: Rules(
        title=marked("Themes"),
        step=marked("Themes"),
        state=marked("themes shown"),
        says=marked("Themes are out. Leaders can look at levels, the wall shows themes."),
        opens=marked("Reveal the themes"),
        page="voice",
        meanwhile=marked(
            "The themes are on the wall. Next you say here what you want of others’ ideas."
        ),
        may_write_on=True,
    ),
    Phase.RESPOND: Rules(
        title=marked("Respond"),
        step=marked("Respond"),
        state=marked("responding"),
        says=marked("People answer each other’s statements."),
        opens=marked("Let people respond"),
        page="respond",
        seeds=marked("People are asked about them now."),
        responds=True,
        asked=True,
    ),
    Phase.SHAPE: Rules(
        title=marked("Shape"),
        step=marked("Shape"),
        state=marked("shaping"),
        says=marked("The vision is being written."),
        opens=marked("Shape the vision"),
        page="stand",
        seeds=marked("Answers are not taken now; those that were given are kept."),
        asked=True,
        stands=True,
        drafted=True,
    ),
    Phase.CLOSED: Rules(
        title=marked("Closed"),
        step="",
        state=marked("closed"),
        says=marked("Closed. Results stay readable for leaders."),
        opens=marked("Close the workshop"),
        page="voice",
        meanwhile=marked("The workshop is closed. Thank you for taking part."),
        seeds=marked("Answers are not taken any more; those that were given are kept."),
        joins=False,
        asked=True,
        drafted=True,
        final=True,
    ),
}
STEPS: Final = tuple(phase for phase in Phase if RULES[phase].step)
"""The phases that phones count."""
