"""What docs/security.md says is shown by a test is shown by one."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOLD = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (?!Threat|---)(.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def test_every_threat_has_a_test_that_exists() -> None:
    """A renamed test takes its line along, or the promise would stand without one."""
    rows = ROW.findall(TOLD)
    assert len(rows) > 30
    for threat, _stops, named in rows:
        file, _, name = named.strip("`").partition("::")
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert name in defined, threat
