"""The theme's settings, read once instead of for every run."""

from __future__ import annotations

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session


def read_theme_once() -> None:
    """Make Streamlit keep the theme that it sends with every run of a page.

    It reads some four hundred settings for it, each time: a fifth of what a run costs. None of
    them can change while the server runs. The function is Streamlit's own and has no public
    name; where a version lacks it, nothing is done.
    """
    populate = getattr(app_session, "_populate_theme_msg", None)
    if populate is None:
        return
    kept: dict[str, CustomThemeConfig] = {}

    def from_memory(message: CustomThemeConfig, section: str = "theme") -> None:
        if section not in kept:
            kept[section] = CustomThemeConfig()
            populate(kept[section], section)
        if kept[section].ByteSize():
            message.MergeFrom(kept[section])

    setattr(app_session, "_populate_theme_msg", from_memory)  # noqa: B010 - it has no type
