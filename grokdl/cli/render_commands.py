"""Makes videos for a command, with the progress shown, and where the time went if asked."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import click

from .. import clip
from ..engine.take import Take
from ..film import film_of
from ..request import Request
from ..scene_file import SceneRequest, render_scenes
from .profile import Bill
from .progress import Watch, watching


def rendered(
    requests: Sequence[Request], paths: Sequence[Path], *, profile: bool = False, **how: Any
) -> list[Path]:
    """Render lessons each to its own place; return the places."""
    if not requests:
        return []
    names = [request.brief.name for request in requests]
    if len(set(names)) < len(names):
        names = [path.stem for path in paths]
    bill = Bill()
    with watching(names, requests[0].look.shaped_quality.frame_rate) as watch:
        heard = _heard_by(names, watch, bill)
        made = clip.render_to(requests, paths, **heard, **_said(names), **how)
        with closing(made) as clips:
            done = {finished.path for finished in clips}
    _end(bill, profile)
    return [path for path in paths if path in done]


def film_made(
    requests: Sequence[Request], path: Path, *, profile: bool = False, **how: Any
) -> Path:
    """Render lessons as a film; return its place."""
    names, bill = ["title card", *(request.brief.name for request in requests)], Bill()
    with watching(names, requests[0].look.shaped_quality.frame_rate) as watch:
        heard = _heard_by(names, watch, bill)
        made = film_of(requests, path, **heard, **_said(["film"]), **how)
    _end(bill, profile)
    return made.path


def scenes_rendered(
    requests: Sequence[SceneRequest], *, profile: bool = False, **how: Any
) -> list[Path]:
    """Render scenes of a user's file; return their places."""
    names, bill = [request.name for request in requests], Bill()
    with watching(names, requests[0].quality.frame_rate) as watch:
        made = render_scenes(requests, **_heard_by(names, watch, bill), **how)
        with closing(made) as clips:
            done = {clip.request.name: clip for clip in clips}
    _end(bill, profile)
    return [done[name].path for name in names]


def _heard_by(names: Sequence[str], watch: Watch, bill: Bill) -> dict[str, Any]:
    def finished(number: int, take: Take) -> None:
        watch.finished(number, take.duration)
        for remark in take.remarks:
            click.echo(f"{names[number]}: {remark}.", err=True)
        bill.add(take)

    return {"on_progress": watch.report, "on_finished": finished, "on_output": watch.printed}


def _said(names: Sequence[str]) -> dict[str, Any]:
    def say(words: str, number: int) -> None:
        click.echo(f"{names[number]}: {words}", err=True)

    return {
        "on_current": partial(say, "current, nothing to do (--force renders it all the same)"),
        "on_wait": partial(say, "another process is making it, waiting"),
    }


def _end(bill: Bill, profile: bool) -> None:
    if profile:
        bill.show()
