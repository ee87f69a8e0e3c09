"""The library's front door: one call from a table to an answer, and a sample to try it on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pandas as pd

from vision.alignment import spoken
from vision.alignment.named_persons import tell_people_apart
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
from vision.privacy import publish
from vision.settings import IS_PROJECT, ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.drafts import Coverage
    from vision.themes import Themes

SAMPLE: Final = (ROOT if IS_PROJECT else ROOT / "vision") / "sample_data"
"""Beside the app, or inside the library that is installed."""

ANSWERS: Final = {vote.name.lower(): int(vote) for vote in Vote}


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
) -> Coverage:
    """Return whose voice a draft carries, sentence by sentence and level by level.

    Args:
        draft: Text of a vision.
        rows: The statements in which ``themes`` were found, in the same order: ``text``, and
            where there are any ``person``, ``level`` and ``unit``.
        themes: From ``find_themes``.
        levels: From the top down; None where levels have no order.
        smallest_group: People that a group needs.

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
    said = spoken(
        rows.assign(theme=themes.labels),
        has_person="person" in rows and tell_people_apart(rows["person"].tolist()),
    )
    published = publish(None, said, levels=levels, smallest_group=smallest_group)
    return coverage(draft, matcher, published)


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
