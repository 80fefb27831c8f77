"""Any scene of Manim, in a user's own file, as a finished video."""

from __future__ import annotations

import ast
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from .captions import Cue
from .engine import crew
from .engine.take import Finished, Progress, Report, Section, Take, unheard
from .errors import GrokdlError
from .publish import private_folder, ready_folder
from .request import QUALITIES, Quality, file_name, quality_named, title_given
from .video import places, write_video


@dataclass(frozen=True, kw_only=True)
class SceneRequest:
    """One scene of a file as it was asked for; without a title its name is its title."""

    file: Path
    name: str
    quality: Quality = QUALITIES["film"]
    title: str | None = None

    @property
    def file_name(self) -> str:
        """The video's name without its ending."""
        return file_name([self.name], quality=self.quality)

    @property
    def recipe(self) -> dict[str, Any]:
        """What it takes to make this video again, in the plain values that JSON knows."""
        return {
            "scene": self.name,
            "file": self.file.name,
            "quality": self.quality.name,
            "title": self.title,
        }


@dataclass(frozen=True)
class SceneClip:
    """A finished video of a scene; captions lie beside it, if it has any.

    `duration` is in seconds; `remarks` is what a user should hear of how it was rendered.
    """

    path: Path
    request: SceneRequest
    duration: float
    captions: tuple[Cue, ...]
    sections: tuple[Section, ...]
    remarks: tuple[str, ...]


def asked_scenes(
    file: Path, names: Sequence[str] = (), *, quality: str = "film", title: str | None = None
) -> list[SceneRequest]:
    """Return the requests for some scenes of a file, or for the only one that it has.

    `all` means every scene. Manim is loaded in a process of its own, where names have to be looked
    up. Raises GrokdlError for a file that can't be used, or a name that isn't there.
    """
    if not file.is_file():
        raise GrokdlError(f"There is no file {file}.", "Name a Python file with a scene of Manim.")
    if file.suffix != ".py":
        raise GrokdlError(f"{file} is no Python file.", "Name one that ends in .py.")
    look = quality_named(quality)
    title = title_given(title)
    return [
        SceneRequest(file=file, name=name, quality=look, title=title)
        for name in dict.fromkeys(names if _written_in(file, names) else _looked_up(file, names))
    ]


def render_scenes(
    requests: Sequence[SceneRequest],
    *,
    output: Path | None = None,
    cores: int | None = None,
    cached: bool = True,
    on_progress: Report = unheard,
    on_finished: Finished = unheard,
) -> Generator[SceneClip]:
    """Render scenes, and yield each video as it is finished.

    The arguments are those of `clip.render_all`. Raises GrokdlError for whatever is wrong with the
    file, and if the output can't be written.
    """
    paths = places(requests, output)
    for path in paths:
        ready_folder(path.parent)
    at_once, hands = crew.shared(len(requests), cores)
    jobs = [partial(_shoot_scene, request, hands, cached) for request in requests]
    with (
        private_folder() as folder,
        closing(crew.takes(jobs, folder, on_progress, at_once)) as takes,
    ):
        for number, take in takes:
            clip = _publish(take, requests[number], paths[number])
            on_finished(number, take)
            yield clip


def _written_in(file: Path, names: Sequence[str]) -> bool:
    """Tell whether each name is that of a class in the file, so that none has to be looked up."""
    try:
        statements = ast.parse(file.read_bytes()).body
    except (OSError, SyntaxError, ValueError):  # who loads it will say what is wrong
        return False
    classes = {statement.name for statement in statements if isinstance(statement, ast.ClassDef)}
    return bool(names) and classes.issuperset(names)


def _looked_up(file: Path, names: Sequence[str]) -> list[str]:
    with (
        private_folder() as folder,
        closing(crew.takes([partial(_look_up, file, names)], folder)) as answers,
    ):
        [(_, found)] = answers
    return found


def _look_up(file: Path, names: Sequence[str], folder: Path, on_progress: Progress) -> list[str]:
    from .engine.shoot import chosen_from  # loads Manim

    return chosen_from(file, names, folder)


def _shoot_scene(
    request: SceneRequest, hands: int, cached: bool, folder: Path, on_progress: Progress
) -> Take:
    from .engine.means import means_for  # loads Manim
    from .engine.shoot import shoot_file

    means = means_for(folder, hands, cached)
    return shoot_file(request.file, request.name, request.quality, folder, on_progress, means)


def _publish(take: Take, request: SceneRequest, path: Path) -> SceneClip:
    title = request.title or request.name
    write_video([take], path, title, request.recipe, take.captions, licence=None)
    return SceneClip(path, request, take.duration, take.captions, take.sections, take.remarks)
