"""Chats that were kept as a web page, as Telegram does unless it is asked for JSON."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

from vision.exchange.formats.grid import Grid

_NAME: Final = "from_name"
_TEXT: Final = "text"
_FEWEST: Final = 2


class _Messages(HTMLParser):
    """Gathers who wrote and what; a message without a name is by whoever wrote the one before."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[frozenset[str]] = []
        self.found: list[tuple[str, str]] = []
        self.name = ""
        self.written: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br" and self.written is not None:
            self.written.append("\n")
        if tag != "div":
            return
        classes = frozenset((dict(attrs).get("class") or "").split())
        said = _TEXT in classes and any("default" in block for block in self.blocks)
        if _NAME in classes or said:
            self.written = []
        self.blocks.append(classes)

    def handle_endtag(self, tag: str) -> None:
        if tag != "div" or not self.blocks:
            return
        classes = self.blocks.pop()
        if self.written is None or not classes & {_NAME, _TEXT}:
            return
        text = "\n".join(" ".join(line.split()) for line in "".join(self.written).split("\n"))
        self.written = None
        if _NAME in classes:
            self.name = text.strip()
        elif text.strip():
            self.found.append((self.name, text.strip()))

    def handle_data(self, data: str) -> None:
        if self.written is not None:
            self.written.append(data)


def page_chat(text: str) -> Grid | None:
    """Return the messages on a web page with the names of those who wrote them.

    Args:
        text: The whole page.

    Returns:
        None where the page is no chat.
    """
    if f'class="{_NAME}"' not in text:
        return None
    reader = _Messages()
    reader.feed(text)
    reader.close()
    if len(reader.found) < _FEWEST:
        return None
    cells = [["Name", "Message"], *map(list, reader.found)]
    return Grid("", cells, list(range(len(cells))), roles=(("person", 0), ("text", 1)))
