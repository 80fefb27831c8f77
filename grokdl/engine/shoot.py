"""Renders one scene to segments of video."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from manim import config

from ..catalog.look import QUALITIES, Quality
from ..errors import GrokdlError
from ..files.atomic_write import plain_about_room
from . import settings
from .codec import Codec
from .loading import chosen, faults_of, hushed, scene_named
from .renderer import take_over
from .resources import ALONE, Resources
from .sound import exported, tail_of
from .take import KILLED, Progress, Take

Prepare = Callable[[Any], None]
"""Gets a scene that was just made, before it is rendered."""

Shooting = Callable[[type, Path, Progress, Prepare, Resources], Take]
"""Makes a scene, within Manim's settings, and a take of it in a private folder: a format does."""


def nothing(scene: Any) -> None:
    """Let a scene be as it is."""


def in_segments(
    scene_class: type,
    folder: Path,
    on_progress: Progress,
    prepare: Prepare,
    resources: Resources,
    codec: Codec | None = None,
) -> Take:
    """Make a scene and render it to segments of video, by a codec or as H.264."""
    scene: Any = scene_class()
    renderer = take_over(scene, on_progress, resources, codec=codec)
    prepare(scene)
    scene.render()
    return take_of(scene, renderer.file_writer.parts, folder)


def take_of(scene: Any, parts: Sequence[Path], folder: Path) -> Take:
    """Return a scene that has come to its end as a take of some files."""
    renderer, writer = scene.renderer, scene.renderer.file_writer
    return Take(
        tuple(parts),
        writer.frames,
        writer.frame_rate,
        captions=tuple(getattr(scene, "captions", None) or writer.cues()),
        sections=writer.measured_sections(),
        section_parts=writer.section_parts(),
        sound=exported(writer, folder),
        remarks=tuple(_remarks(renderer)),
        costs=renderer.pipeline.all_costs(),
        kept_as=tuple(renderer.pipeline.kept_as.get(Path(part), "") for part in parts),
        histories=tuple(history.recipe for history in getattr(scene, "histories", {}).values()),
    )


def shoot(
    scene_class: type,
    quality: Quality,
    folder: Path,
    on_progress: Progress,
    *,
    prepare: Prepare = nothing,
    resources: Resources = ALONE,
    by: Shooting = in_segments,
) -> Take:
    """Make a scene and render it into a private folder, to segments unless `by` says otherwise.

    `prepare` gets the scene before it is rendered; a scene may hold `captions`, a list of Cue.
    Raises RuntimeError, as Manim does, if the scene plays nothing.
    """
    with settings.owned(quality, folder):
        return by(scene_class, folder, on_progress, prepare, resources)


def shoot_file(
    file: Path,
    name: str,
    quality: Quality,
    folder: Path,
    on_progress: Progress,
    resources: Resources = ALONE,
    *,
    hush: bool = False,
    clear: bool = False,
    by: Shooting = in_segments,
) -> Take:
    """Load a user's file, and render a scene of it into a private folder, as `shoot` does.

    With `hush` nothing is heard of what the file prints when it is loaded; its ground may be
    transparent if it can be `clear`. Raises GrokdlError for whatever is wrong with the file or its
    scene.
    """
    with opened(file, name, quality, folder, hush=hush, clear=clear) as (scene_class, changes):
        prepare = nothing if changes.opacity == 1 else partial(_let_shine, changes.opacity)
        take = by(scene_class, folder, on_progress, prepare, resources)
    if not take.parts:  # its author skips every section
        raise plays_nothing(name)
    remarks = (*changes.in_vain, *take.remarks)
    return replace(take, remarks=remarks, save_sections=changes.save_sections)


@contextmanager
def opened(
    file: Path,
    name: str,
    quality: Quality,
    folder: Path,
    *,
    hush: bool = False,
    clear: bool = False,
) -> Iterator[tuple[Any, settings.Changes]]:
    """Load a user's file, and give a scene of it and what the file has set; it may be run within.

    Raises as `shoot_file`.
    """
    with settings.owned(quality, folder, _config_beside(file)), faults_of(file):
        with hushed() if hush else nullcontext():
            scene_class = scene_named(name, file)
        _refuse_what_cannot_be(name, clear)
        with (
            settings.owned_again(quality, folder) as changes,
            plain_about_room(),
            plain_about_nothing(name),
        ):
            yield scene_class, changes


def chosen_from(file: Path, names: Sequence[str], folder: Path) -> list[str]:
    """Load a user's file, and return which of its scenes are meant. Raises as `shoot_file`."""
    with settings.owned(QUALITIES["draft"], folder, _config_beside(file)), faults_of(file):
        return chosen(names, file)


def _config_beside(file: Path) -> Path:
    return file.with_name("manim.cfg")


def _remarks(renderer: Any) -> Iterator[str]:
    yield from (f"{what} is painted by Manim itself" for what in sorted(renderer.pipeline.plain))
    tail = tail_of(renderer.file_writer)
    if tail:
        yield f"its sound lasts {tail:.1f} s longer than the picture, and is cut there"
    if renderer.pipeline.killed:
        yield KILLED


@contextmanager
def plain_about_nothing(name: str) -> Iterator[None]:
    """Say in plain words that a scene plays nothing: raises GrokdlError."""
    try:
        yield
    except RuntimeError as error:
        if "no play calls" not in str(error):  # so Manim 0.22 says it
            raise
        raise plays_nothing(name) from error


def plays_nothing(name: str) -> GrokdlError:
    """Return the mistake that a scene plays nothing."""
    return GrokdlError(
        f"{name} plays nothing, so there is no video of it.",
        "Let its construct play an animation, or wait: self.wait().",
    )


def _let_shine(opacity: float, scene: Any) -> None:
    scene.camera.background_opacity = opacity


def _refuse_what_cannot_be(name: str, clear: bool) -> None:
    if config["background_opacity"] < 1 and not clear:
        raise GrokdlError(
            f"{name} has a transparent background, and an MP4 can't have one.",
            "As WebM it can: -o NAME.webm. Or set config.background_opacity back to 1.",
        )
    if config.renderer.value != "cairo":
        raise GrokdlError(
            f"{name} asks for the OpenGL renderer; here every scene is painted by cairo.",
            "Leave config.renderer as it is.",
        )
