"""Captions as data, and as the two subtitle formats that players and browsers read."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from html import escape
from typing import NamedTuple

LINE = 42  # characters: what subtitles have in a line
MOST_LINES = 2


class Said(NamedTuple):
    """A caption as the lesson filled it in, kept for the audit.

    `words` is its text with the fields open, `fields` what was written into them. They and the
    `claims` are about a step (counted from 0) of the lesson's run, or of its other one named `run`.
    """

    key: str
    words: str
    fields: Mapping[str, str]
    claims: tuple[str, ...] = ()
    step: int = 0
    run: str = ""

    @property
    def text(self) -> str:
        """What stands on screen."""
        return self.words.format_map(self.fields)


class Cue(NamedTuple):
    """One caption: when it appears, when it goes (both in seconds), and what it says."""

    start: float
    end: float
    text: str

    def later(self, seconds: float) -> Cue:
        """Return the same caption, shown that many seconds later."""
        return Cue(self.start + seconds, self.end + seconds, self.text)


def within(cues: Iterable[Cue], start: float, end: float) -> tuple[Cue, ...]:
    """Return the captions that are seen in a stretch of time, timed from its start."""
    return tuple(
        Cue(max(cue.start, start), min(cue.end, end), cue.text).later(-start)
        for cue in cues
        if cue.start < end and cue.end > start
    )


def to_srt(cues: Iterable[Cue]) -> str:
    """Return the text of an .srt file."""
    return "\n".join(
        f"{number}\n{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}\n{in_lines(cue.text)}\n"
        for number, cue in enumerate(cues, 1)
    )


def to_vtt(cues: Iterable[Cue]) -> str:
    """Return the text of a .vtt file."""
    blocks = (
        f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}\n"
        f"{escape(in_lines(cue.text), quote=False)}\n"
        for cue in cues
    )
    return "\n".join(("WEBVTT\n", *blocks))


def _clock(seconds: float, point: str) -> str:
    thousandths = round(seconds * 1000)
    minutes, thousandths = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{thousandths // 1000:02}{point}{thousandths % 1000:03}"


def has_room(text: str) -> bool:
    """Tell whether a caption fits into the lines that subtitles have."""
    lines = in_lines(text).split("\n")
    return len(lines) <= MOST_LINES and max(map(len, lines)) <= LINE


def in_lines(text: str) -> str:
    """Return a caption as subtitles have it: in one line, or in two of about one length.

    Lines that somebody has broken stay as they are. What is too long for two takes more.
    """
    text = re.sub(r"\s*\n\s*", "\n", text.strip())  # an empty line would end the cue
    if len(text) <= LINE or "\n" in text:
        return text
    words = text.split(" ")
    halves = [(" ".join(words[:k]), " ".join(words[k:])) for k in range(1, len(words))]
    best = min(halves, key=lambda lines: max(map(len, lines)), default=(text,))
    return "\n".join(best if max(map(len, best)) <= LINE else textwrap.wrap(text, LINE))
