"""Frames are cheap: between the first and the last of a play, nothing is copied."""

import copy
from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest
from manim import Mobject, Square
from watching import NAMES, Watcher, watch_run


class FrameCounter(Watcher):
    """Knows how many frames the present play still has to show."""

    left = 0

    def save_static_frame_data(self, scene: Any, static_mobjects: Iterable[Mobject]) -> None:
        super().save_static_frame_data(scene, static_mobjects)
        still = scene.is_current_animation_frozen_frame()
        frames = np.arange(0, scene.duration, 1 / self.reel.frame_rate)
        FrameCounter.left = 0 if still else len(frames)

    def render(self, scene: Any, time: float, moving_mobjects: Any = None) -> None:
        super().render(scene, time, moving_mobjects)
        FrameCounter.left -= 1


@pytest.fixture
def copies(monkeypatch) -> list[str]:
    """What is copied within a play, as long as it has frames to show."""
    found: list[str] = []
    deepcopy = copy.deepcopy

    def noting(thing: Any, memo: Any = None) -> Any:
        if FrameCounter.left:
            found.append(type(thing).__name__)
        return deepcopy(thing, memo)

    monkeypatch.setattr(copy, "deepcopy", noting)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_no_frame_copies_anything(name, copies):
    reel = watch_run(name, frame_rate=5, watcher=FrameCounter)
    assert (0, [], True) == (FrameCounter.left, copies, len(reel.frames) > 50)


def test_a_copy_within_a_play_would_be_noticed(copies, monkeypatch):
    monkeypatch.setattr(FrameCounter, "left", 1)
    Square().copy()
    assert "Square" in copies
