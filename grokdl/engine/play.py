"""How a play is cut into segments, and which plays several processes may step through at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise, repeat
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

LONGEST_SEGMENT = 150  # frames: a longer play is cut, so that several processes can work on it
SHORT_PLAY = 60  # frames: to step through them here takes less time than a fork of its own


def moments_of(scene: Any, frame_rate: float) -> NDArray[np.float64]:
    """Return the times (seconds from its start) of a play's frames, as Manim counts them."""
    return np.arange(0, scene.get_run_time(scene.animations), 1 / frame_rate)


def frames_of_wait(scene: Any, frame_rate: float) -> int:
    """Return for how many frames a wait shows its one picture, as Manim counts them."""
    return int(scene.duration / (1 / frame_rate))


def cuts(frames: int) -> list[int]:
    """Return where the segments of a play start, and its end: equally long, but for a frame."""
    segments = max(1, ceil(frames / LONGEST_SEGMENT))
    return [frames * number // segments for number in range(segments + 1)]


def lengths(frames: int) -> Iterator[int]:
    """Yield how many frames each segment of a play has; there may come more than were expected."""
    return chain((end - start for start, end in pairwise(cuts(frames))), repeat(LONGEST_SEGMENT))


def is_function_of_time(scene: Any) -> bool:
    """Tell whether each frame of a scene's plays depends on the time alone, not on frames before.

    Only its own class can say so: it knows its updaters, what inherits from it has others.
    """
    return bool(vars(type(scene)).get("function_of_time", False))
