"""Renders one scene to pieces of video."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..request import Quality
from . import settings
from .means import ALONE, Means
from .renderer import renderer_for
from .take import Progress, Take


def shoot(
    scene_class: type,
    quality: Quality,
    folder: Path,
    on_progress: Progress,
    *,
    prepare: Callable[[Any], None] = lambda scene: None,
    means: Means = ALONE,
) -> Take:
    """Make a scene and render it into a private folder.

    `prepare` gets the scene before it is rendered; a scene may hold `captions`, a list of Cue.
    Raises RuntimeError, as Manim does, if the scene plays nothing.
    """
    with settings.owned(quality, folder):
        renderer = renderer_for(scene_class, on_progress, means)
        scene = scene_class(renderer=renderer)
        prepare(scene)
        scene.render()
    writer = renderer.file_writer
    return Take(
        writer.parts,
        writer.frames,
        writer.frame_rate,
        captions=tuple(getattr(scene, "captions", ())),
        sections=writer.measured_sections(),
        remarks=tuple(f"{what} is painted by Manim itself" for what in sorted(renderer.plain)),
        costs=renderer.all_costs(),
    )
