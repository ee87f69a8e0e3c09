"""Streamlit's files arrive unchanged, compressed, and only these."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

from server.html_shell import index_page
from server.static import pack, streamlit_folder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.server.conftest import Running

FILES = sorted(streamlit_folder().rglob("*.*"))
FIRST_LOAD = re.findall(r'(?:src|href)="\./static/([^"]+)"', index_page())


@pytest.mark.parametrize("suffix", [".js", ".css", ".woff2", ".png", ".svg"])
def test_file_is_the_same_with_and_without_compression(server: Running, suffix: str) -> None:
    """What a browser unpacks is byte for byte what Streamlit shipped."""
    file = next(file for file in FILES if file.suffix == suffix)
    path = f"/static/{file.relative_to(streamlit_folder()).as_posix()}"

    plain, packed = server.ask(path), server.ask(path, Accept_Encoding="gzip, br")

    is_packed = packed.headers["content-encoding"] == "gzip"
    assert plain.body == file.read_bytes()
    assert (gzip.decompress(packed.body) if is_packed else packed.body) == file.read_bytes()
    assert is_packed == (suffix not in {".woff2", ".png"})
    assert "set-cookie" not in packed.headers


def test_first_load_is_less_than_half(server: Running) -> None:
    """What a phone loads for the first page shrinks to less than half by compression."""
    answers = [server.ask(f"/static/{name}", Accept_Encoding="gzip") for name in FIRST_LOAD]

    sent = sum(len(answer.body) for answer in answers)
    assert all(answer.status == 200 for answer in answers)
    assert sent < sum((streamlit_folder() / name).stat().st_size for name in FIRST_LOAD) / 2


def test_file_is_kept_by_the_browser_for_good(server: Running) -> None:
    """Names carry a hash, so a browser never asks twice; if it does, nothing is sent again."""
    path = f"/static/{next(name for name in FIRST_LOAD if name.endswith('.js'))}"
    head = server.ask(path, method="HEAD", Accept_Encoding="gzip")
    again = server.ask(path, If_None_Match=f'W/"x", {head.headers["etag"]}')

    assert "immutable" in head.headers["cache-control"]
    assert head.headers["vary"] == "Accept-Encoding"
    assert (head.status, head.body, int(head.headers["content-length"]) > 0) == (200, b"", True)
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    "path",
    ["../index.html", "%2e%2e/index.html", "..%2f..%2f__init__.py", "/etc/passwd", "js", "none.js"],
)
def test_nothing_else_is_served(server: Running, path: str) -> None:
    """No path leads out of the folder, and a missing file is missing."""
    assert server.ask(f"/static/{path}").status == 404


def test_pack_names_files_below_sub_folders(tmp_path: Path) -> None:
    """Files are found by their path with forward slashes and keep their content."""
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "a.1234.js").write_text("let a = 1", encoding="utf-8")

    shelf = pack(tmp_path)

    assert list(shelf) == ["js/a.1234.js"]
    assert gzip.decompress(shelf["js/a.1234.js"].body) == b"let a = 1"
    assert shelf["js/a.1234.js"].media_type == "text/javascript; charset=utf-8"
