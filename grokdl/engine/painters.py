"""Frames that only Manim can paint, painted by forks: one fork a frame, a few at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from itertools import count
from mmap import mmap
from typing import Any

import numpy as np
from manim import Camera, MovingCamera, ThreeDCamera

from .display import Pixels
from .fork_pool import ForkPool
from .late_pixels import stock_class

# painting by these changes pixels alone, and the rotation matrix that is reset below
WITHOUT_TRACES = (Camera, MovingCamera, ThreeDCamera)

Deliver = Callable[[Pixels], None]
"""Gets the pixels of a frame; they are others afterwards."""


class Painters:
    """Pool of forks of a scene's process that paint its frames, and return them in order.

    Each has the scene as it is in its frame, and writes into a part of shared memory.
    """

    def __init__(self, fork_pool: ForkPool) -> None:
        self.fork_pool = fork_pool
        self._numbers = count(1)
        self._rooms: list[Pixels] = []
        self._waiting: deque[tuple[int, Pixels, Deliver]] = deque()

    def can_paint(self, camera: Any) -> bool:
        """Tell whether a picture by this camera can be painted elsewhere."""
        return stock_class(camera) in WITHOUT_TRACES

    def start(self, camera: Any, paint: Callable[[], Pixels], deliver: Deliver) -> None:
        """Fork a process that paints the present frame; earlier ones may be delivered meanwhile."""
        rooms = self._rooms_like(camera.background)
        if len(self._waiting) == len(rooms):
            self._deliver_next()
        number = next(self._numbers)
        room = rooms[number % len(rooms)]
        self.fork_pool.start(-number, partial(_paint_into, room, paint), guarded=False)
        self._waiting.append((number, room, deliver))
        camera.owe(partial(self._painted, number, room))
        if isinstance(camera, ThreeDCamera):
            camera.reset_rotation_matrix()  # as its own painting would

    def finish(self) -> None:
        """Deliver all frames."""
        while self._waiting:
            self._deliver_next()

    def abandon(self) -> None:
        """Deliver nothing more."""
        self._waiting.clear()

    def _deliver_next(self) -> None:
        number, room, deliver = self._waiting.popleft()
        deliver(self._painted(number, room))

    def _painted(self, number: int, room: Pixels) -> Pixels:
        self.fork_pool.wait_for(-number)
        return room

    def _rooms_like(self, pixels: Pixels) -> list[Pixels]:
        if not self._rooms:
            most = len(self.fork_pool.slots.paths) + 1
            self._rooms = [
                np.frombuffer(mmap(-1, pixels.nbytes), np.uint8).reshape(pixels.shape)
                for _ in range(most)
            ]
        return self._rooms


def _paint_into(room: Pixels, paint: Callable[[], Pixels]) -> None:
    room[:] = paint()
