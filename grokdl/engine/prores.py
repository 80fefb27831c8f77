"""ProRes 4444 as a codec of frames: every frame by itself, as editing programs want it."""

from __future__ import annotations

from typing import Any

import av


class ProRes4444:
    """ProRes 4444 by FFmpeg, with one quantizer: to look for the best one takes ten times as long.

    Alpha keeps all its 8 bits.
    """

    name, container = "prores_ks", "mov"
    options = {
        "profile": "4444",
        "vendor": "apl0",
        "alpha_bits": "8",
        "flags": "+qscale",
        "global_quality": str(4 * 118),  # in FFmpeg's own measure
    }
    settles = 1

    def pixel_format(self, opaque: bool) -> str:
        """Return the pixel format of its videos."""
        return "yuv444p10le" if opaque else "yuva444p10le"

    def again(self, last: Any, clear: bool) -> Any:
        """Return the packet that shows the last frame once more."""
        return av.Packet(bytes(last))
