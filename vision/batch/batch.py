"""From millions of statements to themes and alignment: one definition for every engine."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from vision.alignment import Alignment, align
from vision.alignment.named_persons import tell_people_apart
from vision.batch.steps import NOBODY, Assign, Columns, Sample, Scan
from vision.errors import InvalidFileError, InvalidOptionError
from vision.exchange.name_matching import as_listed, spelled_alike
from vision.limits import SMALLEST_GROUP
from vision.manner import Manner, find_manner, plainly, with_notes
from vision.models import Lens
from vision.text import Voices
from vision.text.flooding import FLOOD_COPIES
from vision.themes import UNASSIGNED, Themes, default_encoder, find_themes
from vision.themes.assignment import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from vision.batch.engines import Engine, Step
    from vision.batch.resume import Work
    from vision.batch.source import Chunk
    from vision.themes import Encoder

    Progress = Callable[[str, float], None]

MOST: Final = 50_000
"""Statements that themes are found in; as many as there are, up to these."""

HURRIED: Final = 1_000
"""Statements of one person above which, if they are one in a hundred of all, something is wrong."""

SHOWN: Final = 20
"""Names of levels that are told where some are not in their place."""

NOT_WHOLE: Final = (
    "The engine lost or repeated rows, so nothing was counted. Run it again; if it says so twice, "
    "tell whoever looks after the engine."
)
TOO_MANY: Final = (
    "How levels write is taken out of up to {most:,} rows, not of {all:,}: a difference between "
    "levels may lie in wording alone."
)
TWICE: Final = "Two rows have the same key. Name a column in which every row has its own."
ONE_PERSON: Final = (
    "One person has {most:,} of {all:,} statements. Is {column!r} the column that tells people "
    "apart?"
)


@dataclass(frozen=True, slots=True)
class Batch:
    """What came out.

    Attributes:
        keys: Shape (n,), ascending: hashes of the rows' keys.
        labels: Shape (n,): their themes, -1 for none.
        themes: As found in the sample.
        counts: Theme id to statements, the largest first.
        alignment: None where no level was named.
        digest: Of labels and tables; the same for the same rows, whoever ran it and how.
        notices: Plain sentences.
        manner: How levels write, which was left out; None where it was not looked at.
    """

    keys: NDArray[np.int64]
    labels: NDArray[np.int32]
    themes: Themes
    counts: dict[int, int]
    alignment: Alignment | None
    digest: str
    notices: tuple[str, ...] = field(default=())
    manner: Manner | None = None

    def to_json(self) -> dict[str, Any]:
        """Return what a command prints; single labels are too many for that."""
        names = {theme.id: theme for theme in self.themes.themes}
        return {
            "statements": len(self.keys),
            "unassigned": int((self.labels == UNASSIGNED).sum()),
            "sample": len(self.themes.keys),
            "themes": [
                {
                    "id": theme,
                    "name": names[theme].name,
                    "keywords": list(names[theme].keywords),
                    "size": size,
                }
                for theme, size in self.counts.items()
            ],
            "alignment": self.alignment.to_json() if self.alignment else None,
            "manner": self.manner.to_json() if self.manner else None,
            "notices": list(self.notices),
            "digest": self.digest,
        }


def run_batch(
    chunks: Sequence[Chunk],
    columns: Columns,
    engine: Engine,
    *,
    levels: Sequence[str] | None = None,
    lens: Lens = Lens.MEANING,
    count: int | None = None,
    seed: int = 0,
    smallest_group: int = 5,
    encoder: Encoder | None = None,
    most: int = MOST,
    work: Work | None = None,
    progress: Progress | None = None,
) -> Batch:
    """Return themes and alignment of all rows.

    *Scan*: every row's key, person and whether its text was pasted, by sums. *Sample*: the rows
    with the smallest keys. *Fit*: ``find_themes`` in the sample. *Assign*: the theme of every other
    row, from the row and the fitted model alone. *Count* and ``align``: sums. Up to ``most`` rows
    the sample is all there is: what levels differ in by manner is left out, and themes are what
    pages find. Beyond, a notice says that it is not.

    Args:
        chunks: From ``chunks_of``; how they are cut and in which order makes no difference.
        columns: Where to find what.
        engine: Runs a step over all chunks.
        levels: From the top down; None where they have no order.
        lens: How statements are compared.
        count: Number of themes; None lets the data choose.
        seed: Of every random draw.
        smallest_group: People that a group needs.
        encoder: Gives sentence vectors; the installed one by default.
        most: Rows in the sample.
        work: Keeps what is done, so that an interrupted batch goes on.
        progress: Called with a step and the part of it that is done.

    Raises:
        InvalidFileError: A chunk can't be read, two rows have one key, one person has too much of
            it all, or the engine lost or repeated something.
        InvalidOptionError: No row of the sample is of any of the levels.
        NotEnoughTextError: There are no rows at all.
    """
    run = _Run(chunks, engine, work, progress)
    scan = run.all("Reading", Scan(columns))
    keys = np.sort(scan["key"].to_numpy())
    if (np.diff(keys) == 0).any():
        raise InvalidFileError(TWICE)
    _check_people(scan, columns)
    floods = _floods(scan) if len(keys) > most else frozenset()
    chosen = keys[:most]
    last = int(chosen[-1]) if len(chosen) else -1
    drawn = run.all("Sampling", Sample(columns, last, floods)).sort_by("key")
    sampled = drawn["key"].to_numpy()
    if not np.array_equal(sampled, chosen[~np.isin(chosen, list(floods))]):
        raise InvalidFileError(NOT_WHOLE)
    _check_levels(drawn, columns, levels)
    texts: list[str | None] = drawn["text"].to_pylist()

    whose = _whose(scan, sampled)

    def find(told: Sequence[str | None], own: Encoder | None) -> Themes:
        return find_themes(
            told,
            keys=[str(key) for key in sampled.tolist()],
            lens=lens,
            count=count,
            seed=seed,
            encoder=own,
            progress=progress,
            voices=None if columns.person is None else whose,
        )

    def found() -> tuple[Themes, Any, Manner | None]:
        if columns.level is None or len(keys) > len(sampled):
            themes = find(texts, encoder)
            return themes, fit(texts, themes, encoder=encoder), None
        levels_of = _called(drawn["level"], levels)
        manner = find_manner(
            [text or "" for text in texts],
            [str(who) for who in whose.people],
            levels_of,
            smallest_group=smallest_group,
            seed=seed,
        )
        used = (encoder or default_encoder()) if lens is Lens.MEANING else None
        themes = plainly(find, manner, used)
        return themes, fit(manner.texts, themes, encoder=encoder), manner

    themes, model, manner = run.once("fit", found)
    fitted = dict(zip(sampled.tolist(), themes.labels.tolist(), strict=True))
    table = run.all("Assigning", Assign(columns, model, fitted, floods, encoder))
    if not np.array_equal(np.sort(table["key"].to_numpy()), keys):
        raise InvalidFileError(NOT_WHOLE)
    lengths = dict(zip(sampled.tolist(), map(len, manner.texts), strict=True)) if manner else {}
    return _counted(
        scan,
        _with_lengths(table, lengths),
        themes,
        columns,
        manner,
        most=most,
        levels=levels,
        smallest_group=smallest_group,
        seed=seed,
    )


class _Run:
    """Runs steps over all chunks, sees to it that each was there once, and tells how far it is."""

    def __init__(
        self, chunks: Sequence[Chunk], engine: Engine, work: Work | None, progress: Progress | None
    ) -> None:
        self._chunks, self._engine, self._work = chunks, engine, work
        self._tell = progress or (lambda _step, _part: None)

    def all(self, name: str, step: Step) -> pa.Table:
        """Return what a step made of all chunks, below each other."""
        made: dict[str, pa.Table] = {}
        kept = self._work.kept(name, self._chunks) if self._work else {}
        left = [chunk for chunk in self._chunks if chunk.id not in kept]
        for number, (chunk, table) in enumerate(self._engine.apply(step, left), start=1):
            if chunk in made or chunk in kept:
                raise InvalidFileError(NOT_WHOLE)
            made[chunk] = table
            if self._work:
                self._work.keep(name, chunk, table)
            self._tell(name, (len(kept) + number) / len(self._chunks))
        made |= kept
        if made.keys() != {chunk.id for chunk in self._chunks}:
            raise InvalidFileError(NOT_WHOLE)
        return pa.concat_tables([made[chunk.id] for chunk in self._chunks]).combine_chunks()

    def once(self, name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever is made
        """Return what is made once, from what is kept where it is."""
        return self._work.once(name, make) if self._work else make()


def _check_people(scan: pa.Table, columns: Columns) -> None:
    people = scan["person"].to_numpy()
    people = people[people != NOBODY]
    if columns.person is None or not len(people):
        return
    most = int(np.unique(people, return_counts=True)[1].max())
    if most > HURRIED and most * 100 > len(scan):
        raise InvalidFileError(ONE_PERSON.format(most=most, all=len(scan), column=columns.person))


def _check_levels(drawn: pa.Table, columns: Columns, levels: Sequence[str] | None) -> None:
    """Refuse levels of which none is there, before the long part of the work."""
    known = sorted({cell for cell in drawn["level"].to_pylist() if cell})
    if levels is not None and not set(levels) & set(as_listed(known, levels)):
        raise InvalidOptionError(
            f"None of --levels is in column {columns.level!r}, which holds: "
            f"{', '.join(known[:SHOWN])}."
        )


def _floods(scan: pa.Table) -> frozenset[int]:
    """Return the keys of what one person pasted again and again, but for the first.

    What many people write word for word is no flood; nor is anything where nobody is told apart.
    """
    rows = scan.sort_by("key")
    keys, people, folds = (rows[name].to_numpy() for name in ("key", "person", "fold"))
    told = (people != NOBODY) & (folds != NOBODY)
    _, first, pair, copies = np.unique(
        np.column_stack([people[told], folds[told]]),
        axis=0, return_index=True, return_inverse=True, return_counts=True,
    )  # fmt: skip
    again = copies[pair.ravel()] >= FLOOD_COPIES
    again[first] = False
    return frozenset(keys[told][again].tolist())


def _whose(scan: pa.Table, keys: NDArray[np.int64]) -> Voices:
    """Return whose the rows with these keys are; a row without a person is one of its own."""
    rows = scan.sort_by("key")
    people = rows["person"].to_numpy()[np.searchsorted(rows["key"].to_numpy(), keys)]
    named = [
        (False, key) if person == NOBODY else (True, person)
        for key, person in zip(keys.tolist(), people.tolist(), strict=True)
    ]
    return Voices(tuple(named), (True,) * len(named), SMALLEST_GROUP)


def _with_lengths(table: pa.Table, lengths: Mapping[int, int]) -> pa.Table:
    """Return the rows with as many characters as are left of each without manner, where known."""
    if not lengths:
        return table
    told = zip(table["key"].to_pylist(), table["length"].to_pylist(), strict=True)
    left = pa.array([lengths.get(key, length) for key, length in told], pa.int32())
    return table.set_column(table.column_names.index("length"), "length", left)


def _counted(
    scan: pa.Table,
    table: pa.Table,
    themes: Themes,
    columns: Columns,
    manner: Manner | None,
    *,
    most: int,
    levels: Sequence[str] | None,
    smallest_group: int,
    seed: int,
) -> Batch:
    order = np.argsort(table["key"].to_numpy(), kind="stable")
    keys, labels = table["key"].to_numpy()[order], table["theme"].to_numpy()[order]
    sizes = Counter(labels[labels != UNASSIGNED].tolist())
    named = {theme.id: theme.name for theme in themes.themes}
    counts = dict(sorted(sizes.items(), key=lambda item: (-item[1], item[0])))
    notices = [str(each) for each in themes.notices]
    found = None
    if columns.level is not None:
        persons = scan.sort_by("key")["person"].to_numpy()
        rows = pd.DataFrame(
            {
                "statement": keys,
                # A row that names nobody is a person of its own: below 0, where no person is.
                "person": np.where(persons == NOBODY, ~keys, persons),
                "theme": labels,
                "level": _called(table["level"].take(order), levels),
                "unit": _called(table["unit"].take(order)),
                "length": table["length"].take(order).to_numpy(),
            }
        )
        notices += _left_out(rows, levels)
        found = align(
            rows[rows["theme"] != UNASSIGNED],
            themes=list(named.items()),
            levels=levels,
            has_person=columns.person is not None
            and tell_people_apart([None if each == NOBODY else each for each in persons.tolist()]),
            smallest_group=smallest_group,
            seed=seed,
        )
        found = with_notes(found, manner)
        if manner is None and len(found.levels) > 1:
            notices.append(TOO_MANY.format(most=most, all=len(rows)))
    digest = hashlib.blake2b(digest_size=16)
    digest.update(keys.astype("<i8").tobytes())
    digest.update(labels.astype("<i4").tobytes())
    digest.update(repr((sorted(named.items()), found and found.to_json())).encode())
    return Batch(keys, labels, themes, counts, found, digest.hexdigest(), tuple(notices), manner)


def _called(cells: pa.ChunkedArray, names: Sequence[str] | None = None) -> list[str | None]:
    """Return names of levels or units with one spelling each, as a list has them; None for none."""
    found = spelled_alike([cell or "" for cell in cells.to_pylist()])
    return [cell or None for cell in (as_listed(found, names) if names else found)]


def _left_out(rows: pd.DataFrame, levels: Sequence[str] | None) -> list[str]:
    """Return what is said of rows that count at no level."""
    without = int(rows["level"].isna().sum())
    found = [f"{without:,} of {len(rows):,} rows have no level; they count in none."]
    unlisted = sorted(set(rows["level"].dropna()) - set(levels)) if levels else []
    told = f"Counted without a level, since --levels lacks it: {', '.join(unlisted[:SHOWN])}."
    return [*(found if without else ()), *([told] if unlisted else ())]
