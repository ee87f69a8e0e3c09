"""A Polis export becomes a workshop: statements, people and answers, without rejected ones."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from vision.errors import InvalidFileError
from vision.exchange.polis_files import write_polis_files
from vision.phases import Phase
from vision.privacy.exported_answers import Ballot
from vision.workshop.polis import add_conversation, read_conversation

if TYPE_CHECKING:
    from vision.store import Store

COMMENTS = """timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1,x,0,0,2,0,1,More time for patients
2,x,1,1,0,1,1,"Less paper, please"
3,x,2,1,1,0,-1,Rejected words
"""
VOTES = """participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2
0,0,1,3,2,1,1,-1,1
1,0,2,2,1,0,1,1,
2,1,0,2,0,0,0,,
"""


def packed(**files: str) -> bytes:
    """Return a packed export."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in files.items():
            package.writestr(f"export/{name.replace('__', '-').replace('_', '.')}", text)
    return out.getvalue()


def test_a_conversation_becomes_a_workshop(store: Store) -> None:
    """Every accepted statement, every person, and each answer but those to one's own words."""
    data = packed(
        comments_csv=COMMENTS, participants__votes_csv=VOTES, summary_csv='topic,"Our town"\n'
    )
    workshop = add_conversation(store, read_conversation(data))

    assert (workshop.title, workshop.phase) == ("Our town", Phase.RESPOND)
    asked = workshop.questions[0].id
    texts = {each.id: each.text for each in store.statements.gathered(asked)}
    assert sorted(texts.values()) == ["Less paper, please", "More time for patients"]
    assert store.participants.count(workshop.id) == 3
    answers = sorted((texts[a.statement_id], a.answer) for a in store.responses.all(asked))
    assert answers == [
        ("Less paper, please", -1), ("More time for patients", 0), ("More time for patients", 1),
    ]  # fmt: skip


def test_our_own_files_for_polis_come_back(store: Store) -> None:
    """Nobody's author stands in them, so nobody's answer is taken for one to their own words."""
    rows: tuple[tuple[int | None, ...], ...] = ((1, -1), (0, 1), (None, 1), (1, 1), (-1, 0))
    words = {"a": "=1+1; more time", "b": 'Less "paper"; =x, please'}
    votes = Ballot(tuple(words), rows)
    found = read_conversation(write_polis_files("Our town", words, votes))
    workshop = add_conversation(store, found)

    asked = workshop.questions[0].id
    texts = {each.id: each.text for each in store.statements.gathered(asked)}
    assert sorted(texts.values()) == sorted(words.values())
    answers = Counter((texts[a.statement_id], a.answer) for a in store.responses.all(asked))
    assert answers == Counter(
        (words[statement], value)
        for row in rows
        for statement, value in zip(words, row, strict=True)
        if value is not None
    )


def test_another_package_is_no_conversation() -> None:
    """A package without the two files says which are missing."""
    with pytest.raises(InvalidFileError, match=r"comments\.csv"):
        read_conversation(packed(answers_csv="text\nMore time\n"))
