"""An empty presentation in the house's look, and the few things one puts on a slide."""

from __future__ import annotations

import io
import math
import zipfile
from typing import TYPE_CHECKING, Final

from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from vision.charts.line_breaks import apart, text_width, wrap
from vision.charts.palette import LIGHT
from vision.text.scripts import is_right_to_left
from vision.text.typed_text import legible
from vision.translation import RIGHT_TO_LEFT, language
from vision.typefaces.pieces import script

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from pptx import presentation
    from pptx.shapes.autoshape import Shape
    from pptx.slide import Slide
    from pptx.text.text import TextFrame

SANS: Final = "Calibri"
SERIF: Final = "Georgia"
"""Families that every office program has; a presentation can't carry its own."""

WIDE, HIGH = 13.333, 7.5
GUTTER: Final = 0.6
"""Inches; the slide is 16:9."""

POINTS: Final = 72
"""Of an inch."""

_WIDER: Final = 1.1
"""How much wider the families of a presentation run than the one that widths are known for."""

_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)

_EDGE: Final = 0.12
"""Inches of an organisation's colour along the upper edge of each slide."""

_SMALLER: Final = (1.0, 0.87, 0.75, 0.65, 0.55)
"""How much smaller type is set, step by step, where a text would outgrow its place."""

_LEADING: Final = 1.2
"""Height of a line where programs choose it, in sizes of the type."""

_BOLD: Final = frozenset(("Latn", "Grek", "Cyrl"))
"""Scripts that families of office programs are bold in."""

_TITLE_ONLY: Final = 5


class Deck:
    """A presentation that grows slide by slide; lengths in inches, type in points."""

    def __init__(self, title: str, day: dt.datetime, *, accent: str = "") -> None:
        self._accent = accent
        self._file = Presentation()
        self._file.slide_width, self._file.slide_height = Inches(WIDE), Inches(HIGH)
        _drop_leftovers(self._file)
        about = self._file.core_properties
        about.title, about.author, about.last_modified_by = title, "", ""
        about.created = about.modified = day

    def slide(self, title: str, *, size: float = 30, notes: str = "", height: float = 1.1) -> Slide:
        """Add a slide with its title, at most ``height`` inches high, which outlines show too."""
        slide: Slide = self._file.slides.add_slide(self._file.slide_layouts[_TITLE_ONLY])
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = colour(LIGHT.page)
        if self._accent:
            box(slide, (0, 0, WIDE, _EDGE), self._accent, round_=False)
        shape = slide.shapes.title
        if shape is None:
            raise ValueError("the template's layout has lost its title")
        place(shape, GUTTER, 0.4, WIDE - 2 * GUTTER, height)
        frame = plain(shape.text_frame, anchor=MSO_ANCHOR.TOP)
        fitting = fitted(title, WIDE - 2 * GUTTER, height, size)
        write(frame, title, size=fitting, bold=True, first=True)
        spoken = slide.notes_slide.notes_text_frame if notes else None
        if spoken is not None:
            spoken.text = legible(notes)
        return slide

    def to_bytes(self) -> bytes:
        """Return the file: the same slides are the same bytes, whenever they are made."""
        out = io.BytesIO()
        self._file.save(out)
        return _without_clock(out)


def _without_clock(packed: io.BytesIO) -> bytes:
    """Return a packed file whose parts say nothing of the second at which they were packed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(packed) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            plain = zipfile.ZipInfo(part.filename, _NO_DAY)
            new.writestr(plain, old.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _drop_leftovers(file: presentation.Presentation) -> None:
    """Leave out the printer settings and the picture of another file that the template brings."""
    package = file.part.package
    for owner, kind in ((file.part, "/printerSettings"), (package, "/thumbnail")):
        rels = owner._rels  # noqa: SLF001 - python-pptx has no other door
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(kind)]:
            rels.pop(key)


def colour(code: str) -> RGBColor:
    """Return ``#RRGGBB`` as python-pptx wants it."""
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]


def mirrored() -> bool:
    """Return whether slides are read from the right, so that what begins them stands there."""
    return language() in RIGHT_TO_LEFT


def across(left: float, width: float) -> float:
    """Return where something begins from the left, whose place is told from where one reads."""
    return WIDE - left - width if mirrored() else left


def place(shape: Shape, left: float, top: float, width: float, height: float) -> None:
    """Put a shape where it belongs."""
    shape.left, shape.top = Inches(across(left, width)), Inches(top)
    shape.width, shape.height = Inches(width), Inches(height)


def plain(frame: TextFrame, *, anchor: MSO_ANCHOR = MSO_ANCHOR.TOP) -> TextFrame:
    """Return a text frame without margins that wraps and keeps its size."""
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    return frame


def text_box(slide: Slide, left: float, top: float, width: float, height: float) -> TextFrame:
    """Add an empty text box."""
    return plain(
        slide.shapes.add_textbox(
            Inches(across(left, width)), Inches(top), Inches(width), Inches(height)
        ).text_frame
    )


def depth(text: str, width: float, size: float, leading: float) -> float:
    """Return how high a text stands, in points.

    Args:
        text: Broken into as many lines as it needs.
        width: Of its column, in inches.
        size: Of the type, in points.
        leading: Height of a line, in sizes of the type.
    """
    room = width * POINTS
    lines = wrap(text, room, size * _WIDER, lines=len(text) + 1)
    unbroken = text_width(text, size * _WIDER) / room  # scripts without spaces break anywhere
    return max(len(lines), math.ceil(unbroken)) * size * leading


def in_one_line(texts: Sequence[str], width: float, size: float) -> list[str]:
    """Return texts that stand below each other, each cut to one line where it has no room.

    Those that begin alike stay apart. What is set apart in one is closed again.

    Args:
        texts: As they are.
        width: Of their column, in inches.
        size: Of the type, in points.
    """
    cut = [lines[0] for lines in apart(texts, width * POINTS, size * _WIDER, 1)]
    return [text + "\u2069" * (text.count("\u2068") - text.count("\u2069")) for text in cut]


def fitted(text: str, width: float, height: float, size: float) -> float:
    """Return the size of type, ``size`` points or less, at which a text keeps to its place.

    Args:
        text: What is set.
        width: Of its place, in inches.
        height: Likewise.
        size: Of the type where there is room enough.
    """
    sizes = [size * smaller for smaller in _SMALLER]
    room = height * POINTS
    return next((each for each in sizes if depth(text, width, each, _LEADING) <= room), sizes[-1])


def write(
    frame: TextFrame,
    text: str,
    *,
    size: float,
    ink: str = LIGHT.ink,
    bold: bool = False,
    words: bool = False,
    first: bool = False,
    above: float = 0,
    align: PP_ALIGN = PP_ALIGN.LEFT,
) -> None:
    """Add a paragraph.

    Args:
        frame: Where to.
        text: Shown as it is.
        size: Of the type.
        ink: Its colour.
        bold: Whether it is; letters of scripts for which a program would have to make a bold up
            stay as they are, also beside others.
        words: True for what people wrote, which is set in a serif.
        first: Whether it takes the frame's first, empty paragraph.
        above: Space above.
        align: Where one reads from unless said otherwise; what is read from the right begins there.
    """
    paragraph = frame.paragraphs[0] if first else frame.add_paragraph()  # type: ignore[no-untyped-call]
    from_right = is_right_to_left(text)
    if align == PP_ALIGN.LEFT and (from_right or mirrored()):
        align = PP_ALIGN.RIGHT
    if from_right:
        paragraph._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001 - python-pptx has no setter
    paragraph.alignment, paragraph.space_before = align, Pt(above)
    scripts = set(map(script, text)) - {""}
    bold = bold and not (scripts and scripts.isdisjoint(_BOLD))
    for place, line in enumerate(legible(text).split("\n")):
        if place:
            paragraph.add_line_break()
        for said, has_bold in _by_bold(line) if bold else [(line, True)] if line else []:
            run = paragraph.add_run()
            run.text = said
            if not has_bold:
                run.font.bold = False
    font = paragraph.font
    font.size, font.bold, font.name = Pt(size), bold, SERIF if words else SANS
    font.color.rgb = colour(ink)


def _by_bold(line: str) -> list[tuple[str, bool]]:
    """Return a line in parts, each with whether families of office programs are bold in it.

    Signs go with what stands before them.
    """
    found: list[tuple[str, bool]] = []
    for letter in line:
        own = script(letter)
        bold = own in _BOLD if own else not found or found[-1][1]
        if found and found[-1][1] == bold:
            found[-1] = (found[-1][0] + letter, bold)
        else:
            found.append((letter, bold))
    return found


def box(slide: Slide, at: tuple[float, float, float, float], fill: str, *, round_: bool) -> Shape:
    """Add a box without an edge: from where one reads, top, width, height."""
    kind = MSO_SHAPE.ROUNDED_RECTANGLE if round_ else MSO_SHAPE.RECTANGLE
    left, top, width, height = at
    places = (across(left, width), top, width, height)
    shape = slide.shapes.add_shape(kind, *(Inches(length) for length in places))
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(fill)
    shape.line.fill.background()
    shape.shadow.inherit = False
    return shape


def picture(
    slide: Slide,
    png: bytes,
    *,
    top: float,
    height: float,
    says: str,
    room: float = WIDE - 2 * GUTTER,
) -> None:
    """Add a picture as large as the place allows, with the words that say what it shows."""
    with Image.open(io.BytesIO(png)) as opened:
        wide, high = opened.size
    scale = min(room / wide, height / high)
    shape = slide.shapes.add_picture(
        io.BytesIO(png),
        Inches(across(GUTTER, wide * scale)),
        Inches(top),
        Inches(wide * scale),
        Inches(high * scale),
    )
    named = shape._element.xpath("./p:nvPicPr/p:cNvPr")[0]  # noqa: SLF001 - python-pptx has no setter
    named.set("descr", legible(says))
