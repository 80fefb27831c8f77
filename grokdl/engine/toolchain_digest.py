"""Digest of the painting code and the versions of encoder and libraries; part of the cache key."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

import av
import cairo
import manim

# the files that make pixels
PAINTERS = (
    "display_item",
    "display",
    "painting",
    "canvas",
    "video_draft",
    "segment_encoder",
    "still_gop",
    "encoding",
    "segment",
)


@cache
def toolchain_digest() -> bytes:
    """Return the digest of all that turns a display list into bytes of video."""
    digest = blake2b(digest_size=16)
    for name in PAINTERS:
        digest.update(Path(__file__).with_name(f"{name}.py").read_bytes())
    versions = (manim.__version__, cairo.version, cairo.cairo_version_string())
    digest.update(repr((versions, av.__version__, av.library_versions)).encode())
    return digest.digest()
