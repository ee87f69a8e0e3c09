"""The field where a file is chosen, with what the page says where the browser keeps one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import blocks
from vision.limits import LARGEST_FILE_MB
from vision.translation import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.runtime.uploaded_file_manager import UploadedFile


def chosen_file(
    label: str, limit: str, *, name: str, types: Sequence[str] | None = None
) -> UploadedFile | None:
    """Return the file that was chosen.

    A file that is too large never reaches the page: the browser keeps it back, and what stands
    below the field then says so (``phone.css``).

    Args:
        label: Of the field; "" where the page around it says what it is for.
        limit: How large a file may be, and what to do with a larger one.
        name: Tells two such fields of a page apart.
        types: Endings that may be chosen; None for all.
    """
    with st.container(key=f"file-arriving-{name}"):
        file = st.file_uploader(
            label or _("File"), type=types, key=f"file-{name}", max_upload_size=LARGEST_FILE_MB,
            label_visibility="visible" if label else "collapsed",
        )  # fmt: skip
        st.caption(limit)
        with st.container(key=f"file-refused-{name}"):
            blocks.note(limit, strong=_("This file was not taken."), symbol="error", attention=True)
    return file
