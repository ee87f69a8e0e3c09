"""The typefaces of screens and exports: Source Sans and Source Serif, under the Open Font License.

Made by Paul D. Hunt and Frank Grießhammer for Adobe; ``OFL.txt`` beside the files is the licence.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
SANS: Final = FOLDER / "SourceSansPro-Regular.ttf"
SANS_SEMIBOLD: Final = FOLDER / "SourceSansPro-Semibold.ttf"
SERIF: Final = FOLDER / "SourceSerifPro-Regular.ttf"
