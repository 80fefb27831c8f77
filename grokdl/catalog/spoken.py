"""What lessons say in English, read from their files without importing Manim."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from . import gallery, own_words
from .lesson_info import LessonInfo
from .own_words import English
from .request import Request

SHARED = Path(__file__).parents[1] / "lesson" / "words.py"


def captions_of(info: LessonInfo, scenes: Path | None = None) -> dict[str, str] | None:
    """Return a lesson's captions by their keys; None if they are not written as one mapping."""
    tree = ast.parse(gallery.path_of(info, scenes).read_bytes())
    classes = (node for node in tree.body if isinstance(node, ast.ClassDef))
    found = [body for node in classes if node.name == info.scene for body in node.body]
    values = [value for name, value in _assigned(found) if name == "words"]
    return _texts(values[-1]) if values else {}


def shared_captions() -> dict[str, str]:
    """Return the captions that lessons share, by their keys."""
    tree = ast.parse(SHARED.read_bytes())
    return next(_texts(value) or {} for name, value in _assigned(tree.body) if name == "SHARED")


def english(scenes: Path | None = None) -> dict[str, English]:
    """Return what all lessons say, by name, and what they share, by "shared"."""
    found = {"shared": English(shared_captions())}
    for info in gallery.lessons(scenes):
        captions = captions_of(info, scenes)
        found[info.name] = English(captions, tuple(info.parameters.names()))
    return found


def check_words(requests: Iterable[Request], scenes: Path | None = None) -> None:
    """Hold the own words of requests to what the lessons say. Raises GrokdlError."""
    texts = {request.look.words for request in requests} - {""}
    if texts:
        said = english(scenes)
        for text in sorted(texts):
            own_words.check(text, said)


def _assigned(body: Iterable[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    for node in body:
        if isinstance(node, ast.Assign):
            yield from (
                (name.id, node.value) for name in node.targets if isinstance(name, ast.Name)
            )
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            yield node.target.id, node.value


def _texts(value: ast.expr) -> dict[str, str] | None:
    try:
        captions: Mapping[str, Any] = ast.literal_eval(value)
        return {key: text if isinstance(text, str) else text[0] for key, text in captions.items()}
    except (AttributeError, IndexError, TypeError, ValueError):
        return None
