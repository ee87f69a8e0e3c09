"""Files that a page offers, under names that nobody works out from what is in them."""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

from streamlit.runtime import memory_media_file_storage

_KEY: Final = secrets.token_bytes(32)


def hide_names() -> None:
    """Make Streamlit name files by a keyed hash of all that is in them.

    Its own names are hashes without a key, of large files of three samples: whoever guesses what is
    in a file could ask whether somebody holds it just now, and two files may come to share a name.
    """
    memory_media_file_storage._calculate_file_id = name_of  # noqa: SLF001 - there is no setting


def name_of(data: bytes, mimetype: str, filename: str | None = None) -> str:
    """Return the name of a file, the same one as long as this process runs.

    Args:
        data: All of it.
        mimetype: What it is.
        filename: What it is called once it is downloaded.
    """
    hashed = hashlib.blake2b(key=_KEY, digest_size=28)
    for part in (mimetype.encode(), (filename or "").encode("utf-8", "surrogatepass")):
        hashed.update(len(part).to_bytes(8, "big") + part)
    hashed.update(data)
    return hashed.hexdigest()
