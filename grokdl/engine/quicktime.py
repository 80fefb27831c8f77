"""Sample tables of a QuickTime file: a picture that stays is stored once, and shown many times.

FFmpeg writes such a picture as one long sample, or as often as it is shown. Editing programs want a
sample for each frame, and QuickTime lets any number of them lie at one place of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

HEAD = 8  # bytes of a box: its size and its kind
LONG_HEAD = 16  # the same, where the size needs eight bytes
FLAGS = 4  # bytes: a table's version and flags, before its length
NUMBER, LONG = ">u4", ">u8"
TABLES = (b"mdia", b"minf", b"stbl")  # of a track: the way to them
Numbers = NDArray[np.int64]


def repeat_samples(path: Path, frame_rate: int) -> None:
    """Give a video a sample for each frame: one that lasts longer becomes several, at one place.

    The movie's header must be the last box of the file, as FFmpeg writes it, and each frame a key
    frame. Raises ValueError for another file.
    """
    with path.open("r+b") as file:
        start, size = _last_box(file, b"moov")
        file.seek(start)
        movie = file.read(size)[HEAD:]
        file.seek(start)
        file.write(box(b"moov", _with_samples(movie, frame_rate)))
        file.truncate()


def boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind and the content of each box in a row of them."""
    place = 0
    while place + HEAD <= len(data):
        size = int.from_bytes(data[place : place + 4], "big")
        yield data[place + 4 : place + HEAD], data[place + HEAD : place + size]
        place += size


def box(kind: bytes, content: bytes) -> bytes:
    """Return a box."""
    return (HEAD + len(content)).to_bytes(4, "big") + kind + content


def _last_box(file: BinaryIO, kind: bytes) -> tuple[int, int]:
    """Return the place and the size of a file's last box, which must be of a kind."""
    place, size, found, end = 0, 0, b"", file.seek(0, 2)
    while place + size < end:
        place += size
        file.seek(place)
        head = file.read(LONG_HEAD)
        size, found = int.from_bytes(head[:4], "big"), head[4:HEAD]
        if size == 1:
            size = int.from_bytes(head[HEAD:], "big")
        if size < HEAD:
            raise ValueError(f"{file.name} has a box of {size} bytes")
    if found != kind:
        raise ValueError(f"{file.name} doesn't end with its header")
    return place, size


def _with_samples(movie: bytes, frame_rate: int) -> bytes:
    return b"".join(
        box(kind, _track(content, frame_rate) if kind == b"trak" else content)
        for kind, content in boxes(movie)
    )


def _track(track: bytes, frame_rate: int) -> bytes:
    """Return a track, of a video with a sample for each frame."""
    media = dict(boxes(dict(boxes(track))[b"mdia"]))
    if media[b"hdlr"][8:12] != b"vide":
        return track
    clock = 20 if media[b"mdhd"][0] else 12  # where its units a second stand, by its version
    units = int.from_bytes(media[b"mdhd"][clock : clock + 4], "big")
    return _rewritten(track, TABLES, lambda tables: _repeated(tables, units // frame_rate))


def _rewritten(content: bytes, way: Sequence[bytes], rewrite: Callable[[bytes], bytes]) -> bytes:
    """Return boxes, of which the innermost that a way leads to is rewritten."""
    if not way:
        return rewrite(content)
    first, *rest = way
    return b"".join(
        box(kind, _rewritten(inner, rest, rewrite) if kind == first else inner)
        for kind, inner in boxes(content)
    )


def _repeated(tables: bytes, frame: int) -> bytes:
    """Return the tables of samples, each lasting a frame (in the track's units)."""
    found = dict(boxes(tables))
    if b"stss" in found:
        raise ValueError("not every frame is a key frame")
    runs = _rows(found[b"stts"], 2)
    times = (np.repeat(runs[:, 1], runs[:, 0]) // frame).astype(int)
    sizes = np.repeat(_sizes(found[b"stsz"]), times)
    long = b"co64" in found
    places = np.repeat(_places(found), times)
    new = {
        b"stts": _table([len(sizes), frame], 2),
        b"stsc": _table([1, 1, 1], 3),
        b"stsz": bytes(FLAGS + 4) + _table(sizes, 1)[FLAGS:],
        (b"co64" if long else b"stco"): _table(places, 1, LONG if long else NUMBER),
    }
    return b"".join(box(kind, new.get(kind, content)) for kind, content in boxes(tables))


def _sizes(table: bytes) -> Numbers:
    """Return the size of each sample: all are alike, or each has its own."""
    alike, count = np.frombuffer(table, NUMBER, 2, offset=FLAGS).tolist()
    return np.full(count, alike, np.int64) if alike else _rows(table[4:], 1)[:, 0]


def _places(found: dict[bytes, bytes]) -> Numbers:
    """Return where in the file each sample lies: some, one behind the other, are a chunk."""
    long = b"co64" in found
    starts = _rows(found[b"co64" if long else b"stco"], 1, LONG if long else NUMBER)[:, 0]
    runs, sizes = _rows(found[b"stsc"], 3).astype(int), _sizes(found[b"stsz"])
    ends = [*(runs[1:, 0] - 1).tolist(), len(starts)]
    samples = np.repeat(runs[:, 1], np.diff([0, *ends]))  # of each chunk
    before = np.cumsum(sizes) - sizes
    firsts = before[np.cumsum(samples) - samples]
    places: Numbers = np.repeat(starts - firsts, samples) + before
    return places


def _rows(table: bytes, wide: int, kind: str = NUMBER) -> Numbers:
    """Return the numbers of a table, so many in each row."""
    numbers = np.frombuffer(table, kind, offset=FLAGS + 4).astype(np.int64)
    return numbers.reshape(-1, wide)


def _table(numbers: Any, wide: int, kind: str = NUMBER) -> bytes:
    """Return a table of numbers, so many in each row."""
    length = len(numbers) // wide
    return bytes(FLAGS) + length.to_bytes(4, "big") + np.asarray(numbers).astype(kind).tobytes()
