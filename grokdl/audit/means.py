"""Check of the mean of some misses, or of their squares: it must be theirs."""

from __future__ import annotations

from collections.abc import Iterator

from ..mobjects.mean_bars import MeanBars
from .check import Check
from .finding import Fault
from .theory import says
from .walk import Frame

DIGITS = 3


class Means(Check):
    """Holds the number of a mean to the misses, or to their squares."""

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at the mean of all bars that have one."""
        for bars in frame.scene.mobjects:
            if isinstance(bars, MeanBars) and len(bars.mean.points):
                self.examined["means"] += 1
                frame.own(bars.mean)
                power = 2 if len(bars.mean_words[1].points) else 1
                expected = sum(miss**power for miss in bars.misses) / len(bars.misses)
                if not says(bars.mean.text, expected, DIGITS):
                    said = f"the mean is {expected:.12g}"
                    yield Fault("number", bars.mean.text, "the mean", said=said)
