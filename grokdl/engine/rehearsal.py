"""Goes through clips that stand side by side without painting, to know when they can meet."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any

from ..meeting import Mark, meeting_times
from ..request import Request
from . import settings
from .renderer import take_over


def meetings(scene_class: Any, request: Request, folder: Path) -> list[float]:
    """Return when a clip reaches its moments beside the others, in seconds; empty if it is alone.

    `folder` is this clip's own; what was found is kept beside it, for the other clips.
    """
    if not request.beside or not hasattr(scene_class, "meetings"):  # a scene of plain Manim
        return []
    everyone = [request.parameters, *request.beside]
    clips = [
        replace(request, parameters=own, beside=(*everyone[:k], *everyone[k + 1 :]))
        for k, own in enumerate(everyone)
    ]
    own, *others = (
        _kept(folder.parent, clip, lambda c: _marks(scene_class, c, folder)) for clip in clips
    )
    return meeting_times(own, others)


def _marks(scene_class: Any, request: Request, folder: Path) -> list[Mark]:
    with settings.owned(request.quality, folder / "rehearsal"):
        scene = scene_class(skip_animations=True)  # every play is brought to its end, unpainted
        take_over(scene, lambda headway: None)
        scene.request = request
        scene.render()
    return list(scene.marks)


def _kept(folder: Path, clip: Request, find: Callable[[Request], list[Mark]]) -> list[Mark]:
    group = sorted(other.model_dump_json() for other in clip.beside)
    whole = json.dumps([clip.brief.name, clip.parameters.model_dump_json(), group])
    path = folder / f"{sha256(whole.encode()).hexdigest()}.json"
    if not path.exists():
        draft = path.with_suffix(f".{token_hex(4)}")
        draft.write_text(json.dumps(find(clip)), encoding="utf-8")
        draft.replace(path)  # whole, for whoever reads it at the same time
    return [(name, seconds) for name, seconds in json.loads(path.read_text(encoding="utf-8"))]
