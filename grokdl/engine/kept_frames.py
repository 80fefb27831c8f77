"""Keeps the frames of a scene losslessly on disk, for encoders that have to see all of them twice.

A GIF's palette is of all pictures, and is needed before the first one is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from ..files.filenames import literal
from .display import Pixels
from .pacing import Pacer

HUNDREDTH = Fraction(1, 100)


class KeptFrames:
    """Pictures, each shown from its `pts` on, in hundredths of a second; the last until `end`.

    They begin at multiples of `step`. Some pixel is not opaque if they are `clear`.
    """

    def __init__(
        self,
        path: Path,
        size: tuple[int, int],
        last: int,
        end: int,
        clear: bool,
        step: int = 1,
    ) -> None:
        self.path, self.size, self.end, self.clear, self.step = path, size, end, clear, step
        self.last = self._slot(last) * step

    def thinned(self, step: int) -> KeptFrames:
        """Return these pictures with at most one in so many hundredths of a second."""
        return KeptFrames(self.path, self.size, self.last, self.end, self.clear, step)

    def __iter__(self) -> Iterator[Any]:
        held = None
        for frame in self._all():
            if held is not None and self._slot(held.pts) != self._slot(frame.pts):
                yield self._in_time(held)
            held = frame
        if held is not None:
            yield self._in_time(held)

    def _all(self) -> Iterator[Any]:
        with av.open(literal(self.path)) as kept:
            for frame in kept.decode(video=0):
                assert frame.pts is not None and frame.time_base is not None
                frame.pts = round(frame.pts * frame.time_base / HUNDREDTH)
                frame.time_base = HUNDREDTH
                yield frame

    def _slot(self, time: int) -> int:
        """The number of the step at which a picture can be shown first, and not only at the end."""
        return min(-(-time // self.step), (self.end - 1) // self.step)

    def _in_time(self, frame: Any) -> Any:
        frame.pts = self._slot(frame.pts) * self.step
        return frame


class FrameKeeper:
    """Exporter that thins the frames, keeps them, and in the end has `write` make a file of them.

    `rate` is the most frames a second, a divisor of 100.
    """

    def __init__(
        self, folder: Path, target: Path, rate: int, write: Callable[[KeptFrames, Path], None]
    ) -> None:
        self.target, self.write = target, write
        self.parts: Sequence[Path] = ()
        self._path, self._pacer = folder / "kept.mov", Pacer(rate)
        self._size, self._last, self._clear = (0, 0), 0, False
        self._container: Any = None
        self._stream: Any = None

    def start(self, scene: Any) -> None:
        """Do nothing yet: the first frame tells the size."""

    def handle(self, frame: Any) -> None:
        """Keep the frame's picture, if it is one to show."""
        for time, pixels in self._pacer.taken(frame):
            self._keep(time, pixels)

    def stop(self, whole: bool) -> None:
        """Write the file, and drop what was kept."""
        if self._container is None:
            return
        self._container.mux(self._stream.encode())
        self._container.close()
        if whole:
            end = round(self._pacer.total * 100)
            kept = KeptFrames(self._path, self._size, self._last, end, self._clear)
            self.write(kept, self.target)
            self.parts = (self.target,)
        self._path.unlink()

    def _keep(self, time: int, pixels: Pixels) -> None:
        if self._container is None:
            self._open(pixels)
        frame = av.VideoFrame.from_ndarray(pixels, format="rgba").reformat(format="argb")
        frame.pts, frame.time_base = time, HUNDREDTH
        self._container.mux(self._stream.encode(frame))
        self._last, self._clear = time, self._clear or bool(pixels[..., 3].min() < 255)

    def _open(self, pixels: Pixels) -> None:
        height, width = pixels.shape[:2]
        self._size = width, height
        self._container = av.open(literal(self._path), "w", format="mov")
        self._stream = self._container.add_stream("qtrle", rate=100)
        self._stream.pix_fmt, self._stream.width, self._stream.height = "argb", width, height
        self._stream.codec_context.time_base = HUNDREDTH
