"""Two versions of the draft side by side: what changed, and for whom it got better."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import blocks, draft_coverage
from vision.drafts import compare
from vision.translation import _, listed, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pages.leadership.parts.selection import Selection
    from vision.drafts import Change, Comparison
    from vision.store.drafts import Draft

MARKS = {
    "same": "",
    "changed": marked("changed"),
    "added": marked("new"),
    "removed": marked("gone"),
}


def versions(selection: Selection, all_: tuple[Draft, ...]) -> None:
    """Show two versions side by side: what changed, and for whom it got better."""
    if len(all_) < 2:  # noqa: PLR2004 - a comparison needs two
        blocks.title(_("There is one version so far") if all_ else _("There is no version yet"))
        return
    numbers = {each.number: each for each in all_}
    left, right = st.columns(2)
    with left:
        old = st.selectbox(_("From draft"), list(numbers), index=len(numbers) - 2)
    with right:
        new = st.selectbox(_("To draft"), list(numbers), index=len(numbers) - 1)
    before, after = (
        draft_coverage.carries(selection.question, selection.results, numbers[n or 1].text)
        for n in (old, new)
    )
    found = compare(before, after)
    blocks.title(better(found), worse(found))
    heads = "".join(
        f'<h3 class="v-label">{blocks.esc(_("Draft {number}", number=n or 1))}</h3>'
        for n in (old, new)
    )
    cells = "".join(
        f'<div class="v-was">{_was(left_)}</div><div class="v-is">{_is(right_)}</div>'
        for left_, right_ in abreast(found.changes)
    )
    blocks.block(f'<div class="v-card v-compare">{heads}{cells}</div>')


def abreast(changes: Sequence[Change]) -> list[tuple[Change | None, Change | None]]:
    """Return what stands at the left and at the right, row by row.

    What went and what came in one place stand beside each other, so that two versions read as
    two texts and not as stairs.
    """
    rows: list[tuple[Change | None, Change | None]] = []
    gone: list[Change] = []
    new: list[Change] = []
    for each in [*changes, None]:
        if each is not None and each.kind in ("removed", "added"):
            (gone if each.kind == "removed" else new).append(each)
            continue
        rows += zip_longest(gone, new)
        gone, new = [], []
        if each is not None:
            rows.append((each, each))
    return rows


def _was(each: Change | None) -> str:
    """Return a sentence of the older version; marked where it is gone."""
    if each is None or each.before is None:
        return ""
    gone = _mark(each) if each.kind == "removed" else ""
    return f"{blocks.esc(each.before)}{gone}"


def _is(each: Change | None) -> str:
    """Return a sentence of the newer version; marked where it is new or changed."""
    if each is None or each.after is None:
        return ""
    return f"{blocks.esc(each.after)}{_mark(each)}"


def _mark(each: Change) -> str:
    kind = MARKS[each.kind]
    return f"<small>{blocks.esc(_(kind))}</small>" if kind else ""


def better(found: Comparison) -> str:
    """Return for which levels a version carries more."""
    if found.better:
        return _("Better for {better}", better=listed(list(found.better)))
    return _("Better for no level")


def worse(found: Comparison) -> str:
    """Return for which levels a version carries less."""
    if found.worse:
        return _("Worse for {worse}.", worse=listed(list(found.worse)))
    return _("Worse for no level.")
