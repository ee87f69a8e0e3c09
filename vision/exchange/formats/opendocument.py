"""OpenDocument beside packed workbooks: flat files of one XML, and text documents of Writer."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from vision.exchange.formats.workbooks import open_package

FLAT: Final = re.compile(r"<office:document[\s>]")
"""How a flat file begins, behind the declaration of its XML."""

_SHEETS: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_TEXT: Final = b"<office:text"
_LARGEST_BODY: Final = 50_000_000
_BODY: Final = re.compile(r"<office:body>(.*)</office:body>", re.DOTALL)
_NOT_WRITTEN: Final = re.compile(
    r"<(text:tracked-changes|office:annotation|text:note|text:sequence-decls|text:list-header)\b"
    r"[^>]*(?<!/)>.*?</\1>",
    re.DOTALL,
)
_TAG: Final = re.compile(r"<(/?)([a-z]+:[a-z-]+)((?:\s[^<>]*?)?)(/?)>")
_AS_HTML: Final = {
    "text:h": "h2", "text:p": "p", "text:list": "ul", "text:list-item": "li",
    "text:line-break": "br", "table:table": "table", "table:table-row": "tr",
    "table:table-cell": "td", "table:covered-table-cell": "td",
}  # fmt: skip
_SPACES: Final = frozenset(("text:s", "text:tab"))


def packed_sheets(text: str) -> bytes | None:
    """Return a flat spreadsheet as the packed one that it stands for; None where it is none.

    Args:
        text: The whole file, of one XML.
    """
    if "<office:spreadsheet" not in text:
        return None
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", _SHEETS)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr("content.xml", text)
    return out.getvalue()


def page_in_package(data: bytes) -> str | None:
    """Return the words of a packed text document as a web page; None where it holds sheets.

    Raises:
        InvalidFileError: Damaged, protected, or far too large once unpacked.
    """
    with open_package(data) as package:
        if package.getinfo("content.xml").file_size > _LARGEST_BODY:
            return None
        content = package.read("content.xml")
    return as_page(content.decode("utf-8", "replace")) if _TEXT in content else None


def as_page(text: str) -> str:
    """Return the headings, lists, tables and paragraphs of a text document as a web page.

    Args:
        text: Its XML, flat or of the part ``content.xml``.
    """
    body = _BODY.search(text)
    written = _NOT_WRITTEN.sub("", body[1] if body else "")
    return f"<html><body>{_TAG.sub(_as_html, written)}</body></html>"


def _as_html(match: re.Match[str]) -> str:
    closing, name, _, alone = match.groups()
    if name in _SPACES:
        return " "
    tag = _AS_HTML.get(name)
    if tag is None:
        return ""
    whole = f"<{closing}{tag}>"
    return f"{whole}</{tag}>" if alone and tag != "br" else whole
