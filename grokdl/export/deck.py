"""Decks: slides of clips, and the interface of the formats that they are written in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar

from ..stage.theme import Theme
from ..words.captions import Cue


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One section of a lesson as a slide: its clip, first and last picture, and what is said.

    `clip` is an MP4 of this section alone, `first` and `last` are PNGs; captions are timed from the
    section's start, in seconds. A slide that `loops` ends as it begins, and plays until the speaker
    goes on.
    """

    lesson: str
    name: str
    clip: Path
    first: Path
    last: Path
    seconds: float
    loops: bool = False
    captions: tuple[Cue, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Deck:
    """Slides in their order, the size of their pictures in pixels, and the colours around them.

    `recipes` are those of the clips, as JSON, in the order of their lessons.
    """

    title: str
    slides: tuple[Slide, ...]
    width: int
    height: int
    theme: Theme
    language: str = "en"
    recipes: tuple[str, ...] = ()


class DeckFormat(ABC):
    """A format of decks; `ending` is that of their names, `kind` their MIME type.

    The look of its clips is the `usual_look` if nobody says otherwise.
    """

    ending: ClassVar[str]
    kind: ClassVar[str]
    usual_look: ClassVar[Mapping[str, str]] = MappingProxyType({"quality": "slide"})

    @abstractmethod
    def write(self, deck: Deck, target: Path, template: Path | None = None) -> None:
        """Write a deck as one file; `target` ends in `.part`. A `template` is a user's own deck.

        Raises GrokdlError for a template that is none of this format's.
        """
