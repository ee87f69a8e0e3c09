"""Slides that open, say what the page says, and no more."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.enum.text import PP_ALIGN

from tests.readers import reading
from tests.vision.reports.hostile import DRAFT, NAMES, QUESTION, TITLE, UNQUOTED, made
from vision.privacy.quotes import Quote
from vision.reports import Report, slides_pptx
from vision.reports.contents import Story
from vision.reports.slide_parts import Deck, depth, fitted, in_one_line, text_box, write
from vision.reports.theme_slides import LONGEST_QUOTE, card_quotes, shortened

LONG = "Managers of regional hospitals in the"
CHARTS = 6
"""Heat map, way up, guess, level by level, units, and the one that was handed in."""


@pytest.fixture(scope="module")
def opened(slides: bytes):  # noqa: ANN201 - python-pptx's own class
    """The presentation as PowerPoint's library reads it."""
    return Presentation(io.BytesIO(slides))


def texts(presentation) -> str:  # noqa: ANN001
    """Return all text on all slides, spaces made one."""
    found = [
        shape.text_frame.text
        for slide in presentation.slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    return " ".join(" ".join(found).split())


@pytest.mark.slow
def test_has_the_expected_slides(opened, room: Report) -> None:  # noqa: ANN001
    """Cover, finding, one a chart, draft, themes by three, gaps, what is not shown, 16:9."""
    titles = [slide.shapes.title.text_frame.text for slide in opened.slides]
    assert titles[0] == TITLE
    assert titles[1] == room.finding
    assert titles[-1] == "What is not shown, and how it was computed"
    assert [title for title in titles if title.startswith("What people speak of")] == [
        "What people speak of, 1 of 2",
        "What people speak of, 2 of 2",
    ]
    gaps = any(gap.beyond_chance for gap in room.alignment.gaps)
    assert "The vision as it stands" in titles
    assert len(titles) == 2 + CHARTS + 1 + 2 + gaps + 1
    assert round(opened.slide_width / opened.slide_height, 3) == round(16 / 9, 3)


def test_a_name_that_is_cut_does_not_turn_what_follows() -> None:
    """From right to left a name is set apart; where its end is cut off, that is closed again."""
    cut = shortened("\u2068Time for patients\u2069", 12)
    assert cut.count("\u2068") == cut.count("\u2069") == 1
    assert shortened("Time", 12) == "Time"


def test_what_people_typed_reads_as_typed(opened) -> None:  # noqa: ANN001
    """Texts are shown letter for letter, signs that the format can't hold apart."""
    said = texts(opened)
    for typed in (TITLE, QUESTION, *NAMES, *DRAFT):
        assert " ".join(typed.split()) in said
    assert "{{ 7*7 }}" in said


def test_nothing_leads_outside_or_runs(slides: bytes) -> None:
    """No link, no outside relation, no macro in the package."""
    with zipfile.ZipFile(io.BytesIO(slides)) as package:
        for name in package.namelist():
            content = package.read(name)
            assert b'TargetMode="External"' not in content
            assert b"hlinkClick" not in content
            assert not name.endswith(".bin")


def test_slides_do_not_tell_when_they_were_made(slides: bytes) -> None:
    """No part of the file knows the second: slides that say the same are the same file."""
    with zipfile.ZipFile(io.BytesIO(slides)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None


def test_pictures_say_what_they_show(opened) -> None:  # noqa: ANN001
    """Every chart carries its finding as alternative text and stays on its slide."""
    pictures = [
        shape
        for slide in opened.slides
        for shape in slide.shapes
        if shape.shape_type == MSO_SHAPE_TYPE.PICTURE
    ]
    assert len(pictures) == CHARTS
    for shape in pictures:
        assert len(shape._element.nvPicPr.cNvPr.get("descr")) > 10
        assert shape.left + shape.width <= opened.slide_width
        assert shape.top + shape.height <= opened.slide_height


def test_what_is_withheld_does_not_appear(opened) -> None:  # noqa: ANN001
    """The theme of few has no number; sizes and what may not be quoted are nowhere."""
    said = texts(opened)
    assert "under 5 people" in said
    assert "4711" not in said
    assert UNQUOTED not in said


@pytest.mark.slow
def test_small_room_gets_no_charts_by_level(small_room: Report) -> None:
    """A room whose levels can't be told apart gets no slide that compares them."""
    opened = Presentation(io.BytesIO(slides_pptx(small_room)))
    titles = [slide.shapes.title.text_frame.text for slide in opened.slides]
    assert not [title for title in titles if "way up" in title or "voices in common" in title]
    assert "levels apart" not in " ".join(titles[2:-1])


def story(*quotes: str) -> Story:
    """Return a theme with these quotes."""
    return Story(
        1, "Time", 0.3, (), tuple(Quote(str(n), q, None) for n, q in enumerate(quotes)), loose=False
    )


def test_short_quotes_are_preferred_on_slides() -> None:
    """A quote that fits is shown whole; a long one only where there is no other, shortened."""
    assert card_quotes(story("x " * 200, "More time"), 3.4, 4.2) == [("More time", None)]
    only = card_quotes(story("word " * 100), 3.4, 4.2)
    assert len(only) == 1
    assert only[0][0].endswith(" …")
    assert len(only[0][0]) <= LONGEST_QUOTE


def test_card_takes_no_more_quotes_than_it_has_room_for() -> None:
    """Of eight middling quotes a card shows some, and fewer the lower it is."""
    many = story(*["More time for every patient and for each other, every single day"] * 8)
    high, low = card_quotes(many, 3.4, 4.2), card_quotes(many, 3.4, 2.1)
    assert 8 > len(high) > len(low) > 0


def test_what_is_read_from_the_right_begins_there_and_no_bold_is_made_up() -> None:
    """Arabic stands at the right in its own direction; letters without a bold stay as they are."""
    deck = Deck("T", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    slide = deck.slide("الإدارة العليا")
    frame = text_box(slide, 1, 1, 4, 1)
    for number, text in enumerate(("代表取締役", "Fair pay", "1. الموظفون")):
        write(frame, text, size=20, bold=True, first=not number)

    title = slide.shapes.title.text_frame.paragraphs[0]
    found = [title, *frame.paragraphs]
    assert [each._p.get_or_add_pPr().get("rtl") for each in found] == ["1", None, None, "1"]
    assert [each.alignment == PP_ALIGN.RIGHT for each in found] == [True, False, False, True]
    assert [each.font.bold for each in found] == [False, False, True, False]


def test_no_bold_is_made_up_beside_letters_that_have_one() -> None:
    """In a heading of two scripts only the letters of one are bold; a line break stays one."""
    deck = Deck("T", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    frame = text_box(deck.slide("T"), 1, 1, 4, 1)
    write(frame, "IT 在宅勤務 2\nPay", size=20, bold=True, first=True)

    (said,) = frame.paragraphs
    assert said.text == "IT 在宅勤務 2\vPay"
    assert said.font.bold
    assert [(run.text, run.font.bold) for run in said.runs] == [
        ("IT ", None), ("在宅勤務 2", False), ("Pay", None),
    ]  # fmt: skip


def test_cells_of_a_table_that_begin_alike_stay_apart() -> None:
    """Levels with long names are cut on a slide, and never to the same; isolates are closed."""
    names = [f"\u2068{LONG} {end}\u2069 and \u2068{LONG} {end}\u2069" for end in ("north", "south")]
    cut = in_one_line(names, 2.5, 16)

    assert len(set(cut)) == 2
    assert all(depth(each, 2.5, 16, 1) == 16 for each in cut)
    assert all(each.count("\u2068") <= each.count("\u2069") for each in cut)


@pytest.mark.slow
def test_slides_in_arabic_begin_at_the_right(room: Report) -> None:
    """Themes, figures and columns follow each other to the left; all that is read begins right."""
    with reading("ar"):
        slides = Presentation(io.BytesIO(slides_pptx(room))).slides
    english = Presentation(io.BytesIO(slides_pptx(room)))
    pairs = zip(slides, english.slides, strict=True)
    for ours, theirs in pairs:
        for one, other in zip(ours.shapes, theirs.shapes, strict=True):
            if one.shape_type != MSO_SHAPE_TYPE.PICTURE:  # its letters are as wide as they are
                assert one.left == pytest.approx(
                    english.slide_width - other.left - other.width, abs=2
                )
            told = one.text_frame.paragraphs if one.has_text_frame else ()
            assert {each.alignment for each in told if each.text} <= {
                PP_ALIGN.RIGHT,
                PP_ALIGN.CENTER,
            }


def test_type_is_set_smaller_where_a_text_would_outgrow_its_place() -> None:
    """Twenty full-width letters of 30 points are two lines of 5 inches, forty at .65 are three."""
    place, letters = (5, 2 * 30 * 1.2 / 72), "階層の語ることは異なります特に異なるのは"
    assert fitted(letters, *place, 30) == 30
    assert fitted(2 * letters, *place, 30) == pytest.approx(0.65 * 30)
    assert fitted("Short", *place, 30) == 30


@pytest.mark.slow
def test_no_title_in_japanese_runs_into_what_is_below() -> None:
    """Full-width letters are twice as wide as others: titles and figures keep to their places."""
    with reading("ja"):
        slides = Presentation(io.BytesIO(slides_pptx(made(90)))).slides
    for slide in slides:
        title = slide.shapes.title
        size = title.text_frame.paragraphs[0].font.size.pt
        assert (
            depth(title.text_frame.text, title.width / 914_400, size, 1.2) <= title.height / 12_700
        )
    value = next(s for s in slides[1].shapes if s.has_text_frame and "人中" in s.text_frame.text)
    size = value.text_frame.paragraphs[1].font.size.pt
    assert depth(value.text_frame.paragraphs[1].text, value.width / 914_400, size, 1) == size
