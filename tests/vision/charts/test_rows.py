"""Names of rows: whole where they fit, shortened where not, never interpreted."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from vision.charts.line_breaks import balanced, text_width, wrap
from vision.charts.rows import lookup, under
from vision.typefaces import SANS_SEMIBOLD

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=80
)


@settings(deadline=None)
@given(WORDS, st.floats(40, 300), st.integers(1, 3))
def test_wrapped_lines_fit(text: str, width: float, lines: int) -> None:
    """No line is wider than its column and there are never more lines than asked for."""
    broken = wrap(text, width, 14, lines)

    assert 1 <= len(broken) <= lines
    assert all(text_width(line, 14) <= width for line in broken)


def test_short_names_stay_whole_and_long_ones_say_that_they_go_on() -> None:
    """Text that fits is kept word for word; what is cut ends in an ellipsis."""
    assert wrap("Time for patients", 300, 14) == ["Time for patients"]
    assert wrap("Donaudampfschifffahrtsgesellschaft", 100, 14)[0].endswith("…")
    assert wrap("one two three four five", 60, 14, lines=1)[0].endswith("…")


@settings(deadline=None)
@given(st.lists(st.sampled_from(["time", "for", "patients", "care"]), min_size=1, max_size=20))
def test_balanced_titles_lose_no_word(words: list[str]) -> None:
    """Balancing changes where a title breaks, not what it says or how many lines it takes."""
    title = " ".join(words)

    lines = balanced(title, 400, 17, lines=9)

    assert " ".join(lines) == title
    assert len(lines) == len(wrap(title, 400, 17, lines=9))


def test_widths_are_estimated_on_the_wide_side() -> None:
    """The rough widths are within a seventh of the font's own, and hardly ever narrower."""
    font = ImageFont.truetype(str(SANS_SEMIBOLD), 1000)
    names = ("Enough hands on every shift", "Speaking up is safe", "Mehr Grün, weniger Lärm", "27%")

    for name in names:
        assert 0.98 <= text_width(name, 1000) / font.getlength(name) <= 1.15


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["0", "1", "-0.5"]), WORDS, min_size=1))
def test_names_enter_expressions_only_as_strings(labels: dict[str, str]) -> None:
    """Whatever a theme is called, the expression is a JSON table and a look-up."""
    expression = lookup(labels)
    table, rest = expression.rsplit("[", 1)

    assert rest == "toString(datum.value)]"
    assert json.loads(table) == labels
    assert expression.isascii()


def test_withheld_words_name_the_smallest_group() -> None:
    """The words follow the workshop's own smallest group."""
    assert (under(5), under(3)) == ("under 5", "under 3")
