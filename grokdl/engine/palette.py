"""Writes GIFs in the one palette that serves all of their pictures best; flat colours stay flat."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
from av.filter import Graph
from av.video.format import VideoFormat

from ..files.filenames import literal
from .kept_frames import HUNDREDTH, KeptFrames

COLOURS = 256  # one of them for what is not seen
PALETTE = (16, 16)  # the size of a palette's picture


def write_gif(pictures: KeptFrames, target: Path, *, loops: bool) -> None:
    """Write a GIF of some pictures; the last one stays until their end."""
    palette = _palette(pictures)
    end = str(pictures.end - pictures.last)
    options = {"final_delay": end, "loop": "0" if loops else "-1"}
    with av.open(literal(target), "w", format="gif", options=options) as output:
        stream: Any = output.add_stream("gif", rate=100)
        stream.pix_fmt, (stream.width, stream.height) = "pal8", pictures.size
        stream.codec_context.time_base = HUNDREDTH
        for frame in _in_palette(pictures, palette):
            output.mux(stream.encode(frame))
        output.mux(stream.encode())


def _palette(pictures: KeptFrames) -> Any:
    """The palette as a picture of its colours."""
    graph = Graph()
    source = _source(graph, pictures.size, "argb")
    step = graph.add("palettegen", f"max_colors={COLOURS}:stats_mode=full")
    sink = graph.add("buffersink")
    source.link_to(step)
    step.link_to(sink)
    graph.configure()
    for frame in pictures:
        source.push(frame)
    source.push(None)
    return sink.pull()


def _in_palette(pictures: KeptFrames, palette: Any) -> Iterator[Any]:
    graph = Graph()
    source = _source(graph, pictures.size, "argb")
    colours = _source(graph, PALETTE, palette.format.name)
    step, sink = graph.add("paletteuse", "dither=none"), graph.add("buffersink")
    source.link_to(step, 0, 0)
    colours.link_to(step, 0, 1)
    step.link_to(sink)
    graph.configure()
    palette.pts, palette.time_base = 0, HUNDREDTH
    colours.push(palette)
    colours.push(None)
    for frame in pictures:
        source.push(frame)
        yield from _pulled(sink)
    source.push(None)
    yield from _pulled(sink)


def _source(graph: Graph, size: tuple[int, int], format: str) -> Any:
    width, height = size
    pixels = VideoFormat(format)
    return graph.add_buffer(width=width, height=height, format=pixels, time_base=HUNDREDTH)


def _pulled(sink: Any) -> Iterator[Any]:
    while True:
        try:
            yield sink.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return
