"""Every colour of the house, in light and dark, and the few sums that colours need.

Hue says theme, lightness of petrol says level, petrol against amber says gap: a chart uses one of
the three. Numbers and direct labels carry what colour cannot, since the twelve theme colours are
told apart under colour-vision deficiency but not in grey print.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Mode = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one mode, each as ``#RRGGBB``.

    Attributes:
        page: Background.
        card: Paper: statements, inputs, the draft.
        soft: Tracks of bars, grounds of notes.
        ink: Text.
        ink2: Secondary text, never smaller than 13 px.
        line: Hairlines, never the only edge of a control.
        edge: Edge of inputs and answer buttons.
        primary: Accents, progress, the join code, "more below".
        button: Streamlit's primary colour; carries white text in both modes.
        above: Marks for "more above" and for attention.
        above_text: The same as text.
        above_soft: Ground of an attention note.
        themes: Twelve categorical colours; number n is at place n - 1.
        shares: Sequential ramp, from nobody to everybody.
        gaps: Diverging ramp, from "more above" over even to "more below".
        level_ends: Colour of the top level and of the last level.
    """

    page: str
    card: str
    soft: str
    ink: str
    ink2: str
    line: str
    edge: str
    primary: str
    button: str
    above: str
    above_text: str
    above_soft: str
    themes: tuple[str, ...]
    shares: tuple[str, ...]
    gaps: tuple[str, ...]
    level_ends: tuple[str, str]


LIGHT: Final = Palette(
    page="#F5F7F6",
    card="#FFFFFF",
    soft="#E6EFEE",
    ink="#12262C",
    ink2="#4C6168",
    line="#D3DCDA",
    edge="#7C8F95",
    primary="#0B5A63",
    button="#0B5A63",
    above="#B4560A",
    above_text="#9A4705",
    above_soft="#FCEEDF",
    themes=(
        "#2E717F",
        "#820201",
        "#928D0D",
        "#173388",
        "#22977D",
        "#552E4A",
        "#D74F66",
        "#8745C2",
        "#AC7CB1",
        "#8E5E2A",
        "#185238",
        "#6A7FFF",
    ),
    shares=("#F1F5F4", "#DCE9E9", "#BED7D9", "#97BFC4", "#6DA3AB", "#44858F", "#21656F", "#0A444E"),
    gaps=(
        "#8A3F05",
        "#B4560A",
        "#D98B47",
        "#EFC79D",
        "#EEF1F0",
        "#A9CDD0",
        "#5C9DA6",
        "#0B5A63",
        "#073F47",
    ),
    level_ends=("#0A2F3B", "#53929F"),
)

DARK: Final = Palette(
    page="#0C171B",
    card="#152329",
    soft="#1A2C33",
    ink="#E8EFEE",
    ink2="#A3B4B8",
    line="#2C3E45",
    edge="#647B84",
    primary="#6CC9D2",
    button="#27828D",
    above="#F0A35A",
    above_text="#F0A35A",
    above_soft="#33261A",
    themes=(
        "#75B0BF",
        "#D55B18",
        "#D0E653",
        "#7974DF",
        "#67F3AB",
        "#957891",
        "#E3818B",
        "#D78FFF",
        "#FAD0DC",
        "#C7A95E",
        "#4C905C",
        "#CAD3FD",
    ),
    shares=("#16262C", "#17363F", "#1A4A55", "#1F626F", "#2F808E", "#56A3AF", "#8FC9D1", "#C4E9ED"),
    gaps=(
        "#FFC38A",
        "#F0A35A",
        "#B5763C",
        "#6A4A2C",
        "#22333A",
        "#27606A",
        "#3B94A0",
        "#6CC9D2",
        "#A8E6EC",
    ),
    level_ends=("#4E8A99", "#D3ECEF"),
)

TOE: Final = 0.04045
"""Below this the curve of sRGB is a straight line."""

READABLE: Final = 4.5
"""Least contrast of text, from the Web Content Accessibility Guidelines 2.2 (1.4.3)."""
BLACK: Final = "#000000"
WHITE: Final = "#FFFFFF"


def palette(mode: Mode) -> Palette:
    """Return the colours of one mode.

    Raises:
        KeyError: ``mode`` is neither ``"light"`` nor ``"dark"``.
    """
    return {"light": LIGHT, "dark": DARK}[mode]


def theme_colour(number: int | None, mode: Mode) -> str:
    """Return the colour that a theme keeps for life.

    Args:
        number: The theme's badge number, from 1. Anything without a colour of its own (None, or
            a number above twelve) is drawn in the second ink, as "Other themes".
        mode: ``"light"`` or ``"dark"``.

    Example:
        >>> theme_colour(2, "light"), theme_colour(13, "light")
        ('#820201', '#4C6168')
    """
    colours = palette(mode)
    if number is None or not 1 <= number <= len(colours.themes):
        return colours.ink2
    return colours.themes[number - 1]


def level_colours(count: int, mode: Mode) -> tuple[str, ...]:
    """Return one colour a level, top first: even steps in OKLab between the two ends.

    Args:
        count: Number of levels; position k of n lies at k / (n - 1).
        mode: ``"light"`` or ``"dark"``. The top is the darker end in both.

    Example:
        >>> level_colours(4, "light")
        ('#0A2F3B', '#214E5A', '#3A6F7C', '#53929F')
    """
    top, last = (to_oklab(colour) for colour in palette(mode).level_ends)
    steps = [place / (count - 1) if count > 1 else 0.0 for place in range(count)]
    return tuple(from_oklab(top + (last - top) * step) for step in steps)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 (same) to 21 (black on white).

    Source:
        Web Content Accessibility Guidelines 2.2, definitions of *contrast ratio* and *relative
        luminance*. Text needs 4.5, large text and marks need 3.

    Example:
        >>> round(contrast("#000000", "#FFFFFF"), 6)
        21.0
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def numeral_colour(ground: str, mode: Mode) -> str:
    """Return ink or paper, whichever reads better on ``ground``: for badges and heat cells.

    Where neither is told from it by 4.5 to 1, black or white is: one of the two always is.

    Args:
        ground: Colour behind the numeral.
        mode: Light offers ink and white, dark offers the page and white.
    """
    colours = palette(mode)
    dark_text = colours.ink if mode == "light" else colours.page
    best = max((WHITE, dark_text), key=lambda text: contrast(text, ground))
    if contrast(best, ground) >= READABLE:
        return best
    return max((WHITE, BLACK), key=lambda text: contrast(text, ground))


def ramp_colour(ramp: tuple[str, ...], place: float) -> str:
    """Return the colour at ``place`` (0 to 1) of a ramp, as Vega draws it.

    Vega blends neighbouring colours linearly in sRGB, so the same is done here: what a numeral is
    measured against is what stands behind it.
    """
    stops = np.array([_to_rgb(colour) for colour in ramp])
    at = np.clip(place, 0.0, 1.0) * (len(ramp) - 1)
    blended = [np.interp(at, range(len(ramp)), stops[:, channel]) for channel in range(3)]
    return _to_hex(np.array(blended))


def _to_rgb(colour: str) -> NDArray[np.float64]:
    """Return red, green and blue, each from 0 to 1."""
    return np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])


def _to_hex(rgb: NDArray[np.float64]) -> str:
    levels = np.clip(np.rint(rgb * 255), 0, 255).astype(int)
    return "#" + "".join(f"{level:02X}" for level in levels)


def _to_linear(rgb: NDArray[np.float64]) -> NDArray[np.float64]:
    """Undo the transfer curve of sRGB (IEC 61966-2-1)."""
    linear: NDArray[np.float64] = np.where(rgb <= TOE, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return linear


def _luminance(colour: str) -> float:
    return float(_to_linear(_to_rgb(colour)) @ np.array([0.2126, 0.7152, 0.0722]))


# Matrices from Björn Ottosson (2020), "A perceptual color space for image processing".
_RGB_TO_LMS: Final = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_LMS_TO_LAB: Final = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def to_oklab(colour: str) -> NDArray[np.float64]:
    """Return lightness and the two axes of colour of ``#RRGGBB``, shape (3,)."""
    lab: NDArray[np.float64] = _LMS_TO_LAB @ np.cbrt(_RGB_TO_LMS @ _to_linear(_to_rgb(colour)))
    return lab


def from_oklab(lab: NDArray[np.float64]) -> str:
    """Return the colour of a place in OKLab as ``#RRGGBB``; what screens lack is cut off."""
    cone = np.linalg.solve(_LMS_TO_LAB, lab) ** 3
    linear = np.clip(np.linalg.solve(_RGB_TO_LMS, cone), 0, 1)
    rgb = np.where(linear <= TOE / 12.92, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return _to_hex(rgb)
