"""Runs a lesson frame by frame, without painting, and keeps what each frame shows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from manim import CairoRenderer, FadeIn, FadeOut, Mobject, VMobject, tempconfig
from manim.scene.scene_file_writer import SceneFileWriter
from manim.utils.family import extract_mobject_family_members
from outlines import extent
from reel import Drawn, Frame, Reel, Seen

from grokdl import gallery
from grokdl.engine import settings
from grokdl.history import FloatArray
from grokdl.lesson.run import Run
from grokdl.mobjects.text import Label
from grokdl.request import Quality, Request

NAMES = tuple(brief.name for brief in gallery.lessons())
QUIET = {"format": "none", "verbosity": "ERROR"}


Known = tuple[FloatArray, Drawn]
"""An outline as it was measured last, and what was found."""


class Sections(SceneFileWriter):
    """Manim's writer with nothing written: it notes where sections begin."""

    def __init__(self, *words: Any) -> None:
        self.begun: list[str] = []
        super().__init__(*words)

    def next_section(self, name: str, type_: str, skip_animations: bool) -> None:
        """Note a section's name."""
        self.begun.append(name)
        super().next_section(name, type_, skip_animations)


class Watcher(CairoRenderer):
    """Manim's renderer with nothing painted: it notes each frame instead."""

    def __init__(self, reel: Reel) -> None:
        super().__init__(file_writer_class=Sections)
        self.reel = reel
        self.static: list[tuple[Mobject, FloatArray]] = []
        self.known: dict[int, Known] = {}

    def play(self, scene: Any, *animations: Any, **more: Any) -> None:
        """Note how long it takes."""
        super().play(scene, *animations, **more)
        self.reel.plays.append((scene.duration, scene.is_current_animation_frozen_frame()))

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
            drawn=list(visible(scene.mobjects, self.known)),
            pictures=[look_at(run, scene) for run in getattr(scene, "runs", ())],
            counter=readout.counter.text if seen and scene.counting else "",
            readout={name: row.text for name, row in readout.rows.items()} if seen else {},
            stale=[str(drawing) for drawing, points in self.static if changed(drawing, points)],
        )
        self.time += shown / self.reel.frame_rate
        self.reel.frames.append(frame)


@cache
def watch(name: str) -> Reel:
    """Run a lesson as it is, once, and return all that it showed."""
    return watch_run(name)


def watch_run(
    name: str,
    frame_rate: int = 15,
    theme: str = "paper",
    watcher: type[Watcher] = Watcher,
    **changes: Any,
) -> Reel:
    """Run a lesson with some parameters changed, and return all that it showed."""
    brief = gallery.find(name)
    request = Request(brief=brief, parameters=brief.parameters.change(**changes), theme=theme)
    quality = Quality("watched", 160, 90, frame_rate)
    reel = Reel(None, frame_rate)
    with settings.owned(quality, Path(_folder().name)), tempconfig(QUIET):
        reel.lesson = lesson(name)(renderer=watcher(reel))
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


def visible(drawings: Iterable[Mobject], known: dict[int, Known]) -> Iterator[Drawn]:
    """Return every outline that can be seen; `known` keeps what was measured before."""
    family = extract_mobject_family_members(drawings, use_z_index=True, only_those_with_points=True)
    for part in family:
        if isinstance(part, VMobject) and max(part.fill_opacity, part.stroke_opacity) > 0:
            before = known.get(id(part))
            if before is None or before[0] is not part.points:
                before = part.points, measured(part)
                known[id(part)] = before
            yield before[1]


def measured(part: VMobject) -> Drawn:
    """Return an outline as data."""
    text = part.text if isinstance(part, Label) else ""
    solid = part.fill_opacity == 1
    return Drawn(type(part).__name__, text, extent(part.points), solid, part.points)


def look_at(run: Run, scene: Any) -> Seen:
    """Return a run's picture as it is."""
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
    return Seen(
        history=run.history,
        step=run.step,
        view=picture.view,
        weight=float(picture.weight.get_value()),
        reach=float(picture.reach.get_value()),
        target=picture.target,
        points={k: path.points for k, (part, path) in parts.items() if part in scene.mobjects},
    )


def changed(drawing: Mobject, points: FloatArray) -> bool:
    """Tell whether a drawing has other points than it had."""
    return drawing.points is not points and not np.array_equal(drawing.points, points)
