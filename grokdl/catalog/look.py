"""The look of a clip: what a user may choose of its picture. Data, without Manim.

An option is one field of Look: the command line, parameter files, recipes, names of files and the
Python functions read it from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from .. import voice as voices
from ..errors import GrokdlError
from ..stage.geometry import Box
from ..stage.ground import ground_in, theme_on
from ..stage.theme import THEMES, Theme
from ..stage.zones import ASPECTS, PARTS, WHOLE, Stage, part_of
from ..words import Words, in_language, languages
from . import own_words
from .option import Option, number, one_of, parsed, switch

SHORT_SIDE = 8.0  # of a lesson's picture, in Manim units
SAME_SHAPE = 0.01  # 854 × 480 is not quite 16:9
IN_EVERY_RECIPE = ("quality", "theme", "captions")  # the other options only if they are not usual


@dataclass(frozen=True)
class Quality:
    """A size in pixels, a frame rate in frames a second, and a lesson's frame in Manim units."""

    name: str
    width: int
    height: int
    frame_rate: int
    frame: tuple[float, float] = (SHORT_SIDE * 16 / 9, SHORT_SIDE)

    @property
    def measures(self) -> tuple[int, int, int]:
        """Width and height in pixels, and frames a second."""
        return self.width, self.height, self.frame_rate

    def shaped(self, width: float, height: float) -> Quality:
        """Return this quality for a picture of another shape: its shorter side stays as it is."""
        if abs(width * self.height / (height * self.width) - 1) < SAME_SHAPE:
            return self
        short = min(width, height)
        across, upward = (even(side * self.height / short) for side in (width, height))
        frame = (SHORT_SIDE * width / short, SHORT_SIDE * height / short)
        return replace(self, width=across, height=upward, frame=frame)

    def filled(self, width: float, height: float) -> Quality:
        """Return this quality for a part of the frame, so wide and high, as large as there is room.

        The lesson's frame stays.
        """
        scale = min(self.width / width, self.height / height)
        return replace(self, width=even(width * scale), height=even(height * scale))

    def high(self, height: int) -> Quality:
        """Return this quality with a picture of another height, in the same shape."""
        return replace(self, width=even(self.width * height / self.height), height=height)


def even(pixels: float) -> int:
    """Return the even number next to a number of pixels: encoders take no others."""
    return 2 * round(pixels / 2)


QUALITIES = {
    quality.name: quality
    for quality in (
        Quality("draft", 854, 480, 15),
        Quality("slide", 1280, 720, 30),
        Quality("film", 1920, 1080, 60),
        Quality("4k", 3840, 2160, 60),
    )
}
OWN_WORDS = '{"file": "", "texts": {"labels": {"slope": "steepness"}}}'


LEAST_HEIGHT, GREATEST_HEIGHT = 90, 4320  # pixels


def check_height(pixels: int) -> None:
    """Raise GrokdlError for a height that no picture can have."""
    if not LEAST_HEIGHT <= pixels <= GREATEST_HEIGHT:
        raise GrokdlError(
            f"A height of {pixels} pixels is out of bounds.",
            f"It is between {LEAST_HEIGHT} and {GREATEST_HEIGHT}.",
        )
    if pixels % 2:
        raise GrokdlError(
            f"A height of {pixels} pixels is odd, and a video has even sizes.",
            f"Take {pixels - 1} or {pixels + 1}.",
        )


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a user chooses of a clip's picture: plain values, checked when it is made.

    Raises GrokdlError for a value that there is not.
    """

    quality: str = one_of(QUALITIES, "film", "480p15, 720p30, 1080p60 or 2160p60.", letter="q")
    theme: str = one_of(THEMES, "paper", "The colours, if no ground is given.")
    ground: str = parsed(
        ground_in, "The colour behind all, as '#0a2540' or navy; the others follow it.", "#0a2540"
    )
    transparent: bool = switch(
        False, "No ground: what lies behind shines through. Not in MP4.", audited=False
    )
    captions: bool = switch(True, "Leave the captions out of the picture.", audited=False)
    aspect: str = one_of(ASPECTS, "16:9", "The picture's width to its height.")
    part: str = one_of(
        (WHOLE, *PARTS),
        WHOLE,
        "One part alone, without title and captions, as large as there is room.",
        also="--parts",
        audited=False,
    )
    height: int = number(
        check_height, "The picture's height in pixels, if it is another.", 720, audited=False
    )
    language: str = one_of(languages(), "en", "Of all that there is to read.")
    words: str = parsed(
        own_words.as_text,
        "A TOML file of your own words (see grokdl words).",
        OWN_WORDS,
        spell=own_words.word_of,
        is_file=True,
    )
    voice: str = parsed(
        voices.folder_in,
        "A folder with a WAV file for each section: 01.wav, 02.wav.",
        "/",
        audited=False,
        is_file=True,
    )
    voice_command: str = parsed(
        voices.command_in,
        "A program that speaks: captions in, WAV out.",
        "espeak-ng --stdout",
        audited=False,
    )

    def __post_init__(self) -> None:
        for name, option in OPTIONS.items():
            object.__setattr__(self, name, option.read(getattr(self, name)))
        object.__setattr__(self, "theme", self.colours.name)  # a ground decides which
        if self.voice and self.voice_command:
            raise GrokdlError("voice and voice_command are two voices.", "Give one of them.")

    @property
    def colours(self) -> Theme:
        """The colours of the picture, by role."""
        return theme_on(self.ground) if self.ground else THEMES[self.theme]

    @property
    def texts(self) -> Words:
        """The words of the picture: its language's, and a user's own in the place of some."""
        return own_words.overlaid(in_language(self.language), self.words)

    @property
    def has_voice(self) -> bool:
        """Whether somebody speaks: recordings, or a command that makes them."""
        return bool(self.voice or self.voice_command)

    @property
    def shaped_quality(self) -> Quality:
        """The quality in the picture's shape and size."""
        quality, window = self._framed_quality, self.window
        if window is not None:
            quality = quality.filled(window.width, window.height)
        return quality.high(self.height) if self.height else quality

    @property
    def window(self) -> Box | None:
        """The part of the frame that is seen, in Manim units; None if it is the whole."""
        return part_of(Stage(*self._framed_quality.frame), self.part)

    @property
    def shows_captions(self) -> bool:
        """Whether captions stand in the picture: where a part is alone there is no line for it."""
        return self.captions and self.part == WHOLE

    @property
    def _framed_quality(self) -> Quality:
        width, height = map(int, self.aspect.split(":"))
        return QUALITIES[self.quality].shaped(width, height)

    @property
    def recipe(self) -> dict[str, Any]:
        """What a recipe says of the look."""
        told = (name for name in OPTIONS if name in (*IN_EVERY_RECIPE, *changes(USUAL, self)))
        return {name: getattr(self, name) for name in told}


OPTIONS: dict[str, Option] = {
    found.name: replace(found.metadata["option"], name=found.name) for found in fields(Look)
}
"""The options of the look, by name."""

USUAL = Look()
"""The look of a clip of which nothing else is said."""


def look_in(wishes: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of some wishes that are options of the look."""
    return {name: value for name, value in wishes.items() if name in OPTIONS}


def changes(before: Look, after: Look) -> dict[str, str]:
    """Return by option what differs between two looks, as words of a file's name.

    A ground speaks for the theme too.
    """
    differing = [name for name in OPTIONS if getattr(before, name) != getattr(after, name)]
    if after.ground and "theme" in differing:
        differing.remove("theme")
    return {name: OPTIONS[name].word(getattr(after, name)) for name in differing}
