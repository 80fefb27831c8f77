"""Finds the lessons and reads their cards, without importing Manim."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from traceback import extract_tb
from typing import Annotated, Any, Literal

from pydantic import Field

from ..errors import GrokdlError, near, slips
from ..learning import book
from ..learning.formula import FormulaParameters
from ..learning.parameters import Parameters, ParameterSet
from .lesson_info import LessonInfo

MEND = "Mend it, or move it out of the scenes folder."
SPELL_OUT = "Mend it: write the value itself there. The class may take it from INFO."
OWN = "grokdl's own"  # lessons, of whichever folder a video was made
KNOWN_TO_A_CARD: dict[str, Any] = {
    "Annotated": Annotated,
    "FormulaParameters": FormulaParameters,
    "LessonInfo": LessonInfo,
    "Field": Field,
    "Literal": Literal,
    "ParameterSet": ParameterSet,
    "Parameters": Parameters,
    "book": book,
}


def scenes_folder() -> Path:
    """Return where the lessons lie: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "scenes"
    return inside if inside.is_dir() else package.parent / "scenes"


def whose(folder: Path | None) -> str:
    """Return whose lessons a folder holds, in words: grokdl's own, or others."""
    ours = scenes_folder()
    return OWN if (folder or ours).resolve() == ours else "another folder"


def lessons(folder: Path | None = None) -> tuple[LessonInfo, ...]:
    """Return the cards of all lessons in the book's order.

    Raises GrokdlError for a scene file without a sound `INFO = LessonInfo(…)`.
    """
    files = sorted((folder or scenes_folder()).glob("[!_]*.py"))
    infos = [_info_in(path, _source_of(path)) for path in files]
    return tuple(sorted(infos, key=lambda info: (info.order, info.name)))


def find(name: str, folder: Path | None = None) -> LessonInfo:
    """Return the lesson that a user means by a name, in any usual spelling, or by an `also` word.

    Raises GrokdlError, with the nearest names, if there is none.
    """
    infos = lessons(folder)
    for words in (_names, _also):
        for info in infos:
            if _squeezed(name) in map(_squeezed, words(info)):
                return info
    raise GrokdlError(f"There is no lesson {name!r}.", _nearest(name, infos))


def search(words: str, folder: Path | None = None) -> tuple[LessonInfo, ...]:
    """Return the lessons in whose name, title, `also` words or one line the words appear."""
    wanted = words.strip().lower()
    return tuple(
        info
        for info in lessons(folder)
        if _squeezed(wanted) in map(_squeezed, _names(info))
        or any(wanted in text.lower() for text in (*_names(info), *info.also, info.says))
    )


def load(info: LessonInfo, folder: Path | None = None) -> type[Any]:
    """Import a lesson's file, and Manim with it, and return its scene class.

    Raises GrokdlError if the file has no class of that name.
    """
    path = path_of(info, folder)
    name = f"grokdl_scenes_{path.stem}"
    spec = spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None  # it ends in .py
    module = module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up by name
    try:
        spec.loader.exec_module(module)
        scene: type[Any] = getattr(module, info.scene)
    except AttributeError as error:
        del sys.modules[name]
        if hasattr(module, info.scene):
            raise
        raise _unusable(path, f"it has no class {info.scene}") from error
    except BaseException:
        del sys.modules[name]
        raise
    return scene


def _source_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _broken(path, error) from error


@lru_cache(maxsize=256)  # a film asks for each lesson several times, and a file takes 5 ms to parse
def _info_in(path: Path, source: bytes) -> LessonInfo:
    try:
        tree = ast.parse(source, str(path))
        expression = ast.Expression(next(_infos_written_in(tree)))
        info = eval(compile(expression, str(path), "eval"), dict(KNOWN_TO_A_CARD))
    except StopIteration:
        raise _unusable(path, "it has no statement INFO = LessonInfo(…)") from None
    except (Exception, SystemExit) as error:
        raise _broken(path, error) from error
    if not isinstance(info, LessonInfo):
        raise _unusable(path, "its INFO is no LessonInfo")
    if path.name != file_name(info):
        raise _unusable(path, f"its scene is {info.scene}, so it must be named {file_name(info)}")
    return info


def _infos_written_in(tree: ast.Module) -> Iterator[ast.expr]:
    for statement in tree.body:
        if isinstance(statement, ast.Assign):
            names = [target.id for target in statement.targets if isinstance(target, ast.Name)]
            if "INFO" in names:
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
    if isinstance(error, NameError) and error.name:
        return GrokdlError(f"{place}: {_not_for_a_card(error.name)}", SPELL_OUT)
    said = error.msg if isinstance(error, SyntaxError) else error
    return GrokdlError(f"{place}: {type(error).__name__}: {said}", MEND)


def _not_for_a_card(name: str) -> str:
    *most, last = sorted(KNOWN_TO_A_CARD, key=str.lower)
    return (
        f"INFO can't use {name}: a lesson's card is read alone, without the rest of its file; "
        f"besides plain values it knows {', '.join(most)} and {last}."
    )


def path_of(info: LessonInfo, folder: Path | None = None) -> Path:
    """Return the file of a lesson."""
    return (folder or scenes_folder()) / file_name(info)


def file_name(info: LessonInfo) -> str:
    """Return the name of the file in which a lesson lies."""
    return info.name.replace("-", "_") + ".py"


def _names(info: LessonInfo) -> tuple[str, ...]:
    return info.name, info.title


def _also(info: LessonInfo) -> tuple[str, ...]:
    return info.also


def _squeezed(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _nearest(name: str, infos: tuple[LessonInfo, ...]) -> str:
    spoken = {word: info.name for info in infos for word in (*_names(info), *info.also)}
    lesson, _, variant = name.partition(".")
    if variant and _squeezed(lesson) in map(_squeezed, spoken):
        return f"For a variant name the parameter file that has it: -p FILE {name}."
    if near := slips(name, spoken):
        return f"Did you mean {' or '.join(near)}?"
    return f"There are: {', '.join(info.name for info in infos)}."
