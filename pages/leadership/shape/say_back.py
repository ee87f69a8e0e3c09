"""What people say back of the draft: whether all read its sentences alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from pages.leadership.parts.chart import table
from pages.parts import blocks
from server.store import open_store
from vision.charts.rows import under
from vision.charts.style import percent
from vision.drafts import clauses
from vision.drafts.picture_findings import picture_finding
from vision.drafts.pictures_by_level import LevelPictures
from vision.drafts.say_back import SaidBack
from vision.drafts.values_and_images import imagery
from vision.optional_parts import Part
from vision.privacy import group_title
from vision.text.details import masked
from vision.translation import _, in_row, isolated, ngettext, whole_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pages.leadership.parts.selection import Selection
    from pages.parts.results import Results
    from vision.models import Workshop
    from vision.store.drafts import Draft


def there(workshop: Workshop) -> bool:
    """Return whether this workshop says its draft back."""
    return Part.SAY_BACK in workshop.parts and Part.SAY_BACK.shows(workshop.phase)


def offered(views: dict[str, str], workshop: Workshop) -> dict[str, str]:
    """Return the views of Shape that a workshop has: without this one where it is off."""
    return {key: says for key, says in views.items() if key != "back" or there(workshop)}


def warn(workshop: Workshop, text: str) -> None:
    """Point out a draft of many values that shows nothing; it is a hint, nothing is refused."""
    if Part.SAY_BACK not in workshop.parts:
        return
    found = imagery(text)
    if found is not None and found.abstract:
        blocks.note(
            _(
                "Say in one sentence what somebody would see or hear on an ordinary day. Images "
                "move people more than values do, and few values more than many."
            ),
            symbol="image_search",
            strong=_(
                "{count} values and no image: {values}.",
                count=len(found.values),
                values=in_row(found.values),
            ),
        )


def came_back(found: Results) -> tuple[SaidBack, ...]:
    """Return what came back of each sentence, as it may be shown."""
    told = found.parts.get(Part.SAY_BACK, {})
    return tuple(SaidBack.from_json(each) for each in told.get("sentences", ()))


def by_level(found: Results) -> dict[str, tuple[LevelPictures, ...]]:
    """Return by sentence what each level said back of it, as it may be shown."""
    told = found.parts.get(Part.SAY_BACK, {}).get("by_level", {})
    return {
        sentence: tuple(LevelPictures.from_json(each) for each in levels)
        for sentence, levels in told.items()
    }


def standing(
    workshop: Workshop, found: Sequence[SaidBack]
) -> tuple[tuple[SaidBack, ...], tuple[SaidBack, ...]]:
    """Return what came back of sentences that stand, in their order, and of those that are gone."""
    newest = open_store().drafts.newest(workshop.id, shared=True)
    places = _places(newest)
    now = sorted((e for e in found if e.sentence in places), key=lambda e: places[e.sentence])
    return tuple(now), tuple(e for e in found if e.sentence not in places)


def _places(newest: Draft | None) -> dict[str, int]:
    return {c.text: at for at, c in enumerate(clauses(newest.text))} if newest else {}


def show(selection: Selection, versions: Sequence[Draft]) -> None:
    """Show by sentence what came back, first what nearly all want and everyone reads differently.

    What stands in no version any more comes last, as it read.
    """
    found, m = came_back(selection.results), selection.workshop.smallest_group
    if not found:
        blocks.empty(
            _("Nothing came back yet"),
            _(
                "Each person is given one sentence of the draft that everyone may read. A sentence "
                "appears once at least {m} have said it back.",
                m=m,
            ),
            symbol="forum",
        )
        return
    now, gone = standing(selection.workshop, found)
    places = _places(open_store().drafts.newest(selection.workshop.id, shared=True))
    blocks.title(
        str(picture_finding(now)),
        _("Each person wrote what one sentence would change on an ordinary day."),
    )
    _levels(selection.results.parts[Part.SAY_BACK].get("levels", {}), m)
    levels = by_level(selection.results)
    for each in sorted(now, key=lambda e: not e.read_differently):
        where = _("Sentence {at}", at=places[each.sentence] + 1)
        _sentence(each, where, levels.get(each.sentence, ()))
    if gone:
        with st.expander(_("Said back of sentences that are changed or gone")):
            for each in gone:
                where = _version(each.sentence, versions)
                _sentence(each, where, levels.get(each.sentence, ()))
    table(numbers_table(found, m), _("Sentence"), "said-back")


def _version(sentence: str, versions: Sequence[Draft]) -> str:
    """Return in which version a sentence stood last."""
    for draft in reversed(versions):
        if any(clause.text == sentence for clause in clauses(draft.text)):
            return _("As it stood in draft {number}", number=draft.number)
    return _("As it stood in an earlier draft")


def _levels(told: dict[str, list[float]], m: int) -> None:
    """Say by level how many come back to the sentence that they were given."""
    if not told:
        return
    rows = "".join(
        f"<dt>{blocks.esc(name)}</dt><dd>"
        + blocks.esc(
            _("{share} of {people} come back to their sentence", share=percent(share),
              people=int(people))
        )
        + "</dd>"
        for name, (people, share) in told.items()
        if people >= m
    )  # fmt: skip
    blocks.block(f'<dl class="v-kv">{rows}</dl>')


def of_a_hundred(value: float) -> str:
    """Return how alike pictures are, from 1 for the same, as a hundredth; chance goes below 0.

    Example:
        >>> of_a_hundred(0.104), of_a_hundred(-0.013), of_a_hundred(-0.001)
        ('10', '−1', '0')
    """
    near = round(100 * value)
    return isolated(f"{'−' if near < 0 else ''}{whole_number(abs(near))}")


def numbers(each: SaidBack) -> list[str]:
    """Return what is counted of one sentence, in sentences."""
    wanted = _("{share} want it as it stands.", share=percent(each.wanted))
    people, *rest = _counted(each, each.by_chance)
    return [people, wanted, *rest]


def level_numbers(level: LevelPictures, by_chance: float | None) -> str:
    """Say what is counted of one level.

    Args:
        level: What it said back of a sentence.
        by_chance: Share of all pictures that are nearest to that sentence, 0..1.
    """
    return " ".join(_counted(level, by_chance))


def _counted(each: SaidBack | LevelPictures, by_chance: float | None) -> list[str]:
    lines = [ngettext("One person said it back.", "{number} people said it back.", each.people)]
    if each.back is not None and by_chance is not None:
        lines.append(
            _(
                "{share} of their pictures lead back to it; by chance {chance} would.",
                share=percent(each.back),
                chance=percent(by_chance),
            )
        )
    if each.low is not None and each.high is not None:
        lines.append(
            _(
                "Their pictures are alike by {alike} of 100; pictures of any sentences by {low} to "
                "{high}.",
                alike=of_a_hundred(each.alike),
                low=of_a_hundred(each.low),
                high=of_a_hundred(each.high),
            )
        )
    return lines


def _sentence(each: SaidBack, where: str, levels: Sequence[LevelPictures]) -> None:
    """Show a sentence, its numbers, two typical pictures, and the same level by level."""
    keys = [*each.typical, *(key for level in levels for key in level.typical)]
    texts = open_store().say_back.texts(keys)
    mark = (
        f'<span class="v-state">{blocks.icon("call_split")}'
        f"{blocks.esc(_('Wanted by nearly all, pictured differently: ask what it means.'))}</span>"
        if each.read_differently
        else ""
    )
    told = "".join(
        f'<p class="v-sub"><b>{blocks.esc(group_title(level.level))}</b> '
        f"{blocks.esc(level_numbers(level, each.by_chance))}</p>{_quoted(level.typical, texts)}"
        for level in levels
    )
    folded = (
        f'<details class="v-help v-means"><summary>{blocks.esc(_("Level by level"))}</summary>'
        f"{told}</details>"
        if told
        else ""
    )
    blocks.block(
        f'<div class="v-card"><p class="v-kicker">{blocks.esc(where)}</p>'
        f'<div class="v-statement">{blocks.esc(each.sentence)}</div>{mark}'
        f'<p class="v-sub">{blocks.esc(" ".join(numbers(each)))}</p>'
        f"{_quoted(each.typical, texts)}{folded}</div>"
    )


def _quoted(keys: Sequence[str], texts: Mapping[str, str]) -> str:
    """Return those of typical pictures that may be quoted now."""
    items = "".join(f"<li>{blocks.esc(masked(texts[key]))}</li>" for key in keys if key in texts)
    return f'<ul class="v-quotes">{items}</ul>' if items else ""


def numbers_table(found: Sequence[SaidBack], m: int) -> pd.DataFrame:
    """Return the same to read, one row a sentence, with the share of each level that came back."""
    missing = under(m)
    rows = []
    for each in found:
        row = {
            _("Sentence"): each.sentence,
            _("People"): each.people,
            _("Want it"): percent(each.wanted),
            _("Come back to it"): "" if each.back is None else percent(each.back),
            _("By chance"): "" if each.by_chance is None else percent(each.by_chance),
            _("Alike"): of_a_hundred(each.alike),
        }
        row |= {
            group_title(name): missing if s is None else percent(s)
            for name, s in each.levels.items()
        }
        rows.append(row)
    return pd.DataFrame(rows)
