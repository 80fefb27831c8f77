"""Finds the lessons and tells what they say of themselves, without importing Manim."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from traceback import extract_tb
from typing import Annotated, Any, Literal

from pydantic import Field

from ..errors import GrokdlError, near, slips
from ..learning import book
from ..learning.parameters import Parameters
from .lesson_info import Brief

MEND = "Mend it, or move it out of the scenes folder."
OWN = "grokdl's own"  # lessons, of whichever folder a video was made
KNOWN_TO_A_BRIEF: dict[str, Any] = {
    "Annotated": Annotated,
    "Brief": Brief,
    "Field": Field,
    "Literal": Literal,
    "Parameters": Parameters,
    "book": book,
}


def scenes_folder() -> Path:
    """Return where the lessons lie: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "scenes"
    return inside if inside.is_dir() else package.parent / "scenes"


def whose(folder: Path | None) -> str:
    """Return in words whose lessons a folder holds: grokdl's own, or others."""
    ours = scenes_folder()
    return OWN if (folder or ours).resolve() == ours else "another folder"


def lessons(folder: Path | None = None) -> tuple[Brief, ...]:
    """Return the briefs of all lessons in the book's order.

    Raises GrokdlError for a scene file without a sound `BRIEF = Brief(…)`.
    """
    files = sorted((folder or scenes_folder()).glob("[!_]*.py"))
    return tuple(sorted(map(_brief_in, files), key=lambda brief: (brief.order, brief.name)))


def find(name: str, folder: Path | None = None) -> Brief:
    """Return the lesson that a user means by a name, in any usual spelling, or by an `also` word.

    Raises GrokdlError, with the nearest names, if there is none.
    """
    briefs = lessons(folder)
    for words in (_names, _also):
        for brief in briefs:
            if _squeezed(name) in map(_squeezed, words(brief)):
                return brief
    raise GrokdlError(f"There is no lesson {name!r}.", _nearest(name, briefs))


def search(words: str, folder: Path | None = None) -> tuple[Brief, ...]:
    """Return the lessons in whose name, title, `also` words or one line the words appear."""
    wanted = words.strip().lower()
    return tuple(
        brief
        for brief in lessons(folder)
        if _squeezed(wanted) in map(_squeezed, _names(brief))
        or any(wanted in text.lower() for text in (*_names(brief), *brief.also, brief.says))
    )


def load(brief: Brief, folder: Path | None = None) -> type[Any]:
    """Import a lesson's file, and Manim with it, and return its scene class.

    Raises GrokdlError if the file has no class of that name.
    """
    path = path_of(brief, folder)
    name = f"grokdl_scenes_{path.stem}"
    spec = spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None  # it ends in .py
    module = module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up by name
    try:
        spec.loader.exec_module(module)
        scene: type[Any] = getattr(module, brief.scene)
    except AttributeError as error:
        del sys.modules[name]
        if hasattr(module, brief.scene):
            raise
        raise _unusable(path, f"it has no class {brief.scene}") from error
    except BaseException:
        del sys.modules[name]
        raise
    return scene


def _brief_in(path: Path) -> Brief:
    try:
        tree = ast.parse(path.read_bytes(), str(path))
        expression = ast.Expression(next(_briefs_written_in(tree)))
        brief = eval(compile(expression, str(path), "eval"), dict(KNOWN_TO_A_BRIEF))
    except StopIteration:
        raise _unusable(path, "it has no statement BRIEF = Brief(…)") from None
    except (Exception, SystemExit) as error:
        raise _broken(path, error) from error
    if not isinstance(brief, Brief):
        raise _unusable(path, "its BRIEF is no Brief")
    if path.name != file_name(brief):
        raise _unusable(path, f"its scene is {brief.scene}, so it must be named {file_name(brief)}")
    return brief


def _briefs_written_in(tree: ast.Module) -> Iterator[ast.expr]:
    for statement in tree.body:
        if isinstance(statement, ast.Assign):
            names = [target.id for target in statement.targets if isinstance(target, ast.Name)]
            if "BRIEF" in names:
                yield statement.value


def _unusable(path: Path, why: str) -> GrokdlError:
    return GrokdlError(f"The lesson file {near(path)} cannot be used: {why}.", MEND)


def _broken(path: Path, error: BaseException) -> GrokdlError:
    """Say what breaks in a lesson's file, and in which line if that is known."""
    frames = extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(path)]
    lines += [error.lineno] if isinstance(error, SyntaxError) else []
    place = f"{near(path)}, line {lines[-1]}" if lines else f"{near(path)}"
    if isinstance(error, GrokdlError):
        return type(error)(f"{place}: {error.message}", error.hint or MEND)
    said = error.msg if isinstance(error, SyntaxError) else error
    return GrokdlError(f"{place}: {type(error).__name__}: {said}", MEND)


def path_of(brief: Brief, folder: Path | None = None) -> Path:
    """Return the file of a lesson."""
    return (folder or scenes_folder()) / file_name(brief)


def file_name(brief: Brief) -> str:
    """Return the name of the file in which a lesson lies."""
    return brief.name.replace("-", "_") + ".py"


def _names(brief: Brief) -> tuple[str, ...]:
    return brief.name, brief.title


def _also(brief: Brief) -> tuple[str, ...]:
    return brief.also


def _squeezed(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _nearest(name: str, briefs: tuple[Brief, ...]) -> str:
    spoken = {word: brief.name for brief in briefs for word in (*_names(brief), *brief.also)}
    lesson, _, variant = name.partition(".")
    if variant and _squeezed(lesson) in map(_squeezed, spoken):
        return f"For a variant name the parameter file that has it: -p FILE {name}."
    if near := slips(name, spoken):
        return f"Did you mean {' or '.join(near)}?"
    return f"There are: {', '.join(brief.name for brief in briefs)}."
