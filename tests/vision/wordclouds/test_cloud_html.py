"""The cloud as HTML: escaped, scalable, spoken, and drawn where the layout says."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from vision.charts import palette
from vision.wordclouds import Layout, Word, cloud_html, layout, to_html
from vision.wordclouds.cloud_html import spoken
from vision.wordclouds.colour import word_colour

EVIL = '<img src=x onerror="alert(1)">&amp;'


class Reader(HTMLParser):
    """Collects tags, their attributes and the text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.texts.append(data)


def test_what_people_typed_is_only_text() -> None:
    """A word that looks like a tag is shown letter by letter, also in the spoken label."""
    html = to_html(layout([Word(EVIL, 3), Word('a" onclick="x', 2)], 1310, 470))

    read = Reader(html)

    assert {tag for tag, _ in read.tags} == {"div", "span"}
    assert set(read.texts) == {EVIL, 'a" onclick="x'}
    assert all("onclick" not in names and "onerror" not in names for _, names in read.tags)


def test_no_number_of_few_people_is_spoken() -> None:
    """A word of few has no number, as in the file of numbers: by the room's own rule."""
    cloud = layout([Word("more", 21), Word("garden", 14), Word("kite", 9), Word("x", 2)], 600, 400)

    assert (
        spoken(cloud)
        == "Word cloud. Most used: more (21 people), garden (10+ people), kite, and x."
    )
    assert "more (20+ people), garden, kite" in spoken(cloud, 10)
    assert "20+ people" in to_html(cloud, smallest_group=10)


def test_the_ten_largest_words_are_spoken() -> None:
    """A screen reader hears what the cloud is and its ten largest words, with their people."""
    words = [Word(f"word{chr(97 + k)}", 30 - k) for k in range(12)]

    label = next(
        names["aria-label"]
        for _, names in Reader(to_html(layout(words, 1310, 470))).tags
        if "aria-label" in names
    )

    assert label is not None
    assert label.startswith("Word cloud. Most used: worda (30 people), wordb (29 people)")
    assert "wordj (21 people)." in label
    assert "wordk" not in label


def test_an_empty_cloud_says_so() -> None:
    """Before two people used the same word there is a cloud that says it has none."""
    assert "without words so far" in to_html(layout([], 1310, 470))
    assert cloud_html([], 1310, 470)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_words_have_the_colour_of_their_theme(mode: str) -> None:
    """In the shade of the palette's that can be read; words without a theme are written in ink."""
    html = to_html(layout([Word("one", 9, 2), Word("two", 8)], 1310, 470), mode=mode)  # type: ignore[arg-type]

    assert f"color:{word_colour(2, mode)}" in html  # type: ignore[arg-type]
    assert f"color:{palette(mode).ink}" in html  # type: ignore[arg-type]


@pytest.mark.parametrize("fill", [True, False])
def test_every_length_scales_with_the_container(fill: bool) -> None:  # noqa: FBT001 - a parameter
    """No word has a size of its own in pixels, so distances hold from phone to wall."""
    read = Reader(to_html(layout([Word("one", 9), Word("two", 8)], 1310, 470), fill=fill))

    for tag, names in read.tags:
        if tag == "span":
            lengths = re.findall(r"(?:left|top|font-size):([^;]+)", names["style"] or "")
            assert len(lengths) == 3
            assert all(re.fullmatch(r"calc\(var\(--w\)\*-?[\d.]+\)", length) for length in lengths)


def test_a_snapshot_may_hold_a_layout_or_only_words() -> None:
    """Both forms that a snapshot keeps are drawn; a layout keeps its places."""
    cloud = layout([Word("one", 9, 1), Word("two", 8)], 1310, 470)
    words = [
        {"text": word.text, "people": word.people, "theme": word.theme} for word in cloud.words
    ]

    assert cloud_html(cloud.to_json(), 10, 10) == to_html(cloud, fill=True)
    assert cloud_html(words, 1310, 470) == to_html(cloud, fill=True)
    assert isinstance(Layout.from_json(cloud.to_json()), Layout)
