"""Renders one scene in one way, and prints what it took: WAY NAME QUALITY FOLDER JOBS.

What is timed is all from the scene's construction to the finished file; starting Python and loading
Manim, the same for every way, are not.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

import av
from manim import CairoRenderer, tempconfig

from grokdl.catalog.look import QUALITIES, Quality
from grokdl.engine import settings
from grokdl.engine.mux import mux
from grokdl.engine.resources import resources_for
from grokdl.engine.shoot import shoot

from .subjects import Prepare, Subject


class Shot(NamedTuple):
    """What is rendered, and into which folder."""

    scene_class: type[Any]
    quality: Quality
    folder: Path
    prepare: Prepare


# What the engine sets for itself, as Manim's own defaults have it; but for what it prints.
STOCK: dict[str, Any] = {
    "format": "auto",
    "disable_caching": False,
    "max_files_cached": 100,
    "max_inflight_encoders": 1,
    "video_encoder_options": {},
}
# crf 0 is lossless; without the cache's keys, which only cost time.
LOSSLESS: dict[str, Any] = {
    "disable_caching": True,
    "video_encoder_options": {"crf": "0", "preset": "ultrafast"},
}


def stock(shot: Shot, jobs: int) -> Path:
    """Render with Manim as it comes, and return the video."""
    return by_manim(shot, STOCK)


def lossless(shot: Shot, jobs: int) -> Path:
    """Render with Manim's renderer, losing nothing but what yuv420p loses."""
    return by_manim(shot, {**STOCK, **LOSSLESS})


def clear(shot: Shot, jobs: int) -> Path:
    """Render with Manim as it comes with `-t`: without a ground, as MOV."""
    return by_manim(shot, {**STOCK, "transparent": True, "format": "mov"})


def clear_webm(shot: Shot, jobs: int) -> Path:
    """Render with Manim as it comes with `-t --format webm`: without a ground."""
    return by_manim(shot, {**STOCK, "transparent": True, "format": "webm"})


def by_manim(shot: Shot, wishes: dict[str, Any]) -> Path:
    """Render with Manim and some of its settings."""
    with settings.owned(shot.quality, shot.folder), tempconfig(wishes):
        scene = shot.scene_class(renderer=CairoRenderer())
        shot.prepare(scene)
        scene.render()
    return Path(scene.output_plan.primary_artifact)


def engine(shot: Shot, jobs: int) -> Path:
    """Render with grokdl's engine."""
    resources = resources_for(shot.folder / "scene", jobs, cached=False)
    take = shoot(*shot[:3], lambda headway: None, prepare=shot.prepare, resources=resources)
    video = shot.folder / "joined.mp4"
    mux(take.parts, video, frame_rate=take.frame_rate, metadata={})
    return video


WAYS = {
    "stock": stock,
    "clear": clear,
    "clear-webm": clear_webm,
    "lossless": lossless,
    "engine": engine,
}


def frames_in(video: Path) -> int:
    """Return how many frames a video has."""
    with av.open(str(video)) as container:
        return sum(packet.dts is not None for packet in container.demux(video=0))


def main(way: str, name: str, quality_name: str, folder: str, jobs: str) -> None:
    """Render, and print one line of JSON."""
    quality = QUALITIES[quality_name]
    scene_class, prepare = Subject(name).load(quality)
    shot = Shot(scene_class, quality, Path(folder), prepare)
    cpu_before, start = time.process_time(), time.perf_counter()
    video = WAYS[way](shot, int(jobs))
    told = {
        "seconds": time.perf_counter() - start,
        "cpu_before": cpu_before,
        "frames": frames_in(video),
        "video": str(video),
        "size": video.stat().st_size,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
