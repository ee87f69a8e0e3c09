"""E-mails saved below each other."""

from __future__ import annotations

import pytest

from vision.exchange import Reading, read_statements

WISHES = ["More time for patients", "One login for all tools", "A quiet room: with a door"]


def told(text: str) -> list[tuple[str, int]]:
    """Return each statement of a text with the number of its person."""
    found: Reading = read_statements(text.encode(), "letters.txt")
    return [(each["text"], each["person"]) for each in found.statements()]


@pytest.mark.parametrize(
    "text",
    [
        (
            "From: Ada Bell <ada@x.example>\nDate: 4 May 2026\nSubject: Re: wishes\n\nDear Cy,\n"
            "{}\n- {}\n\nMany thanks,\nAda\nWard 3\n\n> What do you\n> wish for?\n\n"
            "From: Bo Carr\nSubject: Re: wishes\n\n{}\n-- \nBo Carr, 555 1234\n"
        ),
        (
            "Von: Bell, Ada\nGesendet: Montag, 4. Mai 2026 09:10\nAn: Cy\nBetreff: AW: Wünsche\n\n"
            "Liebe Cy,\n\n{}\n{}\n\nViele Grüße\nAda\n\nVon: Bo\nAn: Cy\nBetreff: AW: Wünsche\n\n"
            "Hallo zusammen!\n{}\nBo\n\nAm 3. Mai 2026 um 08:00 schrieb Cy <cy@x.example>:\n"
            "Was wünscht ihr euch?\n"
        ),
        (
            "De : Ada\n".replace(" :", ":") + "Objet: Vœux\n\nBonjour,\n{}\n{}\nCordialement\nAda\n"
            "De: Bo\nObjet: Vœux\n\n{}\nEnvoyé de mon iPhone\n"
        ),
    ],
    ids=["English", "German", "French"],
)
def test_only_the_new_words_of_mails_are_statements(text: str) -> None:
    """Heads, greetings, farewells, signatures and quotations are nobody's wish."""
    assert told(text.format(*WISHES)) == [(WISHES[0], 1), (WISHES[1], 1), (WISHES[2], 2)]


def test_what_is_quoted_whole_counts_once() -> None:
    """A mail below the one that answers it is no second voice of the same person."""
    mail = "From: {}\nSubject: wishes\n\n{}\n\n"
    text = (
        mail.format("Ada", WISHES[0]) + mail.format("Bo", WISHES[1]) + mail.format("Ada", WISHES[0])
    )
    assert told(text) == [(WISHES[0], 1), (WISHES[1], 2)]


@pytest.mark.parametrize(
    "text",
    [
        "From: here to the sea, one cycle path\nSubject: to rain\nMore benches\n",
        "More benches\nDear Anna, come back\nThanks\nFrom: 9 to 5, no longer\n",
        "> More benches\n> A swing\n",
    ],
)
def test_lines_that_look_like_parts_of_mails_stay(text: str) -> None:
    """Without the head of a mail nothing is a greeting, a farewell or a quotation."""
    if "Subject" in text:
        text = "A first line\n" + text
    assert len(told(text)) == len(text.splitlines())
