"""Files that a page offers have names that nobody guesses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import memory_media_file_storage

from server.media import name_of

if TYPE_CHECKING:
    from tests.server.conftest import Running

OFFERED = b"a,b"
"""What the page of the probe offers as ``a.csv``."""


def address_of_download(server: Running) -> tuple[str, int, int]:
    """Return where a page's file is, and how that and its guessed address answer meanwhile."""
    message = BackMsg()
    message.rerun_script.page_name = "shows"
    with server.visit() as connection:
        connection.send(message.SerializeToString())
        url = ""
        while not url:
            forward = ForwardMsg()
            forward.ParseFromString(connection.recv(timeout=20))
            url = forward.delta.new_element.download_button.url
        guess = memory_media_file_storage._calculate_file_id(
            OFFERED, "application/octet-stream", "a.csv"
        )
        return url, server.ask(url).status, server.ask(f"/media/{guess}.csv").status


def test_who_guesses_a_file_does_not_learn_that_somebody_holds_it(server: Running) -> None:
    """Its address opens it; the hash of its content, which anybody can work out, opens nothing."""
    url, held, guessed = address_of_download(server)
    assert url.startswith("/media/")
    assert (held, guessed) == (200, 404)


def test_files_that_differ_anywhere_have_other_names() -> None:
    """Also large ones that differ in one byte, and the same bytes under another name."""
    large = bytearray(3_000_000)
    names = {name_of(bytes(large), "text/csv", "a.csv"), name_of(bytes(large), "text/csv", "b.csv")}
    large[700_000] = 1
    names.add(name_of(bytes(large), "text/csv", "a.csv"))
    assert len(names) == 3
