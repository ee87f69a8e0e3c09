"""An organisation's name, colour and logo: kept with a workshop, and gone with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from vision.errors import InvalidTextError, NotFoundError
from vision.models import Brand
from vision.store.brands import fingerprint, is_colour
from vision.store.schema import logo
from vision.store.schema import workshop as rows

if TYPE_CHECKING:
    from vision.models import Workshop
    from vision.store import Store

PICTURE = b"\x89PNG one"


def test_a_brand_is_kept_and_gone_with_its_workshop(store: Store, workshop: Workshop) -> None:
    """Name and colour as typed, the logo by its fingerprint; deleting leaves no row of it."""
    assert workshop.brand == Brand()
    store.brands.keep(workshop.id, "  Lindwater\tClinics ", "#0b5a63")
    store.brands.keep_logo(workshop.id, b"\x89PNG earlier")
    store.brands.keep_logo(workshop.id, PICTURE)

    mark = fingerprint(PICTURE)
    assert store.workshops.get(workshop.id).brand == Brand("Lindwater Clinics", "#0B5A63", mark)
    assert store.brands.logo(workshop.id) == store.brands.logo_of(mark) == PICTURE
    assert store.brands.logo_of(fingerprint(b"\x89PNG earlier")) == b""

    store.workshops.delete(workshop.id)
    with store.database.read() as connection:
        assert connection.execute(sa.select(logo)).all() == []
    with pytest.raises(NotFoundError):
        store.brands.keep_logo(workshop.id, PICTURE)


def test_none_of_it_can_be_had_again(store: Store, workshop: Workshop) -> None:
    """Empty fields and no logo bring back what was there at first."""
    store.brands.keep(workshop.id, "Lindwater", "#0B5A63")
    store.brands.keep_logo(workshop.id, PICTURE)
    store.brands.keep(workshop.id, " ", "")
    store.brands.keep_logo(workshop.id, None)

    assert store.workshops.get(workshop.id).brand == Brand()
    assert store.brands.logo(workshop.id) == b""


@pytest.mark.parametrize(("name", "colour"), [("a" * 61, ""), ("", "red"), ("", "#12345G")])
def test_what_is_no_name_or_colour_changes_nothing(
    store: Store, workshop: Workshop, name: str, colour: str
) -> None:
    """A name that is too long and a colour that is none are told, and nothing is kept."""
    with pytest.raises(InvalidTextError):
        store.brands.keep(workshop.id, name, colour)

    assert store.workshops.get(workshop.id).brand == Brand()


@pytest.mark.parametrize("text", ["", "red", "#12345", "#1234567", "#123456;}", "#" + "\uff10" * 6])
def test_what_is_no_colour_is_told(text: str) -> None:
    """Only six digits after a hash are a colour: nothing else reaches a style sheet."""
    assert not is_colour(text)
    assert is_colour("#a0B1c2")


def test_a_brand_travels_with_a_workshop_file(store: Store, workshop: Workshop) -> None:
    """What a file packs is there again once it is opened."""
    store.brands.keep(workshop.id, "Lindwater", "#B4560A")
    store.brands.keep_logo(workshop.id, PICTURE)
    packed = store.transfers.pack(workshop.id)
    store.workshops.delete(workshop.id)
    store.transfers.unpack(packed)

    assert store.workshops.get(workshop.id).brand.accent == "#B4560A"
    assert store.brands.logo(workshop.id) == PICTURE


def test_a_forged_row_is_no_brand(store: Store, workshop: Workshop) -> None:
    """What a file of somebody else's making holds as colour or fingerprint is taken for none."""
    forged = {"accent": "red;}*{", "logo": "../../secret", "organisation": "x" * 500}
    with store.database.write(alone=workshop.id) as connection:
        here = rows.c.id == workshop.id
        connection.execute(sa.update(rows).where(here).values(forged))

    assert store.workshops.get(workshop.id).brand == Brand("x" * 60)
