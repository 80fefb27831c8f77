"""Renders one scene to pieces of video."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..request import Quality
from . import settings
from .renderer import renderer_for
from .take import Progress, Take


def shoot(
    scene_class: type,
    quality: Quality,
    folder: Path,
    on_progress: Progress,
    *,
    prepare: Callable[[Any], None] = lambda scene: None,
    hands: int = 1,
) -> Take:
    """Make a scene and render it into a private folder.

    `prepare` gets the scene before it is rendered; a scene may hold `captions`, a list of Cue.
    With several `hands`, as many plays are rendered at once. Raises RuntimeError, as Manim does, if
    the scene plays nothing.
    """
    with settings.owned(quality, folder):
        scene = scene_class(renderer=renderer_for(scene_class, on_progress, hands))
        prepare(scene)
        scene.render()
    writer = scene.renderer.file_writer
    captions = tuple(getattr(scene, "captions", ()))
    sections = writer.measured_sections()
    return Take(writer.parts, writer.frames, writer.frame_rate, captions, sections)
