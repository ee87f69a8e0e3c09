"""Files packed into one, whose bytes tell nothing of when it was made."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)


def packed(files: Iterable[tuple[str, bytes | str]]) -> bytes:
    """Return files as one ZIP file, compressed; the same files give the same bytes.

    Args:
        files: Names with contents, in the order in which they are to lie; texts become UTF-8.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in files:
            # A ZipInfo says by itself how it is packed, and says "not at all" where nobody asks.
            part = zipfile.ZipInfo(name, _NO_DAY)
            package.writestr(part, content, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()
