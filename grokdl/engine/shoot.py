"""Renders one scene to pieces of video."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..request import Quality
from . import settings
from .renderer import TileRenderer
from .take import Progress, Take


def shoot(
    make_scene: Callable[[Any], Any], quality: Quality, folder: Path, on_progress: Progress
) -> Take:
    """Make a scene and render it into a private folder.

    `make_scene` gets the renderer and returns the scene; a scene may hold `captions`, a list of
    Cue. Raises RuntimeError, as Manim does, if the scene plays nothing.
    """
    with settings.owned(quality, folder):
        scene = make_scene(_renderer(on_progress))
        scene.render()
    writer = scene.renderer.file_writer
    captions = tuple(getattr(scene, "captions", ()))
    sections = writer.measured_sections()
    return Take(writer.parts, writer.frames, writer.frame_rate, captions, sections)


def _renderer(on_progress: Progress) -> Any:
    """The one place that chooses how frames are painted."""
    return TileRenderer(on_progress)
