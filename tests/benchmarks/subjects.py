"""What is rendered: the lessons, and four scenes with their naive twins."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any, NamedTuple

from grokdl import gallery
from grokdl.request import Quality, asked

SCENES = Path(__file__).parent / "scenes"
LESSONS = ("ErrorBowl", "Overshoot", "Divergence", "Alpha")
OWN = {
    "Bowl": "bowl.py",
    "Formula": "formula.py",
    "ZoomingAxis": "zooming_axis.py",
    "FourPanels": "four_panels.py",
}
NAMES = (*LESSONS, *OWN)

MakeScene = Callable[[Any], Any]
"""Gets a renderer and returns a scene."""


class Subject(NamedTuple):
    """One scene to render, by the name of its class; a lesson has no naive twin."""

    name: str

    @property
    def naive(self) -> Subject | None:
        """The same picture as Manim's documentation would have it written."""
        return Subject(f"Naive{self.name}") if self.name in OWN else None

    def maker(self, quality: Quality) -> MakeScene:
        """Import the scene's file, and Manim with it, and return what makes the scene."""
        return _lesson(self.name, quality) if self.name in LESSONS else _scene(self.name)


def _lesson(name: str, quality: Quality) -> MakeScene:
    brief = gallery.find(name)
    lesson = gallery.load(brief)
    request = asked(brief, {}, quality=quality.name)

    def make(renderer: Any) -> Any:
        scene = lesson(renderer=renderer)
        scene.request = request
        return scene

    return make


def _scene(name: str) -> MakeScene:
    path = SCENES / OWN[name.removeprefix("Naive")]
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None  # it ends in .py
    module = sys.modules[path.stem] = module_from_spec(spec)
    spec.loader.exec_module(module)
    scene = getattr(module, name)
    return lambda renderer: scene(renderer=renderer)
