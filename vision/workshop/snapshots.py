"""A snapshot: everything that follows from the statements of one question, computed once."""

from __future__ import annotations

import json
import random
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from vision.alignment import align, spoken
from vision.manner import find_manner, plainly, with_notes
from vision.models import Lens
from vision.privacy import ExistingPeople, Published, publish
from vision.text import Voices, clean
from vision.text.details import without_details
from vision.themes import UNASSIGNED, CachedEncoder, Edit, Themes, default_encoder, find_themes
from vision.themes.encoders import LONGEST_ENCODED
from vision.wordclouds import Layout, layout, word_counts
from vision.wordclouds.layout import ON_WALL

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from vision.manner import Manner
    from vision.models import Workshop
    from vision.store import Gathered
    from vision.store.vectors import Vectors
    from vision.themes import Encoder

ENCODER: Final = "use-m3"
FORMAT: Final = 16
"""Grows when a body would be another one; one of another format is made anew."""
_SAME_SHAPE: Final = 12
"""The oldest format that pages can show: it may lie there until its round is revealed again."""
_OLDEST: Final = 8
"""The oldest format whose themes, cloud and reveal are read when the next body is made."""

BATCH: Final = 24
"""Statements at most that one snapshot hands to the wall."""


def snapshot(
    gathered: Sequence[Gathered],
    workshop: Workshop,
    *,
    previous: dict[str, Any] | None,
    edits: Sequence[dict[str, Any]],
    vectors: Callable[[str], Vectors],
    existing: ExistingPeople | None = None,
    has_person: bool = True,
) -> dict[str, Any]:
    """Return what follows from the statements, as plain JSON.

    The same statements, workshop, predecessor and edits give the same result.

    Args:
        gathered: Every visible statement to the question.
        workshop: Its levels, units, lens and smallest group.
        previous: The body of the snapshot before; themes and published numbers follow it.
        edits: The curation log as plain JSON, in order.
        vectors: Opens the kept vectors of an encoder.
        existing: How many of the people exist; None where nobody is doubted.
        has_person: False where rows of a file stand for people: no difference is called then.

    Returns:
        ``format``, ``revealed``, ``themes``, ``published``, ``alignment``, ``cloud`` (a layout),
        ``batch`` (keys of new statements for the wall, in random order, of at least as many people
        as the smallest group), ``held`` (keys of new ones, as long as they are too few), ``late``
        (keys of statements that came after the reveal and wait for those of enough people, of
        ``late_needs``),
        ``seen`` (keys of all that were ever let in), ``out`` (the last round whose themes were
        revealed; 0 for none) and ``named`` (ids of the themes that people have seen by their
        names).

    Raises:
        NotEnoughTextError: There is too little to find themes in.
    """
    # What was published stays the base of what is published next, whatever else has changed.
    before = Published.from_json(previous["published"]) if previous else None
    previous = previous if goes_on(previous) else None
    here = existing or ExistingPeople()
    late = _late(gathered, workshop, previous, here)
    gathered = [each for each in gathered if each.id not in late]
    typed = (without_details(each.text) for each in gathered)
    encoder = cached_encoder(vectors, typed) if workshop.lens is Lens.MEANING else None
    manner, themes = found_in(
        gathered, workshop, previous=previous, edits=edits, encoder=encoder, existing=here
    )
    levels = [level.id for level in workshop.levels]
    rows = _rows(gathered, themes, manner)
    published = publish(
        before,
        spoken(rows),
        levels=levels,
        smallest_group=workshop.smallest_group,
        names={level.id: level.name for level in workshop.levels}
        | {unit.id: unit.name for unit in workshop.units},
        revealed=workshop.revealed,
        existing=existing,
    )
    found = align(
        rows,
        themes=[(theme.id, theme.name) for theme in themes.themes if not theme.other],
        levels=levels,
        has_person=has_person,
        smallest_group=workshop.smallest_group,
        published=published,
    )
    names = {level.id: level.name for level in workshop.levels}
    alignment = with_notes(found, manner, names, on_cards=_on_cards(gathered, workshop, here))
    return {
        "format": FORMAT,
        "revealed": workshop.revealed,
        "themes": themes.to_json(),
        "published": published.to_json(),
        "alignment": alignment.to_json(),
        "cloud": _cloud(gathered, themes, previous, workshop.smallest_group),
        "late": sorted(late),
        "late_needs": here.needed(workshop.smallest_group),
        **_entry(themes, workshop, previous),
        **new_on_the_wall(gathered, previous, here.enough(workshop.smallest_group)),
    }


def found_in(
    gathered: Sequence[Gathered],
    workshop: Workshop,
    *,
    previous: dict[str, Any] | None,
    edits: Sequence[dict[str, Any]],
    encoder: Encoder | None,
    existing: ExistingPeople,
) -> tuple[Manner, Themes]:
    """Return how levels write, and the themes of the statements with that left out.

    Cards and rows tell nothing of how a level writes, and phones as little as they lift groups.

    Args:
        gathered: The statements that are counted.
        workshop: Its levels, lens, number of themes and smallest group.
        previous: A body that can be gone on from; None begins anew.
        edits: The curation log as plain JSON, in order.
        encoder: Gives sentence vectors; None where statements are compared by wording.
        existing: How many of the people exist.
    """
    rows = existing.rows
    manner = find_manner(
        [without_details(each.text) for each in gathered],
        [each.participant_id for each in gathered],
        [None if each.participant_id in rows else each.level_id for each in gathered],
        smallest_group=existing.needed(workshop.smallest_group),
        quotable=[each.quotable for each in gathered],
    )
    find = partial(
        find_themes,
        keys=[each.id for each in gathered],
        lens=workshop.lens,
        count=workshop.theme_count,
        previous=Themes.from_json(previous["themes"]) if previous else None,
        edits=[Edit.from_json(body) for body in edits],
        voices=voices(gathered, workshop.smallest_group),
        renamed=workshop.revealed and previous is not None and not previous["revealed"],
        seen=_named(previous, workshop),
        asked=(workshop.title, *(question.text for question in workshop.questions)),
    )
    return manner, plainly(lambda texts, own: find(texts, encoder=own), manner, encoder)


def _on_cards(gathered: Sequence[Gathered], workshop: Workshop, existing: ExistingPeople) -> bool:
    """Return whether cards and rows of files, which tell nothing of manner, speak for levels."""
    cards = {each.participant_id for each in gathered if each.level_id} & existing.rows
    return len(cards) >= workshop.smallest_group


def _late(
    gathered: Sequence[Gathered],
    workshop: Workshop,
    previous: dict[str, Any] | None,
    existing: ExistingPeople,
) -> frozenset[str]:
    """Return the statements that wait: nobody's words come in alone once themes are out.

    At the reveal of a round all that was written in it comes in at once; to go back to gathering
    and reveal again is no second one. What was in before and was hidden meanwhile may come back by
    itself.
    """
    out = _out(previous, workshop)
    if not workshop.revealed or not out:
        return frozenset()
    seen = _let_in(previous)
    new = [each for each in gathered if each.id not in seen]
    if existing.enough(workshop.smallest_group)({each.participant_id for each in new}):
        return frozenset()
    return frozenset(each.id for each in new if each.round <= out)


def _out(previous: dict[str, Any] | None, workshop: Workshop) -> int:
    """Return the last round whose themes were revealed by the snapshot before; 0 for none."""
    if previous is None:
        return 0
    return int(previous.get("out", workshop.round if previous["revealed"] else 0))


def _let_in(previous: dict[str, Any] | None) -> set[str]:
    """Return the keys of all statements that the snapshots before let in."""
    if previous is None:
        return set()
    known = () if "out" in previous else previous["themes"]["keys"]
    return {*known, *previous.get("seen", ())}


def revealed_keys(body: dict[str, Any] | None, workshop: Workshop) -> set[str]:
    """Return the keys of all statements that stood behind themes people could see; none before."""
    return _let_in(body) if _out(body, workshop) else set()


def _named(previous: dict[str, Any] | None, workshop: Workshop) -> set[int]:
    """Return the ids of all themes that people have seen by their names at a reveal.

    A body of before this was kept knows it of the themes that it has, if any were revealed.
    """
    if previous is None or not _out(previous, workshop):
        return set()
    return set(previous.get("named", [each["id"] for each in previous["themes"]["themes"]]))


def _entry(themes: Themes, workshop: Workshop, previous: dict[str, Any] | None) -> dict[str, Any]:
    """Return what was let in by now, the last round that was revealed, and which names were seen.

    What people write after a reveal, once they gather again, is let in by the next reveal only.
    """
    out, seen, named = _out(previous, workshop), _let_in(previous), _named(previous, workshop)
    if workshop.revealed or not out:
        seen |= set(themes.keys)
    if workshop.revealed:
        out, named = max(out, workshop.round), named | {theme.id for theme in themes.themes}
    return {"seen": sorted(seen), "out": out, "named": sorted(named)}


def voices(gathered: Sequence[Gathered | None], smallest_group: int) -> Voices:
    """Return whose statements are, and which may be quoted; of those that are gone, none."""
    return Voices(
        tuple(each.participant_id if each else None for each in gathered),
        tuple(each is not None and each.quotable for each in gathered),
        smallest_group,
    )


def is_current(body: dict[str, Any] | None) -> bool:
    """Return whether a stored body is of this version's format; another is made anew."""
    return body is not None and body.get("format") == FORMAT


def readable(body: dict[str, Any] | None) -> bool:
    """Return whether pages can show a stored body, until it is made anew."""
    return body is not None and _SAME_SHAPE <= body.get("format", 0) <= FORMAT


def shown_mark(body: dict[str, Any]) -> str:
    """Return a mark of all that pages show of a body: another one where they show other things.

    Each act of one person makes another snapshot, and most of these show nothing new: what came
    waits for company. Whoever is told of results, or looks at files that depend on them, is told
    by this mark, and sees nobody act.
    """
    shown = {name: told for name, told in body.items() if name not in _UNSEEN}
    for part, names in _UNSEEN_OF.items():
        shown[part] = {name: told for name, told in body.get(part, {}).items() if name not in names}
    parts = body.get("parts", {})
    shown["parts"] = {
        part: {name: told for name, told in found.items() if name != "released"}
        for part, found in parts.items()
    }
    said = json.dumps(shown, sort_keys=True, default=str)
    return blake2b(said.encode(), digest_size=16).hexdigest()


_UNSEEN: Final = frozenset(
    {"late", "late_needs", "held", "seen", "out", "named", "said", "released", "filed", "shown"}
)
"""What only the next body is made from, and the mark itself."""
_UNSEEN_OF: Final = {"themes": frozenset({"seconds"}), "published": frozenset({"attendance"})}
"""Likewise, of parts of a body that are seen otherwise."""


def goes_on(body: dict[str, Any] | None) -> bool:
    """Return whether a stored body can be gone on from: its themes stay what they were."""
    return body is not None and _OLDEST <= body.get("format", 0) <= FORMAT


def cached_encoder(
    vectors: Callable[[str], Vectors], typed: Iterable[str | None]
) -> CachedEncoder | None:
    """Return the installation's encoder behind the store's vectors; None where it is missing.

    Args:
        vectors: Opens the kept vectors of an encoder.
        typed: Statements, without details: their vectors alone may be kept, as they go when these
            are withdrawn.
    """
    encoder = default_encoder()
    if encoder is None:
        return None
    kept = vectors(ENCODER)
    lines = {clean(text)[:LONGEST_ENCODED] for text in typed if text}
    return CachedEncoder(encoder, kept.get, kept.put, lines.__contains__)


def _rows(gathered: Sequence[Gathered], themes: Themes, manner: Manner) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (
                each.id,
                each.participant_id,
                int(label),
                each.level_id,
                each.unit_id,
                each.round,
                len(text),
            )
            for each, label, text in zip(gathered, themes.labels, manner.texts, strict=True)
            if label != UNASSIGNED
        ],
        columns=["statement", "person", "theme", "level", "unit", "round", "length"],
    )


def _cloud(
    gathered: Sequence[Gathered],
    themes: Themes,
    previous: dict[str, Any] | None,
    smallest_group: int,
) -> dict[str, Any]:
    """Return the words that at least two people used, where they stood before if they did.

    Statements that may not be quoted lend no words, and nobody's personal details do.
    """
    lines = [without_details(each.text) if each.quotable else None for each in gathered]
    words = word_counts(
        lines,
        [each.participant_id for each in gathered],
        themes=themes.labels.tolist(),
        smallest_group=smallest_group,
    )
    stood = Layout.from_json(previous["cloud"]) if previous else None
    return layout(words, *ON_WALL, previous=stood).to_json()


def new_on_the_wall(
    gathered: Sequence[Gathered],
    previous: dict[str, Any] | None,
    enough: Callable[[Collection[str]], bool],
) -> dict[str, list[str]]:
    """Return new statements for the wall: enough people's, in an order that tells nothing."""
    known = set(previous["themes"]["keys"]) - set(previous["held"]) if previous else set()
    new = [each for each in gathered if each.quotable and each.id not in known]
    keys = [each.id for each in new]
    if not enough({each.participant_id for each in new}):
        return {"batch": list(previous["batch"]) if previous else [], "held": keys}
    random.Random(len(gathered)).shuffle(keys)
    return {"batch": keys[:BATCH], "held": []}
