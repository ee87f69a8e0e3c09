"""One registry of verdicts: nothing is called, and nothing said to be called, that is not on it."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import pkgutil
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import vision
from vision.alignment import Focus
from vision.alignment.sentences import SENTENCES as OF_ALIGNMENT
from vision.consensus.sentences import SENTENCES as OF_CONSENSUS
from vision.drafts.picture_findings import SENTENCES as OF_PICTURES
from vision.drafts.pulse_findings import SENTENCES as OF_PULSES
from vision.drafts.speakers import SENTENCES as OF_SPEAKERS
from vision.influence.sentences import SENTENCES as OF_INFLUENCE
from vision.significance import BUDGET, VERDICTS, Share, called_in, registered
from vision.significance.registry import LESS

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCES = {
    f"{room}: {kind}": sentence
    for room, table in {
        "alignment": OF_ALIGNMENT,
        "consensus": OF_CONSENSUS,
        "influence": OF_INFLUENCE,
        "pulses": OF_PULSES,
        "pictures": OF_PICTURES,
        "speakers": OF_SPEAKERS,
    }.items()
    for kind, sentence in table.items()
}
MARKS = {"_", "ngettext", "told", "told_many", "marked"}
CALLING = {"beyond_chance", "verdict", "divide", "significant", "called", "apart"}
"""Names of attributes that call something."""

KNOWN_BY_OTHERS = {("Space", "beyond_chance"), ("Highlights", "divide")}
"""A count of axes, from which the groups' verdict is made; the divide that a wall shows."""

SAYS_SO = (
    "beyond chance",
    "by more than chance",
    "than chance",
    "set apart",
    "as silos",
    "drive",
    "pictured differently",
    "pictures something else",
)
"""What a sentence has in it that calls or denies something."""


SETS_APART = re.compile(
    r"\b(only|mostly|hardly|above all|most of all|nobody but) (at )?(the )?"
    r"(top|bottom|base|front ?line|leaders|levels?)\b"
    r"|\b(top|bottom|base|front ?line) (speaks?|says?|wants?|agrees?) (more|less|most|least)\b",
    re.IGNORECASE,
)
"""What a text has in it that sets one level apart from others, with no word of chance."""


def results() -> Iterator[type]:
    """Yield every dataclass of the rooms that compute."""
    for room in ("alignment", "consensus", "drafts", "influence", "themes"):
        package = importlib.import_module(f"vision.{room}")
        for found in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"vision.{room}.{found.name}")
            for each in vars(module).values():
                if isinstance(each, type) and dataclasses.is_dataclass(each):
                    yield each


def unregistered(kinds: Iterator[type]) -> set[tuple[str, str]]:
    """Return attributes that call something and are on no line of the registry."""
    on_it = {(each.result, each.attribute) for each in VERDICTS} | KNOWN_BY_OTHERS
    found = {
        (kind.__name__, each.name)
        for kind in kinds
        if dataclasses.is_dataclass(kind)
        for each in dataclasses.fields(kind)
        if each.name in CALLING
    }
    return found - on_it


def test_every_result_that_calls_something_is_registered() -> None:
    """Who adds a verdict adds a line, or this fails; the registry has no lines for nothing."""
    assert unregistered(results()) == set()
    there = {(kind.__name__, each.name) for kind in results() for each in dataclasses.fields(kind)}
    assert {(each.result, each.attribute) for each in VERDICTS} <= there


def test_a_new_verdict_without_a_line_is_noticed() -> None:
    """The test above can fail."""

    @dataclass
    class Invented:
        beyond_chance: bool

    assert unregistered(iter([Invented])) == {("Invented", "beyond_chance")}


@pytest.mark.parametrize("kind", SENTENCES)
def test_every_sentence_names_registered_verdicts(kind: str) -> None:
    """What a sentence claims or denies is registered; if it speaks of chance, it says which."""
    sentence = SENTENCES[kind]
    named = (*sentence.claims, *sentence.denies)
    for name in named:
        assert registered(name).name == name
    texts = f"{sentence.text.text} {sentence.text.many}"
    if any(phrase in texts for phrase in SAYS_SO):
        assert named, texts


def marked() -> Iterator[tuple[str, str]]:
    """Yield every text that the code marks to be said, with its file."""
    root = Path(vision.__path__[0]).parent
    for path in sorted([*root.glob("vision/**/*.py"), *root.glob("pages/**/*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS:
                for each in node.args[:2]:
                    if isinstance(each, ast.Constant) and isinstance(each.value, str):
                        yield path.relative_to(root).as_posix(), each.value


def test_no_text_sets_a_level_apart_without_a_verdict() -> None:
    """Whatever page or report says that one level speaks of something rests on a verdict."""
    claiming = {
        text
        for each in SENTENCES.values()
        if each.claims
        for text in (each.text.text, each.text.many)
    }
    found = {(file, text) for file, text in marked() if SETS_APART.search(text)}
    assert {each for each in found if each[1] not in claiming} == set()
    assert len(found) > 1


def test_only_the_registry_sets_levels_of_significance() -> None:
    """No other module of alignment or consensus compares a p with a number of its own."""
    alone = []
    for path in sorted(Path(vision.__path__[0]).glob("*/*.py")):
        if path.parent.name not in {"alignment", "consensus", "drafts", "influence"}:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare):
                said = {ast.unparse(each).rpartition(".")[2] for each in [node.left]}
                against = [each for each in node.comparators if isinstance(each, ast.Constant)]
                if said & {"p", "q", "pvalue"} and against:
                    alone.append(f"{path.name}:{node.lineno}")
    assert alone == []


def test_the_shares_make_up_the_budget() -> None:
    """What all verdicts of a question may spend together is at most 12 of 100 rooms."""
    assert sum(share.value for share in Share) <= BUDGET + 1e-9
    assert {each.share for each in VERDICTS} == set(Share)


@pytest.mark.parametrize("share", list(Share))
def test_the_methods_tell_each_share(share: Share) -> None:
    """The table of the budget has a row with as many percent as the code spends."""
    page = Path(vision.__path__[0]).parent / "docs" / "methods" / "alignment.md"
    percent = f"{100 * share.value:g}".removeprefix("0")

    assert f"\n| {percent}% |" in page.read_text(encoding="utf-8")


def test_what_is_called_is_found_where_it_stands() -> None:
    """A verdict counts under the name of the place it stands in."""

    @dataclass
    class Room:
        overall: Focus
        focus: tuple[tuple[Focus, ...], ...]

    apart, same = Focus(0.2, 0.5, 0.9, LESS, 0.0), Focus(0.7, 0.5, 0.9, "", 0.0)

    assert called_in(Room(same, ((same, apart),))) == {"pair"}
    assert called_in(Room(apart, ((same,),)), Room(same, ((apart,),))) == {"pair", "overall"}
    assert called_in(Room(same, ())) == frozenset()
