"""Translucent pictures: from cairo's alpha to that of files and players, and back.

Cairo paints with premultiplied alpha, so on a ground that is clear it must begin with nothing, not
with the ground's colour at no opacity: that colour would shine through each edge and each fade.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
OPAQUE = 255
COLOURS, OPACITY = np.uint32(0x00FFFFFF), np.uint32(0xFF000000)  # bits of a pixel as one number
LEAST, MOST = np.uint32(0x01000000), np.uint32(0xFE000000)  # opacity of what is partly clear
RED, GREEN, BLUE = 0, 8, 16  # where each colour begins in that number


def _divided() -> NDArray[np.uint32]:
    """Each colour divided by each opacity, to the nearest: at opacity × 256 + colour."""
    opacity, colour = np.ogrid[: OPAQUE + 1, : OPAQUE + 1]
    through = np.maximum(opacity, 1)
    divided = np.minimum((colour * OPAQUE + through // 2) // through, OPAQUE)
    found: NDArray[np.uint32] = divided.astype(np.uint32).ravel()
    return found


DIVIDED = _divided()


def is_opaque(pixels: Pixels) -> bool:
    """Tell whether nothing shines through a picture (height × width × RGBA)."""
    return bool((pixels[..., 3] == OPAQUE).all())


def premultiplied(straight: Pixels) -> Pixels:
    """Return a picture as cairo has it: each colour times its opacity, to the nearest."""
    if not straight[..., 3].any():  # as most clear grounds are
        return np.zeros_like(straight)
    alpha = straight[..., 3:].astype(np.uint16)
    colours = (straight[..., :3] * alpha + OPAQUE // 2) // OPAQUE
    return np.concatenate([colours, alpha], axis=-1).astype(np.uint8)


def straight(painted: Pixels, ground: Pixels) -> Pixels:
    """Return a picture that cairo has painted with its colours divided by their opacity.

    Where nothing is painted it takes the ground's colour, at no opacity: an encoder that blurs
    colours then finds none there that is darker or lighter than what shines through.
    """
    found = np.array(painted, order="C")  # one copy, of a part of a picture too
    pixels = as_numbers(found)
    np.copyto(pixels, as_numbers(ground) & COLOURS, where=pixels == 0)
    partly = np.flatnonzero(pixels - LEAST < MOST)
    if partly.size:
        flat = pixels.reshape(-1)
        some = flat[partly]
        divided = some & OPACITY
        row = divided >> 16  # in the table
        for colour in (RED, GREEN, BLUE):
            divided |= DIVIDED.take(row | (some >> colour & 255)) << colour
        flat[partly] = divided
    return found


def as_numbers(pixels: Pixels) -> NDArray[np.uint32]:
    """Return a picture's pixels as one number each, which is copied faster than four."""
    return pixels.view(np.uint32)[..., 0]


def without_shine(painted: Pixels, ground: Pixels) -> Pixels:
    """Return what Manim has painted on a clear ground as cairo would have it.

    Manim begins with the ground's colours as they are, which shine through at any opacity.
    """
    left = (OPAQUE - painted[..., 3:].astype(float)) / np.maximum(OPAQUE - ground[..., 3:], 1)
    shine = ground.astype(float) - premultiplied(ground)
    return np.rint(painted - shine * left).clip(0, painted[..., 3:]).astype(np.uint8)
