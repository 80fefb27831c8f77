"""The job of making a file from a finished clip: no lesson runs, and nothing is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from ..catalog.request import Request
from ..engine import worker_pool
from ..engine.take import Headway, Progress, Section, Take
from ..export import Format, FrameFormat, format_of
from ..files.atomic_write import plain_about_room
from . import manifest
from .lesson_job import number_asked
from .recipe import carried


def clip_job(request: Request, source: Path, format: Format) -> worker_pool.Job:
    """Return the job of making what is asked for from a clip, in a process of its own."""
    quality = request.look.shaped_quality
    return partial(_read_clip, request.info.name, (quality.width, quality.height), source, format)


def can_be_cut(source: Path, format: Format) -> bool:
    """Tell whether a clip is of a format of which stretches are cut out as they are."""
    return format.in_segments and format_of(source).ending == format.ending


def take_in(source: Path) -> Take:
    """Return a finished clip as a take, of which the clip is the one file."""
    import av  # takes a while

    from ..files.filenames import literal

    found = carried(source)
    with av.open(literal(source)) as video:
        stream = video.streams.video[0]
        frames, rate = stream.frames, stream.average_rate
    assert rate is not None
    return Take(
        (source,),
        frames,
        int(rate),
        captions=manifest.cues(found),
        sections=tuple(Section(*section) for section in found.record["sections"]),
        histories=tuple(found.record.get("histories") or ()),
    )


def _read_clip(
    name: str,
    size: tuple[int, int],
    source: Path,
    format: Format,
    folder: Path,
    on_progress: Progress,
) -> Take:
    take, start = take_in(source), 0.0
    number = number_asked(take, name, format)
    if number is not None:
        start = take.sections[number - 1].start
        take = take.of_section(number)
    with plain_about_room():
        folder.mkdir(parents=True, exist_ok=True)
        if isinstance(format, FrameFormat) and not can_be_cut(source, format):
            parts = _exported(take, start, size, format, folder, on_progress)
            take = replace(take, parts=tuple(parts))
        else:
            take = stretch(take, start, folder)
    on_progress(Headway(take.duration, take.duration, True))
    return take


def stretch(take: Take, start: float, folder: Path) -> Take:
    """Return a take of a finished clip, from `start` on, with what is cut out of the clip."""
    from ..engine.cut import cut  # loads PyAV
    from ..engine.sound import extracted

    [source], end = take.parts, start + take.duration
    picture = folder / f"cut{format_of(source).ending}"
    cut(source, picture, start, end)
    sound = extracted(source, folder / "cut.wav", start, end)
    return replace(take, parts=(picture,), sound=sound)


def _exported(
    take: Take,
    start: float,
    size: tuple[int, int],
    format: FrameFormat,
    folder: Path,
    on_progress: Progress,
) -> Sequence[Path]:
    """Hand the frames of a stretch of a clip to an exporter, and return its files."""
    from ..engine.decoded import decoded  # loads PyAV

    [source], end = take.parts, start + take.duration
    exporter = format.exporter(folder)
    exporter.start(None)
    whole = False
    try:
        for frame in decoded(source, size, take.sections, start, end):
            exporter.handle(frame)
            on_progress(Headway(frame.time, take.duration, False))
        whole = True
    finally:
        exporter.stop(whole)
    return exporter.parts
