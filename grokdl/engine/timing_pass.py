"""Timing pass: runs a clip without painting, to find how long it takes, and when it meets others.

A clip of our own lessons takes at most 40 s; one that would take longer is told in brief.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from filelock import FileLock, Timeout

from ..catalog import gallery
from ..catalog.film_place import FilmPlace
from ..catalog.request import Request
from ..lesson.sync import SyncPoint, sync_times
from . import settings
from .renderer import take_over

MOST = 40  # seconds
HALF_A_FRAME = 1 / 120  # seconds


class Timing(NamedTuple):
    """How a lesson keeps time: told in full or in brief, and when it is to reach which moment.

    These times (seconds) are those of the clips that it is shown with; alone it has none.
    """

    brief: bool = False
    sync_times: Sequence[float] = ()


def timing_of(
    scene_class: Any,
    request: Request,
    folder: Path,
    *,
    place: FilmPlace | None = None,
    scenes: Path | None = None,
) -> Timing:
    """Return how a clip keeps time, beside others or alone.

    In brief it is told if it, or one of the others, took longer than 40 s in full; not at a `place`
    in a film, nor one of a user's own `scenes`, nor with a voice, which has its own time. `folder`
    is this clip's own; what was found is kept beside it, for the other clips.
    """
    in_brief = may_be_brief(request, place, scenes)
    if not hasattr(scene_class, "sync_times") or not (in_brief or request.siblings):
        return Timing()  # a scene of plain Manim, or one that has nothing to find
    own, *others = _points_of_all(scene_class, request, folder, False)
    brief = in_brief and max(points[-1][1] for points in (own, *others)) > MOST + HALF_A_FRAME
    if not others:
        return Timing(brief)
    if brief:
        own, *others = _points_of_all(scene_class, request, folder, True)
    return Timing(brief, sync_times(own, others))


def may_be_brief(request: Request, place: FilmPlace | None, scenes: Path | None) -> bool:
    """Tell whether a clip that takes too long is told in brief."""
    is_ours = gallery.whose(scenes) == gallery.OWN
    return is_ours and place is None and not request.look.has_voice


def _points_of_all(
    scene_class: Any, request: Request, folder: Path, brief: bool
) -> list[list[SyncPoint]]:
    """Return the moments of a clip, and of each that is shown with it."""
    everyone = [request.parameters, *request.siblings]
    clips = [
        replace(request, parameters=own, siblings=(*everyone[:k], *everyone[k + 1 :]))
        for k, own in enumerate(everyone)
    ]
    files = [_file(folder.parent, clip, brief) for clip in clips]
    for wait in (False, True):  # first what nobody else is at
        for clip, file in zip(clips, files, strict=True):
            _keep(file, partial(sync_points_of, scene_class, clip, folder, brief), wait=wait)
    return [_kept(file) for file in files]


def sync_points_of(
    scene_class: Any, request: Request, folder: Path, brief: bool = False
) -> list[SyncPoint]:
    """Return a clip's moments and when it reaches them alone, in seconds; the last is its end."""
    with settings.owned(request.look.shaped_quality, folder / "timing_pass"):
        scene = scene_class(skip_animations=True)  # every play is brought to its end, unpainted
        take_over(scene, lambda headway: None)
        scene.request, scene.brief = request, brief
        scene.render()
    return list(scene.sync_points)


def _file(folder: Path, clip: Request, brief: bool) -> Path:
    group = sorted(other.model_dump_json() for other in clip.siblings)
    look = clip.look.recipe  # another language takes another time to read
    whole = json.dumps([clip.info.name, clip.parameters.model_dump_json(), group, look, brief])
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
