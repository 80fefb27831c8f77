"""What is too short, too long, or comes and goes too often."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Hashable, Iterator
from typing import Any, NamedTuple

from ..captions import Cue
from ..stage import Box, Point, Stage
from ..storyboard import READING, reading_time
from .check import Check, Timed
from .finding import Fault
from .shapes import Shape
from .walk import Frame

MOST_CHARACTERS = 80
LONGEST_SILENCE = 1.5
LONGEST_AFTER = 2.0  # seconds that a still may last after its caption could be read
MOST_SECONDS = 60
MOST_FLASHES = 3  # a second: WCAG 2.2, 2.3.1
LEAP = 0.1  # of the frame's width in one frame
ON_SCREEN = 0.25  # seconds after which a caption has come up
HAIR = 1e-6


class Captions(Check):
    """Captions are short, stay long enough, follow each other, and are on screen."""

    every = True

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[tuple[float, float, str]] = []

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Note what the caption line says."""
        caption = getattr(frame.scene, "caption", None)
        if caption is not None:
            there = caption in frame.scene.mobjects and caption.fill_opacity > 0.99
            until = frame.time + frame.seconds
            self._shown.append((frame.time, until, caption.text if there else ""))
        yield from ()

    def end(self, scene: Any) -> Iterator[Timed]:
        """Compare the cues with their limits and with what was shown."""
        cues: list[Cue] = getattr(scene, "captions", [])
        self.examined["captions"] += len(cues)
        for cue in cues:
            yield from ((cue.start, cue.end - cue.start, fault) for fault in _hard_to_read(cue))
            if scene.asked.captions:
                yield from self._not_shown(cue)
        if cues:
            yield from _silences(cues, scene.clock)

    def _not_shown(self, cue: Cue) -> Iterator[Timed]:
        for start, end, shown in self._shown:
            seconds = min(end, cue.end) - max(start, cue.start + ON_SCREEN)
            if seconds > 0.01 and shown != cue.text:
                yield start, end - start, Fault("caption", cue.text, shown, said="not on screen")


def _hard_to_read(cue: Cue) -> Iterator[Fault]:
    letters, seconds = len(cue.text), cue.end - cue.start
    if not 0 < letters <= MOST_CHARACTERS:
        said = f"{letters} characters, at most {MOST_CHARACTERS}"
        yield Fault("caption", cue.text, "its length", float(letters), said)
    if seconds < READING * letters - HAIR:
        said = f"{seconds:.2f} s, least {READING * letters:.2f} s"
        yield Fault("caption", cue.text, "its time", READING * letters - seconds, said)


def _silences(cues: list[Cue], end: float) -> Iterator[Timed]:
    ends = [0.0, *(cue.end for cue in cues)]
    starts = [*(cue.start for cue in cues), end]
    for before, after in zip(ends, starts, strict=True):
        if not -HAIR <= after - before <= LONGEST_SILENCE + HAIR:
            said = f"{after - before:.2f} s between captions, 0 to {LONGEST_SILENCE} s"
            yield min(before, after), abs(after - before), Fault("silence", said)


class Stretch(NamedTuple):
    """A picture that stands: from when, for how long."""

    start: float
    seconds: float


class Stills(Check):
    """No picture of a lesson stands longer than its caption takes to read, and two seconds."""

    every = True

    def __init__(self) -> None:
        super().__init__()
        self._stretches: list[Stretch] = []

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Note how long it stands."""
        if frame.fresh or not self._stretches:
            self._stretches.append(Stretch(frame.time, frame.seconds))
        else:
            start, seconds = self._stretches[-1]
            self._stretches[-1] = Stretch(start, seconds + frame.seconds)
        yield from ()

    def end(self, scene: Any) -> Iterator[Timed]:
        """Compare with the captions; what has none is a card."""
        if not hasattr(scene, "captions"):
            return
        for start, seconds in self._stretches:
            said = [
                cue.text
                for cue in scene.captions
                if cue.start < start + seconds - HAIR and start + HAIR < cue.end
            ]
            most = LONGEST_AFTER + max(map(reading_time, said), default=0.0)
            if seconds > most + HAIR:
                words = f"nothing moves for {seconds:.2f} s, at most {most:.2f} s"
                yield start, seconds, Fault("still", words, amount=round(seconds - most, 3))


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

    def __init__(self) -> None:
        super().__init__()
        self._end = 0.0

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Note how long it has been."""
        self._end = frame.time + frame.seconds
        yield from ()

    def end(self, scene: Any) -> Iterator[Timed]:
        """Compare."""
        if self._end > MOST_SECONDS + HAIR:
            said = f"{self._end:.1f} s, at most {MOST_SECONDS} s"
            yield MOST_SECONDS, self._end - MOST_SECONDS, Fault("length", said, amount=self._end)


class Flashes(Check):
    """Nothing appears, or leaps back to where it was, more than three times a second.

    A text is known by its words, for the next number may stand where it stood.
    """

    def __init__(self) -> None:
        super().__init__()
        self._before: dict[Hashable, Box] = {}
        self._leaps: dict[Hashable, Point] = {}
        self._events: defaultdict[Hashable, deque[float]] = defaultdict(deque)
        self._known: set[Hashable] = set()

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Compare each shape with what it was in the frame before."""
        shown = {_identity(shape, frame): shape for shape in frame.seen}
        for key, shape in shown.items():
            change = self._change(key, shape, frame.scene.camera.frame_width)
            if change is not None:
                events = self._events[key, change]
                events.append(frame.time)
                while events[0] <= frame.time - 1 + HAIR:
                    events.popleft()
                flashes = len(events) // (2 if change == "leapt" else 1)
                if flashes > MOST_FLASHES:
                    said = f"{flashes} times in a second, at most {MOST_FLASHES}"
                    same = key, change
                    yield Fault("flash", str(shape), "", float(flashes), said, shape.box, same)
        self._before = {key: shape.box for key, shape in shown.items()}
        self._known |= shown.keys()

    def _change(self, key: Hashable, shape: Shape, width: float) -> str | None:
        """Tell whether it is there again, or has leapt the other way than before: half a flash."""
        before = self._before.get(key)
        if before is None:
            return "appeared" if key in self._known else None
        (x, y), (old_x, old_y) = shape.box.centre, before.centre
        leap = Point(x - old_x, y - old_y)
        if math.hypot(*leap) < LEAP * width:
            return None
        last = self._leaps.get(key)
        self._leaps[key] = leap
        return "leapt" if last is not None and leap.x * last.x + leap.y * last.y < 0 else None


def _identity(shape: Shape, frame: Frame) -> Hashable:
    if shape.em:
        return id(frame.names.root(shape.owner)), shape.text
    return id(shape.owner)
