"""Loads Manim and all that renders a lesson, so that forks of this process have it at once."""

from __future__ import annotations

import gc
from importlib import import_module

ROOMS = ("lesson", "engine.lessons", "engine.resources", "engine.timing_pass")


def preload() -> None:
    """Load what a worker needs. Raises whatever an import does, as of a broken manim.cfg."""
    from .toolchain_digest import toolchain_digest  # loads Manim

    for room in ROOMS:
        import_module(f"grokdl.{room}")
    toolchain_digest()  # of the code that is loaded, not of what may be saved later
    gc.collect()
    gc.freeze()  # a collection in a fork would copy shared pages
