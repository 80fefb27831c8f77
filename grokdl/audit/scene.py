"""The audit of any scene of Manim in a user's file; each finding has the user's lines."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path
from typing import Any

from ..engine import frames
from ..engine.lines import SourceLines
from ..production.scene_file import SceneRequest
from .audit import SCENE_CHECKS, Audit, Auditor
from .finding import Finding, merged
from .shapes import Shape
from .user_names import UserNames
from .walk import OnFrame, OnUnread, Walk

HAIR = 1e-6
OF_READING = ("overlap", "cut off", "small", "contrast")
GLIMPSE = 0.2  # seconds: in a shorter time nothing is read, so nothing needs to be legible


def audit_file(request: SceneRequest, folder: Path) -> Audit:
    """Audit a scene of a user's file in this process, which loads it; `folder` is its own.

    Raises GrokdlError for whatever is wrong with the file.
    """
    lines, auditor = SourceLines(request.file), Auditor(request.name, SCENE_CHECKS)
    walk = SceneWalk(lines, auditor.look, auditor.cannot_look)
    with lines.noted():
        scene = frames.run_file(request.file, request.name, request.quality, walk, folder)
    found = auditor.end(scene)
    found.recipe = request.recipe
    found.findings = [finding for finding in merged(found.findings) if _lasts(finding)]
    for finding in found.findings:
        finding.during = walk.during(finding.time)
    return found


def _lasts(finding: Finding) -> bool:
    """Tell whether a finding is there for long enough to be read, where that is what matters."""
    return finding.fault.kind not in OF_READING or finding.until - finding.time > GLIMPSE - HAIR


class SceneWalk(Walk):
    """Goes through a user's scene, and notes which line plays when."""

    def __init__(self, lines: SourceLines, on_frame: OnFrame, on_unread: OnUnread) -> None:
        super().__init__(on_frame, on_unread)
        self.lines = lines
        self._plays: list[tuple[float, str]] = [(0.0, "in the scene")]
        self._looks: dict[int, tuple[float, ...]] = {}  # by the drawing's number
        self._forms: dict[int, tuple[float, ...]] = {}

    def handle(self, frame: frames.Frame) -> None:
        """Look at a frame."""
        here = self.lines.here()
        line = self.lines.line(here)
        if line:
            self._plays.append((frame.time, f"in the {_what(frame.scene)} of {line}"))
        if isinstance(self.names, UserNames):
            self.names.held = {} if here is None else here.f_locals
        super().handle(frame)

    def during(self, time: float) -> str:
        """Return what plays at a time."""
        return self._plays[bisect_right(self._plays, time + HAIR, key=lambda play: play[0]) - 1][1]

    def _naming(self, scene: Any) -> UserNames:
        names, here = UserNames(scene, self.lines), self.lines.here()
        names.held = {} if here is None else here.f_locals
        return names

    def _fading(self, shapes: list[Shape], rests: bool) -> set[Shape]:
        """Return what is more or less opaque than before, in its area or its line."""
        before, self._looks = self._looks, {id(shape.owner): _look(shape) for shape in shapes}
        if rests:
            return set()
        return {s for s in shapes if _fades(s, before.get(id(s.owner)), self._looks[id(s.owner)])}

    def _passing(self, fading: set[Shape]) -> set[Shape]:
        return fading

    def _changing(self, shapes: list[Shape], rests: bool) -> set[Shape]:
        """Return the letters that have another form than before: they are written, or grow."""
        letters = [shape for shape in shapes if shape.text]
        before, self._forms = self._forms, {id(shape.owner): _form(shape) for shape in letters}
        if rests:
            return set()
        return {s for s in letters if before.get(id(s.owner)) != self._forms[id(s.owner)]}


def _what(scene: Any) -> str:
    waits = [type(animation).__name__ for animation in scene.animations or ()] == ["Wait"]
    return "wait" if waits else "play"


def _fades(shape: Shape, before: tuple[float, ...] | None, now: tuple[float, ...]) -> bool:
    """Tell whether a shape is on its way in or out: a new one is, if it can be seen through."""
    return shape.opacity < 1 if before is None else before != now


def _look(shape: Shape) -> tuple[float, ...]:
    return shape.fill_opacity, shape.stroke_opacity, shape.item.stroke_width


def _form(shape: Shape) -> tuple[float, ...]:
    box = shape.box
    return len(shape.points), round(box.width, 4), round(box.height, 4)
