"""Join codes and passphrases: readable aloud, hard to mistype, hard to guess."""

from __future__ import annotations

import math
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

import pytest
from argon2 import PasswordHasher

from vision.store import codes


def test_codes_have_no_look_alikes() -> None:
    """Letters on the left, digits from 2 to 9 on the right, in every one of a thousand."""
    for _ in range(1_000):
        assert re.fullmatch(r"[A-Z]{3,5} [2-9]{2}", codes.new_code())
        assert re.fullmatch(r"[A-Z]{3,5} [2-9]{4}", codes.new_code(long=True))


def test_every_code_is_found_as_it_is_shown() -> None:
    """What a wall shows is what is looked up, typed in any case."""
    for _ in range(200):
        code = codes.new_code()
        assert codes.normal_code(code) == code
        assert codes.normal_code(code.lower().replace(" ", "")) == code


@pytest.mark.parametrize("typed", ["kite47", "Kite 47", " KITE-47 ", "k.i.t.e. 4 7"])
def test_codes_may_be_typed_in_any_way(typed: str) -> None:
    """Case, spaces and punctuation do not matter."""
    assert codes.normal_code(typed) == "KITE 47"


def test_passphrases_take_years_to_guess() -> None:
    """Four words of the list: at 300 tries a minute, half of them take ten years or more."""
    words = len(codes.WORDS)
    assert len(set(codes.WORDS)) == words
    minutes = words**4 / 2 / 300

    assert minutes / 60 / 24 / 365 > 10
    assert math.log2(words**4) > 31
    assert len({codes.new_passphrase() for _ in range(100)}) == 100


def test_a_passphrase_matches_only_itself() -> None:
    """Spaces and capitals are forgiven, another word is not, and nothing matches nothing."""
    kept = codes.hashed("kite-river-oak-moon")

    assert codes.matches(kept, " Kite River oak  moon ")
    assert not codes.matches(kept, "kite-river-oak")
    assert not codes.matches(None, "")
    assert not codes.matches("", "")
    assert not codes.matches(kept, "\x00\ud7ff")
    assert not codes.matches(kept, "kite-river-oak-moon\ud800")
    assert codes.matches(codes.hashed("half \ud800"), "HALF-\ud800")
    assert codes.hashed("kite-river-oak-moon") != kept


@pytest.mark.parametrize("kept", ["not a hash", "$argon2id$broken"])
def test_a_broken_hash_opens_nothing(kept: str) -> None:
    """A damaged row is a closed door, not a traceback."""
    assert not codes.matches(kept, "kite")


def test_hashes_have_owasps_parameters_and_older_ones_are_known() -> None:
    """argon2id with 19 MiB and two passes, as its Password Storage Cheat Sheet asks for."""
    assert codes.hashed("kite").startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert not codes.is_dated(codes.hashed("kite"))
    assert codes.is_dated(PasswordHasher(time_cost=3, memory_cost=65_536).hash("kite"))


def test_no_more_than_two_are_checked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fifteen who guess take two cores at most, whatever they do."""
    kept, running, most = codes.hashed("kite"), 0, 0
    guard = threading.Lock()

    class Watched(PasswordHasher):
        def verify(self, hash: str, password: str) -> Literal[True]:  # type: ignore[override]  # noqa: A002
            nonlocal running, most
            with guard:
                running += 1
                most = max(most, running)
            try:
                return super().verify(hash, password)
            finally:
                with guard:
                    running -= 1

    monkeypatch.setattr(codes, "_hasher", Watched(2, 19_456, 1))
    with ThreadPoolExecutor(15) as pool:
        assert list(pool.map(lambda _: codes.matches(kept, "kite"), range(15))) == [True] * 15
    assert 1 <= most <= codes.MOST_CHECKS
