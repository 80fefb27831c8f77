"""Transcript of a clip or a film: what is said and which numbers are seen, as Markdown.

It is for whoever can't see the picture: of a silent video it is the alternative that WCAG asks for
(1.2.1).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..catalog.request import Request
from ..numerals import counted, exact, plain
from ..words import Words
from ..words.captions import Cue
from . import manifest
from .recipe import Carried, carried, requests_of
from .words_template import seen_through

if TYPE_CHECKING:
    from ..learning.history import History

DIGITS = 6
MOST_STEPS = 12  # rows of a run's table
HAIR = 1 / 30  # seconds: a caption begins with its section, but for rounding
COLUMNS = ("weight", "prediction", "error", "delta", "weight_delta")


@dataclass(frozen=True)
class Part:
    """A section of a clip, or a chapter of a film: its name, and when it is, in seconds."""

    name: str
    start: float
    end: float


def of_video(path: Path, scenes: Path | None = None) -> str:
    """Return the transcript of a video of ours, from what it carries.

    Raises GrokdlError as `carried`, and if the video is of another folder's lessons.
    """
    found = carried(path)
    manifest.check_origin(found, path, scenes)
    request = requests_of(found, path, scenes)[0]
    words, captions = request.look.texts, manifest.cues(found)
    duration = float(found.record.get("duration", 0))
    if found.is_film:
        parts = [Part(*chapter) for chapter in found.record.get("chapters", ())]
        head = _head(found.title or words("film"), words("about the film"), duration, words)
        return "\n".join((*head, *_said(parts, captions, words)))
    return _of_clip(request, _sections(found), captions, duration, _runs(found), words)


def of_lesson(request: Request, scenes: Path | None = None) -> str:
    """Return the transcript of a lesson as it was asked for, which is run for that unpainted."""
    scene = seen_through(request, request.look.texts, scenes)
    captions: Sequence[Cue] = getattr(scene, "captions", ())
    renderer = scene.renderer
    parts = [
        Part(s.name, s.start, s.start + s.duration)
        for s in renderer.file_writer.measured_sections()
    ]
    duration = renderer.shown / scene.camera.frame_rate
    from ..learning.methods import by_name  # loads NumPy

    runs = by_name([one.recipe for one in getattr(scene, "histories", {}).values()])
    return _of_clip(request, parts, captions, duration, runs, request.look.texts)


def _of_clip(
    request: Request,
    parts: Sequence[Part],
    captions: Sequence[Cue],
    duration: float,
    runs: Mapping[str, History],
    words: Words,
) -> str:
    info = request.info
    title = request.title or words.titles.get(info.name, info.title)
    about = info.says if words.code == "en" else ""
    lines = [*_head(title, about, duration, words), f"## {words('parameters')}", ""]
    lines += [f"- {_name(n, words)}: {_value(v, words)}" for n, v in request.parameters]
    lines += ["", *_said(parts, captions, words)]
    for name, history in runs.items():
        lines += _table(name if len(runs) > 1 else "", history, words)
    return "\n".join(lines)


def _head(title: str, about: str, duration: float, words: Words) -> Iterator[str]:
    yield f"# {title}"
    yield ""
    if about:
        yield about
        yield ""
    yield words("transcript", seconds=plain(round(duration, 1)))
    yield ""


def _said(parts: Sequence[Part], captions: Sequence[Cue], words: Words) -> Iterator[str]:
    for number, part in enumerate(parts, 1):
        yield f"## {words.section(part.name)} ({_clock(part.start)}–{_clock(part.end)})"
        yield ""
        last = number == len(parts)
        start, end = part.start - HAIR, math.inf if last else part.end - HAIR
        own = [cue for cue in captions if start <= cue.start < end]
        yield from (f"- {_clock(cue.start)} {cue.text}" for cue in own)
        yield from [""] if own else []


def _table(name: str, history: History, words: Words) -> Iterator[str]:
    """Yield a run's steps as a table, of a long one the first and the last ones."""
    from ..learning.regimes import regime  # loads NumPy

    heads = [words("step"), *(_name(column, words) for column in COLUMNS)]
    yield f"## {words('numbers of the run')}{f': {words.spelled(name)}' if name else ''}"
    yield ""
    if history.method == "gradient_descent":
        behaviour = words(str(regime(history.parameters).behaviour))
        yield f"{behaviour[0].upper()}{behaviour[1:]}."
        yield ""
    yield _row(heads)
    yield _row(["---:"] * len(heads))
    steps = range(len(history))
    shown = list(steps)
    if len(history) > MOST_STEPS:
        shown = [*steps[: MOST_STEPS - 2], *steps[-2:]]
    for before, step in zip([-1, *shown], shown, strict=False):
        if step != before + 1:
            yield _row(["…"] * len(heads))
        state = history[step]
        numbers = (plain(float(getattr(state, column)), DIGITS) for column in COLUMNS)
        yield _row([counted(step + 1), *map(words.spelled, numbers)])
    yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _name(name: str, words: Words) -> str:
    return words.labels.get(name, name)


def _value(value: Any, words: Words) -> str:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return words.spelled(exact(value)) if is_number else str(value)


def _sections(found: Carried) -> list[Part]:
    sections = found.record.get("sections", ())
    return [Part(name, start, start + seconds) for name, _, start, seconds in sections]


def _runs(found: Carried) -> Mapping[str, History]:
    from ..learning.methods import by_name  # loads NumPy

    return by_name(found.record.get("histories") or ())


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
