"""What follows from answers and stances, for the next snapshot of a question."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from vision.consensus.duplicate_groups import Duplicates, duplicates
from vision.drafts.stances import stances
from vision.optional_parts import Part
from vision.privacy import Band, Published, Released, answer_bands, release
from vision.privacy.answer_publication import things_left_out
from vision.privacy.exported_answers import settled
from vision.themes import UNASSIGNED
from vision.workshop.agreement import agreement, theme_asked
from vision.workshop.answer_counts import Room, counted
from vision.workshop.counted_people import answerers
from vision.workshop.slates import told_slates
from vision.workshop.snapshots import readable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from vision.models import Question, Workshop
    from vision.store import Choice, Gathered, Store


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
        ``filed``, what of it files of single answers are made from, None where it is all;
        ``answer_bands``, levels as answers to statements are shown by;
        ``agreement``, None before anyone has responded; ``standings``, by draft; ``slates``, by
        size, where the workshop has that part.
    """
    state = store.participants.said(workshop.id)  # first, so that what comes now is not missed
    first = workshop.questions[0].id == question.id
    drafts = [draft.id for draft in store.drafts.all(workshop.id)] if first else []
    twice = Duplicates.from_json(body["duplicates"])
    given = twice.answers(store.responses.all(question.id))
    votes = [(each.participant_id, one, each.answer) for each, one in given]
    truths = [(theme_asked(t), p, n) for p, t, n in store.today_ratings.all(question.id)]
    choices = _let_in(store.responses.choices(question.id), body)
    themes = _themes(choices, body, twice)
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
    released = counted(
        Released.from_json(known) if known else None,
        (given, truths),
        twice,
        themes=themes,
        authors={each.id: each.participant_id for each in choices if each.participant_id},
        room=Room(levels, bands, least, store.database.keyed_hash("left out", question.id)),
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
            released,
            statements=_in_themes(themes, body),
            bands=bands,
            smallest_group=workshop.smallest_group,
            least=least,
            previous=previous.get("agreement"),
        )
    return {
        "said": state,
        "released": released.to_json(),
        "filed": _filed(previous, released, themes, least),
        "answer_bands": [asdict(band) for band in bands],
        "agreement": told,
        "standings": {
            draft: stances(released, draft, published.bands).to_json() for draft in drafts
        }
        if first
        else _standings(store, workshop),
        "slates": told_slates(told, released, bands)
        if told and Part.SLATE in workshop.parts
        else {},
    }


def said_twice(
    asked: Sequence[Choice],
    gathered: Sequence[Gathered],
    *,
    late: Collection[str],
    previous: dict[str, Any],
    enough: Callable[[Collection[str]], bool],
) -> list[dict[str, Any]]:
    """Return the sentences that stand in more than one statement, for a snapshot.

    Args:
        asked: What may be answered.
        gathered: Every visible statement.
        late: Ids of those that wait.
        previous: The body before; what was counted there goes on standing for its sentence.
        enough: Whether some people may be counted in public.
    """
    told = previous.get("released", {})
    known = {
        *(row["statement"] for row in previous.get("duplicates", ())),
        *told.get("answers", {}),
        *things_left_out(told),
    }
    quiet = [each for each in gathered if not each.quotable]
    return duplicates(asked, quiet, late=late, known=known, enough=enough).to_json()


def _filed(
    previous: dict[str, Any], released: Released, sentences: Collection[str], least: int
) -> dict[str, Any] | None:
    """Return the answers that files are made from, where they stay behind what is counted."""
    known = previous.get("filed") or previous.get("released")
    before = Released.from_json(known) if known else None
    files = settled(before, released, sentences, smallest_group=least)
    return None if files is released else files.to_json()


def _let_in(choices: Iterable[Choice], body: dict[str, Any]) -> list[Choice]:
    """Return what may be answered, without words that wait for company: all listed is seen."""
    seen = set(body["seen"])
    return [each for each in choices if each.seed or each.id in seen]


def _themes(choices: Iterable[Choice], body: dict[str, Any], twice: Duplicates) -> dict[str, int]:
    """Return the theme of every sentence that may be answered now."""
    labels = dict(zip(body["themes"]["keys"], body["themes"]["labels"], strict=True))
    return {
        one: next((labels[key] for key in twice.members(one) if key in labels), UNASSIGNED)
        for one in twice.listed(each.id for each in choices)
    }


def _in_themes(themes: Mapping[str, int], body: dict[str, Any]) -> dict[str, int]:
    """Return the theme of every sentence that may be answered; none where it has no thread.

    Such sentences are answered like others, and no finding about themes counts them.
    """
    other = {theme["id"] for theme in body["themes"]["themes"] if theme.get("other")}
    return {key: UNASSIGNED if theme in other else theme for key, theme in themes.items()}


def _bands(data: Iterable[dict[str, Any]]) -> tuple[Band, ...]:
    return tuple(Band(row["name"], tuple(row["members"]), row["people"]) for row in data)


def _standings(store: Store, workshop: Workshop) -> dict[str, Any]:
    """Return where people stand, as the first question's newest snapshot has it."""
    newest = store.snapshots.newest_id(workshop.questions[0].id)
    stored = store.snapshots.get(newest) if newest else None
    return stored.body["standings"] if stored and readable(stored.body) else {}
