"""The map of answers: a dot for several people, with the letter of their group."""

from __future__ import annotations

from tests.vision.charts import samples
from vision.charts import opinion_dots


def test_each_dot_stands_where_it_was_put_with_its_letter() -> None:
    """Nothing is drawn but the dots that were given; the description counts dots and groups."""
    dots = samples.dots()
    spec = opinion_dots(dots, title="Two camps.").to_dict()

    given = list(dots[["group", "x", "y"]].itertuples(index=False, name=None))
    for drawn in spec["datasets"].values():
        assert [(row["group"], row["x"], row["y"]) for row in drawn] == given
    assert "3 dots" in spec["description"]
    assert "2 groups" in spec["description"]
