"""Chapters of a report on what became of it: first steps, and what pulses came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from pages.parts import pulse_results
from pages.parts.follow_up import STATES, noted, whose
from vision.drafts.pulses import latest
from vision.privacy import group_title
from vision.reports import Chapter, Section
from vision.translation import _, day, decimal, ngettext

if TYPE_CHECKING:
    from pages.leadership.parts.selection import Selection
    from pages.parts.follow_up import FollowUp
    from vision.store import FirstStep


def chapters(selection: Selection) -> list[Chapter]:
    """Return first steps and pulses, as far as there are any."""
    found = noted(selection.workshop, to_leaders=True)
    return [*_steps(found), *_pulses(selection)] if found else []


def _steps(found: FollowUp) -> list[Chapter]:
    if not found.noted:
        return []
    by_sentence = [(found.sentences[at], steps) for at, steps in sorted(found.steps.items())]
    if found.gone:
        by_sentence.append((_("Of sentences that are no longer in the vision"), list(found.gone)))
    sections = tuple(
        Section(text, tuple((step.text, _said(step)) for step in steps))
        for text, steps in by_sentence
    )
    rows = [
        (text, step.text, _(STATES[step.state][1]), step.owner, _due(step), step.why)
        for text, steps in by_sentence
        for step in steps
    ]
    columns = [
        *(_("Sentence"), _("First step"), _("How far it is"), _("Who has it")),
        *(_("Until when"), _("Why it was dropped")),
    ]
    return [
        Chapter(
            ngettext("One first step", "{number} first steps", found.noted),
            _("What somebody does about each sentence of the vision."),
            view="shape/became",
            sections=sections,
            sheet=_("First steps"),
            table=pd.DataFrame(rows, columns=columns),
        )
    ]


def _said(step: FirstStep) -> str:
    return _("{state}. {whose}", state=_(STATES[step.state][1]).capitalize(), whose=whose(step))


def _due(step: FirstStep) -> str:
    return day(step.due) if step.due else ""


def _pulses(selection: Selection) -> list[Chapter]:
    told = pulse_results.over(selection.workshop, to_leaders=True)
    shown = latest([each for _pulse, each in told])
    if shown is None:
        return []
    last, moves = shown
    moved = {(each.text, each.level): each for each in moves}
    lines, rows = [], []
    for sentence in last.sentences:
        for group in sentence.groups:
            if group.mean is None:
                continue
            level, move = group_title(group.level), moved.get((sentence.text, group.level))
            mean = _("{level}: {mean} of 10.", level=level, mean=decimal(group.mean))
            change = pulse_results.change(move) if move else ""
            lines.append((sentence.text, f"{mean} {change}".strip()))
            was = (move.before, move.low, move.high, _(move.verdict)) if move else ("", "", "", "")
            rows.append((sentence.text, level, group.people, group.mean, *was))
    columns = [
        *(_("Sentence"), _("Level"), _("People"), _("How true today, 0 to 10")),
        *(_("In the first pulse"), _("Change likely from"), _("Change likely to"), _("Verdict")),
    ]
    return [
        Chapter(
            pulse_results.finding(told),
            pulse_results.asked_on(told),
            view="shape/became",
            sections=(Section(_("How true each sentence is today"), tuple(lines)),),
            sheet=_("Pulses"),
            table=pd.DataFrame(rows, columns=columns),
        )
    ]
