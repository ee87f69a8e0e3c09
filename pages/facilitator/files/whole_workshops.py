"""Whole workshops in and out, for the owner of an installation only."""

from __future__ import annotations

import base64
import contextlib
from math import ceil
from typing import TYPE_CHECKING, Any

import streamlit as st

from pages.facilitator.files import arriving
from pages.parts import blocks, visitor
from server import file_reader
from server.store import open_store
from vision.errors import VisionError
from vision.exchange import safe_filename
from vision.exchange.workshop_file import is_workshop_file
from vision.limits import LARGEST_FILE_MB
from vision.store.schema_versions import newest
from vision.translation import _, ngettext, whole_number
from vision.workshop.polis import add_conversation

if TYPE_CHECKING:
    from vision.models import Workshop


def offer(workshop: Workshop) -> None:
    """Let the owner take the workshop along, and open one that was taken along."""
    if not visitor.is_owner():
        return
    with st.expander(_("The whole workshop as one file")):
        blocks.line(
            _("This is the database: everything that was written, by whom it belongs together,"
              " with levels, units, answers and drafts. Only a passphrase keeps it closed, and"
              " without it nobody can open it again. Another installation opens it, and this one"
              " once the workshop is deleted here.")
        )  # fmt: skip
        with blocks.refusals():
            _take(workshop)
            _open()


def _take(workshop: Workshop) -> None:
    words = st.text_input(
        _("Passphrase for the file"), type="password", key="seal", autocomplete="new-password"
    )
    if not st.button(_("Seal the file"), icon=":material/lock:") or not words:
        return
    with st.spinner(_("Sealing the file")):
        tables = open_store().transfers.pack(workshop.id)
        content = file_reader.seal(tables, words, schema=newest() or "")
    size = len(content) / (1024 * 1024)
    if size > LARGEST_FILE_MB:
        blocks.note(
            _("This file has {size} MB, and one of more than {megabytes} MB can't be opened on this"
              " page. Take a backup of the whole database as well.",
              size=whole_number(ceil(size)), megabytes=LARGEST_FILE_MB),
            symbol="warning", attention=True,
        )  # fmt: skip
    st.download_button(
        _("Download the sealed workshop"),
        content,
        safe_filename(workshop.title, "workshop"),
        "application/octet-stream",
        icon=":material/download:",
        on_click="ignore",
    )


def _logo(workshop_id: str, rows: list[dict[str, Any]]) -> None:
    """Keep the logo that a file brings, made anew like any other; one that is none is left out."""
    picture = None
    with contextlib.suppress(VisionError, ValueError, KeyError, IndexError, TypeError):
        picture = file_reader.logo(base64.b64decode(rows[0]["picture"]))
    open_store().brands.keep_logo(workshop_id, picture)


def _open() -> None:
    file = arriving.chosen_file(
        _("A sealed workshop, or a Polis export (ZIP)"),
        _("A file may have {megabytes} MB. A larger workshop moves with a backup of the whole"
          " database.", megabytes=LARGEST_FILE_MB),
        name="sealed", types=["workshop", "zip"],
    )  # fmt: skip
    words = st.text_input(
        _("Passphrase of a sealed workshop"), type="password", key="unseal",
        autocomplete="current-password",
    )  # fmt: skip
    if not st.button(_("Open it here"), icon=":material/lock_open:") or file is None:
        return
    content = file.getvalue()
    wordless = 0
    with st.spinner(_("Opening the file")):
        if is_workshop_file(content):
            tables = file_reader.unseal(content, words, schema=newest() or "")
            pictures = tables.pop("logo", [])
            workshop_id = open_store().transfers.unpack(tables)
            _logo(workshop_id, pictures)
            title = open_store().workshops.get(workshop_id).title
        else:
            found = file_reader.conversation(content)
            title = add_conversation(open_store(), found).title
            wordless = len(found.export.left_out)
    blocks.note(
        _("“{title}” is here now. You find it under Workshops.", title=title),
        symbol="check_circle",
    )
    if wordless:
        blocks.note(
            ngettext("One statement has votes, but its words are not in the export; it was left"
                     " out.",
                     "{number} statements have votes, but their words are not in the export; they"
                     " were left out.", wordless)
        )  # fmt: skip
