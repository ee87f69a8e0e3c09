"""The library's front door: one call from a table to an answer, and a sample to try it on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pandas as pd

from vision import alignment
from vision.alignment import spoken
from vision.alignment.findings import themes_of_the_top
from vision.alignment.named_persons import tell_people_apart
from vision.alignment.permutation_test import DEALS
from vision.consensus import (
    Vote,
    Votes,
    bridges,
    consensus_mean,
    group_informed_consensus,
    opinion_groups,
    support,
)
from vision.drafts import Matcher, coverage
from vision.limits import SMALLEST_GROUP
from vision.manner import find_manner, plainly, with_notes
from vision.models import Lens
from vision.privacy import publish
from vision.settings import IS_PROJECT, ROOT
from vision.text import Voices
from vision.themes import default_encoder, find_themes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.alignment import Alignment
    from vision.drafts import Coverage
    from vision.manner import Manner
    from vision.themes import Encoder, Themes

SAMPLE: Final = (ROOT if IS_PROJECT else ROOT / "vision") / "sample_data"
"""Beside the app, or inside the library that is installed."""

ANSWERS: Final = {vote.name.lower(): int(vote) for vote in Vote}


def compare_levels(
    rows: pd.DataFrame,
    *,
    levels: Sequence[str] | None = None,
    lens: Lens = Lens.MEANING,
    count: int | None = None,
    smallest_group: int = SMALLEST_GROUP,
    seed: int = 0,
    encoder: Encoder | None = None,
) -> tuple[Themes, Alignment]:
    """Return themes and who speaks of them, what levels differ in by manner left out, as on pages.

    Args:
        rows: One row a statement: ``text``, and where there are any ``person``, ``level``,
            ``unit`` and ``round``.
        levels: From the top down; None where levels have no order.
        lens: How statements are compared; without an encoder always by wording.
        count: Number of themes; None lets the data choose.
        smallest_group: People that a group needs.
        seed: Of every random draw.
        encoder: Gives sentence vectors; the installed one by default.

    Raises:
        NotEnoughTextError: There are no statements at all.

    Example:
        >>> rows = sample_statements().head(200)
        >>> themes, found = compare_levels(rows, lens=Lens.WORDS, count=6)
        >>> len(themes.themes), len(found.reach)
        (6, 6)
    """
    texts = ["" if pd.isna(each) else str(each) for each in rows["text"]]
    apart = "person" in rows and tell_people_apart(rows["person"].tolist())
    people = _people(rows)
    rows = _placed(rows)
    places = rows["level"] if "level" in rows else [None] * len(rows)
    manner = find_manner(
        texts,
        people,
        list(places),
        smallest_group=smallest_group,
        seed=seed,
    )
    voices = Voices(tuple(people), (True,) * len(people), smallest_group) if apart else None

    def find(told: Sequence[str], own: Encoder | None) -> Themes:
        return find_themes(told, lens=lens, count=count, seed=seed, encoder=own, voices=voices)

    used = (encoder or default_encoder()) if lens is Lens.MEANING else None
    themes = plainly(find, manner, used)
    told = rows.assign(theme=themes.labels, length=list(map(len, manner.texts)))
    return themes, align(
        told,
        themes=[(theme.id, theme.name) for theme in themes.themes],
        levels=levels,
        manner=manner,
        has_person=apart,
        smallest_group=smallest_group,
        seed=seed,
    )


def align(
    rows: pd.DataFrame,
    *,
    themes: Sequence[tuple[int, str]],
    levels: Sequence[str] | None,
    manner: Manner | None = None,
    has_person: bool | None = None,
    smallest_group: int = SMALLEST_GROUP,
    permutations: int = DEALS,
    seed: int = 0,
) -> Alignment:
    """Return who speaks of what, in themes that are known already, as it may be shown.

    Whether levels differ in how they write can't be told from themes, so the result says that it
    was not looked at; ``compare_levels`` does.

    Args:
        rows: One row a statement: ``theme`` (its id), and where there are any ``text``, ``person``,
            ``level``, ``unit`` and ``round``; see ``vision.alignment.spoken``.
        themes: Id and name, in display order.
        levels: From the top down; None where levels have no order.
        manner: What ``find_manner`` returned, if themes were found without it.
        has_person: False to let each row count as a person; then no difference is called. By
            default people count where nearly all rows name one.
        smallest_group: People that a group needs.
        permutations: How often people are dealt by chance.
        seed: Of the random numbers.

    Example:
        >>> rows = sample_statements().head(200)
        >>> found = align(rows.assign(theme=1), themes=[(1, "All")], levels=None)
        >>> str(found.withheld[0].why)[:38]
        'It was not looked at how levels write,'
    """
    if has_person is None:
        has_person = "person" in rows and tell_people_apart(rows["person"].tolist())
    rows = _placed(rows).assign(person=_people(rows))
    if "length" not in rows and "text" in rows:
        rows["length"] = rows["text"].fillna("").astype(str).str.len()
    found = alignment.align(
        rows,
        themes=themes,
        levels=levels,
        has_person=has_person,
        smallest_group=smallest_group,
        permutations=permutations,
        seed=seed,
    )
    return with_notes(found, manner)


def find_consensus(
    answers: pd.DataFrame, *, groups: Mapping[str, str] | None = None, seed: int = 0
) -> pd.DataFrame:
    """Return how far people agree on each statement, over the groups they are in.

    Args:
        answers: One row an answer: ``person``, ``statement`` and ``answer`` (1 agree, 0 pass,
            -1 disagree). Of two answers by one person to one statement the later counts.
        groups: Person to group; by default people are grouped by how they answer.
        seed: Of every random draw.

    Returns:
        One row a statement, in the order of first answers: ``statement``, ``agree``,
        ``disagree`` and ``passed`` (people), ``consensus`` (0 to 1, Polis' group-informed
        consensus), ``mean`` (0 to 1, its geometric mean over groups; both NaN without groups)
        and ``bridge`` (whether every group agrees, beyond doubt).

    Raises:
        InvalidChoiceError: An answer is not 1, 0 or -1.

    Example:
        >>> found = find_consensus(sample_answers())
        >>> len(found), int(found["agree"].max())
        (80, 53)
        >>> bool(found["consensus"].between(0, 1).all())
        True
    """
    rows = zip(answers["person"], answers["statement"], answers["answer"], strict=True)
    votes = Votes.from_answers((str(who), str(what), int(vote)) for who, what, vote in rows)
    if groups is None:
        members = opinion_groups(votes, seed=seed).members
    else:
        members = tuple(groups.get(person) for person in votes.people)
    total, counts = support(votes), support(votes, members)
    return pd.DataFrame(
        {
            "statement": votes.statements,
            "agree": total.agree[0],
            "disagree": total.disagree[0],
            "passed": total.passed[0],
            "consensus": group_informed_consensus(counts),
            "mean": consensus_mean(counts),
            "bridge": bridges(counts),
        }
    )


def cover_draft(
    draft: str,
    rows: pd.DataFrame,
    themes: Themes,
    *,
    levels: Sequence[str] | None = None,
    smallest_group: int = SMALLEST_GROUP,
    compared: Alignment | None = None,
) -> Coverage:
    """Return whose voice a draft carries, sentence by sentence and level by level.

    Args:
        draft: Text of a vision.
        rows: The statements in which ``themes`` were found, in the same order: ``text``, and
            where there are any ``person``, ``level`` and ``unit``.
        themes: From ``compare_levels`` or ``find_themes``.
        levels: From the top down; None where levels have no order.
        smallest_group: People that a group needs.
        compared: What ``compare_levels`` or ``align`` returned for these rows and themes: of which
            themes the top speaks more is read from it. Made here where levels have an order and
            it is not given, which takes longer.

    Raises:
        InvalidTextError: The draft is too long.
        ValueError: There are more or fewer rows than statements in ``themes``.

    Example:
        >>> from vision import Lens, find_themes
        >>> rows = sample_statements().head(200)
        >>> themes = find_themes(rows["text"].tolist(), lens=Lens.WORDS, count=6)
        >>> found = cover_draft("We have time for every patient.", rows, themes)
        >>> len(found.clauses), found.clauses[0].text
        (1, 'We have time for every patient.')
    """
    texts = rows["text"].tolist()
    matcher = Matcher(themes, texts)
    apart = "person" in rows and tell_people_apart(rows["person"].tolist())
    told = _placed(rows).assign(theme=themes.labels, person=_people(rows))
    published = publish(
        None, spoken(told, has_person=apart), levels=levels, smallest_group=smallest_group
    )
    if compared is None and levels is not None:
        names = [(theme.id, theme.name) for theme in themes.themes]
        compared = align(
            told, themes=names, levels=levels, has_person=apart, smallest_group=smallest_group
        )
    top = themes_of_the_top(compared) if compared is not None else ()
    return coverage(draft, matcher, published, of_the_top=top)


def _people(rows: pd.DataFrame) -> list[str]:
    """Return who wrote each row; a row without a person is one of its own."""
    cells = rows["person"] if "person" in rows else [None] * len(rows)
    return [
        f"row {row}" if pd.isna(cell) or not str(cell).strip() else f"person {str(cell).strip()}"
        for row, cell in enumerate(cells)
    ]


def _placed(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows whose levels and units are names without spaces around, None where none is."""
    named = {
        column: [None if pd.isna(cell) else str(cell).strip() or None for cell in rows[column]]
        for column in ("level", "unit")
        if column in rows
    }
    return rows.assign(**named)


def sample_statements() -> pd.DataFrame:
    """Return the statements of the invented organisation that comes with the library.

    Returns:
        One row a statement: ``person``, ``level`` (ordered, from the top down), ``unit`` and
        ``text``; those that a facilitator has hidden are left out.

    Example:
        >>> rows = sample_statements()
        >>> list(rows.columns), rows["level"].cat.categories[0]
        (['person', 'level', 'unit', 'text'], 'Executive board')
    """
    rows = pd.read_csv(SAMPLE / "statements.csv", dtype=str, keep_default_na=False)
    rows = rows[rows["status"] == "visible"][["person", "level", "unit", "text"]]
    told = json.loads((SAMPLE / "workshop.json").read_text(encoding="utf-8"))
    names = [level["name"] for level in told["levels"]]
    rows["level"] = pd.Categorical(rows["level"], categories=names, ordered=True)
    return rows.reset_index(drop=True)


def sample_answers() -> pd.DataFrame:
    """Return how the sample's people answered each other's statements.

    Returns:
        One row an answer: ``person``, ``statement`` (its row in the sample's file) and
        ``answer`` (1, 0 or -1).

    Example:
        >>> sorted(set(sample_answers()["answer"]))
        [-1, 0, 1]
    """
    rows = pd.read_csv(SAMPLE / "responses.csv", dtype=str)
    rows["answer"] = rows["answer"].map(ANSWERS)
    return rows.rename(columns={"row": "statement"})[["person", "statement", "answer"]]
