"""A round: the clips that are asked for are made, those that are not there as they should be."""

from __future__ import annotations

import json
import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import partial
from hashlib import sha256
from pathlib import Path

from .. import clip, gallery
from ..engine.crew import RenderError
from ..errors import GrokdlError
from ..request import Request
from .files import PACKAGE, Made

Ask = Callable[[], tuple[Sequence[Request], Path | None]]
"""Reads what is asked for, as it stands in the files now: requests, and where the clips go."""

Tell = Callable[[tuple[str, ...]], None]
"""Gets ("made", place, lesson's file, recipe) or ("wrong", text)."""

Round = Callable[[Tell], None]
"""Makes what is due; it must be picklable."""

ORDER, STOP = b"o", b"s"  # before a round's pickle; to end the round that is under way
FRAME = re.compile(r'File "([^"]+)", line (\d+)')


def round_of(
    ask: Ask, made: Mapping[str, Made], scenes: Path | None = None, cores: int | None = None
) -> Round:
    """Return a round, such that another process can be given it; what is `made` is good still."""
    return partial(
        _render, ask, {place: (it.lesson, it.recipe) for place, it in made.items()}, scenes, cores
    )


def _render(
    ask: Ask,
    made: Mapping[str, tuple[str, str]],
    scenes: Path | None,
    cores: int | None,
    tell: Tell,
) -> None:
    try:
        requests, output = ask()
        places = clip.places(requests, output)
        due = [
            request
            for request, place in zip(requests, places, strict=True)
            if made.get(str(place)) != _known_as(request) or not place.exists()
        ]
        with closing(clip.render_all(due, output=output, scenes=scenes, cores=cores)) as clips:
            for finished in clips:
                tell(("made", str(finished.path), *_known_as(finished.request)))
    except KeyboardInterrupt:
        pass  # the next round makes it
    except Exception as error:
        tell(("wrong", in_words(error, scenes or gallery.scenes_folder())))


def _known_as(request: Request) -> tuple[str, str]:
    recipe = json.dumps(request.recipe, sort_keys=True)
    return gallery.file_name(request.brief), sha256(recipe.encode()).hexdigest()


def in_words(error: Exception, scenes: Path) -> str:
    """Return what went wrong and where, in one line; or a mistake of the user's, whole."""
    if isinstance(error, RenderError):
        first_line, _, details = str(error).partition("\n")
        return at_its_place(details, scenes, first_line)
    if isinstance(error, GrokdlError):
        cause = "".join(traceback.format_exception(error.__cause__)) if error.__cause__ else ""
        in_lesson = _places(cause, [scenes])
        return (
            at_its_place(cause, scenes) if in_lesson else f"{error.message}\n{error.hint}".strip()
        )
    return at_its_place("".join(traceback.format_exception(error)), scenes)


def at_its_place(details: str, scenes: Path, said: str | None = None) -> str:
    """Return what a traceback says at its end, after the last place in it that is ours to mend."""
    said = said or details.strip().splitlines()[-1].strip()
    places = _places(details, [scenes, PACKAGE])
    return f"{places[-1]}: {said}" if places else said


def _places(details: str, folders: Sequence[Path]) -> list[str]:
    return [
        f"{_near(Path(name))}:{line}"
        for name, line in FRAME.findall(details)
        if any(Path(name).resolve().is_relative_to(folder.resolve()) for folder in folders)
    ]


def _near(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
