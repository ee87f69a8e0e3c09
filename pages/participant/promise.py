"""Page: what is promised to whoever writes, and what is not, in words that can be checked."""

import streamlit as st

from pages import menu
from pages.parts import blocks, language, language_model, visitor
from pages.parts.attendance_notes import attendance_notes
from vision.errors import VisionError
from vision.limits import SMALLEST_GROUP
from vision.models import Workshop
from vision.privacy.existing_people import PHONES_A_PERSON
from vision.privacy.totals_in_steps import STEPS
from vision.translation import _, day


def promised(workshop: Workshop | None) -> list[str]:
    """Return the sentences of the promise, with this workshop's numbers."""
    m = workshop.smallest_group if workshop else SMALLEST_GROUP
    counting = [_counting(workshop)] if workshop else []
    filed = _filed({asked.filled for asked in workshop.questions}) if workshop else []
    read_by = [language_model.says(workshop.endpoint)] if workshop and workshop.endpoint else []
    return [*_anonymous(m), *counting, *filed, *_words(m), *read_by]


def _anonymous(m: int) -> list[str]:
    """Return what is promised of people and numbers."""
    return [
        _(
            "No name, no address, no account, no device and no time of day is kept with what you "
            "write. Your browser has a random number; the server keeps only a hash of it."
        ),
        _(
            "Nobody can learn from anything this app shows or exports at which level or in which "
            "unit you are, where fewer than {m} people could have written your words: not by "
            "comparing numbers, not by watching them change.",
            m=m,
        ),
        _(
            "Numbers by level or unit change only when the words or answers of {m} people or more "
            "change together; totals go in steps of {m} as long as they are of fewer than {large} "
            "people. Of each level one answer to each statement is left out by lot, so that the "
            "writer, who is not asked, is not the one who is missing.",
            m=m,
            large=STEPS * m,
        ),
    ]


def _words(m: int) -> list[str]:
    """Return what is promised of words."""
    return [
        _(
            "“Count this, but don’t quote it”: your words count and are shown nowhere, in no name "
            "of a theme, no keyword, no cloud, no search. A word by itself is shown only if two "
            "people used it, a person’s name by itself only if {m} did; a statement that may be "
            "quoted is quoted whole, with the names in it.",
            m=m,
        ),
        _(
            "Phone numbers, e-mail and web addresses and the like are masked wherever your words "
            "are shown or searched. You can change your words as long as their round is being "
            "written, and withdraw them at any time; names and keywords made of them go with the "
            "next update, numbers by level once the words of {m} people have changed.",
            m=m,
        ),
    ]


def _counting(workshop: Workshop) -> str:
    """Return the sentence on who counts as a person."""
    m = workshop.smallest_group
    if not workshop.strict:
        return _(
            "This workshop counts everyone who joined as one person, also somebody’s second "
            "phone: it is the sample, or began before the app told people from phones."
        )
    if _numbers_told(workshop):
        return _(
            "Only people lift a group over {m}: those with a join slip, and no more phones than "
            "people are expected at a level. Cards and rows of files lift nothing. If whoever runs "
            "the workshop raises an expected number, the results page says so.",
            m=m,
        )
    return _(
        "Only people lift a group over {m}: those with a join slip, and no more phones than people "
        "are expected at a level. At levels where nobody said how many there are, phones without a "
        "slip count half, so that nothing is shown below {twice} of them. Cards and rows of files "
        "lift nothing.",
        m=m,
        twice=PHONES_A_PERSON * m,
    )


def _filed(questions: set[str]) -> list[str]:
    """Return the sentences on questions whose answers all came from one file."""
    told = {
        "people": _(
            "Where all answers to a question came from one file, to which nobody can add, the "
            "people of that file count."
        ),
        "rows": _(
            "Where all answers to a question came from one file that does not tell people apart, "
            "its rows count like phones: no more of them than people are expected at a level."
        ),
    }
    return [told[filled] for filled in told if filled in questions]


def not_promised(workshop: Workshop | None) -> list[str]:
    """Return what is not promised."""
    m = workshop.smallest_group if workshop else SMALLEST_GROUP
    return [
        _("Colleagues may recognise your style, what you tell, or see you typing."),
        _(
            "All that was written in a round comes in when its themes are shown for the first "
            "time, also if few wrote in it; only later words wait for those of others."
        ),
        _("Whoever runs this server can read its database, and its backups."),
        _(
            "Whoever stands in for people who were expected and did not come can be counted "
            "as them, unless there are join slips."
        ),
        *([] if _numbers_told(workshop) else [_phones(m)]),
        _(
            "If all {m} people of a group say the same, or all but you compare notes, "
            "others may work out more. A name that is written without a title or a capital "
            "is not recognised.",
            m=m,
        ),
        _(
            "Whoever moderates reads all that is written, also what is not to be quoted, without "
            "level, unit or your other words."
        ),
        _(
            "That the first person has joined, written or answered is seen when it happens; "
            "whoever knows words sees them go when they are withdrawn."
        ),
        _(
            "What you say to a sentence of a draft is shown, without your level, as soon as you "
            "send it: somebody who sees you typing just then may think that it is yours."
        ),
    ]


def _numbers_told(workshop: Workshop | None) -> bool:
    """Return whether it is known of every level how many people it has, or nobody is doubted."""
    return (
        workshop is None or not workshop.strict or all(level.expected for level in workshop.levels)
    )


def _phones(m: int) -> str:
    """Return what remains where nobody said how many people there are."""
    return _(
        "Where nobody said how many people a level has, whoever joins it with more than {m} phones "
        "can be counted as people.",
        m=m,
    )


def kept(workshop: Workshop) -> str:
    """Return how long a workshop is kept."""
    if workshop.ends is None:
        return _("This workshop is kept until whoever runs it deletes it.")
    return _(
        "This workshop deletes itself on {day}, with all words, answers, logs and our own backups.",
        day=day(workshop.ends),
    )


def _workshop() -> Workshop | None:
    code = st.query_params.get("code", "")
    try:
        return visitor.workshop_of(code) if code else None
    except VisionError:
        return None


workshop = _workshop()
with blocks.phone(workshop):
    blocks.finding(_("What you are promised"))
    for heading, sentences in (
        ("", promised(workshop)),
        (_("What is not promised"), not_promised(workshop)),
    ):
        if heading:
            blocks.title(heading)
        rows = "".join(f"<li>{blocks.esc(each)}</li>" for each in sentences)
        blocks.block(f'<ul class="v-words">{rows}</ul>')
    if workshop is not None:
        blocks.line(kept(workshop))
        attendance_notes(workshop)
        st.page_link(
            menu.file("share"),
            label=_("Back"),
            icon=language.backward(),
            query_params={"code": workshop.code.replace(" ", "")},
        )
    else:
        st.page_link(menu.file("join"), label=_("Join a workshop"), icon=":material/login:")
