"""A form's or widget's key is never a key under which a page keeps something of its own.

Streamlit keeps both in one place and ends the page where a button's or a form's key was written
to, or hands one page's value to another page's field.
"""

from __future__ import annotations

import ast
import fnmatch
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "pages").glob("**/*.py"))

OUTPUT = {"container", "html", "altair_chart"}
"""What takes a key and keeps no value under it."""


@dataclass(frozen=True)
class Key:
    """A key in the code: its text with ``*`` for what is filled in, and where it stands."""

    text: str
    file: str
    line: int
    element: str = ""
    written: bool = False

    def meets(self, other: Key) -> bool:
        """Return whether both could be the same at run time."""
        mine, its = self.text, other.text
        return fnmatch.fnmatchcase(mine, its) or fnmatch.fnmatchcase(its, mine)

    def __str__(self) -> str:
        return f"{self.element or 'session_state'} {self.text!r} ({self.file}:{self.line})"


def pattern(node: ast.expr | None, named: dict[str, list[ast.expr]], deep: int = 3) -> list[str]:
    """Return the texts that an expression can become, ``*`` for each part that is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(p.value) if isinstance(p, ast.Constant) else "*" for p in node.values)]
    called = node.func if isinstance(node, ast.Call) else node
    if isinstance(called, (ast.Name, ast.Attribute)) and deep:
        name = called.id if isinstance(called, ast.Name) else called.attr
        return [text for each in named.get(name, []) for text in pattern(each, named, deep - 1)]
    return [text for each in parts(node) for text in pattern(each, named, deep)]


def parts(node: ast.expr | None) -> list[ast.expr]:
    """Return the expressions of which one is what a larger one becomes."""
    if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        return node.elts
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    if isinstance(node, ast.GeneratorExp):
        return [node.elt]
    return [node.value] if isinstance(node, ast.Starred) else []


def assigned(node: ast.AST) -> list[tuple[ast.expr, ast.expr]]:
    """Return what a statement assigns to what."""
    if isinstance(node, ast.AnnAssign) and node.value is not None:
        return [(node.target, node.value)]
    if not isinstance(node, ast.Assign):
        return []
    (target, *_), value = node.targets, node.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return list(zip(target.elts, value.elts, strict=True))
    return [(target, value)]


def names(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """Return what each name of a file is given: assignments, loops over texts, returned values."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        for to, value in assigned(node):
            if isinstance(to, (ast.Name, ast.Attribute)):
                name = to.id if isinstance(to, ast.Name) else to.attr
                found.setdefault(name, []).append(value)
        if isinstance(node, ast.For) and isinstance(node.target, ast.Name):
            found.setdefault(node.target.id, []).append(node.iter)
        elif isinstance(node, ast.FunctionDef):
            returned = [n.value for n in ast.walk(node) if isinstance(n, ast.Return) and n.value]
            found.setdefault(node.name, []).extend(returned)
    return found


def is_state(node: ast.expr) -> bool:
    """Return whether an expression is ``st.session_state``."""
    return isinstance(node, ast.Attribute) and node.attr == "session_state"


def of_session(node: ast.AST) -> ast.expr | None:
    """Return the key under which a piece of code keeps, reads or looks for something."""
    if isinstance(node, ast.Subscript) and is_state(node.value):
        return node.slice
    if isinstance(node, ast.Compare) and is_state(node.comparators[0]):
        return node.left
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        known = node.func.attr in {"get", "pop", "setdefault"}
        return node.args[0] if known and is_state(node.func.value) else None
    return None


def writes(node: ast.AST) -> bool:
    """Return whether a piece of code keeps something, and not only reads or looks for it."""
    if isinstance(node, ast.Subscript):
        return isinstance(node.ctx, ast.Store)
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr == "setdefault"


def of_element(node: ast.AST) -> tuple[str, list[ast.expr]]:
    """Return which element of Streamlit a piece of code shows, and the keys it gives it."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return "", []
    shown = node.func
    if not (isinstance(shown.value, ast.Name) and shown.value.id == "st") or shown.attr in OUTPUT:
        return "", []
    given = [word.value for word in node.keywords if word.arg == "key"]
    return shown.attr, given + (node.args[:1] if shown.attr == "form" else [])


def found_in(path: Path) -> tuple[list[Key], list[Key], list[Key]]:
    """Return a file's keys of elements, its keys of the session, and those nobody can read."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known, file = names(tree), path.relative_to(ROOT).as_posix()
    elements, kept, unread = [], [], []

    def add(to: list[Key], key: ast.expr, element: str = "", *, written: bool = False) -> None:
        texts = pattern(key, known)
        to += [Key(text, file, key.lineno, element, written) for text in texts]
        if not [text for text in texts if text.strip("*")]:
            unread.append(Key(ast.unparse(key), file, key.lineno, element))

    for node in ast.walk(tree):
        mine = of_session(node)
        if mine is not None:
            add(kept, mine, written=writes(node))
        element, given = of_element(node)
        for key in given:
            add(elements, key, element)
    return elements, kept, unread


def all_keys() -> tuple[list[Key], list[Key], list[Key]]:
    """Return the keys of all pages: of elements, of the session, and those nobody can read."""
    parts = [found_in(path) for path in FILES]
    elements, kept, unread = ([key for part in parts for key in part[at]] for at in range(3))
    return elements, kept, unread


UNWRITABLE = {
    "form", "button", "form_submit_button", "download_button", "file_uploader", "data_editor",
    "dataframe", "page_link", "link_button",
}  # fmt: skip
"""What Streamlit refuses to show once its key was written to."""


def test_the_keys_are_found() -> None:
    """Some of each kind, or the other tests would prove nothing."""
    elements, kept, _ = all_keys()

    assert {key.element for key in elements} >= {"form", "button", "text_area", "selectbox"}
    assert len(elements) > 40
    assert len(kept) > 60


def test_every_key_can_be_read() -> None:
    """A key that is put together elsewhere can't be held against the others."""
    assert [str(key) for key in all_keys()[2]] == []


def test_no_page_writes_where_a_form_or_a_button_lives() -> None:
    """Streamlit would end the page: a wrong code did that to the front door."""
    elements, kept, _ = all_keys()
    unwritable = [each for each in elements if each.element in UNWRITABLE]

    written = [each for each in kept if each.written]

    assert [f"{one} | {two}" for one in unwritable for two in written if one.meets(two)] == []
    assert len(written) > 40


def test_what_a_field_holds_is_read_by_its_own_page_only() -> None:
    """Else the value of one page's field would stand in another's."""
    elements, kept, _ = all_keys()

    assert [
        f"{one} | {two}"
        for one in elements
        for two in kept
        if page_of(one.file) != page_of(two.file) and one.meets(two)
    ] == []


def page_of(file: str) -> str:
    """Return the page that a file belongs to: itself, or the folder of a page with its parts."""
    folder = Path(file).parent
    return str(folder) if (ROOT / folder / "page.py").exists() else file


@pytest.mark.parametrize(
    ("code", "is_seen"),
    [
        ('with st.form("door"):\n    st.session_state["door"] = "no"', True),
        ('key = f"x-{n}"\nst.button("x", key=key)\nst.session_state.setdefault("x-1", 2)', True),
        ('st.button("x", key="a")\nst.session_state["b"] = 2', False),
    ],
)
def test_the_kind_is_seen(tmp_path: Path, code: str, is_seen: bool) -> None:  # noqa: FBT001
    """A form that shares a key with the session, whether written out or put together."""
    (tmp_path / "pages").mkdir()
    page = tmp_path / "pages" / "door.py"
    page.write_text(code)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(globals(), "ROOT", tmp_path)
        elements, kept, _ = found_in(page)

    assert any(one.meets(two) for one in elements for two in kept) is is_seen
