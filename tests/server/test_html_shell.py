"""Every page comes with our look and our script, which browsers keep."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit import file_util

from server.html_shell import LOOK, OWN, dressed, index_page

if TYPE_CHECKING:
    from tests.server.conftest import Running

MEDIA = Path(file_util.get_static_dir()) / "static" / "media"


def _own(server: Running) -> dict[str, str]:
    """Return the addresses of our files as the page names them, by their ending."""
    page = server.ask("/").body.decode()
    return {name.rpartition(".")[2]: name for name in re.findall(r'"\.(/static/[^"]+)"', page)
            if name.removeprefix("/static/") in OWN}  # fmt: skip


@pytest.mark.parametrize("path", ["/", "/deep", "/no/such/page"])
@pytest.mark.parametrize("packed", ["gzip", "identity"])
def test_every_address_answers_with_the_dressed_page(
    server: Running, path: str, packed: str
) -> None:
    """Compressed or not it is Streamlit's page with five changes, and exactly as long as said."""
    answer = server.ask(path, Accept_Encoding=packed)
    page = answer.body
    if answer.headers.get("content-encoding") == "gzip":
        page = gzip.decompress(page)

    assert page == dressed(index_page().encode())
    assert b"<title>Shared Vision</title>" in page
    assert page.index(b'id="root"') < page.index(b"styles.") < page.index(b"</body>")
    assert int(answer.headers["content-length"]) == len(answer.body)


def test_a_page_is_never_taken_for_an_older_one(server: Running) -> None:
    """A new look arrives with the next load, whatever a browser kept of the page."""
    answer = server.ask("/", If_Modified_Since="Fri, 31 Dec 2100 00:00:00 GMT")
    headers = answer.headers

    assert answer.status == 200
    assert "etag" not in headers
    assert "last-modified" not in headers
    assert headers["cache-control"] == "no-cache"


def test_other_html_stays_as_it_is(server: Running) -> None:
    """A page of ours that shows no app gets nothing added."""
    assert dressed(b"<html><body>Forgotten</body></html>") == b"<html><body>Forgotten</body></html>"
    assert b"styles." not in server.ask("/forget").body


def test_the_look_and_the_script_are_kept_by_the_browser_for_good(server: Running) -> None:
    """Their names change with their content, so nothing is asked twice."""
    own = _own(server)
    look, script = server.ask(own["css"]), server.ask(own["js"])

    assert look.body == LOOK.encode()
    assert look.headers["content-type"].startswith("text/css")
    assert script.headers["content-type"].startswith("text/javascript")
    assert "immutable" in look.headers["cache-control"]


def test_the_script_calls_nobody_else(server: Running) -> None:
    """It holds no address of anyone else's, and asks only ours."""
    script = server.ask(_own(server)["js"]).body

    assert not any(word in script for word in (b"://", b"XMLHttp", b"sendBeacon"))
    assert script.count(b"fetch(") == script.count(b'fetch("./') + script.count(b"fetch(`./")


def test_typefaces_come_in_small_and_stand_in_for_streamlits(server: Running) -> None:
    """Each is sent as it is named; it takes the letters it has from the same family and weights."""
    head, end, _body = server.ask("/").body.decode().partition("</head>")
    faces = head.rpartition("<style>")[2]
    named = re.findall(r"url\(\.([/\w.]+)\)", faces)
    streamlits = next((Path(file_util.get_static_dir()) / "static" / "css").glob("index*.css"))
    theirs = streamlits.read_text(encoding="utf-8")

    assert end
    assert len(named) == 2
    whole = (*MEDIA.glob("SourceSansVF-Upright*"), *MEDIA.glob("SourceSerifVariable-Roman*"))
    sizes = [len(server.ask(name).body) for name in named]
    assert 5 * sum(sizes) < sum(file.stat().st_size for file in whole)
    assert head.count(named[0]) == 2, "and is asked for first"
    assert "SourceSans" not in head
    for name in named:
        sent = server.ask(name)
        assert sent.body.startswith(b"wOF2")
        assert "immutable" in sent.headers["cache-control"]
    for family in re.findall(r'font-family: "([\w ]+)"', faces):
        assert f"{{font-family:{family};font-weight:100 900;font-style:normal;" in theirs
