"""The end of the sample workshop: first steps, pulses and a reminder, to be seen once closed."""

from __future__ import annotations

import csv
import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from vision.drafts import clauses
from vision.drafts.pulses import count
from vision.store import State, today

if TYPE_CHECKING:
    from pathlib import Path

    from vision.models import Workshop
    from vision.store import Store


def load_end(store: Store, workshop: Workshop, folder: Path) -> None:
    """Add what came of the sample's vision; the workshop has to be closed while this is done.

    Args:
        store: Where to.
        workshop: The sample.
        folder: Holds ``first_steps.json`` and ``pulses.csv``.
    """
    draft = store.drafts.newest(workshop.id, shared=True)
    if draft is None:
        return
    told: dict[str, Any] = json.loads((folder / "first_steps.json").read_text(encoding="utf-8"))
    now = today()
    for each in told["steps"]:
        due = None if each["due"] is None else now + dt.timedelta(days=each["due"])
        said = {"text": each["text"], "owner": each["owner"], "due": due}
        step = store.first_steps.add(workshop.id, draft.id, each["sentence"] - 1, **said)
        state = State(each["state"])
        if state is not State.PLANNED:
            store.first_steps.change(workshop.id, step.id, **said, state=state, why=each["why"])
    store.reminders.add(workshop.id, now + dt.timedelta(days=told["reminder_after_days"]))
    with (folder / "pulses.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    sentences = [each.text for each in clauses(draft.text)]
    for number in sorted({row["pulse"] for row in rows}):
        _pulse(store, workshop, draft.id, sentences, [r for r in rows if r["pulse"] == number])


def _pulse(
    store: Store,
    workshop: Workshop,
    draft_id: str,
    sentences: list[str],
    rows: list[dict[str, str]],
) -> None:
    """Keep what one pulse came to; its people are no more than rows of the file."""
    levels = {level.name: level.id for level in workshop.levels}
    people = {str(at): levels[row["level"]] for at, row in enumerate(rows)}
    pulse = store.pulses.open(workshop.id, draft_id)
    store.pulses.close(workshop.id, pulse.id)
    told = count(
        [
            (str(at), clause, int(row[f"s{clause + 1}"]))
            for at, row in enumerate(rows)
            for clause in range(len(sentences))
        ],
        sentences,
        levels=people,
        order=[(level.id, level.name) for level in workshop.levels],
        smallest_group=pulse.smallest_group,
    )
    store.pulses.keep(pulse.id, told.to_json())
