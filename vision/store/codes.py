"""Join codes and passphrases: easy to read aloud, hard to mistype.

A join code is a short word, a space and two digits from 2 to 9, four where the app is open to the
internet and anybody may try. Letters stand only on the left
and digits only on the right, so 0/O and 1/I/L can't be confused; case and the space don't matter.
"""

from __future__ import annotations

import secrets
import threading
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

WORDS: Final = tuple(
    """
    acorn agate amber anchor apple apron arch aspen atlas autumn badge bagel baker bamboo banjo
    barley basil beach beacon bench berry birch bloom boat bonus bread breeze brick bridge brook
    brush butter cabin cactus camel canal candle canoe canvas carbon cargo carrot castle cedar
    cello chalk cherry chest chime cinema circle citrus clay cliff cloud clover cobalt coffee
    comet compass copper coral cotton crane creek crown daisy delta desert dolphin door dove
    dragon drum dune eagle earth echo elbow ember engine fabric falcon fern ferry fiddle field
    finch flame flint flute forest fossil fountain fox galaxy garden garlic ginger glacier globe
    grape grove guitar hammer harbor harp hazel helmet heron hill honey horse house iris island
    ivory ivy jacket jasmine jelly jewel jungle kayak kettle kite koala ladder lagoon lake lamp
    lantern laurel lemon lens lilac lily linen lion lotus lunar magnet mango maple marble market
    meadow melon mint mirror moon moss motor mountain museum nectar nest north nutmeg oak oasis
    ocean olive onion opal orange orbit orchid otter owl oyster paddle palm panda paper
    parrot peach pearl pebble pencil pepper piano pillow pilot pine planet plum polar pond poppy
    prairie prism puffin quartz quill rabbit radio raft rain raven reef ribbon rice river robin
    rocket rose saddle saffron sail salmon salt sand satin scarf shell silk silver slate snow
    spark sparrow spring spruce squash star stone storm stream sugar summer sun swan table tango
    tapir tea temple thistle thunder tiger timber toast torch tower train tulip tunnel turtle
    valley vanilla velvet violet violin walnut water wave wheat willow wind window winter wolf
    wood yarn zebra
    """.split()  # noqa: SIM905 - a list of two hundred quoted words reads worse
)
SHORT_WORDS: Final = tuple(word for word in WORDS if 3 <= len(word) <= 5)  # noqa: PLR2004
DIGITS: Final = "23456789"

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
"""OWASP's parameters of argon2id (Password Storage Cheat Sheet, 2025): 19 MiB, two passes."""

MOST_CHECKS: Final = 2
"""Hashes at the same time; whoever guesses in many windows keeps no phone waiting for a core."""

_turns: Final = threading.BoundedSemaphore(MOST_CHECKS)


def new_code(*, long: bool = False) -> str:
    """Return a random join code as it is shown, e.g. ``KITE 47``.

    Args:
        long: Whether it has four digits, for some 670,000 codes instead of 10,000.
    """
    digits = "".join(secrets.choice(DIGITS) for _ in range(4 if long else 2))
    return f"{secrets.choice(SHORT_WORDS).upper()} {digits}"


def normal_code(typed: str) -> str:
    """Return what someone typed in the form in which codes are kept.

    Example:
        >>> normal_code(" kite-47 ")
        'KITE 47'
    """
    kept = "".join(character for character in typed.upper() if character.isalnum())
    word = kept.rstrip("0123456789")
    return f"{word} {kept[len(word) :]}".strip()


def new_passphrase() -> str:
    """Return four random words: about 32 bits, behind a slow hash and a limit on tries."""
    return "-".join(secrets.choice(WORDS) for _ in range(4))


def normal_passphrase(typed: str) -> bytes:
    """Return what is hashed of a typed passphrase: hyphens between words, no capitals."""
    plain = "-".join(typed.lower().replace("-", " ").split())
    return plain.encode("utf-8", "surrogatepass")


def hashed(passphrase: str) -> str:
    """Return the argon2id hash under which a passphrase is kept."""
    with _turns:
        return _hasher.hash(normal_passphrase(passphrase))


def is_dated(kept: str) -> bool:
    """Return whether a hash was made with other parameters than today's."""
    return _hasher.check_needs_rehash(kept)


def matches(kept: str | None, passphrase: str) -> bool:
    """Return whether a typed passphrase is the one that was kept as a hash."""
    if not kept:
        return False
    try:
        with _turns:
            return _hasher.verify(kept, normal_passphrase(passphrase))
    except (VerificationError, InvalidHashError):
        return False
