"""Loads a user's scene file as Manim does, and says in one line what is wrong with it."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from manim import Scene

from ..catalog.scene_names import ALL
from ..errors import EndedError, GrokdlError, did_you_mean
from .blame import Place, alone, hidden_library, is_ours, lines_of, places_of
from .fork_pool import WorkError

ASKED = ("EOFError", "bdb.BdbQuit")  # what input() and breakpoint() end in
RETURN = "To end a scene early and keep what it has shown, let its construct return."
ERROR = re.compile(r"^ .*\n(\S.*)", re.MULTILINE)  # what a traceback says after its last place
LOOKED_UP = re.compile(r"(Attribute|Import|ModuleNotFound|Name)Error\b")  # a name wasn't there
OWN_KIND = re.compile(r"^grokdl\.errors\.\w+: ")  # what it says is said in our words
PLACE = re.compile(r'^ +File "(.+)", line (\d+)', re.MULTILINE)


def scenes_in(file: Path) -> dict[str, type[Any]]:
    """Import a file, its folder before all others on the path, and return its scenes by name.

    A scene is a class of the file itself that says what to construct. Raises GrokdlError if there
    is none, and whatever the file raises.
    """
    scenes = {
        name: thing
        for name, thing in vars(_imported(file)).items()
        if isinstance(thing, type) and issubclass(thing, Scene)
        if thing.__module__ == file.stem and thing.__name__ == name
        if getattr(thing, "construct", None) is not Scene.construct
    }
    if not scenes:
        raise GrokdlError(
            f"{file} has no scene.", "A scene is a class of manim's Scene, with a construct."
        )
    return scenes


def scene_named(name: str, file: Path) -> type[Any]:
    """Import a file and return one of its scenes. Raises as `scenes_in`, and if it isn't there."""
    scenes = scenes_in(file)
    _check([name], file, scenes)
    return scenes[name]


def chosen(names: Sequence[str], file: Path) -> list[str]:
    """Return the names of the scenes that a user means: all of them, some, or the only one.

    Raises as `scenes_in`, and GrokdlError for a name that isn't there, or if it could be several.
    """
    scenes = scenes_in(file)
    if ALL in map(str.lower, names):
        return list(scenes)
    _check(names, file, scenes)
    if not names and len(scenes) > 1:
        raise GrokdlError(
            f"Which scene of {file}?", f"Name one or more, or all. There are: {', '.join(scenes)}."
        )
    return list(names or scenes)


@contextmanager
def hushed() -> Iterator[None]:
    """Discard whatever this process prints within the context."""
    ours = [os.dup(stream) for stream in (1, 2)]
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        for stream in (1, 2):
            os.dup2(nothing, stream)
        yield
    finally:
        for stream, own in zip((1, 2), ours, strict=True):
            os.dup2(own, stream)
        for file in (*ours, nothing):
            os.close(file)


@contextmanager
def faults_of(file: Path) -> Iterator[None]:
    """Say in one line what breaks in a user's file, and where: raises GrokdlError.

    What breaks in the engine itself goes its way: that is our fault. Raises EndedError where the
    file ends the work itself, as by exit().
    """
    try:
        yield
    except GrokdlError as mistake:
        places = places_of(mistake)
        if is_ours(file, places) or not lines_of(file, places):
            raise
        hint = mistake.hint or "Mend it there."
        raise type(mistake)(f"{_place(file, places)}: {mistake.message}", hint) from mistake
    except (Exception, SystemExit) as error:
        details = "".join(traceback.format_exception(error))
        if isinstance(error, WorkError):  # raised in a fork: its details came as text
            details = str(error)
        places = PLACE.findall(details)
        rename = hidden_library(file) if LOOKED_UP.match(_said(details)) else ""
        if is_ours(file, places) and not rename:
            raise
        place = _place(file, places)
        if isinstance(error, SystemExit) and not error.code:
            said = f"{place} ends the scene by exit(), so there is no video."
            raise EndedError(said, RETURN) from error
        hint = rename or alone(file, _said(details)) or _hint(details)
        raise GrokdlError(f"{place}: {_said(details)}", hint) from error


def _check(names: Sequence[str], file: Path, scenes: Iterable[str]) -> None:
    for name in names:
        if name not in scenes:
            raise GrokdlError(f"There is no scene {name!r} in {file}.", did_you_mean(name, scenes))


def _imported(file: Path) -> ModuleType:
    sys.path.insert(0, str(file.parent.resolve()))
    spec = spec_from_file_location(file.stem, file.resolve())
    assert spec is not None and spec.loader is not None  # it ends in .py
    module = module_from_spec(spec)
    sys.modules[file.stem] = module  # dataclasses, and the files beside it, look it up by name
    spec.loader.exec_module(module)
    return module


def _place(file: Path, places: Sequence[Place]) -> str:
    """Return the deepest line that is in the file or one beside it."""
    theirs = lines_of(file, places)
    if not theirs:
        return str(file)
    deepest, line = theirs[-1]
    return f"{file.with_name(deepest.name)}, line {line}"


def _said(details: str) -> str:
    """Return the first line of the last error that a traceback tells."""
    return OWN_KIND.sub("", ERROR.findall(details)[-1])


def _hint(details: str) -> str:
    if os.environ.get("GROKDL_DEBUG"):
        return details
    if _said(details).startswith(ASKED):
        return "Nobody can answer a scene while it is rendered: write the answer into the file."
    return "Mend it; with GROKDL_DEBUG=1 in the environment you see where it comes from."
