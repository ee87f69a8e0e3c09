"""Cuts: what a theme falls into when it is parted, looked at before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vision.models import Lens
from vision.text import clean
from vision.text.details import without_details
from vision.themes import CachedEncoder, Edit, Theme, default_encoder, text_hash
from vision.themes.encoders import LONGEST_ENCODED
from vision.workshop.counted_people import writers
from vision.workshop.snapshots import ENCODER, found_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from vision.models import Question, Workshop
    from vision.privacy import ExistingPeople
    from vision.store import Gathered, Store


@dataclass(frozen=True, slots=True)
class Uncut:
    """All that the themes of a question follow from, to be worked on elsewhere.

    Attributes:
        gathered: The statements that the newest result counts.
        workshop: The workshop.
        body: The newest result.
        edits: The curation log as plain JSON, in order.
        vectors: The vectors of the statements that are known, by the hash of their text.
        existing: How many of those who wrote exist.
    """

    gathered: tuple[Gathered, ...]
    workshop: Workshop
    body: dict[str, Any]
    edits: tuple[dict[str, Any], ...]
    vectors: Mapping[str, NDArray[np.float32]]
    existing: ExistingPeople


def uncut(store: Store, workshop: Workshop, question: Question, body: dict[str, Any]) -> Uncut:
    """Return what a cut is found from.

    Args:
        store: Holds statements, edits and vectors.
        workshop: The workshop.
        question: The question.
        body: The newest result; statements that came after it stay out of the cut.
    """
    counted = set(body["themes"]["keys"])
    gathered = tuple(each for each in store.statements.gathered(question.id) if each.id in counted)
    lines = [clean(without_details(each.text))[:LONGEST_ENCODED] for each in gathered]
    meant = workshop.lens is Lens.MEANING
    return Uncut(
        gathered,
        workshop,
        body,
        tuple(entry.body | {"id": entry.id} for entry in store.theme_edits.log(question.id)),
        store.vectors(ENCODER).get([text_hash(line) for line in lines]) if meant else {},
        writers(workshop, question, store.attendance.present(workshop.id)),
    )


def cut(given: Uncut, edit: Edit) -> tuple[Theme, ...]:
    """Return what a split makes of a theme, exactly as the next result would.

    Args:
        given: What it follows from.
        edit: The split; it is not kept.

    Returns:
        Its parts with names, sizes and typical statements; one where it does not fall apart.
    """
    inner = default_encoder() if given.workshop.lens is Lens.MEANING else None
    encoder = None
    if inner is not None:
        encoder = CachedEncoder(
            inner, lambda names: _among(names, given.vectors), lambda _new: None
        )
    _manner, themes = found_in(
        given.gathered,
        given.workshop,
        previous=given.body,
        edits=[*given.edits, edit.to_json()],
        encoder=encoder,
        existing=given.existing,
    )
    parts = {edit.theme, *edit.into}
    return tuple(theme for theme in themes.themes if theme.id in parts)


def _among(
    names: Sequence[str], vectors: Mapping[str, NDArray[np.float32]]
) -> dict[str, NDArray[np.float32]]:
    return {name: vectors[name] for name in names if name in vectors}
