"""Mails as programs keep them are mails: boxes, single letters, and digests of lists."""

from __future__ import annotations

import io
import mailbox
import random
import zipfile
from contextlib import suppress
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from vision.errors import InvalidFileError
from vision.exchange import Reading, read_statements

if TYPE_CHECKING:
    from pathlib import Path

SAID = [
    ("Ada Bell", "Die Dienstpläne hängen früher aus.", "plain"),
    ("Bo Lind", "Weniger Formulare, die niemand liest.", "html"),
    ("Cy Moor", "Ein ruhiger Raum für die Pausen.", "both"),
    ("Ada Bell", "Und die Küche öffnet auch nachts.", "plain"),
]


def letter(number: int, name: str, text: str, kind: str) -> EmailMessage:
    """Return a mail with a greeting, a signature and a quotation around what is said."""
    mail = EmailMessage()
    mail["Received"] = f"by 2002:a05 with SMTP id x{number}; Mon, 2 Mar 2026 09:00:00 +0100"
    mail["From"] = f"{name} <{name.split(maxsplit=1)[0].lower()}@haus.example>"
    mail["To"] = "Leitung <leitung@haus.example>"
    mail["Date"] = f"Mon, 2 Mar 2026 10:1{number}:00 +0100"
    mail["Subject"] = "Re: Meine Wünsche für 2030 und was uns allen sonst noch wichtig erscheint"
    mail["Message-ID"] = f"<{number}@haus.example>"
    whole = f"Hallo zusammen,\n\n{text}\n\nViele Grüße\n{name}\n\n> Was wünscht ihr euch?\n"
    page = "".join(
        f"<p>{line}</p>" for line in (f"Hallo zusammen,|{text}|Viele Grüße|{name}").split("|")
    )
    mail.set_content(
        page if kind == "html" else whole, subtype="html" if kind == "html" else "plain"
    )
    if kind == "both":
        mail.add_alternative(f"<html><body>{page}</body></html>", subtype="html")
    return mail


def box(folder: Path) -> bytes:
    """Return a box with a mail of each."""
    kept = mailbox.mbox(folder / "wishes.mbox")
    for number, each in enumerate(SAID):
        kept.add(letter(number, *each))
    kept.close()
    return (folder / "wishes.mbox").read_bytes()


def check(found: Reading) -> None:
    """Check that what was said is taken, by whom, and nothing else."""
    assert [row.text for row in found.taken.rows] == [text for _, text, _ in SAID]
    assert found.people == 3
    assert not any("Re: Meine" in row.text or "Hallo" in row.text for row in found.taken.rows)


@pytest.mark.parametrize("name", ["Wünsche.mbox", "mails.txt", "mails"])
def test_a_box_of_mails_gives_what_was_said(tmp_path: Path, name: str) -> None:
    """However each mail is packed; numbers are those of the mails."""
    found = read_statements(box(tmp_path), name)
    check(found)
    assert [row.number for row in found.taken.rows] == [1, 2, 3, 4]


@pytest.mark.parametrize("kind", ["plain", "html", "both"])
def test_one_letter_is_read_without_its_head(kind: str) -> None:
    """As a mail program saves it."""
    name, text, _ = SAID[0]
    found = read_statements(letter(0, name, text, kind).as_bytes(), "wish.eml")
    assert [row.text for row in found.taken.rows] == [text]


@pytest.mark.parametrize("sign", ["\x0c", "\u2028", "\x85", "\r"])
def test_other_ends_of_lines_shift_no_mail(tmp_path: Path, sign: str) -> None:
    """Pages and lines of other programs end so; numbers stay those of the mails."""
    kept = mailbox.mbox(tmp_path / "wishes.mbox")
    for number, (name, text, _) in enumerate(SAID):
        mail = letter(number, name, text, "plain")
        words = mail.get_content().replace("Hallo", f"Guten Tag,{sign}{sign}Hallo")
        mail.set_content(words.encode(), "text", "plain", cte="base64")
        kept.add(mail)
    kept.close()
    found = read_statements((tmp_path / "wishes.mbox").read_bytes(), "a.mbox")
    assert [row.text for row in found.taken.rows][-1] == SAID[-1][1]
    assert {row.number for row in found.taken.rows} == {1, 2, 3, 4}


def test_a_box_in_a_packed_file_is_read(tmp_path: Path) -> None:
    """As whoever keeps mails hands them out."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("Takeout/Mail/wishes.mbox", box(tmp_path))
    check(read_statements(out.getvalue(), "takeout.zip"))


@pytest.mark.parametrize("seed", range(60))
def test_damaged_mails_are_read_or_refused(seed: int) -> None:
    """Whatever stands in their fields; the page never breaks over a file."""
    draw = random.Random(seed)
    data = bytearray(letter(0, *SAID[2]).as_bytes())
    for _ in range(draw.randint(1, 40)):
        at = draw.randrange(len(data))
        data[at : at + draw.randint(0, 3)] = draw.choice(
            [b"\n", b";", b'"', b"=", b"<", b"\xff", b""]
        )
    with suppress(InvalidFileError):
        read_statements(bytes(data), "wish.eml")


def test_a_digest_gives_its_mails() -> None:
    """Today's topics, fields and the foot are none of anybody's words, and are told of."""
    rule, short = "-" * 70, "-" * 30
    head = (
        "Send Vision mailing list submissions to\n\tv@x.org\n\n"
        f"Today's Topics:\n\n   1. Re: A\n\n\n{rule}\n\n"
    )
    mails = [
        f"Message: {at}\nDate: Mon, 2 Mar 2026 09:1{at}:00 +0000\nFrom: {name} <{at}@x.org>\n"
        f"To: v@x.org\nSubject: Re: [Vision] Wishes\nMessage-ID: <{at}@x.org>\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{text}\n\n"
        for at, (name, text, _) in enumerate(SAID, start=1)
    ]
    foot = (
        f"{short}\n\nSubject: Digest Footer\n\n____\nVision mailing list\nv@x.org\n\n"
        f"{short}\n\nEnd of Vision Digest, Vol 1\n****\n"
    )
    found = read_statements((head + f"{short}\n\n".join(mails) + foot).encode(), "digest.txt")
    assert [row.text for row in found.taken.rows] == [text for _, text, _ in SAID]
    assert any(row.value == "Today's Topics:" for row in found.taken.refused)


def test_lines_that_begin_like_a_mail_are_lines() -> None:
    """Without what only servers write, "From:" may be a field of a list."""
    text = "From: the crew\nWish: more time\n\nFrom: the board\nWish: less noise\n"
    assert len(read_statements(text.encode(), "a.txt").taken.rows) == 4
