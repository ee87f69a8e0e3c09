"""Bring the catalogues of translations up to date: ``python .ci/catalogues.py [--check]``.

Every marked text of the code is in every catalogue, and nothing else is. ``--check`` changes
nothing and fails where a catalogue is behind, or where a translation lacks a place of its text.
"""

from __future__ import annotations

import argparse
import ast
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from vision.translation import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parents[1]
LOCALES: Final = ROOT / "vision" / "locales"
FOLDERS: Final = ("vision", "pages", "server")
EXPLANATIONS: Final = ROOT / "pages" / "leadership" / "parts" / "explanations.toml"
TEMPLATES: Final = ROOT / "vision" / "workshop" / "templates.toml"
READ: Final = ("title", "lead", "questions", "seeds", "says", "does")
"""What somebody reads of a template or a step."""
FORMS: Final = {"_": 1, "told": 1, "marked": 1, "ngettext": 2, "told_many": 2}
"""Functions whose first arguments are a text: two for those with a form for one and for many."""


def texts() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Yield the file and the text, or both forms of it, of everything that is said to people."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).glob("**/*.py")):
            for text in said(ast.parse(path.read_text(encoding="utf-8"))):
                yield path.relative_to(ROOT).as_posix(), text
    for part in tomllib.loads(EXPLANATIONS.read_text(encoding="utf-8")).values():
        for text in part.values():
            yield EXPLANATIONS.relative_to(ROOT).as_posix(), text
    for row in rows(tomllib.loads(TEMPLATES.read_text(encoding="utf-8"))):
        for said_there in (row.get(each, ()) for each in READ):
            for text in (said_there,) if isinstance(said_there, str) else said_there:
                yield TEMPLATES.relative_to(ROOT).as_posix(), text


def rows(told: dict[str, dict[str, dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    """Yield the rows of all tables of a file."""
    for table in told.values():
        yield from table.values()


def said(tree: ast.AST) -> Iterator[str | tuple[str, ...]]:
    """Yield the texts that a module marks, also inside the places of an f-string."""
    for node in ast.walk(tree):
        forms = FORMS.get(getattr(getattr(node, "func", None), "id", ""), 0)
        if not isinstance(node, ast.Call) or not 0 < forms <= len(node.args):
            continue
        texts = [each.value for each in node.args[:forms] if isinstance(each, ast.Constant)]
        if len(texts) == forms and all(isinstance(text, str) and text for text in texts):
            yield tuple(texts) if forms > 1 else texts[0]


def template() -> Catalog:
    """Return all texts, each with the files that say it."""
    made = Catalog(project="Shared Vision", charset="utf-8", fuzzy=False)
    for file, text in texts():
        made.add(text, locations=[(file, 0)], flags=["python-brace-format"])
    return made


def catalogues() -> dict[str, Path]:
    """Return the catalogues by language."""
    return {path.parent.name: path for path in sorted(LOCALES.glob("*/messages.po"))}


def updated(path: Path, code: str, wanted: Catalog) -> Catalog:
    """Return a catalogue with exactly the texts that are wanted; what was translated stays."""
    with path.open("rb") as file:
        kept = read_po(file, locale=code)
    kept.update(wanted, no_fuzzy_matching=True, update_header_comment=False)
    kept.obsolete.clear()
    kept.header_comment = f"# {LANGUAGES[code]}"
    return kept


def main() -> int:
    """Update all catalogues, or say which of them are behind; return how many are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    check = parser.parse_args().check
    wanted, behind = template(), 0
    for code, path in catalogues().items():
        with path.open("rb") as file:
            there = {each.id for each in read_po(file, locale=code) if each.id}
        new = {each.id for each in wanted if each.id}
        if check:
            if there != new:
                print(f"{code}: {len(new - there)} texts missing, {len(there - new)} not used.")
                behind += 1
            continue
        made = updated(path, code, wanted)
        with path.open("wb") as file:
            write_po(file, made, sort_output=True, include_lineno=False, width=100)
        left = sum(not each.string or not all(_forms(each.string)) for each in made if each.id)
        print(f"{code}: {len(new)} texts, {left} not translated yet.")
    return behind


def _forms(string: str | tuple[str, ...]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)


if __name__ == "__main__":
    sys.exit(main())
