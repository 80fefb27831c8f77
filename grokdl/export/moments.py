"""Moments: of which pictures of a scene stills are made. Data, without Manim."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from ..errors import GrokdlError

HAIR = 1e-6  # seconds by which a time that was computed may be off
LONGEST = 1e6  # seconds
WAY_OUT = "Say first, last, sections, or seconds from the start, as in 2.5."


class Timed(Protocol):
    """A picture of a scene: it is there from `time` on for some `seconds`, in a section."""

    @property
    def time(self) -> float:
        """Seconds from the start."""

    @property
    def seconds(self) -> float:
        """How long it is there."""

    @property
    def section(self) -> str:
        """The section's name."""

    @property
    def section_number(self) -> int:
        """The section's number, for names may repeat."""


@dataclass(frozen=True, kw_only=True)
class Moments:
    """Which pictures of a scene are meant: the first, the last, each section's last, some seconds'.

    At its very end, too, a scene has its last picture. The last of all and of its section is one.
    """

    first: bool = False
    last: bool = False
    sections: bool = False
    seconds: tuple[float, ...] = ()

    @classmethod
    def read(cls, texts: Iterable[str]) -> Moments:
        """Return the moments that texts name, several in one with commas between.

        Raises GrokdlError for a text that names none, and if there is no text.
        """
        words = [word.strip().lower() for text in texts for word in str(text).split(",")]
        if not words:
            raise GrokdlError("No moment was named.", WAY_OUT)
        named = {"first", "last", "sections"}.intersection(words)
        times = (_seconds(word) for word in words if word not in named)
        return cls(**dict.fromkeys(named, True), seconds=tuple(sorted(set(times))))

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that name them: always the same for the same moments."""
        words = [word for word in ("first", "last", "sections") if getattr(self, word)]
        return (*words, *(f"{time:.12g}" for time in self.seconds))

    def names_of(self, picture: Timed, is_first: bool, is_last: bool) -> list[str]:
        """Return as what a picture is asked for while it is there: as the first, by some seconds.

        After the last picture there is none.
        """
        names = ["first"] if self.first and is_first else []
        times = (time for time in self.seconds if _is_in(time, picture, is_last))
        return [*names, *(f"{time:.12g}s" for time in times)]

    def end_named(self, picture: Timed, following: Timed | None) -> str:
        """Return as what the end of a section, or of all, is asked for; empty if it isn't.

        The `following` picture shows where a section ends.
        """
        if self.sections and (following is None or _is_new(following, picture)):
            return picture.section
        return "last" if self.last and following is None else ""

    def check_length(self, length: float) -> None:
        """Raise GrokdlError if a scene of so many seconds is over before one of the moments."""
        for time in self.seconds:
            if time > length + HAIR:
                raise GrokdlError(
                    f"There is no picture at {time:.12g} s.", f"It lasts {length:.12g} s, from 0."
                )


def _is_new(picture: Timed, before: Timed) -> bool:
    return picture.section_number != before.section_number


def _is_in(time: float, picture: Timed, is_last: bool) -> bool:
    end = picture.time + picture.seconds + (HAIR if is_last else -HAIR)
    return picture.time <= time + HAIR and (time <= end if is_last else time < end)


def _seconds(word: str) -> float:
    try:
        time = float(word.removesuffix("s"))
    except ValueError:
        raise GrokdlError(f"There is no moment {word!r}.", WAY_OUT) from None
    if not (math.isfinite(time) and 0 <= time <= LONGEST):
        raise GrokdlError(f"There is no moment {word!r}: seconds count from 0.", WAY_OUT)
    return time


FIRST, LAST = Moments(first=True), Moments(last=True)
SECTIONS = Moments(sections=True)
