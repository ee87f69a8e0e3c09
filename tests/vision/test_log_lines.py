"""One object a line, with the way of an error and not its words."""

from __future__ import annotations

import json

from vision.log_lines import json_line, outline


def test_an_error_is_told_by_its_kind_and_its_way_after_what_led_to_it() -> None:
    """No message of either: it may repeat what somebody wrote."""
    typed = "typed by somebody"
    try:
        try:
            int(typed)
        except ValueError as error:
            raise KeyError(typed) from error
    except KeyError as error:
        said = outline(error)
    assert typed not in said
    before, after = said.split("which led to")
    assert before.strip().endswith("ValueError")
    assert after.strip().endswith("KeyError")


def test_a_line_is_one_object_whatever_is_in_it() -> None:
    """Line breaks and signs of other scripts stay within their object."""
    line = json_line(30, "vision", "Größe\n日本")
    assert "\n" not in line
    assert json.loads(line) == {"level": "warning", "logger": "vision", "message": "Größe\n日本"}
