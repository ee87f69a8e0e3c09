"""Page: where my own words went: the theme, how many spoke of it, the sentence that carries it."""

from pages import frame, paper, results, shaping
from pages.bridge import open_store
from pages.participant import path, person
from pages.participant.draft import sentences
from pages.participant.words import withdraw
from vision.drafts.my_voice import MyStatement, my_voice
from vision.models import Phase, Statement

me = person.in_view()
store = open_store()
m = me.workshop.smallest_group


def went(mine: MyStatement, names: dict[int, str], *, drafted: bool) -> str:
    """Return where one statement went, honestly."""
    if not mine.read:
        return "It is being read. Look again in a moment."
    if mine.theme is None:
        return "It stands by itself: no theme fits it closely."
    others = f"Fewer than {m}" if mine.others is None else f"{mine.others:,}"
    lines = [paper.theme_name(mine.theme, names[mine.theme]), f"{others} others spoke of it."]
    if mine.clause is not None:
        lines.append(f"Sentence {mine.clause + 1} of the draft carries it.")
    elif drafted:
        lines.append("No sentence of the draft carries it yet.")
    return "<br>".join(lines)


def card(each: Statement, told: str) -> None:
    """Show one statement, what is told of it, and the way to withdraw it."""
    frame.block(
        f'<div class="v-card"><div class="v-statement">{frame.esc(each.text)}</div>'
        f'<span class="v-state">{told}</span></div>'
    )
    withdraw(me, each)


def show(own: tuple[Statement, ...], found: results.Results) -> None:
    """Show each of the own statements, and what became of it."""
    carried = shaping.carried(me.workshop, me.question, found)
    mine = my_voice(
        [each.id for each in own],
        found.labels,
        {theme.id: theme.people for theme in found.alignment.themes},
        carried or {},
        smallest_group=m,
    )
    for each, voice in zip(own, mine, strict=True):
        card(each, went(voice, found.names, drafted=carried is not None))


NEXT = {
    Phase.THEMES: "The themes are on the wall. Next you say here what you want of others’ ideas.",
    Phase.CLOSED: "The workshop is closed. Thank you for taking part.",
}

with frame.phone(me.workshop):
    if path.page(me.workshop) != path.VOICE and not path.looks_at_own_words(me):
        path.go_on(me)
    path.links(me, Phase.THEMES)
    written = store.drafts.newest(me.workshop.id, shared=True)
    if me.workshop.phase is Phase.CLOSED and written is not None:
        sentences(written, "Our vision")
    path.choose_question(me)
    frame.block(person.question(me.question.text))
    own = store.statements.of(me.participant.id, me.question.id)
    shown = results.newest(me.workshop, me.question)
    if not own:
        frame.note("You wrote nothing to this question.", symbol="edit")
    elif shown is None:
        frame.note("Themes are being found. They appear here by themselves.", symbol="hub")
        for each in own:
            card(each, "It is being read.")
        person.wait_for(lambda: results.newest(me.workshop, me.question))
    else:
        frame.block('<p class="v-kicker">Where your words went</p>')
        show(own, shown)
    if me.workshop.phase in NEXT:
        frame.block(f'<p class="v-words">{NEXT[me.workshop.phase]}</p>')
    person.follow(me.workshop.phase, me.workshop.id)
