"""Transcripts and subtitles of meetings: who said what, from when to when (WebVTT, SubRip)."""

from __future__ import annotations

import html
import re
from typing import Final

from vision.exchange.formats.grid import Grid

_MOMENT: Final = r"(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_SPAN: Final = re.compile(rf"^\s*{_MOMENT}\s+-->\s+{_MOMENT}.*$", re.MULTILINE)
_VOICE: Final = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG: Final = re.compile(r"</?[^<>]{1,60}>")
_SPEAKER: Final = re.compile(r"^([^\W\d_][^:\n\d]{0,49}):\s+(?=\S)")
_ENDS: Final = re.compile(r"[.!?…。！？][\"”»')\]]*$")  # noqa: RUF001 - full width
_FEWEST: Final = 3
_MOSTLY: Final = 0.5


def transcript_grid(text: str) -> Grid | None:
    """Return a transcript as a grid of names and what each said in one go.

    Programs for meetings cut what somebody says into lines of a few seconds; these are joined as
    long as the same person speaks. Where nobody is named they are joined up to the end of each
    sentence.

    Args:
        text: The whole file.

    Returns:
        None where the text is no transcript.
    """
    lines = text.splitlines()
    starts = [at for at, line in enumerate(lines) if _SPAN.match(line)]
    if len(starts) < (1 if text.lstrip("\ufeff").startswith("WEBVTT") else _FEWEST):
        return None
    cues = [
        (at + 1, _said(lines[at + 1 : end]))
        for at, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]
    named = [name for _, (name, _) in cues if name]
    if len(named) >= _MOSTLY * len(cues):
        return _grid(_by_speaker(cues), ("person", "text"))
    whole = [(number, ("", f"{name}: {said}" if name else said)) for number, (name, said) in cues]
    return _grid(_by_sentence(whole), ("text",))


def _said(lines: list[str]) -> tuple[str, str]:
    """Return who speaks ("" where it is not told) and what, up to the next blank line."""
    body = lines[: lines.index("")] if "" in lines else lines
    text = " ".join(line.strip() for line in body if line.strip())
    voice = _VOICE.search(text)
    plain = html.unescape(_TAG.sub("", text)).strip()
    if voice:
        return voice[1].strip(), plain
    speaker = _SPEAKER.match(plain)
    return (speaker[1].strip(), plain[speaker.end() :]) if speaker else ("", plain)


def _by_speaker(cues: list[tuple[int, tuple[str, str]]]) -> list[tuple[int, str, str]]:
    found: list[tuple[int, str, str]] = []
    for number, (name, said) in cues:
        if found and name in {"", found[-1][1]}:
            found[-1] = (*found[-1][:2], f"{found[-1][2]} {said}".strip())
        else:
            found.append((number, name, said))
    return found


def _by_sentence(cues: list[tuple[int, tuple[str, str]]]) -> list[tuple[int, str, str]]:
    found: list[tuple[int, str, str]] = []
    for number, (_, said) in cues:
        if found and not _ENDS.search(found[-1][2]):
            found[-1] = (*found[-1][:2], f"{found[-1][2]} {said}".strip())
        else:
            found.append((number, "", said))
    return found


def _grid(spoken: list[tuple[int, str, str]], roles: tuple[str, ...]) -> Grid:
    kept = [each for each in spoken if each[2]]
    names = {"person": "Name", "text": "Message"}
    cells = [[names[role] for role in roles]]
    cells += [[name, said][-len(roles) :] for _, name, said in kept]
    numbers = [0, *(number for number, _, _ in kept)]
    places = tuple((role, at) for at, role in enumerate(roles))
    return Grid("", cells, numbers, roles=places)
