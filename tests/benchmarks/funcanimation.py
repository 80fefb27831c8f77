"""Renders the bowl with matplotlib's FuncAnimation, and prints frames a second.

Its arguments are WIDTH HEIGHT FRAME_RATE SECONDS; encoded by libx264 at Manim's settings.
"""

from __future__ import annotations

import json
import sys
import tempfile
from time import perf_counter
from typing import Any

import av
import matplotlib
import numpy as np
from matplotlib.animation import AbstractMovieWriter, FuncAnimation
from matplotlib.figure import Figure

DPI = 100
REACH = 0.6  # how far the tangent goes to either side, in weight


def error_of(weight: Any) -> Any:
    """Return the squared miss of weights."""
    return (weight * 0.5 - 0.8) ** 2


class PyavWriter(AbstractMovieWriter):
    """What FuncAnimation writes to, where there is no ffmpeg program."""

    def setup(self, fig: Figure, outfile: str, dpi: float | None = None) -> None:
        """Open the video."""
        super().setup(fig, outfile, dpi)
        width, height = self.frame_size
        self.container = av.open(outfile, "w", format="mp4")
        self.stream: Any = self.container.add_stream("libx264", rate=self.fps)
        self.stream.width, self.stream.height, self.stream.pix_fmt = width, height, "yuv420p"
        self.stream.options = {"crf": "23"}

    def grab_frame(self, **wishes: Any) -> None:
        """Draw and encode one frame."""
        self.fig.canvas.draw()
        pixels = np.ascontiguousarray(self.fig.canvas.buffer_rgba())
        frame = av.VideoFrame.from_ndarray(pixels, format="rgba")
        self.container.mux(self.stream.encode(frame))

    def finish(self) -> None:
        """Close the video."""
        self.container.mux(self.stream.encode())
        self.container.close()


def bowl(figure: Figure, frames: int) -> FuncAnimation:
    """Return the animation: a dot slides along the bowl and back."""
    axes = figure.add_subplot(xlim=(0, 3.2), ylim=(-0.1, 0.7))
    weights = np.linspace(0, 3.2, 129)
    axes.plot(weights, error_of(weights), color="#16161A")
    (height,) = axes.plot([], [], color="#CF4000")
    (tangent,) = axes.plot([], [], color="#500F82")
    (dot,) = axes.plot([], [], "o", color="#16161A", markersize=12)
    text = axes.text(1.2, 0.6, "", fontsize=20)

    def show(number: int) -> None:
        weight = 0.1 + 1.4 * (1 - np.cos(2 * np.pi * number / frames))
        error, rise = error_of(weight), (weight * 0.5 - 0.8) * REACH
        height.set_data([weight, weight], [0, error])
        tangent.set_data([weight - REACH, weight + REACH], [error - rise, error + rise])
        dot.set_data([weight], [error])
        text.set_text(f"weight {weight:.3f}\nerror {error:.3f}")

    return FuncAnimation(figure, show, frames=frames, blit=False)


def main(width: int, height: int, rate: int, seconds: int) -> None:
    """Render, and print one line of JSON."""
    import matplotlib.pyplot as pyplot  # after the backend is chosen

    figure = pyplot.figure(figsize=(width / DPI, height / DPI), dpi=DPI)
    frames = rate * seconds
    with tempfile.NamedTemporaryFile(suffix=".mp4") as file:
        start = perf_counter()
        bowl(figure, frames).save(file.name, writer=PyavWriter(fps=rate), dpi=DPI)
        print(json.dumps({"rate": frames / (perf_counter() - start)}))


if __name__ == "__main__":
    matplotlib.use("Agg")
    main(*map(int, sys.argv[1:]))
