"""What visitors read in place of a page that broke."""

from __future__ import annotations

from typing import Final

import streamlit as st

from vision.errors import StorageError
from vision.translation import _, marked

SORRY: Final = marked(
    "Something went wrong on this page. What was saved is safe: reload the page, and tell "
    "whoever runs this server if it happens again."
)


def apologise(error: Exception) -> bool:
    """Show one plain sentence in place of Streamlit's; return that this was enough.

    Where the database is in the way, its own sentence says what to do; it holds nothing typed.
    """
    st.error(str(error) if isinstance(error, StorageError) else _(SORRY))
    return True
