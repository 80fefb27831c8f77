"""Captions as data, and as the two subtitle formats that players and browsers read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import NamedTuple


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
        f"{number}\n{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}\n{_tidy(cue.text)}\n"
        for number, cue in enumerate(cues, 1)
    )


def to_vtt(cues: Iterable[Cue]) -> str:
    """Return the text of a .vtt file."""
    blocks = (
        f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}\n"
        f"{escape(_tidy(cue.text), quote=False)}\n"
        for cue in cues
    )
    return "\n".join(("WEBVTT\n", *blocks))


def _clock(seconds: float, point: str) -> str:
    thousandths = round(seconds * 1000)
    minutes, thousandths = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{thousandths // 1000:02}{point}{thousandths % 1000:03}"


def _tidy(text: str) -> str:
    return re.sub(r"\s*\n\s*", "\n", text.strip())  # an empty line would end the cue
