"""What people want, theme by theme, as a sentence: what "how true is this today?" is asked of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.parts import quotes
from server.store import open_store
from vision.consensus import Consensus
from vision.themes import Action, Edit

if TYPE_CHECKING:
    from pages.parts.results import Results
    from vision.models import Question


def wishes(question: Question, found: Results) -> dict[int, str]:
    """Return a wish for each theme that has one: worded by the facilitator, else the most agreed.

    Only typical statements that may be shown are chosen from, so that a wish changes as rarely as
    they do; among those on which nobody has answered yet, the most typical.
    """
    log = [Edit.from_json(entry.body) for entry in open_store().theme_edits.log(question.id)]
    worded = {edit.theme: edit.name for edit in log if edit.action is Action.WISH}
    told = {}
    if found.agreement is not None:
        consensus = Consensus.from_json(found.agreement["consensus"])
        told = {each.statement: each.everyone for each in consensus.statements}
    agreed = {key: some.agreement or 0.0 for key, some in told.items() if some is not None}
    typical = {theme.id: theme.quotes for theme in found.themes.themes}
    texts = quotes.texts([key for keys in typical.values() for key in keys])
    made = {}
    for theme, keys in typical.items():
        shown = [key for key in keys if key in texts]
        if theme in worded:
            made[theme] = worded[theme]
        elif shown:
            made[theme] = texts[max(shown, key=lambda key: agreed.get(key, 0.0))]
    return made
