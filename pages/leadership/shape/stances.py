"""Where people stand to each version of the draft, and what those not on board ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from pages.leadership.parts.chart import picture
from pages.leadership.parts.chart_menu import Drawn
from pages.parts import blocks, markup, results
from pages.parts.blocks import esc
from pages.parts.listing import listing
from pages.parts.markup import mode
from pages.parts.search import found_among, nothing
from server.store import open_store
from vision.charts import stances as stance_chart
from vision.charts.draft_charts import APART, BEHIND, HESITANT, stance_colours
from vision.charts.palette import numeral_colour
from vision.charts.rows import under
from vision.charts.style import percent
from vision.charts.tables import stance_table
from vision.drafts import clauses
from vision.drafts.not_on_board import not_on_board
from vision.drafts.stances import Stance, Stances
from vision.privacy import group_title
from vision.store import Kind
from vision.text.details import masked
from vision.translation import _, in_row, isolated, marked, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from pages.leadership.parts.selection import Selection
    from vision.store import Draft, Remark

ORDER: Final = (*HESITANT, *reversed(BEHIND), APART)
WRITTEN: Final = 0.12
"""Least share whose number fits into its part of the bar."""


def stance_stacks(shares: pd.DataFrame, smallest_group: int) -> str:
    """Return a bar for each level, and below them what each colour stands for.

    Args:
        shares: One row per level and stance, with columns ``level``, ``stance`` and ``share``; NaN
            where withheld.
        smallest_group: Named where a level is withheld.
    """
    colours = stance_colours(mode())
    rows = []
    for level, part in shares.groupby("level", sort=False):
        known = dict(part[["stance", "share"]].dropna().itertuples(index=False))
        bar = _bar(known, colours) if known else f'<b class="v-hatch">{under(smallest_group)}</b>'
        said = in_row(f"{_(name)} {percent(known[name])}" for name in ORDER if known.get(name))
        rows.append(
            f'<p>{esc(level)}</p><div class="v-stack" role="img" '
            f'aria-label="{esc(said or under(smallest_group))}">{bar}</div>'
        )
    legend = "".join(
        f'<span><i style="background:{colours[name]}"></i>{esc(_(name))}</span>' for name in ORDER
    )
    return f'{"".join(rows)}<div class="v-stack-legend">{legend}</div>'


def _bar(known: dict[str, float], colours: dict[str, str]) -> str:
    return "".join(
        f'<b style="width:{100 * known[name]:.1f}%;background:{colours[name]};'
        f'color:{numeral_colour(colours[name], mode())}">'
        f"{f'<span>{percent(known[name])}</span>' if known[name] >= WRITTEN else ''}</b>"
        for name in ORDER
        if known.get(name)
    )


MOST: Final = 5
"""Remarks on one sentence that stand open; all of them are in the table."""


def show(selection: Selection, versions: tuple[Draft, ...]) -> None:
    """Show stances by level for each version that everyone may read, the newest first."""
    shared = [each for each in versions if each.shared]
    if not shared:
        blocks.empty(
            _("Nobody has been asked yet"),
            _("Let everyone read a draft. They say in one tap where they stand."),
            symbol="diversity_3",
        )
        return
    told = {
        draft.id: Stances.from_json(selection.results.standings[draft.id])
        for draft in shared
        if draft.id in selection.results.standings
    }
    before: list[Draft | None] = [None, *shared[:-1]]
    for draft, earlier in reversed(list(zip(shared, before, strict=True))):
        _version(selection, draft, told, earlier)


def _version(
    selection: Selection, draft: Draft, told: dict[str, Stances], earlier: Draft | None
) -> None:
    found = told.get(draft.id)
    if found is None:
        blocks.title(_("Draft {number}: nobody has said yet where they stand", number=draft.number))
    else:
        title = says(draft, found, earlier, told.get(earlier.id) if earlier else None)
        blocks.title(title, _("Senge’s attitudes to a vision, in shares of each level."))
        _levels(selection, draft, found, title)
    remarks = open_store().remarks.visible(draft.id)
    if remarks:
        _asks(selection, draft, remarks)
        with st.expander(
            _("All that people say about the sentences of draft {number}", number=draft.number)
        ):
            _remarks(draft, remarks)


def _remarks(draft: Draft, remarks: Sequence[Remark]) -> None:
    """List all remarks on a version; those of one kind, or with a word in them, if one likes."""
    kinds = {each.kind: kind(each) for each in remarks}
    chosen = None
    if len(kinds) > 1:
        chosen = st.pills(
            _("Kind"),
            list(kinds),
            format_func=lambda each: kinds.get(each, "") if each else "",
            key=f"kind-{draft.id}",
        )
    some = [each for each in remarks if chosen not in kinds or each.kind == chosen]
    found = found_among(some, lambda each: masked(each.text), draft.id)
    if not found:
        nothing()
        return
    words = _("Words")
    rows = [(place(each), kind(each), masked(each.text)) for each in found]
    table = pd.DataFrame(rows, columns=[_("Sentence"), _("Kind"), words])
    listing(table, words, f"remarks-{draft.id}")


def _levels(selection: Selection, draft: Draft, found: Stances, title: str) -> None:
    m = selection.workshop.smallest_group
    told = shares(found)
    if not told["share"].notna().any():
        return
    chart = stance_chart(told, title=title, mode=markup.mode(), smallest_group=m)
    numbers = stance_table(told, smallest_group=m)
    sub = _("Senge’s attitudes to a vision, in shares of each level.")
    shown = Drawn(chart, title, sub, numbers)
    picture(chart, f"stances-{draft.id}", narrow=stance_stacks(told, m), drawn=shown)
    with st.expander(_("Draft {number} as a table", number=draft.number)):
        st.dataframe(numbers, hide_index=True)


def _asks(selection: Selection, draft: Draft, remarks: Sequence[Remark]) -> None:
    """Show what those say who are not on board, sentence by sentence, where enough of them are."""
    m = selection.workshop.smallest_group
    people = not_yet_on_board(selection, draft)
    if not people:
        blocks.note(
            _(
                "Fewer than {m} people are counted on one of the sides, so their words are not "
                "told apart. All that people say is in the table.",
                m=m,
            ),
            symbol="lock",
            strong=_("What those not yet on board ask for:"),
        )
        return
    theirs = of_those_not_on_board(selection, draft, remarks) or []
    blocks.title(
        _("What those not yet on board ask for"),
        ngettext(
            "One person goes along, won’t, or is not concerned.",
            "{number} people go along, won’t, or are not concerned.",
            len(people),
        )
        + " "
        + (
            _("In their words, and nobody’s level:")
            if theirs
            else _("They have not commented so far.")
        ),
    )
    texts = [clause.text for clause in clauses(draft.text)]
    told = by_sentence(theirs)
    blocks.block("".join(_sentence(at, texts, some) for at, some in told.items()))


def not_yet_on_board(selection: Selection, draft: Draft) -> frozenset[str]:
    """Return those counted as not on board; none where too few stand on one of the sides."""
    m = selection.workshop.smallest_group
    counted = results.newest(selection.workshop, selection.workshop.questions[0])
    return not_on_board(counted.stances, draft.id, smallest_group=m) if counted else frozenset()


def of_those_not_on_board(
    selection: Selection, draft: Draft, remarks: Sequence[Remark]
) -> list[Remark] | None:
    """Return what those say who are not on board; None where they may not be told apart."""
    people = not_yet_on_board(selection, draft)
    if not people:
        return None
    writers = open_store().remarks.writers(draft.id)
    return [each for each in remarks if writers.get(each.id) in people]


def by_sentence(remarks: Sequence[Remark]) -> dict[int, list[Remark]]:
    """Return remarks by the sentence they are about, other wordings first, then comments."""
    found: dict[int, list[Remark]] = {}
    for each in sorted(remarks, key=lambda each: (each.clause, each.kind is Kind.COMMENT, each.id)):
        found.setdefault(each.clause, []).append(each)
    return found


def about(at: int, texts: Sequence[str]) -> str:
    """Return the sentence that remarks are about, with its number."""
    return f"{at + 1}. {isolated(texts[at])}" if 0 <= at < len(texts) else _("The draft as a whole")


def _sentence(at: int, texts: Sequence[str], some: Sequence[Remark]) -> str:
    """Return what is asked for at one sentence."""
    head = about(at, texts)
    note = f"<small>{blocks.esc(_('suggested wording'))}</small>"
    items = "".join(
        f"<li>{blocks.esc(masked(each.text))}"
        + (note if each.kind is Kind.AMENDMENT else "")
        + "</li>"
        for each in some[:MOST]
    )
    told = ngettext("One more in the table.", "{number} more in the table.", len(some) - MOST)
    more = f'<p class="v-words">{blocks.esc(told)}</p>'
    return (
        f'<div class="v-asked"><p class="v-words">{blocks.esc(head)}</p>'
        f'<ul class="v-quotes">{items}</ul>{more if len(some) > MOST else ""}</div>'
    )


def kind(remark: Remark) -> str:
    """Return what a remark is, in words."""
    return _("suggested wording") if remark.kind is Kind.AMENDMENT else _("comment")


def place(remark: Remark) -> str:
    """Return the number of the sentence that a remark is about."""
    return str(remark.clause + 1) if remark.clause >= 0 else _("all")


def says(draft: Draft, found: Stances, earlier: Draft | None, before: Stances | None) -> str:
    """Return how many want a version of the draft, beside the version before."""
    share = found.everyone.on_board
    if share is None:
        return _("Draft {number}: too few have said where they stand", number=draft.number)
    number, now = draft.number, round(100 * share)
    was = before.everyone.on_board if before else None
    if earlier is None or was is None:
        return _(
            "Draft {number}: {now} of 100 want it, the others go along or don’t",
            number=number,
            now=now,
        )
    if round(100 * was) == now:
        return _(
            "Draft {number}: {now} of 100 want it, as many as wanted draft {earlier}",
            number=number,
            now=now,
            earlier=earlier.number,
        )
    went = (
        marked("Draft {number}: {now} of 100 want it, up from {was} for draft {earlier}")
        if share > was
        else marked("Draft {number}: {now} of 100 want it, down from {was} for draft {earlier}")
    )
    return _(went, number=number, now=now, was=round(100 * was), earlier=earlier.number)


def shares(found: Stances) -> pd.DataFrame:
    """Return shares by level as the chart takes them; they sum to 1 where they are told."""
    rows: list[tuple[str, str, float | None]] = []
    for level in found.levels or (found.everyone,):
        total = sum(level.shares) if level.shares else 0
        for place, stance in enumerate(Stance):
            share = level.shares[place] / total if level.shares and total else None
            rows.append((group_title(level.level), stance.value, share))
    frame_ = pd.DataFrame(rows, columns=["level", "stance", "share"])
    return frame_.astype({"share": float})
