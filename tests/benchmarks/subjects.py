"""What is rendered: the lessons, and four scenes with their naive twins."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any, NamedTuple

from grokdl.catalog import gallery
from grokdl.catalog.look import Quality
from grokdl.catalog.request import asked

SCENES = Path(__file__).parent / "scenes"
LESSONS = ("ErrorBowl", "Overshoot", "Divergence", "Alpha")
OWN = {
    "Bowl": "bowl.py",
    "Formula": "formula.py",
    "ZoomingAxis": "zooming_axis.py",
    "FourPanels": "four_panels.py",
}
NAMES = (*LESSONS, *OWN)

Prepare = Callable[[Any], None]
"""Gets a scene before it is rendered."""


class Subject(NamedTuple):
    """One scene to render, by the name of its class; a lesson has no naive twin."""

    name: str

    @property
    def naive(self) -> Subject | None:
        """The same picture as Manim's documentation would have it written."""
        return Subject(f"Naive{self.name}") if self.name in OWN else None

    def load(self, quality: Quality) -> tuple[type[Any], Prepare]:
        """Import the scene's file, and Manim with it; return its class, and what prepares it."""
        if self.name not in LESSONS:
            return _scene_class(self.name), lambda scene: None
        info = gallery.find(self.name)
        request = asked(info, {}, quality=quality.name)
        return gallery.load(info), lambda scene: setattr(scene, "request", request)


def _scene_class(name: str) -> type[Any]:
    path = SCENES / OWN[name.removeprefix("Naive")]
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None  # it ends in .py
    module = sys.modules[path.stem] = module_from_spec(spec)
    spec.loader.exec_module(module)
    scene: type[Any] = getattr(module, name)
    return scene
