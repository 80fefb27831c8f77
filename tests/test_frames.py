"""Frames are cheap: between the first and the last of a play, nothing is copied."""

import copy
from typing import Any

import pytest
from audited import NAMES
from manim import Square

from grokdl.catalog import gallery
from grokdl.catalog.look import Quality
from grokdl.engine.frames import Frame, FrameStream, run
from grokdl.engine.play import moments_of

FEW = Quality("few", 854, 480, 3)


class FrameCounter(FrameStream):
    """Knows how many frames the present play still has to show."""

    left = 0

    def _film(self, scene: Any) -> None:
        rests = scene.is_current_animation_frozen_frame()
        FrameCounter.left = 0 if rests else len(moments_of(scene, FEW.frame_rate))
        super()._film(scene)


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
    frames = 0

    class Counting:
        def start(self, scene: Any) -> None: ...

        def stop(self, whole: bool) -> None: ...

        def handle(self, frame: Frame) -> None:
            nonlocal frames
            frames += 1
            FrameCounter.left -= not frame.rests

    run(gallery.load(gallery.find(name)), FEW, Counting(), stream_class=FrameCounter)
    assert (0, [], True) == (FrameCounter.left, copies, frames > 30)


def test_a_copy_within_a_play_would_be_noticed(copies, monkeypatch):
    monkeypatch.setattr(FrameCounter, "left", 1)
    Square().copy()
    assert "Square" in copies
