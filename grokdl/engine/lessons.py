"""Loads a lesson, and says in one line what is wrong with one of the user's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from inspect import signature
from pathlib import Path
from typing import Any

from manim import Scene

from ..catalog import gallery
from ..catalog.lesson_info import LessonInfo
from ..errors import GrokdlError, near
from ..lesson import LessonScene
from .loading import faults_of
from .shoot import plain_about_nothing


@contextmanager
def faults_of_lesson(info: LessonInfo, scenes: Path | None) -> Iterator[None]:
    """Say what breaks in a lesson of the user's own as `faults_of` does: raises GrokdlError.

    What breaks in one of ours goes its way.
    """
    if gallery.whose(scenes) == gallery.OWN:
        yield
        return
    path = near(gallery.path_of(info, scenes))
    with faults_of(path), plain_about_nothing(f"{info.scene} in {path}"):
        yield


def lesson_class(info: LessonInfo, scenes: Path | None) -> type[Any]:
    """Return a lesson's scene class. Raises GrokdlError if it is none that can be rendered."""
    found = gallery.load(info, scenes)
    path = near(gallery.path_of(info, scenes))
    if not (isinstance(found, type) and issubclass(found, Scene)):
        raise GrokdlError(
            f"{path}: its {info.scene} is no scene.",
            "A lesson is a class of RunScene, or of Manim's Scene.",
        )
    if issubclass(found, LessonScene) and not isinstance(getattr(found, "info", None), LessonInfo):
        raise GrokdlError(
            f"{path}: its {info.scene} has no info.", "Write `info = INFO` into the class."
        )
    try:
        signature(found).bind()
    except TypeError as error:
        raise GrokdlError(
            f"{path}: its {info.scene} can't be made without arguments: {error}.",
            "Give each argument of its __init__ a default.",
        ) from None
    return found
