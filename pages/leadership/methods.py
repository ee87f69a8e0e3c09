"""Page: every number with its formula, range and source; the same text as in the project's docs."""

from pathlib import Path

import streamlit as st

from pages.leadership.parts.selection import choice
from pages.parts import blocks, visitor
from vision.models import Role
from vision.translation import _, marked

TEXTS = Path(__file__).parents[2] / "docs" / "methods"
TITLES = {
    "alignment": marked("Alignment"),
    "themes": marked("Themes"),
    "privacy": marked("Privacy"),
    "consensus": marked("Consensus"),
    "coverage": marked("Coverage"),
    "meter": marked("How it came about"),
    "pulses": marked("What became of it"),
}

visitor.workshop_in_view(Role.LEADER)
blocks.finding(_("Every number, its formula and its source"))
there = {name: title for name, title in TITLES.items() if (TEXTS / f"{name}.md").is_file()}
if there:
    text = (TEXTS / f"{choice('topic', there)}.md").read_text(encoding="utf-8")
    with st.container(key="prose"):
        st.markdown(text)
else:
    blocks.note(_("The texts on methods are not part of this installation."))
