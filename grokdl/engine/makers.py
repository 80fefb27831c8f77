"""By whom pixels and video are made: part of the key of whatever is kept of them."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

import av
import cairo
import manim

PAINTERS = ("entry", "display", "canvas", "encoder", "still", "piece")  # the files that make pixels


@cache
def makers() -> bytes:
    """Return a digest of all that turns a list of outlines into bytes of video.

    That is our own painting and encoding, and the libraries that do it.
    """
    digest = blake2b(digest_size=16)
    for name in PAINTERS:
        digest.update(Path(__file__).with_name(f"{name}.py").read_bytes())
    versions = (manim.__version__, cairo.version, cairo.cairo_version_string())
    digest.update(repr((versions, av.__version__, av.library_versions)).encode())
    return digest.digest()
