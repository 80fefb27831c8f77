"""Progress and time left of several videos together: the arithmetic of the progress display."""

from __future__ import annotations

from collections.abc import Callable
from statistics import fmean
from time import monotonic

from ..engine.take import Headway

USUAL_LENGTH = 35.0  # seconds of a video of which nothing is known
AT_LEAST = 1.1  # times what has begun, as long as there may be more
SETTLED = 0.5  # seconds after which a pace means something


class Eta:
    """Adds up what several videos report; a length that is not known yet is estimated.

    `clock` tells seconds.
    """

    def __init__(
        self, videos: int, frame_rate: int, clock: Callable[[], float] = monotonic
    ) -> None:
        self.headways = [Headway(0, 0, whole=False)] * videos
        self.frame_rate = frame_rate
        self.clock = clock
        self.start: tuple[float, float] | None = None

    def note(self, number: int, headway: Headway) -> None:
        """Take note of how far a video is. The time is taken from the first note on."""
        self.headways[number] = headway
        self.start = self.start or (self.clock(), self.done)

    def length(self, number: int) -> float:
        """Return a video's length in seconds, or as long as it is not known, what it may be."""
        headway = self.headways[number]
        if headway.whole:
            return headway.begun
        known = [other.begun for other in self.headways if other.whole]
        return max(AT_LEAST * headway.begun, fmean(known) if known else USUAL_LENGTH)

    @property
    def done(self) -> float:
        """Seconds of video that are done."""
        return sum(headway.done for headway in self.headways)

    @property
    def total(self) -> float:
        """Seconds of video that there will be."""
        return sum(map(self.length, range(len(self.headways))))

    @property
    def frames_a_second(self) -> float:
        """How many frames were done in each second so far; 0 as long as that can't be told."""
        start, done = self.start or (self.clock(), 0.0)
        passed = self.clock() - start
        return (self.done - done) * self.frame_rate / passed if passed >= SETTLED else 0.0

    def pace(self) -> str:
        """Say how fast it goes, and how much time is left; nothing as long as it can't be told."""
        fps = self.frames_a_second
        if not fps:
            return ""
        left = (self.total - self.done) * self.frame_rate / fps
        about = "" if all(headway.whole for headway in self.headways) else "about "
        return f"{fps:.0f} fps, {about}{_clock(left)} left"

    def extent(self, number: int) -> str:
        """Say how much of a video is done, and of how much."""
        headway = self.headways[number]
        about = "" if headway.whole else "about "
        return f"{headway.done:.0f} of {about}{self.length(number):.0f} s"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
