"""One registry of verdicts: nothing is called, and nothing said to be called, that is not on it."""

from __future__ import annotations

import ast
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
from vision.manner.sentences import SENTENCES as OF_MANNER
from vision.significance import BUDGET, DESCRIPTIONS, VERDICTS, Share, called_in, registered
from vision.significance.registry import LESS

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCES = {
    f"{room}: {kind}": sentence
    for room, table in {
        "alignment": OF_ALIGNMENT,
        "consensus": OF_CONSENSUS,
        "influence": OF_INFLUENCE,
        "manner": OF_MANNER,
        "pulses": OF_PULSES,
        "pictures": OF_PICTURES,
        "speakers": OF_SPEAKERS,
    }.items()
    for kind, sentence in table.items()
}
MARKS = {"_", "ngettext", "told", "told_many", "marked"}
CALLING = {"beyond_chance", "verdict", "divide", "significant", "called", "apart"}
"""Names of attributes that call something."""

RECKONS = re.compile(r"default_rng|scipy import stats|vision\.significance|LIKELY_Z")
"""What stands in a module that reckons with chance."""

OF_CHANCE = re.compile(
    r"chance|stands? out|spread|likely range|by lot|significan|surely|beyond", re.IGNORECASE
)
"""What is said of an attribute that has to do with chance."""

NUMBERS = re.compile(r"float|int|Array|Band|Focus|tuple\[str")
"""Types that call nothing by themselves."""

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


def judging(root: Path) -> dict[tuple[str, str], str]:
    """Return class and attribute of all results that may call something, each with its file.

    These are attributes that are named so, those whose own words speak of chance, and whatever is
    yes or no in a module that reckons with chance, or takes from one that does.
    """
    sources = {path: path.read_text(encoding="utf-8") for path in sorted(root.rglob("*.py"))}
    dotted = {path: ".".join(path.relative_to(root).with_suffix("").parts) for path in sources}
    reckoning = tuple(dotted[path] for path, text in sources.items() if RECKONS.search(text))
    found: dict[tuple[str, str], str] = {}
    for path, text in sources.items():
        tree = ast.parse(text)
        near = any(each.endswith(reckoning) for each in (dotted[path], *taken_from(tree)))
        for kind in (each for each in tree.body if isinstance(each, ast.ClassDef)):
            if not any("dataclass" in ast.unparse(each) for each in kind.decorator_list):
                continue
            for name, typed, told in attributes(kind):
                yes_or_no = "bool" in typed
                of_chance = OF_CHANCE.search(told) and not NUMBERS.search(typed)
                if name in CALLING or of_chance or (yes_or_no and near):
                    found[kind.name, name] = path.relative_to(root).as_posix()
    return found


def taken_from(tree: ast.Module) -> set[str]:
    """Return all modules that a module imports from."""
    return {
        each.module for each in ast.walk(tree) if isinstance(each, ast.ImportFrom) and each.module
    }


def attributes(kind: ast.ClassDef) -> Iterator[tuple[str, str, str]]:
    """Yield name, type and words of each attribute of a class, properties among them."""
    said = ast.get_docstring(kind) or ""
    for each in kind.body:
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            name = each.target.id
            told = re.search(rf"(?ms)^    {name}: (.*?)(?=^    \w+: |^\S|\Z)", said)
            yield name, ast.unparse(each.annotation), told.group(1) if told else ""
        elif (
            isinstance(each, ast.FunctionDef)
            and each.returns is not None
            and "property" in map(ast.unparse, each.decorator_list)
        ):
            yield each.name, ast.unparse(each.returns), ""


def unregistered(root: Path) -> set[tuple[str, str]]:
    """Return attributes that may call something, on no line of the registry and of no reason."""
    on_it = {(each.result, each.attribute) for each in VERDICTS} | DESCRIPTIONS.keys()
    return judging(root).keys() - on_it


ROOT = Path(vision.__path__[0])


def test_every_result_that_calls_something_is_registered() -> None:
    """Who adds a verdict adds a line, or this fails; the registry has no lines for nothing."""
    verdicts = {(each.result, each.attribute) for each in VERDICTS}
    assert unregistered(ROOT) == set()
    assert verdicts | DESCRIPTIONS.keys() == judging(ROOT).keys()
    assert verdicts.isdisjoint(DESCRIPTIONS)


CAPABILITY = '''
from dataclasses import dataclass
{imported}

@dataclass(frozen=True)
class Invented:
    """Something new.

    Attributes:
        {name}: {told}
    """

    {name}: {kind}
'''


@pytest.mark.parametrize(
    ("imported", "name", "told", "kind"),
    [
        ("", "beyond_chance", "Whether.", "bool"),
        ("", "mood", "``low`` where it lies below what chance gives.", "str"),
        ("from scipy import stats", "warmer", "Whether they are.", "bool"),
        ("from vision.invented.deals import most", "warmer", "Whether they are.", "bool | None"),
        ("from vision.invented.deals import most", "warmer", "Each.", "tuple[bool, ...]"),
    ],
)
def test_a_new_verdict_without_a_line_is_noticed(
    tmp_path: Path, imported: str, name: str, told: str, kind: str
) -> None:
    """A capability that nobody has thought of: by its name, its words, or where it comes from."""
    (tmp_path / "deals.py").write_text("random = np.random.default_rng(0)\n", encoding="utf-8")
    made = CAPABILITY.format(imported=imported, name=name, told=told, kind=kind)
    (tmp_path / "invented.py").write_text(made, encoding="utf-8")
    assert unregistered(tmp_path) == {("Invented", name)}


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
