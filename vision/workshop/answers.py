"""What follows from answers and stances, for the next snapshot of a question."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from vision.drafts.stances import stances
from vision.privacy import Band, Published, Released, answer_bands, release
from vision.themes import UNASSIGNED
from vision.workshop.agreement import agreement, theme_asked
from vision.workshop.people import answerers
from vision.workshop.snapshots import readable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vision.models import Question, Workshop
    from vision.store import Choice, Store


def answers(
    store: Store,
    workshop: Workshop,
    question: Question,
    body: dict[str, Any],
    previous: dict[str, Any],
) -> dict[str, Any]:
    """Return what follows from answers and stances, made from as many as may be counted.

    Stances belong to the whole workshop. Only the first question's snapshots count them, and the
    others show the same: otherwise two countings could be compared.

    Args:
        store: Where answers come from.
        workshop: Its smallest group.
        question: What the statements that were answered are about.
        body: The snapshot in the making: its ``themes`` and what of them is ``published``.
        previous: The body before; empty for the first.

    Returns:
        ``said``, how often people had spoken by then; ``released``, what is counted in public;
        ``answer_bands``, levels as answers to statements are shown by;
        ``agreement``, None before anyone has responded; ``standings``, by draft.
    """
    state = store.participants.said(workshop.id)  # first, so that what comes now is not missed
    first = workshop.questions[0].id == question.id
    drafts = [draft.id for draft in store.drafts.all(workshop.id)] if first else []
    votes = [(r.participant_id, r.statement_id, r.answer) for r in store.responses.all(question.id)]
    truths = [(theme_asked(t), p, n) for p, t, n in store.today_ratings.all(question.id)]
    choices = store.responses.choices(question.id)
    themes = _themes(choices, body)
    published = Published.from_json(body["published"])
    bands = answer_bands(published, _bands(previous.get("answer_bands", ())))
    known = previous.get("released")
    present = answerers(workshop, question, store.attendance.present(workshop.id))
    levels = {
        person: level
        for person, level in store.participants.levels(workshop.id).items()
        if person not in present.rows
    }
    least = workshop.smallest_group + present.doubt(workshop.smallest_group)
    released = release(
        Released.from_json(known) if known else None,
        [*((statement, person, answer) for person, statement, answer in votes), *truths],
        asked={*themes, *map(theme_asked, themes.values()), *(row[0] for row in truths)},
        levels=levels,
        bands=bands,
        smallest_group=least,
        authors={each.id: each.participant_id for each in choices if each.participant_id},
        lot=store.database.keyed_hash("left out", question.id),
    )
    released = release(
        released,
        [(d, person, rung) for d in drafts for person, rung in store.stances.all(d).items()],
        asked=drafts,
        levels=levels,
        bands=published.bands,
        smallest_group=least,
    )
    told = None
    if votes or truths:
        told = agreement(
            votes,
            released,
            statements=themes,
            bands=bands,
            smallest_group=workshop.smallest_group,
            previous=previous.get("agreement"),
        )
    return {
        "said": state,
        "released": released.to_json(),
        "answer_bands": [asdict(band) for band in bands],
        "agreement": told,
        "standings": {
            draft: stances(released, draft, published.bands).to_json() for draft in drafts
        }
        if first
        else _standings(store, workshop),
    }


def _themes(choices: Iterable[Choice], body: dict[str, Any]) -> dict[str, int]:
    """Return the theme of every statement that may be answered now."""
    labels = dict(zip(body["themes"]["keys"], body["themes"]["labels"], strict=True))
    return {each.id: labels.get(each.id, UNASSIGNED) for each in choices}


def _bands(data: Iterable[dict[str, Any]]) -> tuple[Band, ...]:
    return tuple(Band(row["name"], tuple(row["members"]), row["people"]) for row in data)


def _standings(store: Store, workshop: Workshop) -> dict[str, Any]:
    """Return where people stand, as the first question's newest snapshot has it."""
    newest = store.snapshots.newest_id(workshop.questions[0].id)
    stored = store.snapshots.get(newest) if newest else None
    return stored.body["standings"] if stored and readable(stored.body) else {}
