"""What people say back of the draft, for the next snapshot: what may be counted of it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from vision.drafts import clauses
from vision.drafts.pictures_by_level import by_level, level_pictures
from vision.drafts.say_back import (
    Pictures,
    Said,
    back_asked,
    band_size,
    want_asked,
)
from vision.privacy import Band, Released, answer_bands, release

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vision.privacy import Published
    from vision.store import Draft, Picture
    from vision.themes import Encoder

MEASURED: Final = frozenset({"sentences", "by_level"})
"""What is measured of pictures; a snapshot of an earlier version may hold only some of it."""


def said_of(pictures: Iterable[Picture], versions: Iterable[Draft]) -> tuple[Said, ...]:
    """Return pictures with the sentence that each is of, also of versions before the newest.

    Somebody who said the same sentence back of two versions counts with the later one.
    """
    by_id = {draft.id: draft for draft in versions}
    cut = {key: tuple(each.text for each in clauses(d.text)) for key, d in by_id.items()}
    found: dict[tuple[str, str], Said] = {}
    for each in sorted(pictures, key=lambda p: (by_id[p.draft_id].number, p.id)):
        among = cut[each.draft_id]
        if not 0 <= each.clause < len(among):
            continue
        sentence = among[each.clause]
        found[each.participant_id, sentence] = Said(
            each.id, each.participant_id, sentence, each.text, each.wanted, each.quotable, among
        )
    return tuple(found[key] for key in sorted(found))


def said_back(
    said: Sequence[Said],
    *,
    levels: Mapping[str, str | None],
    published: Published,
    sentences: int,
    least: int,
    encoder: Encoder | None,
    before: Mapping[str, Any],
) -> dict[str, Any]:
    """Return what came back of each sentence, as plain JSON.

    Args:
        said: What people said back.
        levels: Person to level; rows of files have none.
        published: Levels as they may be shown, and the smallest group. Where each level could not
            say each sentence back, neighbours are joined further, and stay so.
        sentences: How many are given out.
        least: People that a batch needs.
        encoder: Gives sentence vectors; None compares wording only.
        before: What this function returned last; empty for the first.

    Returns:
        ``sentences``, ``by_level`` (sentence to what each level said back of it), ``levels`` (band
        to people and share that came back), ``bands`` (levels as these are shown by) and
        ``released``, what is counted in public.
    """
    pictures = Pictures(said, encoder)
    back = pictures.leads_back()
    kept = {one.person for one in pictures.said}
    answers: list[tuple[str, str, int]] = []
    for one in pictures.said:
        answers.append((back_asked(one.sentence), one.person, back[one.key]))
        answers.append((want_asked(one.sentence), one.person, int(one.wanted)))
    bands = answer_bands(
        published,
        tuple(Band(b["name"], tuple(b["members"]), b["people"]) for b in before.get("bands", ())),
        least=band_size(sentences, least),
    )
    known = before.get("released")
    released = release(
        Released.from_json(known) if known else None,
        answers,
        asked={thing for thing, _, _ in answers} | set(known["answers"] if known else ()),
        levels={person: level for person, level in levels.items() if person in kept},
        bands=bands,
        smallest_group=least,
    )
    told = released.to_json()
    # Likenesses are numbers too: as long as no batch came in, they stay what they were.
    same = MEASURED & before.keys() if known == told else set()
    measured = {name: before[name] for name in sorted(same)}
    if same != MEASURED:
        measured = _measured(pictures, released, bands, published.smallest_group) | measured
    together = by_level(sorted({one.sentence for one in said}), released, bands)
    return {
        **measured,
        "levels": {name: list(told) for name, told in together.items()},
        "bands": [asdict(band) for band in bands],
        "released": told,
    }


def _measured(
    pictures: Pictures, released: Released, bands: Sequence[Band], smallest_group: int
) -> dict[str, Any]:
    """Return what came back of each sentence, of everyone and level by level, as plain JSON."""
    found = pictures.measured(released, bands, smallest_group=smallest_group)
    shown = [each.sentence for each in found]
    levels = level_pictures(pictures, shown, released, bands, smallest_group=smallest_group)
    return {
        "sentences": [each.to_json() for each in found],
        "by_level": {one: [each.to_json() for each in some] for one, some in levels.items()},
    }
