"""The words to look twice at in this installation."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from server.store import settings
from vision.text.flags import OWN_FILE, rude_words

if TYPE_CHECKING:
    from vision.text.flags import RudeWords


def own_words() -> RudeWords:
    """Return the words to look twice at: this app's, changed by a file in the data folder."""
    own = ""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        own = (settings().data_folder / OWN_FILE).read_text(encoding="utf-8-sig")
    return rude_words(own)
