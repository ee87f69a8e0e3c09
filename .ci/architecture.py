"""Draw ``docs/architecture.md`` from the imports: ``python .ci/architecture.py [--check]``."""

from __future__ import annotations

import argparse
import ast
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = ROOT / "docs" / "architecture.md"
ROOMS: Final = {
    "app.py": "starts it",
    "pages": "ask and show",
    "server": "the web server around the pages",
    "vision.commands": "the same without a screen",
    "vision.batch": "the same steps for millions of statements",
    "vision.workshop": "what is stored goes in, the next snapshot comes out",
    "vision.reports": "what leaders take away",
    "vision.store": "keeps; the only door to a database",
    "vision.exchange": "other tools' files in and out",
    "vision.wordclouds": "what many wrote, as large as it is common",
    "vision.charts": "tidy data in, charts out",
    "vision.drafts": "whose voice the vision carries",
    "vision.manner": "how levels write, taken out before they are compared",
    "vision.alignment": "who speaks of what",
    "vision.consensus": "who agrees",
    "vision.influence": "how themes hang together",
    "vision.privacy": "what may be shown",
    "vision.themes": "what people speak of",
    "vision.text": "from what was typed to words",
    "vision.significance": "what may be called beyond chance, on one budget",
}
"""The rooms of the picture, from the outside in; single modules below them are left out."""
WAY: Final = (
    ("pages/participant/parts/writing.py", "a phone sends what someone wrote"),
    ("vision/text/typed_text.py", "made fit to keep, the same words"),
    ("vision/store/statements.py", "kept once, durably"),
    ("vision/workshop/worker.py", "sees that something changed"),
    ("vision/workshop/snapshots.py", "computes all that follows, once"),
    ("vision/themes/reading.py", "statements to words"),
    ("vision/themes/points.py", "words and meaning to points"),
    ("vision/themes/grouping.py", "points to themes"),
    ("vision/themes/curation.py", "what people changed"),
    ("vision/themes/description.py", "names, keywords, typical statements"),
    ("vision/privacy/next_publication.py", "what may be counted in public"),
    ("vision/alignment/pipeline.py", "reach, focus, gaps, trends"),
    ("vision/wordclouds/layout.py", "words that stay where they were"),
    ("vision/store/snapshots.py", "the snapshot, kept"),
    ("pages/parts/results.py", "unpacked once for everyone who looks"),
    ("pages/facilitator/wall/word_cloud.py", "on the wall"),
)
"""The way of one statement from a phone to the wall: file, and what happens there."""


def modules() -> dict[str, Path]:
    """Return every module of the project by its name."""
    found = {"app.py": ROOT / "app.py"}
    for folder in ("vision", "pages", "server"):
        for path in sorted((ROOT / folder).glob("**/*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts).removesuffix(".__init__")] = path
    return found


def room(module: str) -> str:
    """Return the room of a module; empty for what belongs to none of the picture's."""
    whole = max(
        (each for each in ROOMS if f"{module}.".startswith(f"{each}.")), default="", key=len
    )
    return "app.py" if module == "app.py" else whole


def arrows() -> set[tuple[str, str]]:
    """Return which room imports from which, also for types and inside functions."""
    found = set()
    for module, path in modules().items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            found |= {(room(module), room(name)) for name in names}
    return {(one, other) for one, other in found if one and other and one != other}


def reduced(edges: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the arrows without those that a longer way shows as well."""

    def reaches(start: str, end: str, without: tuple[str, str]) -> bool:
        seen, waiting = set(), [start]
        while waiting:
            here = waiting.pop()
            for one, other in edges - {without}:
                if one == here and other not in seen:
                    if other == end:
                        return True
                    seen.add(other)
                    waiting.append(other)
        return False

    return {edge for edge in edges if not reaches(*edge, edge)}


def picture() -> str:
    """Return the rooms and the arrows between them as a Mermaid diagram."""
    ids = {name: name.replace(".", "_") for name in ROOMS}
    lines = ["```mermaid", "flowchart TD"]
    lines += [
        f'  {ids[name]}["<b>{name.removeprefix("vision.")}</b><br/>{says}"]'
        for name, says in ROOMS.items()
    ]
    lines += [f"  {ids[one]} --> {ids[other]}" for one, other in sorted(reduced(arrows()))]
    return "\n".join([*lines, "```"])


def way() -> str:
    """Return the way of one statement as a Mermaid diagram, with the files' names on it.

    Raises:
        FileNotFoundError: A file of the way is gone.
    """
    lines = ["```mermaid", "flowchart TD"]
    for place, (file, says) in enumerate(WAY):
        if not (ROOT / file).exists():
            raise FileNotFoundError(file)
        lines.append(f'  s{place}["<b>{file}</b><br/>{says}"]')
    lines.append("  " + " --> ".join(f"s{place}" for place in range(len(WAY))))
    return "\n".join([*lines, "```"])


def drawn() -> str:
    """Return the page with both pictures as the code has them now."""
    text = PAGE.read_text(encoding="utf-8")
    for name, made in (("rooms", picture()), ("way", way())):
        begin, end = f"<!-- {name}: drawn by .ci/architecture.py -->", f"<!-- end of {name} -->"
        head, _mark, rest = text.partition(begin)
        text = f"{head}{begin}\n{made}\n{end}{rest.partition(end)[2]}"
    return text


def main() -> int:
    """Draw the page anew, or say whether it is out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    if parser.parse_args().check:
        current = PAGE.read_text(encoding="utf-8") == drawn()
        print("up to date" if current else "docs/architecture.md: run python .ci/architecture.py")
        return not current
    PAGE.write_text(drawn(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
