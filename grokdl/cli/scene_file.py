"""`grokdl render scene.py Name`: scenes of Manim that are no lessons."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from ..errors import GrokdlError
from ..scene_file import asked_scenes, render_scenes
from .progress import watching

FOR_SCENES = ("lessons", "quality", "output", "cores", "title")


def names_a_scene_file(words: Sequence[str]) -> bool:
    """Tell whether the words after `render` are a file and scenes of it, and no lessons."""
    return bool(words) and (words[0].endswith(".py") or Path(words[0]).is_file())


def render_scene_file(
    context: click.Context,
    lessons: Sequence[str],
    quality: str,
    output: Path | None,
    cores: int | None,
    title: str | None,
    **others: Any,
) -> None:
    """Render scenes of a file, and print their paths. Raises GrokdlError for a lesson's options."""
    _refuse_options_for_lessons(context)
    file, *names = lessons
    requests = asked_scenes(Path(file).expanduser(), names, quality=quality, title=title)
    frame_rate = requests[0].quality.frame_rate
    with watching([request.name for request in requests], frame_rate) as watch:
        made = render_scenes(
            requests,
            output=output,
            cores=cores,
            on_progress=watch.report,
            on_finished=watch.finished,
        )
        with closing(made) as clips:
            done = {clip.request.name: clip for clip in clips}
    for request in requests:
        for remark in done[request.name].remarks:
            click.echo(f"{request.name}: {remark}.", err=True)
        click.echo(done[request.name].path)


def _refuse_options_for_lessons(context: click.Context) -> None:
    for option in context.command.params:
        given = context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE
        if given and option.name not in FOR_SCENES:
            raise GrokdlError(
                f"{option.opts[0]} is for lessons, and plays no part in a scene file.",
                "Leave it out.",
            )
