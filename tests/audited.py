"""The lessons, audited: as they are, once a process, or with some parameters changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache, partial
from typing import Any, NamedTuple
from zlib import crc32

import pytest
from stills import Moments

from grokdl.audit.audit import CHECKS, Audit, Auditor, Checks
from grokdl.audit.check import Check
from grokdl.audit.colours import RoleColours
from grokdl.audit.legibility import Contrasts
from grokdl.audit.overlaps import Overlaps
from grokdl.audit.random_parameters import random_parameters
from grokdl.audit.report import described
from grokdl.audit.walk import Walk
from grokdl.catalog import gallery
from grokdl.catalog.request import Request, asked
from grokdl.engine.display import Display
from grokdl.engine.frames import Frame, FrameStream, run
from grokdl.engine.lessons import lesson_class
from grokdl.engine.play import moments_of
from grokdl.engine.timing_pass import Timing, timing_of
from grokdl.errors import GrokdlError
from grokdl.files.atomic_write import private_folder
from grokdl.words import Words

LESSONS = {info.name: info for info in gallery.lessons()}
NAMES = tuple(LESSONS)
GLANCE = 3  # frames of a draft: five glances a second
OF_COLOURS = (Contrasts, RoleColours, Overlaps)  # what another theme may break
SHOWN = {  # what an audit calls a drawing of a run
    "ticks": "axes",
    "bowl": "bowl",
    "ring": "ring",
    "ghosts 0": "trail",
    "arrow's tail": "arrow",
    "tangent": "tangent",
    "dot": "dot",
}


EVERY = pytest.mark.parametrize("name", NAMES)
SOME = sorted(NAMES, key=lambda name: crc32(name.encode()))[
    :2
]  # for what is slow, and alike in all


class Glances(FrameStream):
    """Hands out every third frame of a play, to be shown until the next, and each still."""

    def _film(self, scene: Any) -> None:
        self._left = len(moments_of(scene, self.camera.frame_rate))
        self._number = -1
        super()._film(scene)

    def _take(self, scene: Any, mobjects: Any, frames: int) -> None:
        self._number += 1
        if self._rests or self._number % GLANCE == 0:
            super()._take(scene, mobjects, frames)
        else:
            self._pass(frames)

    def _show(self, scene: Any, display: Display, frames: int) -> None:
        lasts = min(GLANCE, self._left - self._number)
        super()._show(scene, display, frames if self._rests else lasts)


class Together:
    """Hands each frame to several handlers."""

    def __init__(self, *handlers: Any) -> None:
        self.handlers = handlers

    def start(self, scene: Any) -> None:
        for handler in self.handlers:
            handler.start(scene)

    def handle(self, frame: Frame) -> None:
        for handler in self.handlers:
            handler.handle(frame)

    def stop(self, whole: bool) -> None:
        for handler in self.handlers:
            handler.stop(whole)


def audit_of(
    request: Request,
    *others: Any,
    checks: Checks = CHECKS,
    stream: type[FrameStream] = FrameStream,
    language: Words | None = None,
    in_full: bool = False,
) -> Audit:
    """Audit a lesson as `grokdl audit` does, and hand its frames to other handlers too.

    One that would take too long is told in brief, unless it is to be told `in_full`, as in a film.
    """
    auditor = Auditor(request.info.name, checks)
    lesson, quality = lesson_class(request.info, None), request.look.shaped_quality
    with private_folder() as folder:
        timing = Timing() if in_full else timing_of(lesson, request, folder / "audit")

    def prepare(scene: Any) -> None:
        scene.request, scene.language = request, language
        scene.brief, scene.sync_times = timing

    handlers = Together(Walk(auditor.look), *others)
    return auditor.end(run(lesson, quality, handlers, prepare, stream))


def glanced(
    name: str, look: Mapping[str, str] | None = None, in_full: bool = False, **changes: Any
) -> list[str]:
    """What is found in a lesson with some parameters changed, at five glances a second."""
    return told(audit_of(drafted(name, changes, look), stream=Glances, in_full=in_full))


class Shown(Check):
    """Counts in how many pictures each drawing of a run is to be seen, and finds nothing."""

    def look(self, frame: Any) -> Iterator[Any]:
        for shown in getattr(frame.scene, "runs", ()):
            for kind, name in SHOWN.items():
                drawing = getattr(shown.plot, name)
                there = drawing in frame.scene.mobjects and drawing.family_members_with_points()
                self.examined[f"shown: {kind}"] += bool(there)
        yield from ()


def drafted(
    name: str, changes: Mapping[str, Any] | None = None, look: Mapping[str, str] | None = None
) -> Request:
    """Ask for a draft of a lesson, with some parameters changed, in some other look."""
    return asked(LESSONS[name], changes or {}, quality="draft", **look or {})


class Seen(NamedTuple):
    """What is kept of a lesson's audit (its scene would be large), and its stills."""

    findings: list[str]
    examined: Counter[str]
    duration: float
    clock: float
    plays: list[tuple[float, bool]]
    sections: list[str]
    captions: int
    rests: list[tuple[float, float]]
    stills: dict[str, Any]


def seen(name: str, theme: str = "paper") -> Seen:
    """Audit every frame of a lesson as it is, and keep its stills; once a process."""
    return _seen(name, theme)


@cache
def _seen(name: str, theme: str) -> Seen:
    checks = CHECKS if theme == "paper" else OF_COLOURS
    moments, request = Moments(name, theme), drafted(name, look={"theme": theme})
    found = audit_of(request, moments, checks=(*checks, Shown))
    scene = found.scene
    return Seen(
        told(found),
        found.examined,
        found.duration,
        scene.clock,
        scene.renderer.plays,
        [mark.name for mark in scene.renderer.file_writer.marks],
        len(scene.captions),
        where_dots_rest(scene) if found.examined["shown: dot"] else [],
        moments.found,
    )


def where_dots_rest(scene: Any) -> list[tuple[float, float]]:
    """The last weight of each run that is shown at a lesson's end, and where its dot is.

    A dot that has been there, or took no step, may be at the first weight.
    """
    runs = scene.runs[-2:]  # Alpha: the two side by side
    ends = [len(run.history) - 1 for run in runs]
    back = [run.step == 0 and run.reached in (0, end) for run, end in zip(runs, ends, strict=True)]
    last = [run.weight(0 if home else end) for run, home, end in zip(runs, back, ends, strict=True)]
    return [(weight, float(r.weight_now.get_value())) for weight, r in zip(last, runs, strict=True)]


def told(found: Audit) -> list[str]:
    """What an audit found, a line each."""
    return [described(finding) for finding in found.findings]


def takes(name: str, changes: Mapping[str, Any]) -> bool:
    """Tell whether a lesson has all of these parameters, and takes these values."""
    with suppress(GrokdlError):
        return asked(LESSONS[name], changes) is not None
    return False


def others_of(name: str) -> dict[str, Any]:
    """Return another value than the usual one for each of a lesson's parameters, by name."""
    usual, found = LESSONS[name].parameters, {}
    for changes in random_parameters(usual, 50, seed=1):
        found |= {
            k: v for k, v in changes.items() if v != getattr(usual, k) and takes(name, {k: v})
        }
    return {own: found[own] for own in usual.names() if own in found}


def dealt(cases: Mapping[str, Any], names: Iterable[str] = NAMES) -> list[tuple[str, str]]:
    """Give each of some named sets of changes to a lesson that takes it.

    A group of sets goes to a lesson that takes all. Each pair draws a number, and the lowest wins:
    so a lesson that comes later takes some cases over, and the others stay where they are.
    """
    given = []
    for case, changes in cases.items():
        every = changes if isinstance(changes, list) else [changes]
        takers = [name for name in names if all(takes(name, one) for one in every)]
        given.append((min(takers, key=partial(_drawn, case)), case))
    return given


def _drawn(case: str, name: str) -> int:
    return crc32(f"{name} {case}".encode())
