"""Timing pass: runs clips side by side without painting, to find when they can meet."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from ..catalog.request import Request
from ..lesson.sync import SyncPoint, sync_times
from . import settings
from .renderer import take_over


def sync_times_of(scene_class: Any, request: Request, folder: Path) -> list[float]:
    """Return when a clip reaches its moments beside the others, in seconds; empty if it is alone.

    `folder` is this clip's own; what was found is kept beside it, for the other clips.
    """
    if not request.siblings or not hasattr(scene_class, "sync_times"):  # a scene of plain Manim
        return []
    everyone = [request.parameters, *request.siblings]
    clips = [
        replace(request, parameters=own, siblings=(*everyone[:k], *everyone[k + 1 :]))
        for k, own in enumerate(everyone)
    ]
    files = [_file(folder.parent, clip) for clip in clips]
    for wait in (False, True):  # first what nobody else is at
        for clip, file in zip(clips, files, strict=True):
            _keep(file, partial(sync_points_of, scene_class, clip, folder), wait=wait)
    own, *others = map(_kept, files)
    return sync_times(own, others)


def sync_points_of(scene_class: Any, request: Request, folder: Path) -> list[SyncPoint]:
    """Return a clip's moments and when it reaches them alone, in seconds; the last is its end."""
    with settings.owned(request.look.shaped_quality, folder / "timing_pass"):
        scene = scene_class(skip_animations=True)  # every play is brought to its end, unpainted
        take_over(scene, lambda headway: None)
        scene.request = request
        scene.render()
    return list(scene.sync_points)


def _file(folder: Path, clip: Request) -> Path:
    group = sorted(other.model_dump_json() for other in clip.siblings)
    look = clip.look.recipe  # another language takes another time to read
    whole = json.dumps([clip.info.name, clip.parameters.model_dump_json(), group, look])
    return folder / f"{sha256(whole.encode()).hexdigest()}.json"


def _keep(file: Path, find: Callable[[], list[SyncPoint]], *, wait: bool) -> None:
    """Write the sync points to a file, once; if another process does, wait for it or go on."""
    with suppress(Timeout), FileLock(f"{file}.lock", timeout=-1 if wait else 0):
        if not file.exists():
            draft = file.with_suffix(".part")
            draft.write_text(json.dumps(find()), encoding="utf-8")
            draft.replace(file)  # whole, should we be killed now


def _kept(file: Path) -> list[SyncPoint]:
    return [(*point,) for point in json.loads(file.read_text(encoding="utf-8"))]
