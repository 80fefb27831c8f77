"""The audit of one lesson, or of one of the film's cards: every frame, seen by every check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from .. import lesson as lessons
from ..catalog import gallery
from ..catalog.film_place import FilmPlace
from ..catalog.look import Look, Quality
from ..catalog.own_film import AS_USUAL, OwnFilm
from ..catalog.request import Request
from ..engine import frames
from ..engine.lessons import faults_of_lesson, lesson_class
from ..engine.timing_pass import timing_of
from ..files.atomic_write import private_folder
from ..production.bridged import FilmScene, ask_of, bridge_to
from ..production.film_cards import CARDS, fill_card
from .charts import Charts, Lenses
from .check import Check
from .claims import Claims
from .colours import RoleColours
from .early import Early
from .edges import Edges
from .finding import Fault, Finding, Findings
from .forks import Forks
from .labels import Labels
from .legibility import Contrasts, Sizes
from .maps import Maps
from .means import Means
from .missing_labels import MissingLabels
from .numbers import Numbers
from .overlaps import Overlaps
from .places import Marks, Places
from .planes import Webs
from .races import Races
from .readouts import ReadOuts
from .sections import Sections, SectionsInFilm
from .spellings import Spellings
from .stale import Stale
from .ticks import Ticks
from .timing import Captions, Emptiness, Flashes, Length, LessonLength, SilentStills, Stills
from .truth import Pictures
from .walk import Frame, PassingWalk, Walk, walk

Checks = Sequence[Callable[[], Check]]

NEUTRAL: tuple[Callable[[], Check], ...] = (Overlaps, Sizes, Contrasts, Flashes)
"""What holds for any scene."""

OF_LESSONS: tuple[Callable[[], Check], ...] = (
    Places,
    Marks,
    RoleColours,
    Captions,
    Stills,
    Emptiness,
    Length,
    Pictures,
    Charts,
    Lenses,
    Numbers,
    ReadOuts,
    Means,
    Races,
    MissingLabels,
    Claims,
    Early,
    Webs,
    Forks,
    Maps,
    Stale,
    Ticks,
    Spellings,
    Sections,
    Labels,
)
"""What a lesson promises beyond that."""

OF_SCENES: tuple[Callable[[], Check], ...] = (Edges, SilentStills)
"""What else any scene is held to, which a lesson has stricter rules for."""

OF_BRIDGES: Checks = (*NEUTRAL, Edges, Emptiness)
"""What the bridges of a film are held to."""

CHECKS = (*NEUTRAL, *OF_LESSONS)
SCENE_CHECKS = (*NEUTRAL, *OF_SCENES)


@dataclass
class Audit:
    """Result of an audit: findings, and how many frames, pairs, texts and so on were examined.

    `duration` is the lesson's, `took` the audit's own, both in seconds; `scene` is the lesson as it
    is at its end. `recipe` is what it takes to make the clip.
    """

    lesson: str
    findings: list[Finding]
    examined: Counter[str]
    duration: float
    took: float
    scene: Any = field(default=None, repr=False)
    recipe: dict[str, Any] = field(default_factory=dict)


def audit(
    request: Request,
    scenes: Path | None = None,
    checks: Checks = CHECKS,
    place: FilmPlace | None = None,
) -> Audit:
    """Audit a lesson as it was asked for; `scenes` is another folder of lessons.

    In a film, at a `place`, the bridge that leads to it is a part of it. A clip that is shown
    beside others may stand still for long, while it waits for them.

    Raises GrokdlError for a lesson that draws something else than outlines, and for whatever is
    wrong with one of the user's own.
    """

    def prepare(scene: Any) -> None:
        ask_of(scene, request, place)
        scene.brief, scene.sync_times = timing

    name = request.info.name
    if request.siblings:
        checks = [check for check in checks if check is not Stills]
    if place is not None:
        checks = [SectionsInFilm if check is Sections else check for check in checks]
    elif gallery.whose(scenes) == gallery.OWN and _is_whole_and_alone(request):
        checks = [LessonLength if check is Length else check for check in checks]
    with faults_of_lesson(request.info, scenes):
        scene_class = lesson_class(request.info, scenes)
        with private_folder() as folder:
            timing = timing_of(scene_class, request, folder / "audit", place=place, scenes=scenes)
        quality = request.look.shaped_quality
        found = audit_scene(scene_class, quality, prepare, name=name, checks=checks)
        bridge = _audit_bridge(
            FilmScene(scene_class, prepare, request.look, place, scenes=scenes), name
        )
    found.recipe = request.recipe
    return found if bridge is None else _after(bridge, found)


def _is_whole_and_alone(request: Request) -> bool:
    """Tell whether a lesson has its own time: it is no part, beside no other, without a voice."""
    is_whole = request.look.part not in request.info.parts
    return is_whole and not (request.siblings or request.look.has_voice)


def audit_card(
    name: str,
    look: Look,
    place: FilmPlace | None = None,
    scenes: Path | None = None,
    own: OwnFilm = AS_USUAL,
) -> Audit:
    """Audit one of the film's CARDS; at a `place`, the bridge that leads to it, too."""
    fill, scene_class = partial(fill_card, look=look, own=own), getattr(lessons, CARDS[name])
    found = audit_scene(scene_class, look.shaped_quality, fill, name=name)
    bridge = _audit_bridge(FilmScene(scene_class, fill, look, place, scenes=scenes), name)
    return found if bridge is None else _after(bridge, found)


def _audit_bridge(scene: FilmScene, name: str) -> Audit | None:
    """Audit the bridge that leads to a scene in a film, if one does."""
    with private_folder() as folder:
        bridge = bridge_to(scene, folder)
    if bridge is None:
        return None
    how: dict[str, Any] = {"name": name, "checks": OF_BRIDGES, "by": PassingWalk}
    return audit_scene(bridge[0], scene.look.shaped_quality, bridge[1], **how)


def _after(bridge: Audit, found: Audit) -> Audit:
    """Return the audit of a bridge and of what comes after it as one."""
    for finding in found.findings:
        finding.time += bridge.duration
        finding.until += bridge.duration
        finding.worst_at += bridge.duration
    found.findings[:0] = bridge.findings
    found.examined += bridge.examined
    found.duration, found.took = bridge.duration + found.duration, bridge.took + found.took
    return found


def audit_scene(
    scene_class: Any,
    quality: Quality,
    prepare: Callable[[Any], None] = lambda scene: None,
    *,
    name: str = "scene",
    checks: Checks = CHECKS,
    by: type[Walk] = Walk,
) -> Audit:
    """Audit any scene; `prepare` gets it before it runs."""
    auditor = Auditor(name, checks)
    scene = walk(scene_class, quality, auditor.look, prepare, by)
    return auditor.end(scene)


class Auditor:
    """Runs the checks on each frame, and gathers their findings."""

    def __init__(self, name: str, checks: Checks) -> None:
        self.began = monotonic()
        self.checks = [check() for check in checks]
        self.findings = Findings(name)
        self.duration = 0.0
        self._examined: Counter[str] = Counter()
        self._last: list[list[Fault]] = [[] for _ in checks]
        self._faded = False

    def look(self, frame: Frame) -> None:
        """Look at a frame; what is the same as before has the same faults.

        What was just fading may stand now, and counts from then on.
        """
        anew, self._faded = (
            frame.fresh or self._faded,
            bool(frame.fading or frame.changing),
        )
        self._examined["frames"] += 1
        self._examined["pictures"] += frame.fresh
        self.duration = frame.time + frame.seconds
        for number, check in enumerate(self.checks):
            if anew or check.every:
                self._last[number] = list(check.look(frame))
            self.findings.add(self._last[number], frame.time, frame.seconds, frame.display)

    def cannot_look(self, frame: frames.Frame) -> None:
        """Note that nothing is known of a frame."""
        self._examined["frames"] += 1
        self.duration = frame.time + frame.seconds
        fault = Fault("unread", frame.unread, said="only outlines can be looked at")
        self.findings.add([fault], frame.time, frame.seconds)

    def end(self, scene: Any) -> Audit:
        """Let the checks look back at the whole, and return what was found."""
        for check in self.checks:
            for time, seconds, fault in check.end(scene):
                self.findings.add([fault], time, seconds)
        return Audit(
            self.findings.lesson,
            sorted(self.findings.all, key=lambda finding: finding.time),
            self.examined,
            self.duration,
            monotonic() - self.began,
            scene,
        )

    @property
    def examined(self) -> Counter[str]:
        """What was looked at, and how often."""
        return sum((check.examined for check in self.checks), self._examined)
