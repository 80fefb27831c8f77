"""Checks of time: captions, stills, empty frames, flashes and the length of a clip."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Hashable, Iterator
from typing import Any, NamedTuple

import numpy as np

from ..engine.painting import CameraView
from ..learning.history import FloatArray
from ..lesson.storyboard import LEAST_READING, LONGEST_CAPTION, READING, reading_time
from ..stage import UNIT, Box, Stage
from ..words.captions import LINE, MOST_LINES, Cue, has_room
from .check import Check, Timed
from .finding import Fault
from .shapes import Shape
from .walk import Frame

LONGEST_SILENCE = 10.0  # seconds: an action comes before what is told of it
LONGEST_AFTER = 2.0  # seconds that a still may last after its caption could be read
LONGEST_SILENT = 5.0  # seconds that a still may last after its words could be read
MOST_SECONDS = 60
LESSON_SECONDS = 15, 40  # at least, at most: one of our own, alone
MOST_FLASHES = 3  # a second: WCAG 2.2, 2.3.1
LEAST_CHANGE = 0.1  # of opacity, or of a colour's red, green or blue
GONE: FloatArray = np.zeros(4)
ON_SCREEN = 0.25  # seconds after which a caption has come up
HAIR = 1e-6


class Captions(Check):
    """Captions are short, stay long enough, follow each other, and are on screen."""

    every = True

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[tuple[float, float, str]] = []
        self._end = 0.0

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Note what the caption line says, if there is one, and whether it has its full size."""
        self._end = frame.time + frame.seconds
        caption = getattr(frame.scene, "caption", None)
        if caption is not None:
            there = caption in frame.scene.mobjects and caption.fill_opacity > 0.99
            self._shown.append((frame.time, self._end, caption.text if there else ""))
            if there and caption.em < caption.size * UNIT - HAIR:
                said = f"{caption.em:.3f} units, not {caption.size * UNIT:.3f}"
                yield Fault("caption", caption.text, "its size", said=said)

    def end(self, scene: Any) -> Iterator[Timed]:
        """Compare the cues with their limits and with what was shown."""
        cues: list[Cue] = getattr(scene, "captions", [])
        self.examined["captions"] += len(cues)
        for before, cue in zip([None, *cues], cues, strict=False):
            again = before is not None and (before.text, before.end) == (cue.text, cue.start)
            faults = _hard_to_read(cue, again)
            yield from ((cue.start, cue.end - cue.start, fault) for fault in faults)
            if self._shown and scene.asked.look.captions:
                yield from self._not_shown(cue)
        if cues and not getattr(scene, "siblings", ()):  # a clip beside others may wait for them
            yield from _silences(cues, self._end)

    def _not_shown(self, cue: Cue) -> Iterator[Timed]:
        for start, end, shown in self._shown:
            seconds = min(end, cue.end) - max(start, cue.start + ON_SCREEN)
            if seconds > 0.01 and shown != cue.text:
                yield start, end - start, Fault("caption", cue.text, shown, said="not on screen")


def _hard_to_read(cue: Cue, again: bool) -> Iterator[Fault]:
    """What is hard to read in a caption; one that stays on, as in a loop, was read before."""
    letters, seconds = len(cue.text), cue.end - cue.start
    if not letters or not has_room(cue.text):
        said = f"{letters} characters, at most {MOST_LINES} lines of {LINE}"
        yield Fault("caption", cue.text, "its length", float(letters), said)
    least = LEAST_READING if again else max(LEAST_READING, READING * letters)
    if seconds < least - HAIR:
        said = f"{seconds:.2f} s, least {least:.2f} s"
        yield Fault("caption", cue.text, "its time", least - seconds, said)
    if seconds > LONGEST_CAPTION + HAIR:
        said = f"{seconds:.2f} s, at most {LONGEST_CAPTION} s"
        yield Fault("caption", cue.text, "its time", seconds - LONGEST_CAPTION, said)


def _silences(cues: list[Cue], end: float) -> Iterator[Timed]:
    ends = [0.0, *(cue.end for cue in cues)]
    starts = [*(cue.start for cue in cues), end]
    for before, after in zip(ends, starts, strict=True):
        if not -HAIR <= after - before <= LONGEST_SILENCE + HAIR:
            said = f"{after - before:.2f} s between captions, 0 to {LONGEST_SILENCE} s"
            yield min(before, after), abs(after - before), Fault("silence", said)


class Stretch(NamedTuple):
    """A picture that stands: from when, for how long, and the words in it, where they count."""

    start: float
    seconds: float
    words: str


class Stills(Check):
    """No picture of a lesson stands longer than its caption takes to read, and two seconds."""

    every = True

    def __init__(self) -> None:
        super().__init__()
        self._stretches: list[Stretch] = []
        self._before: tuple[CameraView, list[bytes]] | None = None

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Note how long it stands: until something is seen to change, by half a pixel or more."""
        looks = [shape.looks for shape in frame.seen]
        before, self._before = self._before, (frame.display.view, looks)
        if self._before != before or not self._stretches:
            self._stretches.append(Stretch(frame.time, frame.seconds, self._words(frame)))
        else:
            last = self._stretches[-1]
            self._stretches[-1] = last._replace(seconds=last.seconds + frame.seconds)
        yield from ()

    def end(self, scene: Any) -> Iterator[Timed]:
        """Compare with how long each may stand."""
        for stretch in self._stretches:
            start, seconds, _ = stretch
            most = self._most(scene, stretch)
            if seconds > most + HAIR:
                words = f"nothing moves for {seconds:.2f} s, at most {most:.2f} s"
                yield start, seconds, Fault("still", words, amount=round(seconds - most, 3))

    def _words(self, frame: Frame) -> str:
        return ""

    def _most(self, scene: Any, stretch: Stretch) -> float:
        """Return for how long a picture may stand: what has no captions is a card."""
        if not hasattr(scene, "captions"):
            return math.inf
        said = [cue.text for cue in scene.captions if _shared(cue, stretch) > HAIR]
        return LONGEST_AFTER + max(map(reading_time, said), default=0.0)


class SilentStills(Stills):
    """No picture of a scene stands for longer than its words take to read, and five seconds.

    While something is said in captions it may stand, and for as long as it likes if there is sound.
    """

    def _words(self, frame: Frame) -> str:
        return " ".join({id(text.thing): text.text for text in frame.texts}.values())

    def _most(self, scene: Any, stretch: Stretch) -> float:
        writer = scene.renderer.file_writer
        if writer.includes_sound:
            return math.inf
        said = sum(max(0.0, _shared(cue, stretch)) for cue in writer.cues())
        read = reading_time(stretch.words) if stretch.words else 0.0
        return LONGEST_SILENT + max(said, read)


def _shared(cue: Cue, stretch: Stretch) -> float:
    return min(cue.end, stretch.start + stretch.seconds) - max(cue.start, stretch.start)


class Emptiness(Check):
    """No frame is empty: in a lesson there is always something between title and caption."""

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look for anything there."""
        camera = frame.scene.camera
        stage = Stage(camera.frame_width, camera.frame_height)
        lesson = hasattr(frame.scene, "caption")
        name, place = ("the middle", stage.middle) if lesson else ("the frame", stage.safe)
        if not any(shape.box.overlaps(place) for shape in frame.seen):
            yield Fault("empty", name, said="nothing is there")


class Length(Check):
    """No clip is longer than a minute."""

    every = True
    least, most = 0, MOST_SECONDS

    def __init__(self) -> None:
        super().__init__()
        self._end = 0.0

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Note how long it has been."""
        self._end = frame.time + frame.seconds
        yield from ()

    def end(self, scene: Any) -> Iterator[Timed]:
        """Compare."""
        end = self._end
        if end > self.most + HAIR:
            said = f"{end:.1f} s, at most {self.most} s"
            yield self.most, end - self.most, Fault("length", said, amount=end)
        if end < self.least - HAIR:
            said = f"{end:.1f} s, at least {self.least} s"
            yield 0.0, end, Fault("length", said, amount=self.least - end)


class LessonLength(Length):
    """A lesson alone takes 15 to 40 seconds."""

    least, most = LESSON_SECONDS


class Flashes(Check):
    """Nothing changes to and fro more than three times a second: in looks, or between two places.

    As WCAG has it, a flash is a pair of opposing changes. A text is at a place by its words, for
    the next number may stand where it stood; what gives its place to a text is not gone.
    """

    def __init__(self) -> None:
        super().__init__()
        self._looks: dict[Hashable, Swings] = {}
        self._places: dict[Hashable, Swings] = {}
        self._boxes: dict[Hashable, Box] = {}
        self._last: dict[Hashable, Box] = {}

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Compare each shape with what it was in the frames before."""
        shown = {id(shape.owner): shape for shape in frame.seen}
        for key in self._last.keys() - shown.keys():
            if not any(self._last[key].overlaps(text.box) for text in frame.texts):
                self._looks[key].change(frame.time, GONE)
                del self._last[key]
        self._last |= {key: shape.box for key, shape in shown.items()}
        for key, shape in shown.items():
            swings = self._looks.setdefault(key, Swings(GONE, LEAST_CHANGE))
            yield from _flashing(shape, swings.change(frame.time, look_of(shape)), "in looks", key)
        boxes = {_said_by(shape, frame): shape for shape in shown.values()}
        for words, shape in boxes.items():
            at, before = np.array(shape.box.centre), self._boxes.get(words)
            swings = self._places.setdefault(words, Swings(at, 0.0))
            if before is None or not before.overlaps(shape.box):
                yield from _flashing(shape, swings.change(frame.time, at), "in place", words)
        self._boxes = {words: shape.box for words, shape in boxes.items()}


class Swings:
    """How often something turns back; changes of less than `least` are none."""

    def __init__(self, at: FloatArray, least: float) -> None:
        self.at, self.least = at, least
        self._way: FloatArray = np.zeros_like(at)
        self._turns: deque[float] = deque()

    def change(self, time: float, to: FloatArray) -> int:
        """Note where it is at a time; return how many pairs of turns were in the last second."""
        way = to - self.at
        if np.abs(way).max() > self.least:
            if float(way @ self._way) < 0:
                self._turns.append(time)
            self.at, self._way = to, way
        while self._turns and self._turns[0] <= time - 1 + HAIR:
            self._turns.popleft()
        return len(self._turns) // 2


def look_of(shape: Shape) -> FloatArray:
    """Return what a shape's colour adds to the picture: opacity, red, green and blue, 0 to 1."""
    rgbas = shape.item.fill_rgbas if shape.fill_opacity else shape.item.stroke_rgbas
    red, green, blue = rgbas[0][:3].tolist()
    return shape.opacity * np.array([1.0, red, green, blue])


def _flashing(shape: Shape, flashes: int, how: str, key: Hashable) -> Iterator[Fault]:
    if flashes > MOST_FLASHES:
        said = f"{flashes} times in a second, at most {MOST_FLASHES}"
        yield Fault("flash", str(shape), how, float(flashes), said, shape.box, (how, key))


def _said_by(shape: Shape, frame: Frame) -> Hashable:
    if shape.em:
        return id(frame.names.root(shape.owner)), shape.text
    return id(shape.owner)
