"""Stills: formats that keep some moments of a scene, and the exporter that waits for them.

What is kept is named by its number, its time in seconds and its moment, as in
`0002_7.200000_the-bowl`.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from ..engine.take import Chapter, Take
from ..files.filenames import readable
from .format import FrameFormat, Holds
from .moments import LAST, Moments

Save = Callable[[Any, Path, str], None]
"""Keeps a frame in a file, by the name of its moment."""


class StillExporter:
    """Keeps the frames of some moments, each as a file; the others are never painted.

    Whether a frame is the last of its section shows when the next one comes. If it is caught while
    its drawings fade away, the one before they did so is taken in its place.
    """

    def __init__(self, folder: Path, moments: Moments, save: Save) -> None:
        self.folder, self.moments, self.save = folder, moments, save
        self.parts: list[Path] = []
        self._last: Any = None
        self._whole: Any = None  # the last frame of this section of which nothing had begun to go
        self._is_first = True

    def start(self, scene: Any) -> None:
        """Begin."""

    def handle(self, frame: Any) -> None:
        """Keep the frame before this one, if it is asked for."""
        if self._last is None:
            self._whole = frame
        else:
            self._keep_last(frame)
            if frame.section_number != self._last.section_number or not _goes(frame, self._last):
                self._whole = frame
        self._last = frame

    def stop(self, whole: bool) -> None:
        """Keep the last frame, if it is asked for.

        Raises GrokdlError if the scene was over before one of the moments.
        """
        if whole and self._last is not None:
            self._keep_last(None)
            self.moments.check_length(self._last.time + self._last.seconds)

    def _keep_last(self, following: Any) -> None:
        for name in self.moments.names_of(self._last, self._is_first, following is None):
            self._keep(self._last, name)
        self._is_first = False
        if name := self.moments.end_named(self._last, following):
            self._keep(self._whole, name)

    def _keep(self, frame: Any, name: str) -> None:
        path = self.folder / f"{len(self.parts) + 1:04}_{frame.time:.6f}_{readable(name)}"
        self.save(frame, path, name)
        self.parts.append(path)


def _goes(frame: Any, before: Any) -> bool:
    """Tell whether what a frame shows is going; one that stands, and isn't empty, is not."""
    if frame.display is None or before.display is None:
        return False
    from ..engine.leaving import only_leaves, shows_nothing  # loads Manim

    if frame.rests:
        return shows_nothing(frame.display)
    return only_leaves(frame.display, before.display)


class StillFormat(FrameFormat):
    """A format of stills; if nothing is said, of its `usual_moments`."""

    holds = Holds(alpha=True, recipe=True)
    usual_moments: ClassVar[Moments] = LAST

    @property
    def moments(self) -> Moments:
        """The moments that are asked for. Raises GrokdlError if that can't be understood."""
        at = self.delivery.at
        return self.usual_moments if at is None else Moments.read(at)

    def exporter(self, folder: Path) -> StillExporter:
        """Return what keeps the frames of the moments that are asked for."""
        return StillExporter(folder, self.moments, self.save)

    @abstractmethod
    def save(self, frame: Any, path: Path, name: str) -> None:
        """Keep a frame in a file of our own, by the name of its moment."""


class OutlineFormat(StillFormat):
    """A format of stills that are kept as outlines, until they are joined."""

    def save(self, frame: Any, path: Path, name: str) -> None:
        """Keep a frame's outlines, by the name of its moment."""
        from ..engine.drawing import drawing_of  # loads NumPy

        drawing_of(frame, name).save(path)


class PictureFormat(StillFormat):
    """A format of stills whose files hold one picture each: the last one, if there are several."""

    def beside(
        self, takes: Sequence[Take], path: Path, chapters: Sequence[Chapter] = ()
    ) -> dict[Path, Take]:
        """Return each of several pictures as a take of its own, by its place beside the file.

        It is named by its number and its moment, of a film by its chapter.
        """
        pictures = [(take, part) for take in takes for part in take.parts]
        if len(pictures) == 1:
            return {}
        titles = [chapter.title for chapter in chapters] if len(takes) > 1 else []
        names = [
            _named(part, len(take.parts), title)
            for take, title in zip(takes, titles or [""] * len(takes), strict=True)
            for part in take.parts
        ]
        return {
            path.with_name(f"{path.stem}_{number:02}_{name}{path.suffix}"): replace(
                take, parts=(part,)
            )
            for number, (name, (take, part)) in enumerate(zip(names, pictures, strict=True), 1)
        }


def time_of(part: Path) -> str:
    """Return the time of what was kept, as a moment is asked for."""
    return f"{float(part.name.split('_')[1]):.12g}"


def _named(part: Path, several: int, title: str) -> str:
    """Return how a picture is called: by its moment, by its chapter, or by both."""
    moment = part.name.split("_", 2)[2]
    if not title:
        return moment
    return f"{readable(title)}_{moment}" if several > 1 else readable(title)
