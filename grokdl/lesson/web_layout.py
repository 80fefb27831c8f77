"""Where the web of a run is, and what else is beside it or under it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from grokdl.learning.parameters import Parameters
from grokdl.learning.regimes import FINEST, regime
from grokdl.lesson.storyboard import goal_weight
from grokdl.mobjects.plane import Window
from grokdl.stage import Box

MARGIN = 1.6  # how much wider than the farthest of the first weights a window is
FARTHEST = 9.0  # gaps that a window reaches at most, for the next weights of a run that diverges
SEEN = 3  # steps that are to be seen in it
BESIDE = 3.3  # units: the room beside a plane, at least
BOWL = 0.43  # of a tall frame's width: the bowl's share, the sum has the rest
WIDE = 1.3  # of a stage's shape: there the bowl is beside the plane, and else under it


@lru_cache(maxsize=8)
def _window(given: Sequence[Parameters]) -> Window:
    ends = [_ends(one) for one in given]
    low, high = min(low for low, _ in ends), max(high for _, high in ends)
    return Window(low, high, low, high)


def window_of(given: Sequence[Parameters]) -> Window:
    """Return a square window on the best weights of runs, with the first weights of each."""
    return _window(tuple(given))


def _ends(given: Parameters) -> tuple[float, float]:
    goal = goal_weight(given)
    if goal is None:
        half = MARGIN * max(1.0, abs(given.weight))
        return given.weight - half, given.weight + half
    gap, ratio = abs(given.weight - goal), abs(regime(given).ratio)
    if gap <= FINEST * abs(goal):
        half = max(1.0, abs(goal)) / 2
        return goal - half, goal + half
    reaches = [ratio**k for k in range(SEEN + 1) if ratio <= 1 or ratio**k <= FARTHEST]
    half = MARGIN * gap * max(reaches)
    return goal - half, goal + half


def parts_of(box: Box) -> tuple[Box, Box, Box | None]:
    """Where the plane is, the bowl beside it, and in a tall frame the sum."""
    if box.width > WIDE * box.height:
        return box._replace(right=box.right - BESIDE), box, None
    lower = box._replace(top=box.bottom + 0.26 * box.height)
    half = lower.left + BOWL * lower.width
    return (
        box._replace(bottom=lower.top + 0.2),
        lower._replace(right=half - 0.15),
        lower._replace(left=half + 0.1),
    )
