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


def test_a_rule_of_underscores_below_a_signature_is_none() -> None:
    """The name above it is still the last line of its mail."""
    mail = "From: {}\nSubject: wishes\n\n{}\n\n{}\n\n______________\n"
    text = mail.format("Ada Bell", WISHES[0], "A.") + mail.format("Bo", WISHES[1], "Bo")
    assert told(text) == [(WISHES[0], 1), (WISHES[1], 2)]


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


HEAD = "From: Ada Bell\nSubject: wishes\nDate: 4 May 2026\n\n"


def said(body: str) -> list[str]:
    """Return the statements of one mail with that body."""
    return [text for text, _ in told(HEAD + body)]


def test_words_below_a_quotation_are_new() -> None:
    """Who answers at the bottom is heard; what is quoted below an answer stays out."""
    asked = "On 3 May 2026, Cy <cy@x.example> wrote:\n> What do you\n> wish for?\n\n"
    assert said(f"Hi Cy,\n\n{asked}{WISHES[0]}\n- {WISHES[1]}\nAda\n") == WISHES[:2]
    assert said(f"{WISHES[0]}\n\n{asked}") == WISHES[:1]


@pytest.mark.parametrize(
    "wish",
    [
        "Lieber ein Garten als ein Parkplatz",
        "Liebe zum Detail",
        "Beste Luft im Haus!",
        "Good morning walks for the whole ward",
        "Hi all, more benches please",
        "Ciao a tutti, più alberi!",
    ],
)
def test_wishes_that_begin_like_a_greeting_stay(wish: str) -> None:
    """A greeting stands first, is short or ends in a sign, and says nothing behind a comma."""
    assert said(f"{wish}\n{WISHES[0]}\n") == [wish, WISHES[0]]
    assert said(f"{WISHES[0]}\n{wish}\n") == [WISHES[0], wish]


@pytest.mark.parametrize(
    "greeting",
    ["Liebe Ada, lieber Bo,", "Dear Ada, Bo and Cy,", "Hej!", "Moin zusammen", "Beste allemaal,"],
)
def test_greetings_are_no_wishes(greeting: str) -> None:
    """Also several people are greeted in one line."""
    assert said(f"\n{greeting}\n\n{WISHES[0]}\n") == WISHES[:1]


@pytest.mark.parametrize(
    "body",
    [
        "{0}\nThanks, Cy!\nOne more thing is on my mind.\n{1}\n",
        "{0}\nMany thanks\nAda\n\n--- For the garden ---\n{1}\n{2}\n",
        "{0}\n--- For the garden ---\n{1}\n",
        "{0}\nCheers,\nAda\nWard 3\n\n- {1}\n- {2}\n\nRegards\nAda\n",
        "{0}\nThanks, Cy!\nAda\nMany thanks, Bo!\nOne more thing is on my mind.\n{1}\n",
        "{0}\nThanks\n\nTrees\nBenches\nShade\nA swing\n{1}\n",
    ],
)
def test_who_goes_on_below_a_farewell_is_heard(body: str) -> None:
    """Thanks in the middle and titles between rules end no mail; the name below stays out."""
    found = said(body.format(*WISHES))
    assert found[0] == WISHES[0]
    assert WISHES[1] in found
    assert not {"Ada", "Ward 3"}.intersection(found)


@pytest.mark.parametrize(
    "below",
    [
        "Ada Bell\nHead of Nursing\n\nCity Hospital\n1 High Street\n10115 Town\nx.example",
        "Ada\n\nThis message is meant for those alone to whom it was sent.",
        "Ada\n\n-----Original Message-----\nWhat do you wish for, all of you?",
    ],
)
def test_signatures_stay_out(below: str) -> None:
    """Long ones with an address, notes on confidence, and the mail that was answered."""
    assert said(f"{WISHES[0]}\n\nKind regards,\n{below}\n") == WISHES[:1]


def test_other_fields_are_words_of_somebody() -> None:
    """Forms that begin like mails keep what their own fields say; heads alone are no mails."""
    form = "Von: {}\nBetreff: Garten\nWunsch: {}\n\n"
    found = told(form.format("Ada", WISHES[0]) + form.format("Bo", WISHES[1]))
    assert found == [(f"Wunsch: {WISHES[0]}", 1), (f"Wunsch: {WISHES[1]}", 2)]
    assert len(told("From: the ward\nSubject: light\n\nFrom: the lab\nSubject: air\n")) == 4


def test_lines_broken_before_a_capital_are_one() -> None:
    """German has capitals within sentences: what had no room in the line above goes on there."""
    broken = (
        "Ich wünsche mir, dass die Pflege und die Verwaltung öfter miteinander\n"
        "Kaffee trinken, denn aus solchen kleinen Gesprächen entstehen oft die\n"
        "Lösungen, nach denen alle suchen.\n"
    )
    apart = (
        "Ein Garten hinter dem Haus, in dem man auch im Winter sitzen kann\n"
        "Ein ruhiger Raum für alle, die nachts arbeiten und tagsüber hier sind\n"
        "Licht\n"
    )
    assert said(f"{WISHES[0]}\n{broken}") == [WISHES[0], " ".join(broken.split("\n")).strip()]
    assert said(apart) == apart.splitlines()


@pytest.mark.parametrize(
    ("head", "bare"),
    [
        ("De: {}\nFecha: 4 mayo 2026, 9:10\n\n", "Asunto: Re: deseos\n\n"),
        ("Od: {}\nWysłano: 4.05.2026 09:10\n\n", "Odpowiedzi z poczty\n3 maja\n\n"),
    ],
)
def test_heads_without_a_subject_are_heads_where_several_name_a_day(head: str, bare: str) -> None:
    """As a thread is printed, with its subject once, or with a title, above all of them."""
    text = bare + head.format("Ada") + WISHES[0] + "\n\n-----\n\n" + head.format("Bo") + WISHES[1]
    assert told(text) == [(WISHES[0], 1), (WISHES[1], 2)]


def test_lines_above_mails_that_are_more_than_a_title_stay() -> None:
    """A list that ends in one mail, or several wishes above mails, is read as lines."""
    mail = "From: Ada\nDate: 4 May 2026, 9:10\n\nMore tea\n"
    assert "More tea" in dict(told(f"- A swing\n{mail}\n{mail}"))
    assert "A swing" in dict(told(f"A swing\nA slide\nA pond\n\n{mail}\n{mail}"))
    assert "From: Ada" in dict(told(mail))


def test_fields_that_people_fill_in_are_heard_though_no_subject_stands_there() -> None:
    """Only what programs write is a head; hours are no senders."""
    form = "Date: {} May 2026\nWish: {}\nFrom: Ward {}\n\n"
    cards = "".join(form.format(at, wish, at) for at, wish in enumerate(WISHES, start=1))
    assert {f"Wish: {wish}" for wish in WISHES} <= set(dict(told(cards)))
    tables = "Von: Tisch {}\nDatum: 3. Mai 2026\n\n- {}\n- {}\n\n"
    assert "Von: Tisch 1" in dict(told(tables.format(1, *WISHES) + tables.format(2, *WISHES)))
    day = "Datum: {}. Mai 2026\nVon: 9 bis 12 Uhr\n\n{}\n\n"
    days = "".join(day.format(at, wish) for at, wish in enumerate(WISHES, start=1))
    assert len({person for _, person in told(days)}) >= len(WISHES)


@pytest.mark.parametrize(
    ("closing", "stays"),
    [("Best, Ada", 0), ("Un abrazo, Ada", 0), ("Bien amicalement,\nAda", 0), ("Ada xx", 0),
     ("Ada,", 0), ("Benches, Ada", 1), ("More light,\nfor all of us", 2)],
)  # fmt: skip
def test_the_own_name_closes_a_mail_behind_words_of_leave(closing: str, stays: int) -> None:
    """Other words before the name, or a comma in front of other words, are a wish."""
    found = said(f"{WISHES[0]}\n{WISHES[1]}\n{closing}\n")
    assert (found[:2], len(found)) == (WISHES[:2], 2 + stays)


def test_whoever_is_greeted_elsewhere_may_be_greeted_by_name_alone() -> None:
    """A name by itself is a greeting where other mails greet by it; else it may be a wish."""
    mail = "From: {}\nSubject: wishes\n\n{}\n{}\n\n"
    text = mail.format("Ada", "Dear Cy", WISHES[0]) + mail.format("Bo", "Cy,", WISHES[1])
    assert [each for each, _ in told(text)] == WISHES[:2]
    team = text.replace("Dear Cy", "Dear Garden Team,").replace("Cy,", "Garden!")
    assert [each for each, _ in told(team)][1] == "Garden!"
    assert [each for each, _ in told(text.replace("Dear Cy", "Hello"))][1] == "Cy,"


def test_words_that_lead_in_a_list_are_none_of_it() -> None:
    """A line with a colon above bullets; one above other lines may be said."""
    assert said(f"What I wish for:\n- {WISHES[0]}\n- {WISHES[1]}\n") == WISHES[:2]
    assert said(f"What I wish for:\n{WISHES[0]}\n")[0] == "What I wish for:"


def test_mails_on_a_page_are_mails() -> None:
    """Programs for words save pages of paragraphs, and items of lists; other pages stay lists."""
    lines = ["De: Ada", "Objet: Re: vœux", "Bonjour,", WISHES[0], "Ada",
             "De: Bo", "Objet: Re: vœux", WISHES[1], "Cordialement", "Bo"]  # fmt: skip
    page = "<html><body>{}</body></html>"
    found = read_statements(
        page.format("".join(f"<p>{each}</p>" for each in lines)).encode(), "a.html"
    )
    assert [(row.text, row.number) for row in found.taken.rows] == [(WISHES[0], 4), (WISHES[1], 8)]
    listed = "".join(f"<li>{each}</li>" for each in ("From: here to the sea", *WISHES))
    found = read_statements(page.format(f"<ul>{listed}</ul>").encode(), "a.html")
    assert len(found.taken.rows) == len(WISHES) + 1


def test_a_list_with_commas_above_a_name_keeps_its_last_item() -> None:
    """Only a line that no other with a comma stands above takes leave."""
    listed = ["More tea,", "fewer lists,", "a quiet room,"]
    assert said("\n".join([*listed, "Ada"]) + "\n") == listed


def test_a_sentence_above_a_list_is_said() -> None:
    """A few words lead in what follows; whoever gives reasons wishes for something."""
    line = "We need more hands at night because two of us cannot lift a boat:"
    assert said(f"{line}\n- {WISHES[0]}\n- {WISHES[1]}\n") == [line, *WISHES[:2]]


def test_a_wish_behind_a_greeting_names_nobody() -> None:
    """Words in small letters are no name by which others greet."""
    mail = "From: {}\nSubject: wishes\n\n{}\n{}\n\n"
    text = mail.format("Ada", "Hello more shade", WISHES[0])
    text += mail.format("Bo", "More shade!", WISHES[1])
    assert ("More shade!", 2) in told(text)


def test_a_memorandum_with_headings_is_no_mail() -> None:
    """One head above headings and lists: levels stay, and no heading becomes a statement."""
    page = "<p>From: The board</p><p>Subject: Wishes</p><h2>Managers</h2><ul><li>{}</li></ul>"
    page = f"<html><body>{page}<h2>Staff</h2><ul><li>{{}}</li></ul></body></html>"
    found = read_statements(page.format(*WISHES).encode(), "memo.html")
    levels = [(row.text, row.level) for row in found.taken.rows]
    assert levels == [(WISHES[0], "Managers"), (WISHES[1], "Staff")]
