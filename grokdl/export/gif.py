"""GIF: an animation that plays everywhere, with its recipe as a comment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..files.integrity import SEAL
from .animation import Animation, as_lines, from_lines
from .format import Facts, UnreadableError

SCREEN = 13  # bytes before the palette: header, size and flags
FLAGS, HAS_PALETTE, COLOURS = 10, 0x80, 0x07  # the place of the flags; what they say of a palette
COMMENT, TRAILER = b"\x21\xfe", b"\x3b"
MOST_BYTES, HIGH = 3.9e6, 480  # of a GIF as high as this in pixels, without what it says of itself
STEPS = 1, 5, 8, 10  # hundredths of a second from picture to picture, at least
BLOCK = 255  # bytes of a comment that come in one block


class Gif(Animation):
    """One palette for the whole clip, and no dither: flat colours stay flat, and files small."""

    ending = ".gif"
    kind = "image/gif"

    def write(self, pictures: Any, target: Path) -> None:
        """Write a GIF of some pictures, and where it is too large again with fewer a second."""
        from ..engine.palette import write_gif  # loads PyAV

        most = MOST_BYTES * max(1.0, pictures.size[1] / HIGH) ** 2
        for step in STEPS:
            write_gif(pictures.thinned(step), target, loops=self.loops)
            if target.stat().st_size <= most:
                break

    def mark(self, source: Path, target: Path, facts: Facts) -> None:
        """Copy a GIF, with title, recipe and record as a comment behind its palette."""
        data = source.read_bytes()
        flags = data[FLAGS]
        place = SCREEN + (3 * 2 ** ((flags & COLOURS) + 1) if flags & HAS_PALETTE else 0)
        target.write_bytes(data[:place] + _comment(facts) + data[place:])

    def facts(self, path: Path) -> Facts:
        """Return what a GIF says of itself, as `Format.facts` does."""
        from PIL import Image, UnidentifiedImageError

        try:
            with Image.open(path, formats=["GIF"]) as image:
                return from_lines(image.info.get("comment", b""))
        except UnidentifiedImageError as error:
            raise UnreadableError from error

    def is_cut(self, data: Any) -> bool:
        """Tell whether the byte that ends a GIF is missing."""
        return bool(data[-1:] != TRAILER)


def _comment(facts: Facts) -> bytes:
    """A comment's blocks; the place of the seal lies within one of them."""
    data = as_lines(facts)
    found = SEAL.search(data)
    if found and found.start() % BLOCK > BLOCK - len(found[0]):
        data = b" " * len(found[0]) + data
    blocks = (data[k : k + BLOCK] for k in range(0, len(data), BLOCK))
    return COMMENT + b"".join(bytes([len(part)]) + part for part in blocks) + b"\0"


FORMAT = Gif()
