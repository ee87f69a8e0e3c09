"""Agreement on the wall: what every level wants and what parts them, or how far answering is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pages.facilitator.wall.invitation import in_total
from pages.facilitator.wall.lettering import smaller, width
from pages.parts import quotes, totals
from pages.parts.blocks import esc
from pages.parts.phone_charts import ROUND, SQUARE
from vision.consensus import Answered, Consensus, Highlights, highlights
from vision.consensus.findings import agreement_finding
from vision.consensus.importance import Importance
from vision.translation import _, marked, ngettext, of_100

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.parts.results import Results
    from vision.models import Workshop

SEATS: Final = {"large": 30, "middle": 120, "small": 400}
"""Marks for people: the largest in which all of them have room."""
MOST_SEATS: Final = 400
SOON_TOLD: Final = marked(
    "What every level wants, and what parts them, appears here once enough have."
)


def consensus(workshop: Workshop, found: Results | None) -> Consensus | None:
    """Return what may be shown of the answers; None before every level has answered enough."""
    if found is None or found.agreement is None or not workshop.phase.rules.asked:
        return None
    told = Consensus.from_json(found.agreement["consensus"])
    return told if told.asked else None


def matters(found: Results) -> dict[str, float]:
    """Return statements to how many call them important, where that may be shown."""
    told = found.agreement
    return Importance.from_json(told["importance"]).of if told else {}


def glance(
    told: Consensus,
    before: Highlights | None,
    said_by: Mapping[str, int | None] | None = None,
    matters: Mapping[str, float] | None = None,
) -> tuple[str, Highlights]:
    """Return the strongest bridges and one divide as HTML, and what they are for the next time.

    Args:
        told: What may be shown of the answers.
        before: What stands on the wall.
        said_by: How many people said a sentence, of those that several said.
        matters: Statement to how many call it important; what many do comes first.
    """
    keys = [each.statement for each in (*told.bridges, *told.divides)]
    texts = quotes.attributed(keys, said_by)
    worth = matters or {}
    shown = highlights(told, texts.keys(), before, matters=worth)
    several = len(told.levels) > 1
    wanted = "".join(
        _row(texts, each, _room(each) + _important(worth.get(each.statement)))
        for each in shown.bridges
    )
    parts = [f'<h2 class="v-says">{esc(str(agreement_finding(told)))}</h2>']
    if wanted:
        says = _("Wanted at every level") if several else _("Wanted by most")
        if any(worth.get(each.statement) for each in shown.bridges):
            says = (
                _("Wanted at every level, what matters to most first")
                if several
                else _("Wanted by most, what matters to most first")
            )
        parts.append(_part(says, wanted))
    if shown.divide:
        row = _row(texts, shown.divide, _apart(told.levels, shown.divide))
        parts.append(_part(_("Not of one mind"), row))
    return "".join(parts), shown


def _important(share: float | None) -> str:
    """Return to how many of the room a statement matters a lot; nothing where that is not shown."""
    if not share:
        return ""
    told = _("matters a lot to {of_100}", of_100=of_100(share))
    return f'<span class="v-matters">{esc(told)}</span>'


def progress(workshop: Workshop) -> str:
    """Return how far answering is, and nothing of what was answered, so that nobody is led."""
    answered, joined = totals.answered_by_phone(workshop), totals.joined(workshop)
    if not joined.number:  # all came with a file
        answered, joined = totals.answered(workshop)[0], totals.nameless(workshop)
    if joined.number < answered.number:  # looked up within a second of each other
        joined = answered
    says = _("{people} of {joined} have answered", people=answered, joined=joined)
    return (
        f'<div class="v-progress"><p class="v-kicker">'
        f"{esc(_('Agree, disagree or pass, on your phone'))}</p><p>{esc(says)}</p>"
        f"{_seats(answered.least, joined.least)}<p>{esc(_(SOON_TOLD))}</p></div>"
    )


def _seats(people: int, joined: int) -> str:
    """Return one mark for everyone, as many filled as have answered: how many, and not who.

    In a small room there are as many as the steps of both numbers tell.
    """
    if not joined:
        return ""
    if joined > MOST_SEATS:
        share = 100 * people / joined
        return f'<div class="v-bar" aria-hidden="true"><i style="width:{share:.1f}%"></i></div>'
    size = next(name for name, most in SEATS.items() if joined <= most)
    marks = '<i class="on"></i>' * people + "<i></i>" * (joined - people)
    return f'<div class="v-seats v-{size}" aria-hidden="true">{marks}</div>'


def given(workshop: Workshop) -> str:
    """Return people who answered and their answers, in total."""
    people, answers = totals.answered(workshop)
    return in_total(
        (people, ngettext("has answered", "have answered", people.form)),
        (answers, ngettext("answer", "answers", answers.form)),
    )


def _part(says: str, rows: str) -> str:
    return (
        f'<div class="v-part"><p class="v-kicker">{esc(says)}</p>'
        f"<p>{esc(_('Agree, of 100 who take a side'))}</p>"
        f'</div><ul class="v-agreed">{rows}</ul>'
    )


def _row(texts: dict[str, str], each: Answered, told: str) -> str:
    text = texts[each.statement]
    size = smaller("answered", width(text))
    return f'<li><p class="v-said{size}">{esc(text)}</p><div class="v-told">{told}</div></li>'


def _room(each: Answered) -> str:
    """Return how many of the room agree."""
    share = (each.everyone.agreement if each.everyone else None) or 0.0
    return (
        f'<div class="v-bar" aria-hidden="true"><i style="width:{100 * share:.1f}%"></i></div>'
        f"<b>{100 * share:.0f}</b>"
    )


def _apart(levels: tuple[str, ...], each: Answered) -> str:
    """Return the two levels that are furthest apart; a square for the upper, else a circle."""
    pairs = zip(levels, each.levels, strict=True)
    known = [(s.agreement, name) for name, s in pairs if s and s.agreement is not None]
    low, high = min(known), max(known)
    upper = next(end for end in known if end in (low, high))
    marks = "".join(
        f'<b class="{SQUARE if end == upper else ROUND}" '
        f'style="inset-inline-start:{100 * end[0]:.1f}%"></b>'
        for end in (low, high)
    )
    words = "".join(
        f"<span><b>{100 * share:.0f}</b> {esc(name)}</span>" for share, name in (low, high)
    )
    first, wide = 100 * low[0], 100 * (high[0] - low[0])
    return (
        f'<div class="v-rail" aria-hidden="true">'
        f'<i style="inset-inline-start:{first:.1f}%;width:{wide:.1f}%"></i>'
        f'{marks}</div><div class="v-ends">{words}</div>'
    )
