"""Page: where my own words went: the theme, how many spoke of it, the sentence that carries it."""

import streamlit as st

from pages.participant.parts import pairs, person, phase_links, way_to_results
from pages.participant.parts.own_statements import standing, withdraw
from pages.participant.parts.phase_links import sentences
from pages.parts import blocks, draft_coverage, follow_up, markup, results
from server.store import open_store
from vision.drafts.my_voice import MyStatement, my_voice
from vision.models import Statement, Status
from vision.phases import Phase
from vision.translation import _, ngettext

me = person.in_view()
store = open_store()
m = me.workshop.smallest_group


def went(mine: MyStatement, names: dict[int, str], *, drafted: bool) -> str:
    """Return where one statement went, honestly."""
    if not mine.read:
        return _("It is being read. Look again in a moment.")
    if mine.theme is None:
        return _("It stands by itself: no theme fits it closely.")
    others = (
        _("Fewer than {m} others spoke of it.", m=m)
        if mine.others is None
        else ngettext("One other spoke of it.", "{number} others spoke of it.", mine.others)
    )
    lines = [markup.theme_name(mine.theme, names[mine.theme]), others]
    if mine.clause is not None:
        lines.append(_("Sentence {clause} of the draft carries it.", clause=mine.clause + 1))
    elif drafted:
        lines.append(_("No sentence of the draft carries it yet."))
    return "<br>".join(lines)


def card(each: Statement, told: str) -> None:
    """Show one statement, what is told of it, and the way to withdraw it."""
    blocks.block(
        f'<div class="v-card"><div class="v-statement">{blocks.esc(each.text)}</div>'
        f'<span class="v-state">{told}</span></div>'
    )
    withdraw(me, each)


def waits(each: Statement) -> bool:
    """Return whether a statement is shown to nobody else: not approved yet, or hidden."""
    return each.status is not Status.VISIBLE


def show(own: tuple[Statement, ...], found: results.Results) -> None:
    """Show each of the own statements, and what became of it."""
    carried = draft_coverage.carried(me.workshop, me.question, found)
    mine = my_voice(
        [each.id for each in own],
        found.labels,
        {theme.id: theme.people for theme in found.alignment.themes},
        carried or {},
        smallest_group=m,
    )
    done = follow_up.noted(me.workshop)
    for each, voice in zip(own, mine, strict=True):
        if waits(each) or each.id in found.late:
            card(each, standing(each, found))
            continue
        told = went(voice, found.names, drafted=carried is not None)
        card(each, told + follow_up.behind(done, voice.clause))


def half_written() -> None:
    """Say that words which the room's next step cut off are kept, and where; let them go."""
    words = store.participants.writing(me.participant.id, me.question.id)
    if not words or me.workshop.gathers:
        return
    told = _(
        "They are kept here and only for you, and nobody has seen them. If the room writes again, "
        "they are back in the field."
    )
    blocks.block(
        f'<div class="v-card v-half"><b>{blocks.esc(_("You were still writing"))}</b>'
        f'<div class="v-statement">{blocks.esc(words)}</div>'
        f'<span class="v-state">{blocks.icon("lock")}{blocks.esc(told)}</span></div>'
    )
    st.button(
        _("Delete these words"),
        type="tertiary",
        key="let-go",
        on_click=store.participants.keep_writing,
        args=(me.participant.id, me.question.id, ""),
    )


with blocks.phone(me.workshop):
    if phase_links.page(me.workshop) != phase_links.VOICE and not phase_links.looks_at_own_words(
        me
    ):
        phase_links.go_on(me)
    phase_links.links(me, Phase.THEMES)
    way_to_results.offer(me.workshop, me.question)
    written = store.drafts.newest(me.workshop.id, shared=True)
    if me.workshop.phase.rules.final and written is not None:
        sentences(written, _("Our vision"))
    phase_links.choose_question(me)
    blocks.block(person.question(me.question.text))
    half_written()
    pairs.ask(me)
    own = store.statements.of(me.participant.id, me.question.id)
    shown = results.newest(me.workshop, me.question)
    if not own:
        blocks.note(_("You wrote nothing to this question."), symbol="edit")
    elif shown is None:
        blocks.note(_("Themes are being found. They appear here by themselves."), symbol="hub")
        for each in own:
            card(each, standing(each, None) if waits(each) else _("It is being read."))
    else:
        blocks.line(_("Where your words went"), "v-kicker")
        show(own, shown)
    if shown is None and own:
        person.wait_for(lambda: results.newest(me.workshop, me.question))
    if me.workshop.phase.rules.meanwhile:
        blocks.block(f'<p class="v-words">{blocks.esc(_(me.workshop.phase.rules.meanwhile))}</p>')
    person.follow(me.workshop)
