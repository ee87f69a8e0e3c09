"""Page: run one workshop: the code, the phase, the timer, how themes are found."""

import time

import streamlit as st

from pages import frame, visitor
from pages.bridge import open_store
from pages.facilitator import invitation
from vision.models import Lens, Phase, Role

NEXT = {
    Phase.GATHER: (Phase.THEMES, "Reveal the themes"),
    Phase.THEMES: (Phase.RESPOND, "Let people respond"),
    Phase.RESPOND: (Phase.SHAPE, "Shape the vision"),
    Phase.SHAPE: (Phase.CLOSED, "Close the workshop"),
}
SAYS = {
    Phase.GATHER: "People are writing. Nobody sees the others’ words yet.",
    Phase.THEMES: "Themes are out. Leaders can look at levels, the wall shows themes.",
    Phase.RESPOND: "People answer each other’s statements.",
    Phase.SHAPE: "The vision is being written.",
    Phase.CLOSED: "Closed. Results stay readable for leaders.",
}

workshop = visitor.workshop_in_view(Role.FACILITATOR)
store = open_store()


@st.fragment(run_every=3)
def totals() -> None:
    """Show how many people and statements there are: only totals are live."""
    people, statements = store.statements.counts(workshop.id)
    joined = store.participants.count(workshop.id)
    frame.block(
        '<dl class="v-kv">'
        f"<dt>People who joined</dt><dd>{joined:,}</dd><dt>People who wrote</dt><dd>{people:,}</dd>"
        f"<dt>Statements</dt><dd>{statements:,}</dd></dl>"
    )


def invite() -> None:
    """Show code, link and QR code, and say so when no phone can open the link."""
    frame.block(
        f'<img class="v-qr" alt="QR code that opens the workshop" src="'
        f'{invitation.qr(invitation.link(workshop))}"><p class="v-bigcode">'
        f"{frame.esc(workshop.code)}</p>"
    )
    st.code(invitation.link(workshop), language=None, wrap_lines=True)
    if invitation.is_local():
        frame.note(
            "You opened this page at an address that only this machine knows, so the link uses "
            "its address in the local network. Try it with your phone, or set PUBLIC_URL.",
            symbol="wifi_find",
        )
    if st.button("Open the wall", icon=":material/present_to_all:"):
        st.switch_page("facilitator/live.py", query_params={"w": workshop.id})


def steer() -> None:
    """Move the room from one phase to the next, or back."""
    frame.title("Phase", SAYS[workshop.phase])
    chosen = st.segmented_control(
        "Phase",
        list(Phase),
        default=workshop.phase,
        format_func=lambda phase: phase.value.capitalize(),
        label_visibility="collapsed",
        required=True,
        key=f"phase-{workshop.phase}",
    )
    if chosen is not None and chosen is not workshop.phase:
        store.workshops.move(workshop.id, Phase(chosen))
        st.rerun()
    if workshop.phase in NEXT:
        phase, label = NEXT[workshop.phase]
        if st.button(label, type="primary"):
            store.workshops.move(workshop.id, phase)
            st.rerun()
    if workshop.phase is not Phase.GATHER and st.button(f"Gather a round {workshop.round + 1}"):
        store.workshops.open_round(workshop.id)
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        minutes = st.number_input("Timer, in minutes", 1, 120, 5, width=160)
        if st.button("Start the timer"):
            store.workshops.set_timer(workshop.id, int(time.time()) + 60 * int(minutes))
        if st.button("Stop it"):
            store.workshops.set_timer(workshop.id, None)


def finding_themes() -> None:
    """Choose how statements are grouped; in reach, and not in the way."""
    with st.expander("How themes are found"):
        lens = st.radio(
            "Group statements by",
            [Lens.MEANING, Lens.WORDS],
            index=[Lens.MEANING, Lens.WORDS].index(workshop.lens),
            format_func=lambda each: "meaning and wording" if each is Lens.MEANING else "wording",
            horizontal=True,
        )
        own = st.toggle("I choose the number of themes", value=workshop.theme_count is not None)
        count = st.slider("Themes", 2, 20, workshop.theme_count or 8) if own else None
        if (lens, count) != (workshop.lens, workshop.theme_count):
            store.workshops.choose_themes(workshop.id, lens, count)
            st.rerun()


def passphrases() -> None:
    """Show new passphrases once, and make others."""
    for role, phrase in st.session_state.pop("passphrases", {}).items():
        frame.note(f"{phrase}", symbol="key", strong=f"Passphrase for the {role}s:", attention=True)
    with st.expander("Passphrases, archive, delete"):
        for role in (Role.LEADER, Role.FACILITATOR):
            if st.button(f"New passphrase for the {role}s"):
                st.session_state["passphrases"] = {
                    role: store.passes.new_passphrase(workshop.id, role)
                }
                store.passes.grant(visitor.token(), workshop.id, Role.FACILITATOR)
                st.rerun()
        st.caption("A new passphrase ends the old one. It is shown once.")
        sure = st.text_input("To delete everything, type the code of this workshop", max_chars=20)
        if st.button("Delete the workshop for good") and sure.strip().upper() == workshop.code:
            store.workshops.delete(workshop.id)
            st.session_state.pop("workshop", None)
            st.switch_page("facilitator/workshops.py")


frame.finding(workshop.title, lead=workshop.questions[0].text)
if "passphrases" in st.session_state:
    st.caption("Write these down now: they are kept only as a hash and can’t be shown again.")
passphrases_slot = st.container()
left, right = st.columns([1, 2], gap="large")
with left:
    invite()
    totals()
with right:
    steer()
    finding_themes()
with passphrases_slot:
    passphrases()
