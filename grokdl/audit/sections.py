"""Check of sections: they begin where a speaker can pause, and are what their types say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..catalog.section_types import LOOP, QUESTION
from ..engine.canvas import Canvas
from ..engine.display import Display
from ..engine.take import Section
from ..words.captions import Cue
from .check import Check, Timed
from .finding import Fault
from .walk import Frame

LEAST_SECONDS = 2  # that a section lasts
LEAST_STILL = 1.0  # seconds that a question stands, with nothing else going on
ASKS = "?？;؟"  # how a question ends, in one script or another
HAIR = 1e-6


class Sections(Check):
    """Sections begin and end on whole seconds, in no caption, and in a picture that goes on.

    A loop ends as it begins; a question ends with a question that stands.
    """

    every = True

    def __init__(self) -> None:
        super().__init__()
        self._ends: list[tuple[Frame, Frame]] = []  # the first and the last frame of each
        self._stands: list[float] = []  # for how long the last picture of each has stood
        self._marks = 0

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Note the first and the last frame of each section."""
        marks = len(frame.scene.renderer.file_writer.marks)
        if marks != self._marks or not self._ends:
            self._marks = marks
            self._ends.append((frame, frame))
            self._stands.append(0.0)
        stood = 0.0 if frame.fresh else self._stands[-1]
        self._ends[-1] = self._ends[-1][0], frame
        self._stands[-1] = stood + frame.seconds
        yield from ()

    def end(self, scene: Any) -> Iterator[Timed]:
        """Look at each section, and at each cut."""
        if not hasattr(scene, "captions"):
            return
        sections = scene.renderer.file_writer.measured_sections()
        self.examined["sections"] += len(sections)
        for section, ends, stood in zip(sections, self._ends, self._stands, strict=True):
            for what, said in self._about(section, scene.captions, ends, stood):
                yield section.start, section.duration, _fault(section, what, said)
        pairs = zip(sections[1:], self._ends, self._ends[1:], strict=False)
        for section, (_, last), (first, _) in pairs:
            if not _alike(last.display, first.display):
                said = "the picture before it is another one"
                yield section.start, first.seconds, _fault(section, "its first picture", said)

    def _about(
        self, section: Section, cues: list[Cue], ends: tuple[Frame, Frame], stood: float
    ) -> Iterator[tuple[str, str]]:
        yield from _times(section, cues)
        if section.duration < LEAST_SECONDS - HAIR:
            yield "its length", f"{section.duration:.2f} s, at least {LEAST_SECONDS} s"
        yield from _type(section, cues, ends, stood)


class SectionsInFilm(Sections):
    """Sections of a film's lesson: the same, but they may be shorter, and questions stand less."""

    def _about(
        self, section: Section, cues: list[Cue], ends: tuple[Frame, Frame], stood: float
    ) -> Iterator[tuple[str, str]]:
        yield from _times(section, cues)


def _fault(section: Section, what: str, said: str) -> Fault:
    return Fault("section", section.name, what, said=said)


def _times(section: Section, cues: list[Cue]) -> Iterator[tuple[str, str]]:
    for what, time in (("its start", section.start), ("its end", section.end)):
        if abs(time - round(time)) > HAIR:
            yield what, f"{time:.2f} s, and that is no whole second"
    for cue in cues:
        if cue.start + HAIR < section.start < cue.end - HAIR:
            yield "its start", f"within a caption: {cue.text}"


def _type(
    section: Section, cues: list[Cue], ends: tuple[Frame, Frame], stood: float
) -> Iterator[tuple[str, str]]:
    if section.type == LOOP and not _alike(ends[0].display, ends[1].display):
        yield "a loop", "it does not end as it begins"
    if section.type == QUESTION:
        said = [cue.text for cue in cues if section.start <= cue.start + HAIR < section.end]
        if not said or said[-1][-1] not in ASKS:
            yield "a question", "nothing is asked at its end"
        if stood < LEAST_STILL - HAIR:
            yield "a question", f"it stands for {stood:.2f} s, at least {LEAST_STILL:.2f} s"


def _alike(one: Display, other: Display) -> bool:
    """Tell whether two pictures have the same pixels."""
    return one.digest() == other.digest() or np.array_equal(_pixels(one), _pixels(other))


def _pixels(display: Display) -> np.ndarray[Any, Any]:
    canvas = Canvas()
    canvas.show(display)
    return canvas.pixels.copy()
