"""The alphas and weights that a fork's plane shows, and the limit beyond which runs diverge."""

from __future__ import annotations

import math
from collections.abc import Sequence

from grokdl.learning.parameters import LARGEST_ALPHA, Parameters
from grokdl.learning.regimes import FINEST
from grokdl.lesson.storyboard import goal_weight
from grokdl.mobjects.plane import Window

BEYOND = 1.2  # limits: so far alpha goes
GAPS = 2.1  # from the best weight up and down
ZOOM, USUALLY = 2.4, 50.0  # seconds in which a view comes so many times nearer


def between(first: Window, last: Window, limit: float, share: float) -> Window:
    """Return the window a share of the way to a closer one: a steady zoom on the limit."""
    if share in (0, 1):
        return last if share else first
    width, narrow = first.right - first.left, last.right - last.left
    place, aim = (limit - first.left) / width, (limit - last.left) / narrow
    wide = width * (narrow / width) ** share
    left = limit - (place + share * (aim - place)) * wide
    ends = (first.bottom, last.bottom), (first.top, last.top)
    bottom, top = (a + share * (b - a) for a, b in ends)
    return Window(left, left + wide, bottom, top)


def seconds_between(first: Window, last: Window) -> float:
    """Return how long the way to a closer window takes: the numbers across may not flash by."""
    nearer = (first.right - first.left) / (last.right - last.left)
    return ZOOM * max(1.0, math.log(nearer) / math.log(USUALLY))


def columns(window: Window, limit: float, beside: int) -> tuple[float, ...]:
    """Return alphas one column apart in a closer window, the limit itself among them."""
    step = (limit - window.left) / beside
    alphas = (limit + k * step for k in range(-beside, beside + 1))
    return tuple(alpha for alpha in alphas if window.left <= alpha <= window.right)


def limit_of(given: Parameters) -> float | None:
    """Return the alpha beyond which runs diverge; None if there is none. Source: 4.25."""
    return 2 / given.input**2 if given.input**2 > 0 else None


def last_alpha(given: Parameters) -> float:
    """Return where the alphas end: some way past the limit, if a run may have such an alpha."""
    limit = limit_of(given)
    return 1.0 if limit is None else min(BEYOND * limit, LARGEST_ALPHA)


def window_of(given: Parameters, others: Sequence[Parameters] = ()) -> Window:
    """Return the window: alphas across from 0 on, weights around the best weight upward."""
    ends = [_ends(one) for one in (given, *others)]
    right = max(last_alpha(one) for one in (given, *others))
    return Window(0.0, right, min(low for low, _ in ends), max(high for _, high in ends))


def _ends(given: Parameters) -> tuple[float, float]:
    goal = goal_weight(given)
    middle = given.weight if goal is None else goal
    gap = abs(given.weight - middle)
    half = GAPS * gap if gap > FINEST * abs(middle) else max(1.0, abs(middle)) / 2
    return middle - half, middle + half


def evenly(first: float, last: float, count: int) -> tuple[float, ...]:
    """Return so many alphas, the first and the last among them."""
    return tuple(first + (last - first) * k / (count - 1) for k in range(count))
