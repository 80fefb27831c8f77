"""WebP: an animation for web pages, smaller than a GIF, with its recipe as XMP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from typing import Any

from .animation import Animation, as_lines, from_lines
from .format import Facts, UnreadableError

HEAD = 12  # bytes: RIFF, the size of what follows, WEBP
FLAGS, HAS_XMP, IS_CLEAR = 20, 0x04, 0x10  # the place of the file's flags, and two of them
DURATION = 12  # of a picture: its place in the chunk ANMF, three bytes
BEFORE = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>'
)
AFTER = "</dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"
SAID = re.compile(b"<dc:description>(.*)</dc:description>", re.DOTALL)


class Webp(Animation):
    """Colours nearly as they are, transparency exactly."""

    ending = ".webp"
    kind = "image/webp"

    def write(self, pictures: Any, target: Path) -> None:
        """Write a WebP of some pictures; the last one stays until their end."""
        from ..engine.animated_webp import write_webp  # loads PyAV

        write_webp(pictures, target, loops=self.loops)
        data = bytearray(target.read_bytes())
        *_, last = (body for name, body in _chunks(data) if name == b"ANMF")
        place, milliseconds = last.start + DURATION, 10 * (pictures.end - pictures.last)
        data[place : place + 3] = milliseconds.to_bytes(3, "little")
        if pictures.clear:  # libwebp says so only where one of its parts is
            data[FLAGS] |= IS_CLEAR
        target.write_bytes(data)

    def mark(self, source: Path, target: Path, facts: Facts) -> None:
        """Copy a WebP, with title, recipe and record behind its pictures."""
        data = bytearray(source.read_bytes())
        told = escape(as_lines(facts).decode(), quote=False)
        data += _chunk(b"XMP ", f"{BEFORE}{told}{AFTER}".encode())
        data[FLAGS] |= HAS_XMP
        data[4:8] = (len(data) - 8).to_bytes(4, "little")
        target.write_bytes(data)

    def facts(self, path: Path) -> Facts:
        """Return what a WebP says of itself, as `Format.facts` does."""
        data = path.read_bytes()
        if data[:4] != b"RIFF" or data[8:HEAD] != b"WEBP":
            raise UnreadableError
        told = [data[body] for name, body in _chunks(data) if name == b"XMP "]
        found = SAID.search(told[-1]) if told else None
        said = unescape(found[1].decode(errors="replace")) if found else ""
        return from_lines(said.encode())

    def is_cut(self, data: Any) -> bool:
        """Tell whether a WebP is shorter than it says."""
        return len(data) < 8 + int.from_bytes(data[4:8], "little")


def _chunks(data: bytes | bytearray) -> Iterator[tuple[bytes, slice]]:
    """Yield the name of each chunk of a RIFF file, and where its body is."""
    place = HEAD
    while place + 8 <= len(data):
        size = int.from_bytes(data[place + 4 : place + 8], "little")
        yield bytes(data[place : place + 4]), slice(place + 8, place + 8 + size)
        place += 8 + size + size % 2


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)


FORMAT = Webp()
