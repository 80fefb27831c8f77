"""Any scene of Manim, in a user's own file, as a finished video."""

from __future__ import annotations

import json
import os
from collections.abc import Generator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from . import locks
from .atomic_write import private_folder, ready_folder
from .captions import Cue
from .engine import worker_pool
from .engine.take import Finished, Progress, Report, Section, Take, unheard
from .errors import GrokdlError
from .filenames import usable
from .integrity import UNSEALED
from .look import QUALITIES, Look, Quality
from .request import file_name, title_given
from .scene_names import ALL, classes_written_in, scenes_written_in
from .section_files import chapters_of, write_sections
from .taken import refuse_taken
from .video import places, write_video

SCENES = Path("media/scenes")


@dataclass(frozen=True, kw_only=True)
class SceneRequest:
    """One scene of a file as it was asked for; without a title its name is its title.

    `save_sections` asks for a file of each of its sections, too.
    """

    file: Path
    name: str
    quality: Quality = QUALITIES["film"]
    title: str | None = None
    save_sections: bool = False

    @property
    def folder(self) -> Path:
        """Where the video lies if nobody says otherwise: a folder for each file, named as it is."""
        file, here = self.file.parent.resolve() / self.file.name, Path.cwd().resolve()
        inside = file.relative_to(here) if file.is_relative_to(here) else Path(file.name)
        return SCENES / inside.with_suffix("")

    def source(self, folder: Path) -> str:
        """Tell the file from others of its name: a digest of its path as seen from a folder."""
        file, start = os.path.realpath(self.file), os.path.realpath(folder)
        with suppress(ValueError):  # they are on two drives
            file = os.path.relpath(file, start)
        return sha256(os.fsencode(Path(file).as_posix())).hexdigest()[:12]

    @property
    def file_name(self) -> str:
        """The video's name without its ending."""
        return file_name([self.name], Look(quality=self.quality.name))

    @property
    def recipe(self) -> dict[str, Any]:
        """What it takes to make this video again, in the plain values that JSON knows."""
        return {
            "scene": self.name,
            "file": self.file.name.encode(errors="replace").decode(),  # it may be no UTF-8
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
    file: Path,
    names: Sequence[str] = (),
    *,
    quality: str = "film",
    title: str | None = None,
    save_sections: bool = False,
) -> list[SceneRequest]:
    """Return the requests for some scenes of a file, or for the only one that it has.

    `all` means every scene. Manim is loaded in a process of its own, where names have to be looked
    up. Raises GrokdlError for a file that can't be used, or a name that isn't there.
    """
    if not usable(file).is_file():
        raise GrokdlError(f"There is no file {file}.", "Name a Python file with a scene of Manim.")
    if file.suffix != ".py":
        raise GrokdlError(f"{file} is no Python file.", "Name one that ends in .py.")
    size = Look(quality=quality).shaped_quality
    title = title_given(title)
    return [
        SceneRequest(file=file, name=name, quality=size, title=title, save_sections=save_sections)
        for name in dict.fromkeys(_meant(file, names))
    ]


def render_scenes(
    requests: Sequence[SceneRequest],
    *,
    output: Path | None = None,
    cores: int | None = None,
    cached: bool = True,
    on_progress: Report = unheard,
    on_finished: Finished = unheard,
    on_output: worker_pool.OnOutput = worker_pool.aloud,
) -> Generator[SceneClip]:
    """Render scenes, and yield each video as it is finished.

    The arguments are those of `clip.render_all`. Raises GrokdlError for whatever is wrong with the
    file, and if the output can't be written or another video is there.
    """
    paths = places(requests, output)
    for request, path in zip(requests, paths, strict=True):
        _check(request, path, output)
        ready_folder(path.parent)
    at_once, hands = worker_pool.shared(len(requests), cores)
    first = {request.file: number for number, request in reversed(list(enumerate(requests)))}
    jobs = [
        partial(_shoot_scene, request, hands, cached, first[request.file] == number)
        for number, request in enumerate(requests)
    ]
    with (
        private_folder() as folder,
        closing(worker_pool.takes(jobs, folder, on_progress, at_once, on_output)) as takes,
    ):
        for number, take in takes:
            with locks.alone(paths[number], lambda: None):
                _check(requests[number], paths[number], output)  # another process was quicker
                clip = _publish(take, requests[number], paths[number])
            on_finished(number, take)
            yield clip


def _meant(file: Path, names: Sequence[str]) -> Sequence[str]:
    """Return the scenes that a user means; the file is loaded only if its text doesn't say."""
    if names and classes_written_in(file).issuperset(names):
        return names
    written = scenes_written_in(file)
    if written and (ALL in map(str.lower, names) or (not names and len(written) == 1)):
        return written
    return _looked_up(file, names)


def _looked_up(file: Path, names: Sequence[str]) -> list[str]:
    """Load the file in a process of its own; what it prints is heard only if it breaks there."""
    printed: list[str] = []
    with private_folder() as folder:
        job = partial(_look_up, file, names)
        answers = worker_pool.takes([job], folder, on_output=lambda _, text: printed.append(text))
        try:
            with closing(answers):
                [(_, found)] = answers
        except GrokdlError:
            worker_pool.aloud(0, "".join(printed))
            raise
    return found


def _look_up(file: Path, names: Sequence[str], folder: Path, on_progress: Progress) -> list[str]:
    from .engine.shoot import chosen_from  # loads Manim

    return chosen_from(file, names, folder)


def _shoot_scene(
    request: SceneRequest,
    hands: int,
    cached: bool,
    first: bool,
    folder: Path,
    on_progress: Progress,
) -> Take:
    """Render a scene; what its file prints when it is loaded is heard of the first one alone."""
    from .engine.resources import resources_for  # loads Manim
    from .engine.shoot import shoot_file

    resources = resources_for(folder, hands, cached)
    return shoot_file(
        request.file, request.name, request.quality, folder, on_progress, resources, hush=not first
    )


def _check(request: SceneRequest, path: Path, output: Path | None) -> None:
    if path != output:
        refuse_taken(path, request.recipe, request.source(path.parent))


def _publish(take: Take, request: SceneRequest, path: Path) -> SceneClip:
    title, chapters = request.title or request.name, chapters_of(take.sections)
    about = {"seal": UNSEALED, "source": request.source(path.parent), "captions": take.captions}
    write_video(
        [take],
        path,
        title,
        request.recipe,
        take.captions,
        chapters,
        licence=None,
        record=json.dumps(about),
    )
    if request.save_sections or take.save_sections:
        write_sections(take, path)
    return SceneClip(path, request, take.duration, take.captions, take.sections, take.remarks)
