"""Catalogues of translations as they lie on the disk: what each says, if it can be read at all."""

from __future__ import annotations

import functools
import gettext
import io
import logging
import string
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from babel.messages.catalog import Message

FOLDER: Final = Path(__file__).with_name("locales")
LEAST: Final = 0.9
"""Of what two other languages both say, how much a language says to be spoken at all.

With less, most pages would stand in two languages. What is missing of the rest is said in English,
a whole sentence at a time.
"""
_NUMBER: Final = ("number", "", None)
_log: Final = logging.getLogger("vision.catalogues")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is said in a language.

    Attributes:
        said: Texts in English, of those with a number the one for one, that have a translation in
            all its forms and with the places of the text.
        unsaid: Other texts of its file.
        translations: Say what is said; any other text as it is.
    """

    said: frozenset[str] = frozenset()
    unsaid: frozenset[str] = frozenset()
    translations: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)


@functools.cache
def catalogue(code: str) -> Catalogue:
    """Return what is said in a language: nothing where its file is missing or can't be read.

    Args:
        code: Of the language.
    """
    path = FOLDER / code / "messages.po"
    if not path.exists():
        return Catalogue()
    try:
        return _read(path, code)
    except Exception as error:  # noqa: BLE001 - a broken file may be broken in any way
        _log.warning("The catalogue of %s can’t be read: %s", code, type(error).__name__)
        return Catalogue()


def speaks(code: str, kind: Sequence[str]) -> bool:
    """Return whether a language says enough for people to read its pages in it.

    Args:
        code: Of the language.
        kind: Codes of those that say as much, itself among them; the two beside it are looked at.
    """
    at, own = kind.index(code), catalogue(code).said
    wanted = catalogue(kind[at - 1]).said & catalogue(kind[(at + 1) % len(kind)]).said
    enough = bool(own) and len(wanted & own) >= LEAST * len(wanted)
    if not enough:
        _log.warning("Pages in %s are English: its catalogue says too little.", code)
    return enough


def _read(path: Path, code: str) -> Catalogue:
    """Return what a file says, without what is not translated or could not be filled in."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - loads what few pages need
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with path.open("rb") as file:
        found = read_po(file, locale=code, abort_invalid=True)
    ids = frozenset(_one(each) for each in found if each.id)
    for each in [each for each in found if each.id and not _whole(each)]:
        found.delete(each.id)
    said = frozenset(_one(each) for each in found if each.id)
    packed = io.BytesIO()
    write_mo(packed, found)
    packed.seek(0)
    return Catalogue(said, ids - said, gettext.GNUTranslations(packed))


def _one(each: Message) -> str:
    """Return a text in English; of one with a number the form for one."""
    return str(each.id if isinstance(each.id, str) else each.id[0])


def _whole(each: Message) -> bool:
    """Return whether a translation has all its forms, each with the places of its text.

    A form for one may leave its number out.
    """
    texts = (each.id,) if isinstance(each.id, str) else each.id
    forms = (each.string,) if isinstance(each.string, str) else tuple(each.string or ("",))
    wanted = set().union(*map(_places, texts))
    return not each.fuzzy and all(
        form and _places(form) <= wanted and wanted - _places(form) <= {_NUMBER} for form in forms
    )


def _places(text: str) -> set[tuple[str | None, ...]]:
    """Return the places of a text: the name of each, and how it is filled."""
    try:
        return {part[1:] for part in string.Formatter().parse(text) if part[1] is not None}
    except ValueError:  # a brace without another
        return {(text,)}
