"""The theme reaches every page as it is configured."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

if TYPE_CHECKING:
    from streamlit.proto.NewSession_pb2 import CustomThemeConfig
    from websockets.sync.client import ClientConnection

    from tests.server.conftest import Running

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"


def _theme(connection: ClientConnection) -> CustomThemeConfig:
    message = BackMsg()
    message.rerun_script.SetInParent()
    connection.send(message.SerializeToString())
    while True:
        forward = ForwardMsg()
        forward.ParseFromString(connection.recv(timeout=20))
        if forward.WhichOneof("type") == "new_session":
            return forward.new_session.custom_theme


def test_every_visitor_gets_the_configured_theme(server: Running) -> None:
    """The first and every later visitor see both modes as ``config.toml`` describes them."""
    configured = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]

    for _ in range(2):
        with server.visit() as connection:
            theme = _theme(connection)
        for mode in ("light", "dark"):
            sent, wanted = getattr(theme, mode), configured[mode]
            assert sent.primary_color == wanted["primaryColor"]
            assert sent.background_color == wanted["backgroundColor"]
            assert list(sent.chart_categorical_colors) == wanted["chartCategoricalColors"]
        assert theme.base_font_size == configured["baseFontSize"]
        assert not theme.HasField("sidebar")
