"""Logos: whatever picture came in, as a small PNG of our own making, or a sentence why not.

Runs where strangers' files are read. Nothing of the file itself is kept: neither its words about
where and when it was made, nor anything that a program could run.
"""

from __future__ import annotations

import io
import warnings
from typing import Final

from PIL import Image, ImageOps, ImageStat, UnidentifiedImageError

from vision.errors import InvalidFileError
from vision.translation import marked

NO_LOGO: Final = marked(
    "This is no picture that can be a logo. Choose a PNG or JPEG file; save other kinds, like SVG, "
    "as PNG first."
)
TOO_FINE: Final = marked("This picture has too many pixels. Save it smaller, then choose it again.")
EMPTY: Final = marked("There is nothing to see in this picture. Choose another one.")

LARGEST: Final = (960, 360)
"""Pixels of what is kept: sharp on a wall and on paper."""

_MOST_PIXELS: Final = 40_000_000
_MOST_BYTES: Final = 200_000
"""From which on a logo, which is a photograph then, keeps 256 colours."""

_BRIGHT: Final = 190
"""Mean brightness, 0 to 255, from which a logo was made for a dark ground."""

_MARGIN: Final = 0.08
"""Part of the height that the ground shows around a logo which has none of its own."""


def read_logo(data: bytes) -> bytes:
    """Return a picture as a PNG of at most 960 by 360 pixels, without transparency.

    What was transparent gets a ground on which the logo can be seen: white, or black under a logo
    that is nearly white.

    Args:
        data: A PNG or JPEG file.

    Raises:
        InvalidFileError: It is neither, is damaged, has too many pixels, or shows nothing.
    """
    picture = _opened(data)
    seen = picture.getchannel("A").getbbox()
    if seen is None:
        raise InvalidFileError(EMPTY)
    whole = picture.getchannel("A").getextrema() == (255, 255)
    picture = picture.crop(seen)
    picture.thumbnail(LARGEST, Image.Resampling.LANCZOS)
    return _png(_grounded(picture, margin=0 if whole else round(_MARGIN * picture.height)))


def _opened(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as file:
                if file.width * file.height > _MOST_PIXELS:
                    raise InvalidFileError(TOO_FINE)
                turned = ImageOps.exif_transpose(file)
                plain = (
                    turned if turned.mode in {"RGBA", "LA", "PA", "P"} else turned.convert("RGB")
                )
                return plain.convert("RGBA")
    except Image.DecompressionBombError as error:
        raise InvalidFileError(TOO_FINE) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise InvalidFileError(NO_LOGO) from error


def _grounded(picture: Image.Image, *, margin: int) -> Image.Image:
    """Return a picture on a ground, with a margin in pixels."""
    alpha = picture.getchannel("A")
    bright = ImageStat.Stat(picture.convert("L"), mask=alpha).mean[0]
    ground = "black" if bright > _BRIGHT else "white"
    size = picture.width + 2 * margin, picture.height + 2 * margin
    sheet = Image.new("RGB", size, ground)
    sheet.paste(picture, (margin, margin), alpha)
    return sheet


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    if out.tell() > _MOST_BYTES:
        out = io.BytesIO()
        picture.quantize(256).save(out, "PNG", optimize=True)
    return out.getvalue()
