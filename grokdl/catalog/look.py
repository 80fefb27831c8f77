"""The look of a clip: what a user may choose of its picture. Data, without Manim.

An option is one field of Look: the command line, parameter files, recipes, names of files and the
Python functions read it from there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from .. import voice as voices
from ..errors import GrokdlError, did_you_mean
from ..files.filenames import spelled
from ..learning.parameters import shown
from ..stage.ground import ground_in, theme_on
from ..stage.theme import THEMES, Theme
from ..words import Words, in_language, languages
from . import own_words

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

    def shaped(self, width: float, height: float) -> Quality:
        """Return this quality for a picture of another shape: its shorter side stays as it is."""
        if abs(width * self.height / (height * self.width) - 1) < SAME_SHAPE:
            return self
        short = min(width, height)
        across, upward = (2 * round(side * self.height / short / 2) for side in (width, height))
        frame = (SHORT_SIDE * width / short, SHORT_SIDE * height / short)
        return replace(self, width=across, height=upward, frame=frame)  # x264 wants even numbers


QUALITIES = {
    quality.name: quality
    for quality in (
        Quality("draft", 854, 480, 15),
        Quality("slide", 1280, 720, 30),
        Quality("film", 1920, 1080, 60),
        Quality("4k", 3840, 2160, 60),
    )
}
ASPECTS = ("16:9", "4:3", "1:1", "9:16")
OWN_WORDS = '{"file": "", "texts": {"labels": {"slope": "steepness"}}}'


@dataclass(frozen=True)
class Option:
    """One option of the look: its usual value, what else it can be, and what is said of it.

    It is a choice of some `values`; or a value that `parse` reads from a text, written as in
    `examples`, and usually empty; or else a switch. `letter` is its short flag on the command line;
    unless `audited`, the audit has it as it is usually. One that names a file (`is_file`) keeps
    what that holds, may be given as a mapping in Python, and is spelled by `spell` in names.
    """

    usual: str | bool
    help: str
    values: tuple[str, ...] = ()
    parse: Callable[[str], str] | None = None
    examples: tuple[str, ...] = ()
    letter: str = ""
    audited: bool = True
    spell: Callable[[str], str] | None = None
    is_file: bool = False
    name: str = ""

    @property
    def flag(self) -> str:
        """What is typed on the command line: a switch's flag takes it off, if it is usually on."""
        name = self.name.replace("_", "-")
        return f"--no-{name}" if self.usual is True else f"--{name}"

    @property
    def is_switch(self) -> bool:
        """Whether it is on or off."""
        return isinstance(self.usual, bool)

    def read(self, value: object) -> str | bool:
        """Return a value that a user gave. Raises GrokdlError if it is none of this option's."""
        if self.is_switch:
            return truth_given(self.name, value)
        hint = (
            f"As in {self.examples[0]!r}." if self.parse else did_you_mean(str(value), self.values)
        )
        if self.is_file and isinstance(value, Mapping):
            value = json.dumps({"texts": value})
        if not isinstance(value, str):
            raise GrokdlError(f"{self.name} = {shown(value)}: it must be a text, in quotes.", hint)
        if self.parse:
            return self.parse(value) if value else self.usual
        if value.lower() not in self.values:
            raise GrokdlError(f"There is no {self.name} {value!r}.", hint)
        return value.lower()

    def word(self, value: str | bool) -> str:
        """Return a value as a word of a file's name, as in `dark`, `9x16` and `no-captions`."""
        if isinstance(value, bool):
            return self.name if value else f"no-{self.name}"
        if self.parse:
            if not value:
                return f"no-{self.name}"
            return self.spell(value) if self.spell else spelled(self.name, value.removeprefix("#"))
        return value.replace(":", "x")


def truth_given(name: str, value: object) -> bool:
    """Return a yes or no that a user gave. Raises GrokdlError if it is something else."""
    if not isinstance(value, bool):
        raise GrokdlError(f"{name} = {shown(value)}: it must be true or false.", "No quotes.")
    return value


def _one_of(values: Iterable[str], usual: str, help: str, **more: Any) -> Any:
    option = Option(usual, help, tuple(values), **more)
    return field(default=usual, metadata={"option": option})


def _parsed(parse: Callable[[str], str], help: str, *examples: str, **more: Any) -> Any:
    option = Option("", help, parse=parse, examples=examples, **more)
    return field(default="", metadata={"option": option})


def _switch(usual: bool, help: str, **more: Any) -> Any:
    return field(default=usual, metadata={"option": Option(usual, help, **more)})


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a user chooses of a clip's picture: plain values, checked when it is made.

    Raises GrokdlError for a value that there is not.
    """

    quality: str = _one_of(QUALITIES, "film", "480p15, 720p30, 1080p60 or 2160p60.", letter="q")
    theme: str = _one_of(THEMES, "paper", "The colours, if no ground is given.")
    ground: str = _parsed(
        ground_in, "The colour behind all, as '#0a2540' or navy; the others follow it.", "#0a2540"
    )
    captions: bool = _switch(True, "Leave the captions out of the picture.", audited=False)
    aspect: str = _one_of(ASPECTS, "16:9", "The picture's width to its height.")
    language: str = _one_of(languages(), "en", "Of all that there is to read.")
    words: str = _parsed(
        own_words.as_text,
        "A TOML file of your own words (see grokdl words).",
        OWN_WORDS,
        spell=own_words.word_of,
        is_file=True,
    )
    voice: str = _parsed(
        voices.folder_in,
        "A folder with a WAV file for each section: 01.wav, 02.wav.",
        "/",
        audited=False,
        is_file=True,
    )
    voice_command: str = _parsed(
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
    def shaped_quality(self) -> Quality:
        """The quality in the picture's shape."""
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
