"""A scene brought to its first picture, or to its last one, without painting anything."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from ..catalog.look import Quality
from . import settings
from .renderer import TileRenderer, take_over
from .shoot import Prepare


class FirstPictureError(Exception):
    """Raised by a scene's first play, once all that it shows at first is there."""


class FirstPictureRenderer(TileRenderer):
    """Stops a scene at the first frame of its first play."""

    def _film(self, scene: Any) -> None:
        raise FirstPictureError


def at_its_end(scene_class: Any, quality: Quality, folder: Path, prepare: Prepare) -> Any:
    """Return a scene as it is at its end; every play was brought to its end, unpainted."""
    with settings.owned(quality, folder):
        scene = scene_class(skip_animations=True)
        take_over(scene, lambda headway: None)
        prepare(scene)
        scene.render()
    return scene


def at_its_start(scene_class: Any, quality: Quality, folder: Path, prepare: Prepare) -> Any:
    """Return a scene as it is in its first frame."""
    with settings.owned(quality, folder), suppress(FirstPictureError):
        scene = scene_class(skip_animations=True)
        take_over(scene, lambda headway: None, renderer=FirstPictureRenderer)
        prepare(scene)
        scene.render()
    return scene
