"""PNG: pictures of chosen moments, for slides, print and the web, with their own recipe."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from ..engine.take import Chapter, Take
from ..files.integrity import SEAL, UNSEALED, Condition
from ..words.captions import Cue
from .format import Facts, UnreadableError
from .stills import PictureFormat

SIGNATURE = b"\x89PNG\r\n\x1a\n"
END = b"\x00\x00\x00\x00IEND\xaeB`\x82"
HEAD = len(SIGNATURE) + 25  # bytes: the signature, and the chunk that says how large it is
KEYS = ("Title", "Comment", "Record")  # of texts; the first two are PNG's own


class Png(PictureFormat):
    """The pixels of a frame, with its alpha if it lets anything through."""

    ending = ".png"
    kind = "image/png"

    def save(self, frame: Any, path: Path, name: str) -> None:
        """Write a frame's pixels."""
        from PIL import Image  # takes a while

        pixels = frame.pixels
        opaque = pixels[:, :, 3].min() == 255
        Image.fromarray(pixels[:, :, :3] if opaque else pixels).save(path, "PNG")

    def join(
        self,
        takes: Sequence[Take],
        target: Path,
        facts: Facts,
        captions: Sequence[Cue] = (),
        chapters: Sequence[Chapter] = (),
    ) -> None:
        """Write the last picture, with title, recipe and record as texts."""
        data = takes[-1].parts[-1].read_bytes()
        texts = zip(KEYS, (facts.title, facts.recipe, facts.record), strict=True)
        chunks = b"".join(_text(key, text) for key, text in texts if text)
        target.write_bytes(data[:HEAD] + chunks + data[HEAD:])

    def facts(self, path: Path) -> Facts:
        """Return what a file says of itself, as `Format.facts` does."""
        found = dict(_texts(path.read_bytes()))
        return Facts(*(found.get(key, "") for key in KEYS))

    def seal(self, path: Path) -> None:
        """Write a file's digest into its record."""
        data = path.read_bytes()
        path.write_bytes(_with_seal(data, _digest(data)))

    def condition(self, path: Path) -> Condition:
        """Tell whether a file is as it was sealed. Raises OSError if it can't be read."""
        data = path.read_bytes()
        if not data.endswith(END):
            return Condition.CUT
        found = SEAL.search(data)
        whole = found is not None and found[1].decode() == _digest(_with_seal(data, UNSEALED))
        return Condition.WHOLE if whole else Condition.ALTERED


class _Chunk(NamedTuple):
    """A piece of a file: its kind, and where its content starts and ends; a checksum follows."""

    kind: bytes
    start: int
    end: int


def _chunks(data: bytes) -> Iterator[_Chunk]:
    """Yield the chunks before the pixels. Raises UnreadableError if it is no PNG."""
    if not data.startswith(SIGNATURE):
        raise UnreadableError
    place = len(SIGNATURE)
    while place + 12 <= len(data):
        size, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        if kind in (b"IDAT", b"IEND"):
            return
        yield _Chunk(kind, place + 8, place + 8 + size)
        place += size + 12
    raise UnreadableError


def _texts(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the texts in UTF-8, with the key of each."""
    for kind, start, end in _chunks(data):
        if kind == b"iTXt":
            key, _, rest = data[start:end].partition(b"\0")
            text = rest.split(b"\0", 4)[-1]  # after two flags, a language and a key in it
            yield key.decode("latin-1"), text.decode(errors="replace")


def _text(key: str, text: str) -> bytes:
    return _chunk(b"iTXt", key.encode() + b"\0\0\0\0\0" + text.encode())


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return len(content).to_bytes(4, "big") + kind + content + checksum.to_bytes(4, "big")


def _with_seal(data: bytes, seal: str) -> bytes:
    """Return a file with another seal, and the checksum of the chunk that it stands in."""
    for kind, start, end in _chunks(data):
        found = SEAL.search(data, start, end)
        if found:
            content = data[start : found.start(1)] + seal.encode() + data[found.end(1) : end]
            return data[: start - 8] + _chunk(kind, content) + data[end + 4 :]
    raise ValueError("there is no place for a seal")


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[: len(UNSEALED)]


PNG = FORMAT = Png()
