"""One piece of video: what it shows is written down first, and painted only if it never was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .canvas import Canvas, Mask
from .costs import Costs
from .display import Display, Pixels
from .encoder import Segment
from .still import LENGTH
from .store import Store, makers

Seen = Callable[[Pixels, int], None]
"""Gets the pixels of a picture, and for how many frames it is shown."""


class Piece:
    """A piece on its way to a file.

    `spec` is Manim's VideoEncoderSpec. Pixels from elsewhere can't be known by what is drawn in
    them: a piece that gets any is painted and encoded as it comes.
    """

    def __init__(
        self, target: Path, spec: Any, canvas: Canvas, store: Store | None, costs: Costs
    ) -> None:
        self.target, self.spec, self.canvas, self.store = target, spec, canvas, store
        self.costs = costs
        self.on_picture: Seen | None = None
        self.frames = 0
        self._shown: list[tuple[Display, int]] = []
        self._segment: Segment | None = None

    def add(self, display: Display, frames: int) -> None:
        """Show a display for some frames."""
        self.frames += frames
        self._shown.append((display, frames))

    def add_pixels(self, pixels: Pixels, frames: int) -> None:
        """Show pixels that somebody else has painted."""
        if self._segment is None:
            self._segment = self._developed()
        self.frames += frames
        self._expose(self._segment, pixels, None, frames)

    def close(self) -> None:
        """Finish the piece and give it its name. Raises OSError where that can't be."""
        if self._segment is not None:
            self._segment.close()
            return
        with self.costs.of("look up"):
            key = self._key()
            known = self.store.get(key) if self.store and not self.on_picture else None
        if known is not None:
            self.target.write_bytes(known)
            return
        self._segment = self._developed()
        with self.costs.of("encode"):
            self._segment.close()
        if self.store:
            self.store.put(key, self.target.read_bytes())

    def abandon(self) -> None:
        """Leave nothing behind."""
        if self._segment is not None:
            self._segment.abandon()

    def _key(self) -> str:
        digest = hashlib.blake2b(makers(), digest_size=20)
        digest.update(repr((self.spec, LENGTH)).encode())
        for display, frames in self._shown:
            digest.update(display.digest() + frames.to_bytes(8, "big"))
        return digest.hexdigest()

    def _developed(self) -> Segment:
        segment = Segment(self.target, self.spec, self.costs, self.store)
        try:
            for display, frames in self._shown:
                with self.costs.of("paint"):
                    changed = self.canvas.show(display)
                self._expose(segment, self.canvas.pixels, changed, frames)
        except BaseException:
            segment.abandon()
            raise
        return segment

    def _expose(self, segment: Segment, pixels: Pixels, changed: Mask | None, frames: int) -> None:
        segment.add(pixels, changed, frames)
        if self.on_picture is not None:
            self.on_picture(pixels, frames)
