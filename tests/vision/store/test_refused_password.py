"""A PostgreSQL server that lets nobody in is told from one that does not answer."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
import sqlalchemy as sa

from vision.__main__ import main
from vision.settings import NAMES
from vision.store import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator

PHRASE = "quiet-otter"
"""Of a database's user; never said."""


@contextmanager
def asked_for_a_password(server: str, user: str) -> Iterator[None]:
    """Make a server ask a user for a password, as those do that are not started by tests."""
    with psycopg.connect(server, autocommit=True) as connection:
        (place,) = connection.execute("SHOW hba_file").fetchone() or ("",)
        rules, kept = Path(place), Path(place).read_text(encoding="utf-8")
        ours = [f"{kind} scram-sha-256\n" for kind in (f"local all {user}", f"host all {user} all")]
        rules.write_text("".join([*ours, kept]), encoding="utf-8")
        try:
            connection.execute("SELECT pg_reload_conf()")
            yield
        finally:
            rules.write_text(kept, encoding="utf-8")
            connection.execute("SELECT pg_reload_conf()")


@pytest.mark.postgres
def test_a_doctor_tells_a_refused_password_from_silence(
    postgres_server: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever mistyped it need not look for the server, and reads no password."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    user = f"asked_{new_id()[:8].lower()}"
    url = sa.make_url(postgres_server).set(username=user, password=PHRASE)
    monkeypatch.setenv("VISION_DATA", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", url.render_as_string(hide_password=False))
    with asked_for_a_password(postgres_server, user):
        for _ in range(50):  # a server reads its rules a moment later
            main(["doctor"])
            said = capsys.readouterr().out
            if "was reached" in said:
                break
    assert "was reached, but it lets nobody in" in said
    assert PHRASE not in said
