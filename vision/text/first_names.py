"""Common first names of people, by no list but our own."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def first_names() -> frozenset[str]:
    """Return common first names in lower case, without those that are also words."""
    text = (files("vision.text") / "first_names.txt").read_text(encoding="utf-8")
    return frozenset(
        name
        for line in text.splitlines()
        if not line.startswith("#")
        for name in line.lower().split()
    )
