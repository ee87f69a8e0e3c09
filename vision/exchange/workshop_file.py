"""A whole workshop as one file: a packed folder of JSON and CSV, encrypted with a passphrase.

The file begins with ``SHARED-VISION-WORKSHOP 1`` and a line end, then 16 bytes of salt, then what
libsodium's secret box made of a ZIP file. Its key is made from passphrase and salt with Argon2id
(moderate limits). The ZIP holds ``manifest.json`` (``format``, the version of this layout;
``schema``, of the database; ``tables``) and ``TABLE.json`` for each table: a list of objects, one
a row, with dates as ``2025-03-31`` and bytes in Base64. ``statements.csv`` says once more, for
people, who wrote what: ``question``, ``text``, ``level``, ``unit``, ``person`` (a number),
``round`` and ``status``; nothing is read from it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from nacl import exceptions, pwhash, secret, utils

from vision.errors import InvalidFileError, InvalidTextError
from vision.exchange.formats.workbooks import open_package
from vision.exchange.packed_files import packed
from vision.exchange.safe_spreadsheet import write_statements_csv
from vision.limits import SHORTEST_PASSPHRASE
from vision.translation import marked, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FORMAT: Final = 1

_MAGIC: Final = b"SHARED-VISION-WORKSHOP 1\n"

Tables = dict[str, list[dict[str, Any]]]


def write_workshop_file(
    tables: Mapping[str, list[dict[str, Any]]], passphrase: str, *, schema: str
) -> bytes:
    """Return a workshop as an encrypted file.

    Args:
        tables: Every row of it by table, as values that JSON knows.
        passphrase: At least ``SHORTEST_PASSPHRASE`` characters. Without it nobody can read the
            file again.
        schema: Version of the database that it comes from.

    Raises:
        InvalidTextError: The passphrase is too short.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise InvalidTextError(
            told(
                "A passphrase for a file needs at least {least} characters: whoever has the file "
                "may try as often as they like.",
                least=SHORTEST_PASSPHRASE,
            )
        )
    salt = utils.random(pwhash.argon2id.SALTBYTES)
    inside = packed(_parts(tables, schema))
    return _MAGIC + salt + secret.SecretBox(_key(passphrase, salt)).encrypt(inside)


def _parts(
    tables: Mapping[str, list[dict[str, Any]]], schema: str
) -> Iterator[tuple[str, bytes | str]]:
    """Yield what lies in the file, one part at a time."""
    manifest = {"format": FORMAT, "schema": schema, "tables": sorted(tables)}
    yield "manifest.json", json.dumps(manifest)
    for name in sorted(tables):
        yield f"{name}.json", json.dumps(tables[name], ensure_ascii=False)
    yield "statements.csv", _for_people(tables)


def is_workshop_file(data: bytes) -> bool:
    """Return whether the bytes begin as a workshop file."""
    return data.startswith(_MAGIC)


def unseal_workshop_file(data: bytes, passphrase: str) -> bytes:
    """Return the ZIP file inside, as it lies in the layout above.

    Args:
        data: The whole file.
        passphrase: As it was written with.

    Raises:
        InvalidFileError: No workshop file, the wrong passphrase, or damaged.
    """
    size = pwhash.argon2id.SALTBYTES
    if not is_workshop_file(data) or len(data) < len(_MAGIC) + size:
        raise InvalidFileError(
            marked("This is no workshop file. Choose the one that was taken away.")
        )
    salt, sealed = data[len(_MAGIC) :][:size], data[len(_MAGIC) + size :]
    try:
        return bytes(secret.SecretBox(_key(passphrase, salt)).decrypt(sealed))
    except (exceptions.CryptoError, ValueError) as error:
        raise InvalidFileError(
            marked("This passphrase does not open the file, or the file is damaged.")
        ) from error


def read_workshop_file(data: bytes, passphrase: str, *, schema: str) -> Tables:
    """Return the rows of a workshop file by table.

    Args:
        data: The whole file.
        passphrase: As it was written with.
        schema: Version of the database here; the file's may be older.

    Raises:
        InvalidFileError: No workshop file, the wrong passphrase, damaged, or of a newer version.
    """
    opened = unseal_workshop_file(data, passphrase)
    try:
        with open_package(opened) as package:
            manifest = json.loads(package.read("manifest.json"))
            if manifest["format"] > FORMAT or manifest["schema"] > schema:
                raise InvalidFileError(
                    marked(
                        "This file comes from a newer version of this app. Update this one first."
                    )
                )
            return {name: json.loads(package.read(f"{name}.json")) for name in manifest["tables"]}
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidFileError(marked("This workshop file is damaged.")) from error


def _for_people(tables: Mapping[str, list[dict[str, Any]]]) -> bytes:
    """Return who wrote what as a table that opens in a spreadsheet."""
    rows = tables.get("statement", [])
    people = {each["id"]: each for each in tables.get("participant", [])}
    number = {key: place for place, key in enumerate(sorted(people), start=1)}
    texts = {each["id"]: each["text"] for each in tables.get("question", [])}
    names = {
        each["id"]: each["name"] for table in ("level", "unit") for each in tables.get(table, [])
    }
    who = [people.get(row.get("participant_id"), {}) for row in rows]
    return write_statements_csv(
        pd.DataFrame(
            {
                "question": [texts.get(row.get("question_id")) for row in rows],
                "text": [row.get("text") for row in rows],
                "level": [names.get(each.get("level_id"), "") for each in who],
                "unit": [names.get(each.get("unit_id")) for each in who],
                "person": [number.get(row.get("participant_id")) for row in rows],
                "round": [row.get("round") for row in rows],
                "status": [row.get("status") for row in rows],
            }
        )
    )


def _key(passphrase: str, salt: bytes) -> bytes:
    found: bytes = pwhash.argon2id.kdf(
        secret.SecretBox.KEY_SIZE, passphrase.encode(), salt,
        opslimit=pwhash.argon2id.OPSLIMIT_MODERATE, memlimit=pwhash.argon2id.MEMLIMIT_MODERATE,
    )  # fmt: skip
    return found
