"""Every text that people read is marked, in every catalogue, and whole in each of them."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from pages.leadership.report.all_chapters import ELSEWHERE
from tests.readers import reading
from vision.alignment.sentences import SENTENCES
from vision.text.details import KINDS
from vision.translation import LANGUAGES, WHOLE, in_row, quoted

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).parents[1]
CATALOGUES = sorted(ROOT.glob("vision/locales/*/messages.po"))
SAYS = {"_", "ngettext", "told", "told_many", "marked"}
SILENT = {
    *("key", "symbol", "icon", "type", "mime", "width", "height", "shortcut", "autocomplete"),
    *("horizontal_alignment", "vertical_alignment", "label_visibility", "selection_mode"),
    *("on_select", "on_change", "filter_mode", "gap", "visibility", "query_params", "columns"),
}
"""Arguments that nobody reads."""
UNSAID = {
    "pages/menu.py": {"Shared Vision"},
    "pages/participant/parts/code_field.py": {"KITE 47"},
    "pages/facilitator/signin.py": {"KITE 47"},
    "pages/parts/search.py": {"One"},
    "pages/leadership/report/all_chapters.py": set(ELSEWHERE.values()),
    "pages/facilitator/wall/page.py": {"Left", "Right"},
    "pages/participant/respond.py": {"Left", "Right", "Down", "Backspace"},
}
"""Values that only look like texts: names of cases, keys and the product, and a code."""


def literal(node: ast.AST) -> str | None:
    """Return the words of a string, with a mark for each place in it; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(each.value) if isinstance(each, ast.Constant) else "\0" for each in node.values
        )
    return None


def is_text(words: str) -> bool:
    """Return whether a string, apart from its markup, is something that a person would read."""
    bare = re.sub(r"<[^<>]*(>|$)|^[^<>]*>|&\w+;", " ", words)
    if re.fullmatch(r"\s*v-[\w-]+(\s+v-[\w-]+)*\s*", bare):
        return False
    if not re.search(r"\s", bare.strip()):
        return bool(re.fullmatch(r"[A-Z][a-z]+[.:…?!]?", bare.strip()))
    return len(re.findall(r"[^\W\d_]{2,}", bare)) > 0


def unmarked(path: Path) -> set[str]:
    """Return the texts of a file that nobody could translate."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found = set()
    for node in ast.walk(tree):
        words = literal(node)
        if words is None or not is_text(words) or isinstance(above[node], ast.JoinedStr | ast.Expr):
            continue
        if not silent(node, above):
            found.add(words)
    return found - UNSAID.get(path.relative_to(ROOT).as_posix(), set())


def silent(node: ast.AST, above: dict[ast.AST, ast.AST]) -> bool:
    """Return whether a string is marked, or stands where nobody reads it."""
    while node in above and not isinstance(node, ast.stmt):
        around = above[node]
        if isinstance(around, ast.keyword) and around.arg in SILENT:
            return True
        if isinstance(around, ast.Subscript) and around.slice is node:
            return True
        if isinstance(around, ast.Call):
            called = around.func
            name = getattr(called, "id", getattr(called, "attr", ""))
            if name in SAYS | {"compile", "getLogger", "error", "get", "pop", "replace"}:
                return True
        node = around
    return False


def test_every_text_of_a_page_is_marked() -> None:
    """A sentence that is not marked would stay English on everyone's screen."""
    files = [*ROOT.glob("pages/**/*.py"), ROOT / "server" / "room_state.py"]
    found = {path.relative_to(ROOT).as_posix(): unmarked(path) for path in files}
    assert {name: texts for name, texts in found.items() if texts} == {}


UNREAD = {
    "vision/translation.py": "numbers are said there",
    "vision/consensus/groups.py": "kept in a snapshot, which knows no reader",
}
"""Files of numbers in English, each with the reason."""


def in_english(path: Path) -> list[str]:
    """Return the numbers and days that a file writes as English does, whoever reads.

    Lengths of a stylesheet are no such numbers: a sign of per cent or a bracket follows them.
    """
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.JoinedStr):
            continue
        for each, after in zip(node.values, [*node.values[1:], None], strict=True):
            spec = literal(each.format_spec) if isinstance(each, ast.FormattedValue) else None
            follows = str(getattr(after, "value", ""))[:1]
            if spec and re.search(r",|\.[1-9]\d*f|^%", spec) and follows not in {"%", ")"}:
                found.append(ast.unparse(each))
    return found


def test_every_number_is_said_in_the_language_that_is_read() -> None:
    """``whole_number``, ``decimal``, ``signed`` and ``day`` know how one writes them there.

    What commands print is English, and what the store and a batch keep is read by nobody.
    """
    kept = ("vision/commands/", "vision/batch/", "vision/store/")
    files = {
        path.relative_to(ROOT).as_posix(): in_english(path)
        for folder in ("pages", "vision")
        for path in ROOT.glob(f"{folder}/**/*.py")
    }
    wrong = {name: said for name, said in files.items() if said and not name.startswith(kept)}
    assert {name: said for name, said in wrong.items() if name not in UNREAD} == {}
    assert UNREAD.keys() <= wrong.keys()


def test_catalogues_hold_every_text_and_nothing_else() -> None:
    """``python .ci/catalogues.py`` was run after the last text was written."""
    tool = [sys.executable, ROOT / ".ci" / "catalogues.py", "--check"]
    done = subprocess.run(tool, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def places(text: str) -> set[str]:
    """Return the names of the places in a text."""
    return {name for _said, name, _spec, _conversion in string.Formatter().parse(text) if name}


def forms(each: Message) -> tuple[str, ...]:
    """Return what a catalogue says for a text; nothing where it says nothing yet."""
    said = (each.string,) if isinstance(each.string, str) else tuple(each.string)
    return tuple(one for one in said if one)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_a_translation_has_the_places_of_its_text(path: Path) -> None:
    """No number and no name gets lost; a form for one may leave its number out."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parent.name)
    wrong = []
    for each in catalogue:
        if not each.id:
            continue
        texts = (each.id,) if isinstance(each.id, str) else each.id
        wanted = set().union(*map(places, texts))
        for said in forms(each):
            named = places(said)
            if not named <= wanted or not wanted - named <= {"number"}:
                wrong.append((texts[0], said))
        assert not each.fuzzy
    assert wrong == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_what_is_offered_is_whole(path: Path) -> None:
    """A language that is offered says all that a room meets; a whole one says everything."""
    code = path.parent.name
    with path.open("rb") as file:
        catalogue = read_po(file, locale=code)
    left = [
        each.id
        for each in catalogue
        if each.id and (code in WHOLE or met_by_all(each)) and len(forms(each)) < needed(each)
    ]
    assert code in LANGUAGES
    assert left == []


def needed(each: Message) -> int:
    """Return how many forms a translation has."""
    return 1 if isinstance(each.string, str) else len(each.string)


LONGEST_LABEL = 6
"""Words of a label: what is longer is a sentence."""
OTHERS = {"Numbers"}
"""Names that are another program's, and one of our labels as well."""


def labels(catalogue: Catalog) -> list[str]:
    """Return what may stand on a button, in the menu or above a fold: short, without an end."""
    ids = {each.id for each in catalogue if each.id and isinstance(each.id, str)}
    return sorted(
        each
        for each in ids - OTHERS
        if each[0].isupper()
        and each[-1] not in ".?!:…"
        and "{" not in each
        and len(each.split()) <= LONGEST_LABEL
    )


def naming(label: str) -> re.Pattern[str]:
    """Return how a text names a label: in quotation marks, or in capitals within a sentence."""
    bare = re.escape(label)
    return re.compile(rf"“{bare}”|(?<=[a-z,;] ){bare}(?=[.,;:]|$| and )(?! [A-Z])")


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_a_text_names_a_button_as_the_button_is_called(path: Path) -> None:
    """Whoever looks for what a text names finds it under that name, also in translation."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parent.name)
    there = [each for each in catalogue if each.id and len(forms(each)) == needed(each)]
    named = 0
    for label in labels(catalogue):
        called = forms(catalogue[label])
        names = naming(label)
        for each in there if called else ():
            texts = (each.id,) if isinstance(each.id, str) else each.id
            if label in texts or not any(map(names.search, texts)):
                continue
            named += 1
            for said in forms(each):
                assert called[0].casefold() in said.casefold(), (label, said)
    assert named > 1


SHARED = (
    "pages/participant/",
    "pages/parts/",
    "pages/menu",
    "pages/navigation",
    *(
        f"pages/facilitator/{desk}"
        for desk in (
            "wall/",
            "sign",
            "owner_link",
            "leader_link",
            "handout",
            "parts/organisation_account",
            "parts/role_entry",
        )
    ),
    "server/",
    *(
        f"vision/{room}"
        for room in (
            "charts/",
            "consensus/findings",
            "consensus/sentences",
            "drafts/pulse_findings",
            "drafts/stances",
            "errors",
            "influence/",
            "manner/sentences",
            "optional_parts",
            "phone_results",
            "phases",
            "privacy/bands",
            "store/",
            "text/details",
            "text/typed_text",
            "translation",
            "wordclouds/",
        )
    ),
)
"""Where texts stand that phones, the wall, the door or their pictures say."""


OF_LEVELS = (
    *("too few", "one band", "no levels", "rows", "gaps", "no gap", "in common, rows"),
    *("all could", "some could", "one pair could", "nothing could"),
    *("less in common", "more in common", "outside, not called"),
    *("as chance gives", "as chance gives, pairs apart"),
)
"""Findings about levels that the results on the phone say; the others are for leaders."""


def met_by_all(each: Message) -> bool:
    """Return whether a text is said on phones, on the wall or at the door."""
    one = each.id if isinstance(each.id, str) else each.id[0]
    levels = one in {SENTENCES[kind].text.text for kind in OF_LEVELS}
    return levels or any(file.startswith(SHARED) for file, _line in each.locations)


def test_where_shared_texts_stand_is_where_files_are() -> None:
    """Else a page that was renamed would no longer be held to be whole in every language."""
    files = [path.relative_to(ROOT).as_posix() for path in ROOT.glob("*/**/*.py")]
    assert [each for each in SHARED if not any(file.startswith(each) for file in files)] == []


SCRIPTS = {
    "ar": r"[\u0600-\u06ff]",
    "ja": r"[\u3040-\u30ff\u4e00-\u9fff]",
    "zh": r"[\u4e00-\u9fff]",
}
"""Letters that each of these languages alone is written in; the others are in Latin ones."""


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_no_catalogue_holds_the_words_of_another(path: Path) -> None:
    """A text in another script is another language's, put into the wrong catalogue."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parent.name)
    own = SCRIPTS.get(path.parent.name, r"$^")
    others = "|".join(SCRIPTS.values()) + r"|[\u0400-\u04ff]"
    said = [re.sub(own, "", said) for each in catalogue if each.id for said in forms(each)]
    assert [each for each in said if re.search(others, each)] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_what_is_said_of_a_personal_detail_is_in_every_language(path: Path) -> None:
    """A word in a mask stands in the middle of somebody's sentence."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parent.name)
    assert [kind for kind in KINDS if kind not in catalogue or not catalogue[kind].string] == []


def test_no_field_asks_in_streamlits_own_english() -> None:
    """Where nothing is chosen yet, a list would say "Choose an option" in every language."""
    for path in sorted(ROOT.glob("pages/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            given = {each.arg: each.value for each in node.keywords}
            empty = isinstance(given.get("index"), ast.Constant) and given["index"].value is None
            if node.func.attr == "selectbox" and empty:
                assert "placeholder" in given, f"{path.name}:{node.lineno}"


def test_what_stands_in_a_row_is_parted_as_its_language_parts_it() -> None:
    """No page and no report for people glues with the comma of English, or quotes as it does."""
    told = [*(ROOT / "pages").rglob("*.py"), *(ROOT / "vision" / "charts").glob("*.py")]
    glued = re.compile(r'["\'](?:[,;]| ·) ["\']\.join|f"“\{|\{percent\([^}]*\}, \{')
    found = [path.name for path in told if glued.search(path.read_text(encoding="utf-8"))]
    assert not found
    with reading("ar"):
        assert in_row(["خمسة", "ستة"]) == "\u2068خمسة\u2069، \u2068ستة\u2069"
        assert quoted("x") == "«\u2068x\u2069»"


def test_french_signs_never_begin_a_line() -> None:
    """A plain space before a sign of two parts, or inside quotation marks, may break the line."""
    with (ROOT / "vision/locales/fr/messages.po").open("rb") as file:
        catalogue = read_po(file, locale="fr")
    texts = [text for each in catalogue if each.id for text in _forms(each.string)]

    assert [text for text in texts if re.search(" [:;!?»]|« ", text)] == []


def _forms(string: str | tuple[str, ...]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)
