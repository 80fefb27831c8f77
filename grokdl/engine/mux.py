"""Joins segments of video, sound and subtitles into one file; no segment is encoded again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from heapq import merge
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import av

from ..files.filenames import literal
from ..words.captions import Cue, in_lines
from .sound import RATE
from .take import Chapter

MILLISECOND = Fraction(1, 1000)
ALPHA = "ALPHA_MODE"
SUBTITLE_HEADER = b"""[Script Info]
ScriptType: v4.00+
[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Sans,18
[Events]
Format: Start, End, Style, Text
"""


class Container(NamedTuple):
    """A kind of file by FFmpeg's name, its options, and its encoders of sound and subtitles.

    In one that is `lasting` a packet may be a picture for many frames; each is a key frame.
    """

    name: str
    options: Mapping[str, str]
    sound: str
    subtitles: str
    lasting: bool = False


MP4 = Container("mp4", {"movflags": "faststart"}, "aac", "mov_text")


def mux(
    parts: Sequence[Path],
    target: Path,
    *,
    frame_rate: int,
    metadata: Mapping[str, str],
    chapters: Sequence[Chapter] = (),
    cues: Iterable[Cue] = (),
    language: str = "eng",
    sound: Iterable[Any] | None = None,
    container: Container = MP4,
) -> int:
    """Write the segments one after another as a video that starts to play while it loads.

    `cues` become an embedded subtitle track, if there are any, in a `language` (as ISO 639-2 spells
    it); `sound`, audio frames, a track beside.
    Returns the number of frames.
    """
    with (
        av.open(literal(parts[0])) as first,
        av.open(literal(target), "w", container.name, options=dict(container.options)) as output,
    ):
        output.metadata.update(metadata)
        output.set_chapters([_chapter(*entry) for entry in enumerate(chapters)])
        video = stream_like(first.streams.video[0], output)
        tracks = (
            _subtitle_packets(output, cues, language, container.subtitles),
            _sound_packets(output, sound, container.sound),
            _video_packets(
                parts, frame_rate, _settings(first.streams.video[0]), video, container.lasting
            ),
        )
        frames = 0
        for packet in merge(*tracks, key=lambda packet: packet.dts * packet.time_base):
            frames += packet.duration if packet.stream is video else 0
            output.mux(packet)
    return frames


def stream_like(stream: Any, output: Any) -> Any:
    """Add a stream for the packets of another one, in a file of its kind, to a file."""
    copy = output.add_stream_from_template(stream)
    # PyAV forgets it, and FFmpeg then names ProRes 4444 as 422 HQ, which has no alpha
    copy.codec_context.codec_tag = stream.codec_context.codec_tag
    if ALPHA in stream.metadata:  # WebM says there that it has any
        copy.metadata[ALPHA] = stream.metadata[ALPHA]
    return copy


def _video_packets(
    parts: Sequence[Path], frame_rate: int, like: Any, target: Any, lasting: bool
) -> Iterator[Any]:
    """Yield every packet with its times counted in frames from the start of the first segment.

    All are decoded equally long before they are shown: a segment of one or two frames would not be.
    """
    offset = 0
    delay = 0 if lasting else max(_delay(part, frame_rate) for part in parts)
    for part in parts:
        with _opened(part) as segment:
            stream = segment.streams.video[0]
            if _settings(stream) != like:
                raise ValueError(f"{part.name} was encoded with other settings")
            packets = (packet for packet in segment.demux(stream) if packet.dts is not None)
            in_frames, start = Fraction(stream.time_base) * frame_rate, offset
            for packet in packets:
                packet.duration = round(packet.duration * in_frames) if lasting else 1
                packet.pts = start + round(packet.pts * in_frames)
                packet.dts = offset - delay
                packet.time_base = Fraction(1, frame_rate)
                packet.stream = target
                offset += packet.duration
                yield packet


def _settings(stream: Any) -> tuple[Any, ...]:
    """What segments must share to be one video: settings, name of the codec, and alpha or none."""
    context = stream.codec_context
    return context.extradata, context.codec_tag, stream.metadata.get(ALPHA)


def _delay(part: Path, frame_rate: int) -> int:
    """Frames between the decoding and the showing of a segment's first packet."""
    with _opened(part) as segment:
        stream = segment.streams.video[0]
        first = next(segment.demux(stream))
        ahead: Fraction = (first.pts - first.dts) * Fraction(stream.time_base)
        return round(ahead * frame_rate)


def _opened(part: Path) -> Any:
    """Open a segment for its packets; FFmpeg would decode a picture, in ten times the time."""
    return av.open(literal(part), stream_options=[{"skip_frame": "all"}])


def _subtitle_packets(output: Any, cues: Iterable[Cue], language: str, codec: str) -> Iterator[Any]:
    cues = list(cues)
    if not cues:
        return
    stream = output.add_stream(codec)
    stream.codec_context.subtitle_header = SUBTITLE_HEADER
    stream.metadata["language"] = language
    for cue in cues:
        text = in_lines(cue.text).encode()
        length = len(text).to_bytes(2, "big") if codec == "mov_text" else b""
        packet = av.Packet(length + text)  # a sample as it stands in the file
        packet.stream = stream
        packet.time_base = MILLISECOND
        packet.pts = packet.dts = round(cue.start * 1000)
        packet.duration = round(cue.end * 1000) - packet.pts
        yield packet


def _sound_packets(output: Any, sound: Iterable[Any] | None, codec: str) -> Iterator[Any]:
    if sound is None:
        return
    stream = output.add_stream(codec, rate=RATE, layout="stereo")
    for frame in chain(sound, [None]):
        yield from stream.encode(frame)


def _chapter(number: int, chapter: Chapter) -> dict[str, Any]:
    return {
        "id": number,
        "start": round(chapter.start * 1000),
        "end": round(chapter.end * 1000),
        "time_base": MILLISECOND,
        "metadata": {"title": chapter.title},
    }
