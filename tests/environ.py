"""The environment in which tests start servers: this machine's, without any setting of ours."""

from __future__ import annotations

import os

from vision.settings import NAMES


def bare() -> dict[str, str]:
    """Return the environment; a test beside this one may just have set something of its own."""
    return {name: value for name, value in os.environ.items() if name not in NAMES}
