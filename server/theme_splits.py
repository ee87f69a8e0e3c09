"""Cuts are looked at in a process of their own, with limits: the phones notice nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.process import Limits, Process
from vision.workshop import theme_splits

if TYPE_CHECKING:
    from vision.themes import Edit, Theme
    from vision.workshop.theme_splits import Uncut

_PROCESS: Final = Process(Limits(seconds=30, megabytes=3_000), idle=120.0)


def cut(given: Uncut, edit: Edit) -> tuple[Theme, ...]:
    """Return what a split makes of a theme; as ``vision.workshop.theme_splits.cut``.

    Raises:
        LimitError: There is too much to find it in time.
    """
    return _PROCESS.run(theme_splits.cut, given, edit)
