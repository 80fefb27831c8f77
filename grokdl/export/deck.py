"""Decks: slides of clips, and the interface of the formats that they are written in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

from ..stage.theme import Theme
from ..words.captions import Cue


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One section of a lesson as a slide: its clip, first and last picture, and what is said.

    `clip` is an MP4 of this section alone, `first` and `last` are PNGs; captions are timed from the
    section's start, in seconds; a slide is `captioned` if its picture shows them. One that `loops`
    ends as it begins, and plays until the speaker goes on. `recipe` tells which of the deck's
    recipes the clip is made from, counted from 0.
    """

    lesson: str
    name: str
    clip: Path
    first: Path
    last: Path
    seconds: float
    loops: bool = False
    captions: tuple[Cue, ...] = ()
    captioned: bool = False
    recipe: int = 0


@dataclass(frozen=True, kw_only=True)
class Deck:
    """Slides in their order, the size of their pictures in pixels, and the colours around them.

    It is `titled` if its user has given it its title, which then takes the place of another one.
    `recipes` are those of the clips, as JSON, in the order of their lessons.
    """

    title: str
    slides: tuple[Slide, ...]
    width: int
    height: int
    theme: Theme
    language: str = "en"
    recipes: tuple[str, ...] = ()
    titled: bool = False


class DeckFormat(ABC):
    """A format of decks; `ending` is that of their names, `kind` their MIME type.

    The look of its clips is the `usual_look` if nobody says otherwise; `options` are those that it
    takes besides. It `keeps_changes` if users go on working at its files. Unless it `needs_last`
    pictures, that of each slide is its first one.
    """

    ending: ClassVar[str]
    kind: ClassVar[str]
    usual_look: ClassVar[Mapping[str, Any]] = MappingProxyType({"quality": "slide"})
    options: ClassVar[tuple[str, ...]] = ()
    keeps_changes: ClassVar[bool] = False
    needs_last: ClassVar[bool] = True

    def check(  # noqa: B027  # most options can always be followed
        self, recipes: Sequence[str], **options: Any
    ) -> None:
        """Do nothing, or raise GrokdlError for an option that can't be followed: before any work.

        `recipes` are those of the clips that will be in the deck. It raises as well where a library
        is missing.
        """

    @abstractmethod
    def write(self, deck: Deck, target: Path, **options: Any) -> None:
        """Write a deck as one file; `target` ends in `.part`.

        Raises GrokdlError for an option that can't be followed, as a template that is no deck.
        """

    @abstractmethod
    def recipes(self, path: Path) -> tuple[str, ...]:
        """Return the recipes that a deck carries; none if it is none of ours.

        Raises GrokdlError for a file that is no deck.
        """

    @abstractmethod
    def refresh(self, path: Path, deck: Deck) -> None:
        """Change the clips of a deck for those of `deck`, which is made from its recipes, in order.

        What its user has changed stays, where the format can be changed by users.
        """
