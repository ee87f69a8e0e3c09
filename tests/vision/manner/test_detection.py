"""Manner shows among people who speak of the same theme; a topic of one level does not."""

from __future__ import annotations

import numpy as np

from vision.manner.detection import PRESENT, presence
from vision.manner.wording import usage

SUBJECTS = [["pay", "wage", "bonus"], ["food", "menu", "lunch"], ["bus", "bike", "train"]]


def strength(seed: int, *, manner: bool, topic: bool) -> float:
    """Return how far words tell managers among 120 people, a third of them managers."""
    random = np.random.default_rng(seed)
    level = np.array([0] * 40 + [1] * 80)
    theme = random.integers(0, 3, 120)
    if topic:
        theme[:40] = 0
    texts = [" ".join(random.choice(SUBJECTS[t], 2)) for t in theme]
    if manner:
        ends = ["aligned", "ensured", "defined"]
        texts[:40] = [f"{text} {random.choice(ends)}" for text in texts[:40]]
    return presence(usage(texts, range(120)), theme, level, 2, seed)


def test_words_that_mark_a_level_in_every_theme_are_manner() -> None:
    """Far beyond what dealing levels within themes gives."""
    assert all(strength(seed, manner=True, topic=False) > 1.5 * PRESENT for seed in range(5))


def test_people_who_write_alike_have_none() -> None:
    """Nor have managers who all speak of one theme, in everybody's words."""
    plain = [strength(seed, manner=False, topic=False) for seed in range(20)]
    topic = [strength(seed, manner=False, topic=True) for seed in range(20)]

    assert sum(each > PRESENT for each in plain) <= 1
    assert sum(each > PRESENT for each in topic) <= 1


def test_nobody_in_a_theme_is_no_manner() -> None:
    """Without themes there is nothing to compare within."""
    assert presence(usage(["a b"], [0]), np.array([-1]), np.array([0]), 1) == 0
