"""The vision: its sentences, which of them carry one's own words, and where people stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.participant.results.meaning import meaning
from pages.parts import draft_coverage
from pages.parts.bars import bar
from pages.parts.blocks import esc, icon
from server.store import open_store
from vision.drafts import Stances, clauses
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from pages.parts.results import Results
    from vision.models import Question, Workshop
    from vision.store import Draft


def vision(
    workshop: Workshop,
    question: Question,
    found: Results | None,
    own: Collection[int],
    behind: Callable[[int], str],
) -> str:
    """Return the newest draft that is shared with everyone; one sentence where there is none.

    Args:
        workshop: Whose.
        question: Of which people's words are looked for in it.
        found: What was found; None where there are no themes.
        own: Themes that the reader spoke of.
        behind: Returns what stands behind a sentence, from 0: what became of it.
    """
    draft = open_store().drafts.newest(workshop.id, shared=True)
    if draft is None:
        return f'<p class="v-words">{esc(_("There is no draft for everyone yet."))}</p>'
    carried = draft_coverage.carries(question, found, draft.text).carried if found else {}
    mine = {clause for theme, clause in carried.items() if theme in own}
    items = "".join(
        f"<li>{esc(each.text)}{_mine() if at in mine else ''}{behind(at)}</li>"
        for at, each in enumerate(clauses(draft.text))
    )
    told = _numbers(workshop, question, draft, found) if found else ""
    return f'<ol class="v-draft">{items}</ol>{told}'


def _mine() -> str:
    return f'<p class="v-mine">{icon("person")}{esc(_("It carries words of yours."))}</p>'


def _numbers(workshop: Workshop, question: Question, draft: Draft, found: Results) -> str:
    """Return how many voices the draft carries, and how many people want it."""
    m, parts = workshop.smallest_group, []
    share = draft_coverage.carries(question, found, draft.text).everyone
    if share is not None:
        says = _("It carries {number} of 100 voices.", number=round(100 * share))
        parts.append(f'<p class="v-words">{esc(says)}</p>{bar(share)}{meaning("voice", m)}')
    told = found.standings.get(draft.id)
    wants = Stances.from_json(told).everyone.on_board if told else None
    if wants is not None:
        says = _(
            "{number} of 100 people who said where they stand want it.",
            number=round(100 * wants),
        )
        parts.append(f'<p class="v-words">{esc(says)}</p>{bar(wants)}{meaning("stances", m)}')
    return "".join(parts)
