"""A logo is a small PNG of our own making, whatever came in, or one sentence why there is none."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from vision.errors import InvalidFileError
from vision.exchange.logos import EMPTY, LARGEST, NO_LOGO, TOO_FINE, read_logo


def saved(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """Return a picture as a file."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def shown(data: bytes) -> Image.Image:
    """Return what a logo's file shows."""
    return Image.open(io.BytesIO(data))


def bar(colour: tuple[int, ...], size: tuple[int, int] = (400, 100)) -> Image.Image:
    """Return a bar of a colour on a transparent sheet with much room around it."""
    sheet = Image.new("RGBA", (size[0] * 2, size[1] * 3))
    sheet.paste(colour, (size[0] // 2, size[1], size[0] // 2 + size[0], 2 * size[1]))
    return sheet


def test_nothing_of_the_file_itself_is_kept() -> None:
    """Neither words that a program or a camera wrote into it, nor what follows its end."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "<script>alert(1)</script>")
    made = read_logo(saved(Image.new("RGB", (60, 20), "red"), pnginfo=words) + b"<script>")

    assert made.startswith(b"\x89PNG")
    assert b"script" not in made
    assert shown(made).info == {}


@pytest.mark.parametrize(
    ("picture", "kind"),
    [
        (Image.new("CMYK", (40, 20), (0, 255, 255, 0)), "JPEG"),
        (Image.new("L", (40, 20), 80), "JPEG"),
        (Image.new("P", (40, 20), 3), "PNG"),
        (Image.new("1", (40, 20), 0), "PNG"),
        (Image.new("I;16", (40, 20), 900), "PNG"),
        (Image.new("LA", (40, 20), (0, 255)), "PNG"),
    ],
)
def test_every_kind_of_png_and_jpeg_is_taken(picture: Image.Image, kind: str) -> None:
    """Grey, printing colours, palettes, one bit and sixteen: all come out as plain colours."""
    made = shown(read_logo(saved(picture, kind)))

    assert (made.format, made.mode, made.size) == ("PNG", "RGB", (40, 20))


@pytest.mark.parametrize(
    ("colour", "ground"),
    [((11, 90, 99, 255), (255, 255, 255)), ((255, 255, 255, 255), (0, 0, 0))],
)
def test_a_logo_without_ground_gets_one_on_which_it_is_seen(
    colour: tuple[int, ...], ground: tuple[int, ...]
) -> None:
    """A dark one stands on white, a white one on black, each with a little room around it."""
    made = shown(read_logo(saved(bar(colour))))

    assert made.getpixel((0, 0)) == ground
    assert made.getpixel((made.width // 2, made.height // 2)) == colour[:3]
    assert made.size == (416, 116)


def test_a_large_picture_becomes_small() -> None:
    """It keeps its shape, and a photograph does not weigh on phones."""
    noise = np.random.default_rng(1).integers(0, 256, (1200, 1500, 3), dtype=np.uint8)
    made = read_logo(saved(Image.fromarray(noise), "JPEG"))

    assert shown(made).size == (450, 360)
    assert shown(made).height <= LARGEST[1]
    assert len(made) < 300_000


def test_what_can_be_no_logo_is_told() -> None:
    """Other kinds, damage, a bomb and a blank sheet: each is one sentence, and nothing is kept."""
    whole = saved(Image.new("RGB", (60, 20), "red"))
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    gif = saved(Image.new("P", (9, 9)), "GIF")
    bomb = saved(Image.new("1", (20_000, 20_000)))
    blank = saved(Image.new("RGBA", (60, 20)))
    for data, says in (
        *((each, NO_LOGO) for each in (b"", svg, gif, b"%PDF-1.7", whole[:40], whole[:-30])),
        (bomb, TOO_FINE),
        (blank, EMPTY),
    ):
        with pytest.raises(InvalidFileError) as told:
            read_logo(data)
        assert told.value.args[0] == says
