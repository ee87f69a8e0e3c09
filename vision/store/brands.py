"""Brands: name, colour and logo of the organisation that a workshop belongs to."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from vision.errors import InvalidTextError, NotFoundError
from vision.limits import LONGEST_ORGANISATION
from vision.models import Brand
from vision.store.schema import logo, workshop
from vision.text.typed_text import named
from vision.translation import marked

if TYPE_CHECKING:
    from vision.store.database import Database

NO_COLOUR: Final = marked("Choose a colour, or leave it empty for that of the house.")
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{20}")


class Brands:
    """The brands of all workshops.

    Args:
        database: Where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, workshop_id: str, organisation: str, accent: str) -> None:
        """Keep name and colour; empty for none of either.

        Args:
            workshop_id: The workshop.
            organisation: Its name as typed, up to 60 characters.
            accent: As ``#RRGGBB``.

        Raises:
            InvalidTextError: The name is too long, or the colour is none.
            NotFoundError: The workshop was deleted.
        """
        if accent and not is_colour(accent):
            raise InvalidTextError(NO_COLOUR)
        name = organisation.strip() and named(
            organisation, longest=LONGEST_ORGANISATION, what="organisation"
        )
        self._set(workshop_id, organisation=name, accent=accent.upper())

    def keep_logo(self, workshop_id: str, picture: bytes | None) -> None:
        """Keep a logo in the place of the one before; None leaves none.

        Args:
            workshop_id: The workshop.
            picture: A PNG as ``vision.exchange.logos.read_logo`` makes them, and nothing else.

        Raises:
            NotFoundError: The workshop was deleted.
        """
        with self._database.write(alone=workshop_id) as connection:
            _change(connection, workshop_id, logo=fingerprint(picture) if picture else "")
            connection.execute(sa.delete(logo).where(logo.c.workshop_id == workshop_id))
            if picture:
                connection.execute(sa.insert(logo).values(workshop_id=workshop_id, picture=picture))

    def logo(self, workshop_id: str) -> bytes:
        """Return a workshop's logo as a PNG; empty where it has none."""
        return self._picture(logo.c.workshop_id == workshop_id)

    def logo_of(self, mark: str) -> bytes:
        """Return the logo of a fingerprint as a PNG; empty where no workshop has it now."""
        here = sa.select(workshop.c.id).where(workshop.c.logo == mark)
        return self._picture(logo.c.workshop_id.in_(here))

    def _picture(self, where: sa.ColumnElement[bool]) -> bytes:
        query = sa.select(logo.c.picture).where(where).limit(1)
        with self._database.read() as connection:
            return bytes(connection.execute(query).scalar_one_or_none() or b"")

    def copy(self, from_id: str, to_id: str) -> None:
        """Give a workshop the brand of another one.

        Raises:
            NotFoundError: The workshop was deleted.
        """
        query = sa.select(workshop.c.organisation, workshop.c.accent, workshop.c.logo).where(
            workshop.c.id == from_id
        )
        with self._database.read() as connection:
            head = connection.execute(query).one_or_none()
        brand = brand_of(head) if head is not None else Brand()
        if brand.organisation or brand.accent:
            self.keep(to_id, brand.organisation, brand.accent)
        if picture := self.logo(from_id):
            self.keep_logo(to_id, picture)

    def _set(self, workshop_id: str, **values: object) -> None:
        with self._database.write(alone=workshop_id) as connection:
            _change(connection, workshop_id, **values)


def is_colour(text: str) -> bool:
    """Return whether a text is a colour as ``#RRGGBB``."""
    return _COLOUR.fullmatch(text) is not None


def fingerprint(picture: bytes) -> str:
    """Return what tells a picture from any other: 20 hexadecimal digits."""
    return hashlib.sha256(picture).hexdigest()[:20]


def brand_of(head: Any) -> Brand:  # noqa: ANN401 - a row of any query
    """Return the brand in a workshop's row.

    A row may come with a file of somebody else's making: what is no colour or fingerprint is none.
    """
    return Brand(
        organisation=head.organisation[:LONGEST_ORGANISATION],
        accent=head.accent if is_colour(head.accent) else "",
        logo=head.logo if _FINGERPRINT.fullmatch(head.logo) else "",
    )


def _change(connection: sa.Connection, workshop_id: str, **values: object) -> None:
    query = sa.update(workshop).where(workshop.c.id == workshop_id).values(**values)
    if not connection.execute(query).rowcount:
        raise NotFoundError("workshop")
