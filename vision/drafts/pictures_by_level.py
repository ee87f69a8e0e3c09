"""What each level says back: who comes back, how alike its pictures are, and two typical ones."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from vision.drafts.picture_divergence import summed_up
from vision.drafts.say_back import NEAR, back_asked, share_back

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.drafts.say_back import Pictures
    from vision.privacy import Band, Released
    from vision.privacy.answer_publication import Answer

_SEVERAL: Final = 2


@dataclass(frozen=True, slots=True)
class LevelPictures:
    """What one level said back of one sentence; it may be shown.

    Attributes:
        level: Name of the level or band.
        people: Who said it back, as counted in public: at least the smallest group.
        back: Share of them whose picture is nearest to this sentence, 0..1; None where the draft
            has no other.
        alike: Mean likeness of two of their pictures, -1..1.
        low: What pictures dealt to sentences and levels fall short of in 5 of 100 deals.
        high: What they exceed in 5 of 100 deals; both None where one sentence was said back.
        typical: Keys of their pictures nearest to the middle of these, quotable ones only.
    """

    level: str
    people: int
    back: float | None
    alike: float
    low: float | None
    high: float | None
    typical: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return it as a plain dictionary."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> LevelPictures:
        """Return what ``to_json`` wrote."""
        return cls(**{**data, "typical": tuple(data["typical"])})


def level_pictures(
    pictures: Pictures,
    sentences: Sequence[str],
    released: Released,
    bands: Sequence[Band],
    *,
    smallest_group: int,
) -> dict[str, tuple[LevelPictures, ...]]:
    """Return by sentence what each level said back of it that enough people of are counted with.

    So whoever is quoted here is one of at least ``smallest_group`` people of that level who had
    that sentence.

    Args:
        pictures: What people said back.
        sentences: Those that may be shown.
        released: What is counted in public.
        bands: Levels as they may be shown, from the top down; fewer than two give nothing.
        smallest_group: People that a level needs.
    """
    if len(bands) < _SEVERAL:
        return {}
    cells = [
        (sentence, place, rows)
        for sentence in sentences
        for place, band in enumerate(bands)
        if len(rows := _rows(pictures, sentence, band, released)) >= smallest_group
    ]
    groups = [rows for _sentence, _place, rows in cells]
    several = len({sentence for sentence, _place, _rows in cells}) >= _SEVERAL
    chance = summed_up(pictures.dealt(groups)) if several else None
    found: dict[str, list[LevelPictures]] = {}
    for at, (sentence, place, rows) in enumerate(cells):
        counts = released.by_band(back_asked(sentence), bands, NEAR)[place]
        found.setdefault(sentence, []).append(
            LevelPictures(
                level=bands[place].name,
                people=counts.total(),
                back=share_back(counts) if len(pictures.said[rows[0]].among) > 1 else None,
                alike=round(pictures.alike(rows), 3),
                low=round(float(chance.low[at]), 3) if chance else None,
                high=round(float(chance.high[at]), 3) if chance else None,
                typical=pictures.typical(rows),
            )
        )
    return {sentence: tuple(levels) for sentence, levels in found.items()}


def _rows(pictures: Pictures, sentence: str, band: Band, released: Released) -> list[int]:
    """Return which pictures of a sentence are of counted people of a band."""
    people = {
        person
        for label, batch in released.answers.get(back_asked(sentence), {}).items()
        if label in band.members
        for person in batch
    }
    return [
        row
        for row, one in enumerate(pictures.said)
        if one.sentence == sentence and one.person in people
    ]


def by_level(
    sentences: Sequence[str], released: Released, bands: Sequence[Band]
) -> dict[str, tuple[int, float]]:
    """Return for each band how many said any sentence back, and the share that came back to it.

    Args:
        sentences: All that were said back.
        released: What is counted in public.
        bands: Levels as they may be shown; fewer than two give nothing.
    """
    if len(bands) < _SEVERAL:
        return {}
    sums: dict[str, Counter[Answer]] = {band.name: Counter() for band in bands}
    for sentence in sentences:
        told = released.by_band(back_asked(sentence), bands, NEAR)
        for band, counts in zip(bands, told, strict=True):
            sums[band.name].update(counts)
    return {
        name: (counts.total(), share)
        for name, counts in sums.items()
        if (share := share_back(counts)) is not None
    }
