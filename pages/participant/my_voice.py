"""Page: where my own words went: the theme, how many spoke of it, the sentence that carries it."""

from pages.participant.parts import links, person
from pages.participant.parts.links import sentences
from pages.participant.parts.own_statements import withdraw
from pages.parts import blocks, draft_coverage, markup, results
from server.store import open_store
from vision.drafts.my_voice import MyStatement, my_voice
from vision.models import Statement
from vision.phases import Phase
from vision.translation import _

me = person.in_view()
store = open_store()
m = me.workshop.smallest_group


def went(mine: MyStatement, names: dict[int, str], *, drafted: bool) -> str:
    """Return where one statement went, honestly."""
    if not mine.read:
        return _("It is being read. Look again in a moment.")
    if mine.theme is None:
        return _("It stands by itself: no theme fits it closely.")
    others = _("Fewer than {m}", m=m) if mine.others is None else f"{mine.others:,}"
    lines = [
        markup.theme_name(mine.theme, names[mine.theme]),
        _("{others} others spoke of it.", others=others),
    ]
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
    for each, voice in zip(own, mine, strict=True):
        card(each, went(voice, found.names, drafted=carried is not None))


with blocks.phone(me.workshop):
    if links.page(me.workshop) != links.VOICE and not links.looks_at_own_words(me):
        links.go_on(me)
    links.links(me, Phase.THEMES)
    written = store.drafts.newest(me.workshop.id, shared=True)
    if me.workshop.phase.rules.final and written is not None:
        sentences(written, _("Our vision"))
    links.choose_question(me)
    blocks.block(person.question(me.question.text))
    own = store.statements.of(me.participant.id, me.question.id)
    shown = results.newest(me.workshop, me.question)
    if not own:
        blocks.note(_("You wrote nothing to this question."), symbol="edit")
    elif shown is None:
        blocks.note(_("Themes are being found. They appear here by themselves."), symbol="hub")
        for each in own:
            card(each, _("It is being read."))
        person.wait_for(lambda: results.newest(me.workshop, me.question))
    else:
        blocks.line(_("Where your words went"), "v-kicker")
        show(own, shown)
    if me.workshop.phase.rules.meanwhile:
        blocks.block(f'<p class="v-words">{blocks.esc(_(me.workshop.phase.rules.meanwhile))}</p>')
    person.follow(me.workshop.phase, me.workshop.id)
