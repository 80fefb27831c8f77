"""Names of the scenes in a user's file, read from its text, without loading it or Manim."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterator
from pathlib import Path

ALL = "all"

# what Manim 0.22 exports of Scene and its kinds: no other name of it is a scene
MANIMS = {
    "LinearTransformationScene",
    "MovingCameraScene",
    "Scene",
    "SpecialThreeDScene",
    "ThreeDScene",
    "VectorScene",
    "ZoomedScene",
}
MAKERS = {"exec", "globals", "setattr", "type", "vars"}  # by which a class can come unseen


class UnsureError(Exception):
    """The text alone does not say which scenes there are."""


def classes_written_in(file: Path) -> set[str]:
    """Return the names of all classes that stand in a file's text, not within anything else."""
    try:
        statements = ast.parse(file.read_bytes()).body
    except (OSError, RecursionError, SyntaxError, ValueError):  # who loads it says what is wrong
        return set()
    return {statement.name for statement in statements if isinstance(statement, ast.ClassDef)}


def scenes_written_in(file: Path) -> list[str] | None:
    """Return the names of a file's scenes in their order; None if only loading it can tell.

    As when the file is loaded, a scene is a class of the file itself that says what to construct.
    """
    try:
        return list(_scenes(ast.parse(file.read_bytes())))
    except (OSError, RecursionError, SyntaxError, ValueError, UnsureError):
        return None


def _scenes(module: ast.Module) -> Iterator[str]:
    imported = _imported(module)
    scenes: dict[str, bool | None] = {}  # whether a class says what to construct; None: no scene
    for statement in module.body:
        if not isinstance(statement, ast.ClassDef):
            _check_makes_no_class(statement)
            continue
        if statement.name in (*scenes, *imported) or statement.decorator_list or statement.keywords:
            raise UnsureError
        bases = [_kind_of(base, imported, scenes) for base in statement.bases]
        kinds = {kind for kind in bases if kind is not None}
        constructs = any(getattr(part, "name", "") == "construct" for part in statement.body)
        scenes[statement.name] = constructs or any(kinds) if kinds else None
    _check_keeps_its_classes(module, scenes)
    return (name for name, constructs in scenes.items() if constructs)


def _imported(module: ast.Module) -> dict[str, str]:
    """The module that each imported name is from; one imported whole ends in a point."""
    found: dict[str, str] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom):
            if any(alias.name == "*" for alias in node.names) and node.module != "manim":
                raise UnsureError  # its names may hide Manim's
            for alias in node.names:
                renamed = alias.asname not in (None, alias.name)
                found[alias.asname or alias.name] = "." if renamed else node.module or "."
        elif isinstance(node, ast.Import):
            found |= {(alias.asname or alias.name): f"{alias.name}." for alias in node.names}
    return found


def _kind_of(
    base: ast.expr, imported: dict[str, str], scenes: dict[str, bool | None]
) -> bool | None:
    """Whether a base class says what to construct; None if it is no scene."""
    if isinstance(base, ast.Attribute) and isinstance(base.value, ast.Name):
        name, source = base.attr, imported.get(base.value.id, ".").removesuffix(".")
    elif isinstance(base, ast.Name):
        if base.id in scenes:
            return scenes[base.id]
        name, source = base.id, imported.get(base.id, "manim")
    else:
        raise UnsureError
    if source != "manim":
        raise UnsureError
    return False if name in MANIMS else None


def _check_makes_no_class(statement: ast.stmt) -> None:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        return
    for node in ast.walk(statement):
        if isinstance(node, ast.ClassDef) or (isinstance(node, ast.Name) and node.id in MAKERS):
            raise UnsureError


def _check_keeps_its_classes(module: ast.Module, names: Container[str]) -> None:
    for node in ast.walk(module):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load) and node.id in names:
            raise UnsureError
