"""A facilitator's page opens for a facilitator; a link to it grants nothing to anybody else."""

from __future__ import annotations

import pytest

from pages.menu import RUNNING
from tests.pages.facilitator.conftest import Desk, seen
from vision.models import Role

PAGES = [*(each.address for each in RUNNING), "live"]
OF_A_WORKSHOP = [page for page in PAGES if page != "workshops"]
LOCKED = "This page needs a passphrase"


@pytest.mark.parametrize("role", [None, Role.LEADER])
@pytest.mark.parametrize("page", OF_A_WORKSHOP)
def test_others_see_nothing_of_it(desk: Desk, page: str, role: Role | None) -> None:
    """Neither a stranger nor a leader of the workshop, whatever the address says."""
    app = desk.visit(page, desk.workshop(title="Lindwater"), role)

    assert not app.exception
    assert LOCKED in seen(app)
    assert "Lindwater" not in seen(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_facilitator_sees_it(desk: Desk, page: str) -> None:
    """The same address, with the role."""
    app = desk.visit(page, desk.workshop(title="Lindwater"))

    assert not app.exception
    assert LOCKED not in seen(app)
