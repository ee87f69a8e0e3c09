"""The draft as everyone reads it: one sentence after the other, numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages import frame
from vision.drafts import clauses

if TYPE_CHECKING:
    from vision.drafts import Clause
    from vision.store import Draft


def sentences(draft: Draft, says: str) -> tuple[Clause, ...]:
    """Show the sentences of a draft, below what is said of them; return them."""
    found = tuple(clauses(draft.text))
    items = "".join(f"<li>{frame.esc(each.text)}</li>" for each in found)
    frame.block(f'<p class="v-kicker">{says}</p><ol class="v-draft">{items}</ol>')
    return found
