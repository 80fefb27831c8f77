"""Segments of video, each known by its display lists, and painted only if no cache has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ..files.cache import Store, key_of
from .canvas import Canvas, Mask
from .costs import Costs
from .display import Display, Pixels
from .encoding import Encoder, Encoding
from .toolchain_digest import toolchain_digest

Seen = Callable[[Pixels, int], None]
"""Gets the pixels of a picture, and for how many frames it is shown."""


class Segment:
    """One segment: the display lists of its frames, and the file that it becomes.

    Pixels from elsewhere can't be known by what is drawn in them: a segment that gets any is
    painted and encoded as it comes.
    """

    def __init__(
        self,
        target: Path,
        encoding: Encoding,
        canvas: Canvas,
        store: Store | None,
        costs: Costs,
    ) -> None:
        self.target, self.encoding, self.canvas, self.store = target, encoding, canvas, store
        self.costs = costs
        self.on_picture: Seen | None = None
        self.kept_as = ""  # its key in the cache, once it is closed and in there
        self.frames = 0
        self._shown: list[tuple[Display, int]] = []
        self._encoder: Encoder | None = None

    def add(self, display: Display, frames: int) -> None:
        """Show a display for some frames."""
        self.frames += frames
        self._shown.append((display, frames))

    def add_pixels(self, pixels: Pixels, frames: int) -> None:
        """Show pixels that somebody else has painted."""
        if self._encoder is None:
            self._encoder = self._developed()
        self.frames += frames
        self.canvas.forget()
        self._expose(self._encoder, pixels, None, frames)

    @property
    def is_written_down(self) -> bool:
        """Whether the segment is display lists alone, so that another process can paint it."""
        return self._encoder is None

    @property
    def pictures(self) -> int:
        """How many pictures were written down."""
        return len(self._shown)

    def close(self) -> None:
        """Finish the segment's file and rename it. Raises OSError where that can't be."""
        if self._encoder is not None:
            self._encoder.close()
            return
        with self.costs.of("look up"):
            key = self._key()
            known = self.store.get(key) if self.store and not self.on_picture else None
        self.kept_as = key if self.store else ""
        if known is not None:
            self.target.write_bytes(known)
            return
        self._encoder = self._developed()
        with self.costs.of("encode"):
            self._encoder.close()
        if self.store:
            self.store.put(key, self.target.read_bytes())

    def abandon(self) -> None:
        """Leave nothing behind."""
        if self._encoder is not None:
            self._encoder.abandon()

    def _key(self) -> str:
        shown = b"".join(
            display.digest() + frames.to_bytes(8, "big") for display, frames in self._shown
        )
        return key_of(toolchain_digest(), self.encoding.key().encode(), shown)

    def _developed(self) -> Encoder:
        encoder = self.encoding.encoder(self.target, self.costs, self.store)
        try:
            for display, frames in self._shown:
                with self.costs.of("paint"):
                    changed = self.canvas.show(display)
                self._expose(encoder, self.canvas.pixels, changed, frames)
        except BaseException:
            encoder.abandon()
            raise
        return encoder

    def _expose(self, encoder: Encoder, pixels: Pixels, changed: Mask | None, frames: int) -> None:
        encoder.add(pixels, changed, frames)
        if self.on_picture is not None:
            self.on_picture(pixels, frames)


class Segments:
    """The segments of one play, as its frames come: each is handed on when it has its length."""

    def __init__(
        self, lengths: Iterator[int], begin: Callable[[], Segment], full: Callable[[Segment], None]
    ) -> None:
        self._lengths, self._begin, self._full = lengths, begin, full
        self._segment: Segment | None = None
        self._length = 0

    def add(self, display: Display, frames: int) -> None:
        """Show a display for some frames, which stay in one segment."""
        if self._segment is not None and not self._segment.is_written_down:
            self.close()  # it has pixels of somebody else's
        self._present().add(display, frames)
        self._hand_on()

    def add_pixels(self, pixels: Pixels, frames: int) -> None:
        """Show pixels that somebody else has painted."""
        self._present().add_pixels(pixels, frames)
        self._hand_on()

    def close(self) -> None:
        """Close the last segment and hand it on."""
        if self._segment is not None:
            segment, self._segment = self._segment, None
            self._full(segment)

    def abandon(self) -> None:
        """Leave nothing of the present segment behind."""
        if self._segment is not None:
            self._segment.abandon()

    def _present(self) -> Segment:
        if self._segment is None:
            self._segment, self._length = self._begin(), next(self._lengths)
        return self._segment

    def _hand_on(self) -> None:
        if self._segment is not None and self._segment.frames >= self._length:
            self.close()
