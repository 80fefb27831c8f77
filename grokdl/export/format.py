"""Interface of a format: its ending, what its files can hold, how one is made and read."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, Protocol, Self

from ..catalog.delivery import WHOLE, Delivery
from ..catalog.look import Quality
from ..engine.resources import Resources
from ..engine.take import Chapter, Progress, Take
from ..files import integrity
from ..words.captions import Cue


class UnreadableError(Exception):
    """A file that is none of its format, or a broken one."""


class Facts(NamedTuple):
    """Metadata of a file: its title, its recipe and the record of its making, as texts.

    `language` is that of its captions, as ISO 639-2 spells it.
    """

    title: str = ""
    recipe: str = ""
    record: str = ""
    language: str = "eng"


@dataclass(frozen=True, kw_only=True)
class Holds:
    """Capabilities of a format: whether its files play, and what they have room for."""

    time: bool = False
    alpha: bool = False
    sound: bool = False
    captions: bool = False
    chapters: bool = False
    recipe: bool = False
    loops: bool = False


class Exporter(Protocol):
    """Takes the frames of one scene, and has files of them in the end: `parts`, in order."""

    @property
    def parts(self) -> Sequence[Path]:
        """The files, when the scene has come to its end."""

    def start(self, scene: Any) -> None:
        """Get ready; the scene is made, and has not begun."""

    def handle(self, frame: Any) -> None:
        """Take the next frame, an engine.frames.Frame."""

    def stop(self, whole: bool) -> None:
        """Finish the files; the scene has come to its end, or has broken."""


class Format(ABC):
    """A format of files; `ending` is that of their names, `kind` their MIME type.

    `shoot` makes a take of a scene, in a worker's process; `join` makes a file of takes. Where they
    are `in_segments` of video, forks make these, and a stretch can be cut out of a file. The look
    of its files is the `usual_look` if nobody says otherwise.
    """

    ending: ClassVar[str]
    kind: ClassVar[str]
    holds: ClassVar[Holds] = Holds()
    usual_look: ClassVar[Mapping[str, Any]] = {}
    in_segments: ClassVar[bool] = False
    delivery: Delivery = WHOLE

    def asked(self, delivery: Delivery) -> Self:
        """Return this format, with something asked of its files."""
        asked = copy(self)
        asked.delivery = delivery
        return asked

    @abstractmethod
    def shoot(
        self,
        scene_class: type,
        folder: Path,
        on_progress: Progress,
        prepare: Callable[[Any], None],
        resources: Resources,
    ) -> Take:
        """Run a scene within Manim's settings, and return what was made of it in a folder."""

    @abstractmethod
    def join(
        self,
        takes: Sequence[Take],
        target: Path,
        facts: Facts,
        captions: Sequence[Cue] = (),
        chapters: Sequence[Chapter] = (),
    ) -> None:
        """Write takes as one file, with what it can hold of the rest; `target` ends in `.part`."""

    def of_section(self, take: Take, number: int) -> Take:
        """Return what of a take, as `shoot` makes it, is in a section; they are counted from 1."""
        return take.of_section(number)

    def can_read(self, there: Quality, wanted: Quality) -> bool:
        """Tell whether a file can be made from a finished MP4 of another quality, lossy as it is.

        A format does without that which needs outlines, or what H.264 has lost.
        """
        return False

    def beside(
        self, takes: Sequence[Take], path: Path, chapters: Sequence[Chapter] = ()
    ) -> dict[Path, Take]:
        """Return what is to lie beside a file that can't hold all of its takes: by place, a take.

        Each of these is joined to a file of this format.
        """
        return {}

    def facts(self, path: Path) -> Facts:
        """Return what a file says of itself.

        Raises UnreadableError, or OSError if it can't be read.
        """
        return Facts()

    def seal(self, path: Path) -> None:
        """Write a file's digest into its record, if it has room for one."""
        if self.holds.recipe:
            integrity.seal(path)

    def condition(self, path: Path) -> integrity.Condition:
        """Tell whether a file is as it was sealed. Raises OSError if it can't be read."""
        return integrity.condition(path, self.is_cut)

    def is_cut(self, data: Any) -> bool:
        """Tell from a file's bytes whether its end is missing."""
        return False


class OneSection:
    """Exporter that gives another one the frames of one section, timed from its start."""

    def __init__(self, exporter: Exporter, number: int) -> None:
        self.exporter, self.number = exporter, number
        self._seen, self._marks, self._start = 0, 0, 0.0

    @property
    def parts(self) -> Sequence[Path]:
        """The other one's files."""
        return self.exporter.parts

    def start(self, scene: Any) -> None:
        """Get ready; the scene is made, and has not begun."""
        self.exporter.start(scene)

    def handle(self, frame: Any) -> None:
        """Pass on the next frame, an engine.frames.Frame, if it is one of the section's."""
        marks = len(frame.scene.renderer.file_writer.marks)
        if marks != self._marks:  # a section without a frame does not count
            self._seen, self._marks, self._start = self._seen + 1, marks, frame.time
        if self._seen == self.number:
            self.exporter.handle(replace(frame, time=frame.time - self._start))

    def stop(self, whole: bool) -> None:
        """Finish the files; the scene has come to its end, or has broken."""
        self.exporter.stop(whole)


class FrameFormat(Format):
    """A format of which each frame is handed to an exporter, in order, in one process."""

    @abstractmethod
    def exporter(self, folder: Path) -> Exporter:
        """Return what takes a scene's frames, and keeps its files in a private folder."""

    def shoot(
        self,
        scene_class: type,
        folder: Path,
        on_progress: Progress,
        prepare: Callable[[Any], None],
        resources: Resources,
    ) -> Take:
        """Run a scene within Manim's settings, and return what its exporter has made of it."""
        from ..engine.frames import FrameStream, run_within  # loads Manim
        from ..engine.shoot import take_of

        folder.mkdir(parents=True, exist_ok=True)
        exporter: Exporter = self.exporter(folder)
        if self.delivery.section is not None:
            exporter = OneSection(exporter, self.delivery.section)
        stream = partial(FrameStream, on_progress=on_progress)
        scene = run_within(scene_class, exporter, prepare, stream)
        return take_of(scene, exporter.parts, folder)
