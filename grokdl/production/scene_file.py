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

from ..catalog.look import QUALITIES, Look, Quality
from ..catalog.request import file_name, title_given
from ..catalog.scene_names import ALL, classes_written_in, scenes_written_in
from ..engine import worker_pool
from ..engine.take import Progress, Section, Take
from ..errors import GrokdlError
from ..export import Format, format_of
from ..files.atomic_write import private_folder
from ..files.filenames import usable
from ..files.integrity import UNSEALED
from ..words.captions import Cue
from . import production
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
    requests: Sequence[SceneRequest], *, output: Path | None = None, **how: Any
) -> Generator[SceneClip]:
    """Render scenes, and yield each video as it is finished; `how` is for production.run.

    Raises GrokdlError for whatever is wrong with the file, and if the output can't be written or
    another video is there.
    """
    yield from production.run(scene_productions(requests, output), **how)


def scene_productions(
    requests: Sequence[SceneRequest], output: Path | None = None, *, cached: bool = True
) -> list[SceneProduction]:
    """Return the productions that render scenes; raises GrokdlError as `places`.

    Unless `cached`, no segment that was rendered before is used.
    """
    paths = places(requests, output)
    first = {request.file: number for number, request in reversed(list(enumerate(requests)))}
    return [
        SceneProduction(request, path, path == output, first[request.file] == number, cached)
        for number, (request, path) in enumerate(zip(requests, paths, strict=True))
    ]


@dataclass(frozen=True)
class SceneProduction:
    """Production of a scene's video, and its place: `named` if the user named the very file.

    What a file prints when it is loaded is heard of its `first` scene alone.
    """

    request: SceneRequest
    path: Path
    named: bool
    first: bool
    cached: bool

    @property
    def name(self) -> str:
        """The scene's name."""
        return self.request.name

    @property
    def take_names(self) -> tuple[str]:
        """The scene's name: it is one take."""
        return (self.name,)

    @property
    def frame_rate(self) -> int:
        """Frames a second."""
        return self.request.quality.frame_rate

    def found(self) -> None:
        """Return nothing, for a scene is always rendered. Raises GrokdlError for a taken place."""
        if not self.named:
            refuse_taken(self.path, self.request.recipe, self.request.source(self.path.parent))

    def jobs(self, hands: int) -> dict[int, worker_pool.Job]:
        """Return the job of rendering the scene."""
        format = format_of(self.path)
        return {0: partial(_shoot_scene, self.request, hands, self.cached, self.first, format)}

    def done(self, takes: Sequence[Take]) -> SceneClip:
        """Put the video in its place, and files of its sections beside it if they are wanted."""
        self.found()  # another program may have been quicker
        [take] = takes
        request, source = self.request, self.request.source(self.path.parent)
        about = {"seal": UNSEALED, "source": source, "captions": [cue[:3] for cue in take.captions]}
        write_video(
            takes,
            self.path,
            request.title or request.name,
            request.recipe,
            take.captions,
            chapters_of(take.sections),
            licence=None,
            record=json.dumps(about),
        )
        if request.save_sections or take.save_sections:
            write_sections(take, self.path)
        duration, captions, sections = take.duration, take.captions, take.sections
        return SceneClip(self.path, request, duration, captions, sections, take.remarks)


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
    from ..engine.shoot import chosen_from  # loads Manim

    return chosen_from(file, names, folder)


def _shoot_scene(
    request: SceneRequest,
    hands: int,
    cached: bool,
    first: bool,
    format: Format,
    folder: Path,
    on_progress: Progress,
) -> Take:
    """Render a scene; what its file prints when it is loaded is heard of the first one alone."""
    from ..engine.resources import resources_for  # loads Manim
    from ..engine.shoot import shoot_file

    return shoot_file(
        request.file,
        request.name,
        request.quality,
        folder,
        on_progress,
        resources_for(folder, hands, cached),
        hush=not first,
        clear=format.holds.alpha,
        by=format.shoot,
    )
