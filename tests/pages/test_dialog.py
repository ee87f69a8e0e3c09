"""A dialog stays open until it is closed, left, or has nothing to be about any more."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


def page() -> None:
    """Draw a page with two dialogs, as a router does; a test says what happens in it."""
    import streamlit as st  # noqa: PLC0415 - AppTest runs this as a script of its own

    from pages.parts import dialog  # noqa: PLC0415 - likewise

    def body(*about: str) -> None:
        st.session_state["drawn"].append(about)
        if st.session_state.pop("answered", False):
            dialog.leave()

    happens = st.session_state
    happens["drawn"] = []
    dialog.page_begins(happens.get("where", "here"))
    if happens.pop("moves", False):
        st.rerun()
    for name in ("first", "second"):
        if name != happens.get("gone"):
            st.button(name, on_click=dialog.ask, args=(name, f"the {name}"))
            dialog.show(name, "Sure?", body)
    dialog.page_ends()


@pytest.fixture
def app() -> Iterator[AppTest]:
    """The page, once its first dialog was opened."""
    at = AppTest.from_function(page).run()
    assert at.session_state["drawn"] == []
    at.button[0].click().run()
    assert at.session_state["drawn"] == [("the first",)]
    yield at
    assert not at.exception


def test_it_is_drawn_in_every_run(app: AppTest) -> None:
    """With what it is about as it was when it was opened."""
    for _run in range(3):
        app.run()
        assert app.session_state["drawn"] == [("the first",)]


def test_what_was_closed_stays_closed(app: AppTest) -> None:
    """Also where the page is drawn again and again."""
    app.session_state["answered"] = True
    for _run in range(3):
        app.run()
        assert app.session_state["drawn"] == []


def test_one_is_open_at_a_time(app: AppTest) -> None:
    """Whoever opens another one has left the first; Streamlit would end the page with two."""
    app.button[1].click().run()
    assert app.session_state["drawn"] == [("the second",)]
    app.run()
    assert app.session_state["drawn"] == [("the second",)]


def test_a_press_counts_though_the_page_is_drawn_anew_at_once(app: AppTest) -> None:
    """The page ends that run before it comes to the button."""
    app.session_state["moves"] = True
    app.button[1].click().run()
    assert app.session_state["drawn"] == [("the second",)]


@pytest.mark.parametrize(("what", "now"), [("where", "elsewhere"), ("gone", "first")])
def test_it_is_forgotten_with_what_it_stands_on(app: AppTest, what: str, now: str) -> None:
    """Another page, or what it was about is gone: it does not come back with either."""
    app.session_state[what] = now
    app.run()
    assert app.session_state["drawn"] == []
    app.session_state[what] = "here"
    app.run()
    assert app.session_state["drawn"] == []


def test_no_page_opens_a_dialog_of_its_own() -> None:
    """It would be closed by the next run of the page, with what is typed in it."""
    opened = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "pages").glob("**/*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"dialog", "experimental_dialog"}
    ]
    assert [place.partition(":")[0] for place in opened] == ["pages/parts/dialog.py"]


def test_no_part_that_looks_by_itself_closes_a_dialog() -> None:
    """It draws the page anew through the part that waits; a press in it may do so at once."""
    seen, wrong = 0, []
    for path in sorted((ROOT / "pages").glob("**/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = look_by_themselves(tree)
        seen += len(names)
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name in names:
                wrong += [f"{path.relative_to(ROOT)}:{line}" for line in draws(node)]
    assert seen > 10
    assert wrong == []


def look_by_themselves(tree: ast.Module) -> set[str]:
    """Return the functions of a file that Streamlit runs now and then."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(map(is_timed, node.decorator_list)):
            found.add(node.name)
        if isinstance(node, ast.Call) and (is_timed(node) or is_timed(node.func)):
            found |= {each.id for each in node.args if isinstance(each, ast.Name)}
    return found


def is_timed(node: ast.expr) -> bool:
    """Return whether this makes a part of a page that is drawn now and then."""
    return isinstance(node, ast.Call) and any(word.arg == "run_every" for word in node.keywords)


def draws(function: ast.FunctionDef) -> list[int]:
    """Return the lines in which a function draws the whole page anew though nobody pressed."""
    pressed = {
        inner
        for node in ast.walk(function)
        if isinstance(node, ast.If) and "st.button(" in ast.unparse(node.test)
        for each in node.body
        for inner in ast.walk(each)
    }
    return [
        node.lineno
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "st.rerun"
        if node not in pressed
    ]
