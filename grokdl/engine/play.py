"""One play of a scene, taken through frame by frame."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Any

import numpy as np
from manim import UpdateFromFunc
from manim.utils.iterables import list_update

from .display import CannotExpressError, Display, Recorder
from .entry import Entry

LONGEST_PIECE = 150  # frames: a longer play is cut, so that several processes can work on it


class Play:
    """A play that has begun: `scene.play` with its animations, or a wait.

    `frames` is how many it has, or at most has, if it waits for a condition.
    """

    def __init__(self, scene: Any, frame_rate: int) -> None:
        self.scene = scene
        scene.begin_animations()
        self.rests = bool(scene.is_current_animation_frozen_frame())
        step = 1 / frame_rate
        self.moments = () if self.rests else np.arange(0, scene.duration, step)
        self.frames = int(scene.duration / step) if self.rests else len(self.moments)
        self.done = 0
        self.stopped = False
        self.steps = _needs_every_frame(scene)

    def cuts(self) -> list[int]:
        """Return where the pieces of the play start: they are equally long, but for a frame."""
        pieces = 1 if self.rests else max(1, ceil(self.frames / LONGEST_PIECE))
        return [self.frames * number // pieces for number in range(pieces)]

    def show(self, first: int, last: int) -> Iterator[int]:
        """Bring the scene to each frame in turn, and yield for how many frames it stays so."""
        if self.rests:
            self.done = self.frames
            yield self.frames
            return
        self.pass_to(first)
        while self.done < last and not self.stopped:
            self._step()
            yield 1

    def pass_to(self, frame: int) -> None:
        """Bring the scene to where this frame can come next, as if it had shown all before."""
        if self.rests or self.stopped:
            return
        if not self.steps:
            self.done = max(self.done, frame - 1 if frame == self.frames else frame)
        while self.done < frame and not self.stopped:
            self._step()

    def finish(self) -> None:
        """End the play as Manim does."""
        if self.rests:
            return
        scene = self.scene
        for animation in scene.animations:
            animation.finish()
            animation.clean_up_from_scene(scene)
        scene.update_mobjects(0)

    def _step(self) -> None:
        self.scene.update_to_time(self.moments[self.done])
        self.done += 1
        stop = self.scene.stop_condition
        self.stopped = stop is not None and bool(stop())


class Eye:
    """Sees a scene as displays; what stands still during a play is looked at once."""

    def __init__(self, scene: Any, recorder: Recorder) -> None:
        self.scene, self.recorder = scene, recorder
        self.blind_to: str | None = None  # what is no outline
        self._still: list[Entry] | None = None

    def look(self) -> Display | None:
        """Return what is to be seen now, or None if it can't be told in outlines, now or before."""
        if self.blind_to is None:
            try:
                return self._display()
            except CannotExpressError as what:
                self.blind_to = str(what)
        return None

    def _display(self) -> Display:
        scene, record = self.scene, self.recorder.record
        if self._still is None:
            self._still = record(scene.static_mobjects) if scene.static_mobjects else []
        # where nothing moves, Manim paints everything once more: so do we, for its pixels
        moving = scene.moving_mobjects or list_update(scene.mobjects, scene.foreground_mobjects)
        view, ground = self.recorder.view(), self.recorder.ground()
        return Display(view, ground, self._still, record(moving))


def _needs_every_frame(scene: Any) -> bool:
    """Tell whether a frame depends on each frame before: an updater may count them.

    A scene that says `function_of_time = True` has nothing of the kind.
    """
    if scene.stop_condition is not None or scene.updaters:
        return True
    if getattr(scene, "function_of_time", False):
        return False
    counts = any(mobject.updaters for mobject in scene.get_mobject_family_members())
    return counts or not all(map(_knows_the_time, scene.animations))


def _knows_the_time(animation: Any) -> bool:
    """Tell whether an animation's picture depends on the time alone, as Manim's own do."""
    own = type(animation).__module__.startswith("manim.")
    parts = getattr(animation, "animations", ())
    return own and not isinstance(animation, UpdateFromFunc) and all(map(_knows_the_time, parts))
