"""Chapters of a report on the vision text: whose voice is in it, where people stand, versions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from pages.leadership.shape import compare_versions, stances
from pages.leadership.shape.sheet import ALONE
from pages.parts import draft_coverage
from server.store import open_store
from vision.charts import stances as stance_chart
from vision.charts import voice_by_level
from vision.charts.tables import stance_table, voice_table
from vision.drafts import clauses, compare
from vision.drafts.stances import Stances
from vision.privacy import group_title
from vision.reports import Chapter, Section
from vision.text.details import masked
from vision.translation import _, in_row, ngettext

if TYPE_CHECKING:
    import altair as alt

    from pages.leadership.parts.selection import Selection
    from vision.drafts import Coverage
    from vision.store import Draft

READ_OUT = 40
"""Remarks that are read out; the workbook has all."""


def shared(selection: Selection) -> list[Draft]:
    """Return the versions that everyone may read; a report tells of no other."""
    return [each for each in open_store().drafts.all(selection.workshop.id) if each.shared]


def voice(selection: Selection) -> list[Chapter]:
    """Return whose voice the newest version carries, sentence by sentence, and what it leaves."""
    drafts, m = shared(selection), selection.workshop.smallest_group
    if not drafts:
        return []
    told = draft_coverage.carries(selection.question, selection.results, drafts[-1].text)
    voice = [(group_title(level), share) for level, share in told.voice.items()]
    rows = pd.DataFrame(voice, columns=["level", "share"])
    rows = rows.astype({"share": float})
    says = draft_coverage.finding(told)
    chart = partial(_voice, rows, says, m) if rows["share"].notna().any() else None
    sections = [
        Section(
            _("What each sentence carries"),
            tuple(_sentence(told, at, m) for at in range(len(told.clauses))),
        )
    ]
    if told.orphans:
        left = tuple(
            ("", f"{each.id}  {each.name}: {_people(each.people, m)}") for each in told.orphans
        )
        sections.append(Section(_("Not in the draft yet"), left))
    return [
        Chapter(
            says,
            _("Part of each level’s voice that draft {number} carries.", number=drafts[-1].number),
            chart,
            "shape/write",
            tuple(sections),
            sheet=_("Whose voice is in it"),
            table=voice_table(rows, smallest_group=m),
        ),
        Chapter(
            _("What each sentence carries"),
            "",
            view="shape/write",
            sheet=_("Sentences"),
            table=_sentences(told, m),
        ),
    ][: 1 if not told.clauses else 2]


def standing(selection: Selection) -> list[Chapter]:
    """Return where people stand to the newest version, what they ask for, and what they say."""
    drafts, m = shared(selection), selection.workshop.smallest_group
    found = []
    before_each: list[Draft | None] = [None, *drafts]
    for earlier, draft in zip(before_each, drafts, strict=False):
        told = _stances(selection, draft)
        before = _stances(selection, earlier) if earlier else None
        if told is None:
            continue
        says = stances.says(draft, told, earlier, before)
        shares = stances.shares(told)
        chart = partial(_stance, shares, says, m) if shares["share"].notna().any() else None
        found.append(
            Chapter(
                says,
                _("Senge’s attitudes to a vision, in shares of each level."),
                chart,
                "shape/stand",
                _asked(selection, draft) if draft is drafts[-1] else (),
                sheet=_("Stances, draft {number}", number=draft.number),
                table=stance_table(shares, smallest_group=m),
            )
        )
    return [*reversed(found), *_remarks(drafts)]


def versions(selection: Selection) -> list[Chapter]:
    """Return what changed from the version before, and for whom it got better."""
    drafts = shared(selection)
    if len(drafts) < 2:  # noqa: PLR2004 - a comparison needs two
        return []
    old, new = drafts[-2:]
    before, after = (
        draft_coverage.carries(selection.question, selection.results, each.text)
        for each in (old, new)
    )
    told = compare(before, after)
    kinds = {kind: _(text) if text else "" for kind, text in compare_versions.MARKS.items()}
    lines = tuple(
        (each.after or each.before or "", _was(each.before, each.after, kinds[each.kind]))
        for each in told.changes
    )
    rows = [(each.before or "", each.after or "", kinds[each.kind]) for each in told.changes]
    heads = [_("Draft {number}", number=each.number) for each in (old, new)]
    return [
        Chapter(
            compare_versions.better(told),
            compare_versions.worse(told),
            view="shape/versions",
            sections=(
                Section(
                    _("From draft {old} to draft {new}", old=old.number, new=new.number), lines
                ),
            ),
            sheet=_("Versions"),
            table=pd.DataFrame(rows, columns=[*heads, _("What changed")]),
        )
    ]


def _sentence(told: Coverage, at: int, m: int) -> tuple[str, str]:
    clause = told.clauses[at]
    carried = in_row(f"{theme.id} {theme.name}" for theme in clause.carried)
    asked = in_row(
        f"{group_title(level)} {_people(people, m)}" for level, people in clause.people.items()
    )
    warning = _(ALONE[clause.asked_by]) if clause.asked_by in ALONE else ""
    return clause.text, ". ".join(part.rstrip(".") for part in (carried, asked, warning) if part)


def _sentences(told: Coverage, m: int) -> pd.DataFrame:
    levels = list(dict.fromkeys(level for clause in told.clauses for level in clause.people))
    rows = [
        (
            at,
            clause.text,
            in_row(theme.name for theme in clause.carried),
            *(_people(clause.people.get(level), m) for level in levels),
        )
        for at, clause in enumerate(told.clauses, start=1)
    ]
    return pd.DataFrame(
        rows, columns=[_("Number"), _("Sentence"), _("Themes"), *map(group_title, levels)]
    )


def _asked(selection: Selection, draft: Draft) -> tuple[Section, ...]:
    """Return what those ask for who are not on board, where enough of them are."""
    remarks = open_store().remarks.visible(draft.id)
    theirs = stances.of_those_not_on_board(selection, draft, remarks)
    texts = [clause.text for clause in clauses(draft.text)]
    return tuple(
        Section(
            stances.about(at, texts),
            tuple((masked(each.text), stances.kind(each)) for each in some[: stances.MOST]),
        )
        for at, some in stances.by_sentence(theirs or ()).items()
    )


def _remarks(drafts: list[Draft]) -> list[Chapter]:
    """Return all that people say about sentences, in nobody's name."""
    rows = [
        (draft.number, stances.place(each), stances.kind(each), masked(each.text))
        for draft in reversed(drafts)
        for each in open_store().remarks.visible(draft.id)
    ]
    if not rows:
        return []
    said = tuple(
        (text, _("Draft {number}, sentence {place}: {kind}", number=number, place=place, kind=kind))
        for number, place, kind, text in rows[:READ_OUT]
    )
    more = len(rows) - len(said)
    if more:
        rest = ngettext("One more in the workbook.", "{number} more in the workbook.", more)
        said = (*said, ("", rest))
    columns = [_("Draft"), _("Sentence"), _("Kind"), _("Words")]
    return [
        Chapter(
            _("All that people say about the sentences"),
            _("In their words, and nobody’s level."),
            view="shape/stand",
            sections=(Section("", said),),
            sheet=_("Comments"),
            table=pd.DataFrame(rows, columns=columns),
        )
    ]


def _stances(selection: Selection, draft: Draft) -> Stances | None:
    told = selection.results.standings.get(draft.id)
    return Stances.from_json(told) if told else None


def _was(before: str | None, after: str | None, kind: str) -> str:
    """Return what stands below a sentence: how it was, where it was changed."""
    if before and after and before != after:
        return _("{kind}; it was: {before}", kind=kind, before=before)
    return kind


def _people(people: int | None, m: int) -> str:
    if people is None:
        return _("under {m} people", m=m)
    return ngettext("One person", "{number} people", people)


def _voice(rows: pd.DataFrame, says: str, m: int, scale: float) -> alt.LayerChart:
    return voice_by_level(rows, title=says, smallest_group=m, scale=scale)


def _stance(shares: pd.DataFrame, says: str, m: int, scale: float) -> alt.LayerChart:
    return stance_chart(shares, title=says, smallest_group=m, scale=scale)
