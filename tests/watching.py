"""Runs a lesson frame by frame, without painting, and keeps what each frame shows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from manim import CairoRenderer, FadeIn, FadeOut, Mobject, MoveToTarget
from manim.utils.family import extract_mobject_family_members

from grokdl import gallery
from grokdl.engine import settings
from grokdl.history import FloatArray, History
from grokdl.lesson.run import Run
from grokdl.mobjects.text import Label
from grokdl.request import Quality, Request
from grokdl.stage import Box, Point, View

NAMES = tuple(brief.name for brief in gallery.lessons())
CIRCLE = 16  # points of a circle: four curves


class Drawn(NamedTuple):
    """One visible outline: what it is, its words if it has some, and how far it reaches."""

    kind: str
    text: str
    box: Box


@dataclass
class Seen:
    """One picture in one frame: the outlines on screen, and the numbers that they stand for."""

    history: History
    step: int
    view: View
    weight: float
    reach: float
    free: bool  # the dot is turned by hand, or runs through a time lapse
    points: dict[str, FloatArray]

    def outline(self, part: str) -> FloatArray:
        """Return the points of a part; none where it is not drawn."""
        return self.points.get(part, np.zeros((0, 3)))

    def circles(self, part: str) -> list[Point]:
        """Return the middles of a part's circles."""
        points = self.outline(part)
        pieces = [points[k : k + CIRCLE] for k in range(0, len(points), CIRCLE)]
        return [extent(piece).centre for piece in pieces]


@dataclass
class Frame:
    """What is on screen at a moment, `shown` frames long."""

    time: float
    shown: int
    still: bool
    fading: bool
    drawn: list[Drawn]
    pictures: list[Seen]
    counter: str
    readout: dict[str, str]
    stale: list[str]

    @property
    def texts(self) -> list[Drawn]:
        """All words and numbers on screen."""
        return [item for item in self.drawn if item.text]


@dataclass
class Reel:
    """All frames of a lesson, and the lesson after its end."""

    lesson: Any
    frame_rate: int
    frames: list[Frame] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """Its length."""
        return sum(frame.shown for frame in self.frames) / self.frame_rate

    @property
    def sections(self) -> list[str]:
        """The names of its sections."""
        return [section.name for section in self.lesson.renderer.file_writer.sections]

    def pictures(self) -> Iterator[tuple[Frame, Seen]]:
        """Go through all pictures in all frames."""
        return ((frame, seen) for frame in self.frames for seen in frame.pictures)


class Watcher(CairoRenderer):
    """Manim's renderer with nothing painted: it notes each frame instead."""

    def __init__(self, reel: Reel) -> None:
        super().__init__()
        self.reel = reel
        self.static: list[tuple[Mobject, FloatArray]] = []

    def update_frame(self, *_: Any, **__: Any) -> None:
        """Paint nothing."""

    def get_frame(self) -> None:
        """Return no pixels."""

    def save_static_frame_data(self, scene: Any, static_mobjects: Iterable[Mobject]) -> None:
        """Note what Manim paints once for a whole animation, because it should not move."""
        self.static = [(drawing, drawing.points) for drawing in static_mobjects]

    def render(self, scene: Any, time: float, moving_mobjects: Any = None) -> None:
        """Note one frame of an animation."""
        self._note(scene, 1, still=False)

    def freeze_current_frame(self, duration: float) -> None:
        """Note one frame that stands for a while."""
        self._note(self.reel.lesson, int(duration * self.reel.frame_rate), still=True)

    def _note(self, scene: Any, shown: int, still: bool) -> None:
        fades = (FadeIn, FadeOut)
        readout = getattr(scene, "readout", None)
        seen = readout is not None and readout in scene.mobjects
        frame = Frame(
            time=self.time,
            shown=shown,
            still=still,
            fading=any(isinstance(animation, fades) for animation in scene.animations),
            drawn=list(visible(scene.mobjects)),
            pictures=[look_at(run, scene) for run in getattr(scene, "runs", ())],
            counter=readout.counter.text if seen and scene.counting else "",
            readout={name: row.text for name, row in readout.rows.items()} if seen else {},
            stale=[str(drawing) for drawing, points in self.static if changed(drawing, points)],
        )
        self.time += shown / self.reel.frame_rate
        self.reel.frames.append(frame)


@cache
def watch(name: str, frame_rate: int = 15, theme: str = "paper", **changes: Any) -> Reel:
    """Run a lesson with some parameters changed, and return all that it showed."""
    brief = gallery.find(name)
    request = Request(brief=brief, parameters=brief.parameters.change(**changes), theme=theme)
    quality = Quality("watched", 160, 90, frame_rate)
    reel = Reel(None, frame_rate)
    with settings.owned(quality, Path(_folder().name)), tempconfig({"format": "none"}):
        reel.lesson = lesson(name)(renderer=Watcher(reel))
        reel.lesson.request = request
        reel.lesson.render()
    return reel


@cache
def lesson(name: str) -> Any:
    """Return a lesson's class."""
    return gallery.load(gallery.find(name))


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()  # held until the process ends


def frames_of(seconds: float, frame_rate: int, still: bool) -> int:
    """Return how many frames Manim 0.22 makes of a play: whole ones, rounded up; of a wait, down."""
    dt = 1 / frame_rate
    return int(seconds / dt) if still else len(np.arange(0, seconds, dt))


def visible(drawings: Iterable[Mobject]) -> Iterator[Drawn]:
    """Return every outline that can be seen, in the order in which they are painted."""
    for part in extract_mobject_family_members(
        drawings, use_z_index=True, only_those_with_points=True
    ):
        if max(part.get_fill_opacity(), part.get_stroke_opacity()) > 0:
            text = part.text if isinstance(part, Label) else ""
            yield Drawn(type(part).__name__, text, extent(part.points))


def look_at(run: Run, scene: Any) -> Seen:
    """Return the outlines of a run's picture that are on screen."""
    picture = run.picture
    parts = {
        "dot": (picture.dot, picture.dot.dot),
        "bowl": (picture.bowl, picture.bowl),
        "tangent": (picture.tangent, picture.tangent.line),
        "shaft": (picture.arrow, picture.arrow.shaft),
        "head": (picture.arrow, picture.arrow.head),
        "ring": (picture.ring, picture.ring.ring),
    }
    parts |= {f"ghosts {k}": (picture.trail, path) for k, path in enumerate(picture.trail.ghosts)}
    on_screen = {
        name: path.points.copy()
        for name, (drawing, path) in parts.items()
        if drawing in scene.mobjects and len(path.points)
    }
    return Seen(
        history=run.history,
        step=run.step,
        view=picture.view,
        weight=float(picture.weight.get_value()),
        reach=float(picture.reach.get_value()),
        free=picture.target is None,
        points=on_screen,
    )


def extent(points: FloatArray) -> Box:
    """Return how far an outline reaches; nan where one of its points is not finite."""
    if not np.isfinite(points).all():
        return Box(np.nan, np.nan, np.nan, np.nan)
    curves = points[: len(points) // 4 * 4].reshape(-1, 4, 3)
    t = np.linspace(0, 1, 9)[:, None, None]
    spots = (
        (1 - t) ** 3 * curves[:, 0]
        + 3 * (1 - t) ** 2 * t * curves[:, 1]
        + 3 * (1 - t) * t**2 * curves[:, 2]
        + t**3 * curves[:, 3]
    ).reshape(-1, 3)
    (left, bottom, _), (right, top, _) = spots.min(axis=0), spots.max(axis=0)
    return Box(float(left), float(bottom), float(right), float(top))


def changed(drawing: Mobject, points: FloatArray) -> bool:
    """Tell whether a drawing has other points than it had."""
    return drawing.points is not points and not np.array_equal(drawing.points, points)
