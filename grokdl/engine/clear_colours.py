"""Colours of clear pixels: what can't be seen takes the colour beside it, for a smaller file.

In a picture of straight alpha the outline of a letter is in its opacity. That its colour ends and
the ground's begins there too would be encoded once more and seen by nobody; and where an encoder
has one colour for four pixels, the ground's would be seen at every edge.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .translucent import OPAQUE, Pixels, as_numbers

BLOCK = 8  # pixels of a block, each way: as of most codecs' transforms
OPACITY = np.uint32(0xFF000000)  # its bits, of a pixel as one number


def _unseen() -> NDArray[np.int16]:
    """How far a colour must be off to change what is seen by one of 255 levels, by its opacity."""
    far = OPAQUE / np.maximum(np.arange(OPAQUE + 1), 1 / 2)
    return np.ceil(far).astype(np.int16)


UNSEEN = _unseen()


def spread_colours(pixels: Pixels) -> None:
    """Change the colours of a picture in straight alpha (height × width × RGBA) where none is seen.

    In each block that is neither clear nor opaque a pixel takes the mean of the colours there, by
    their opacity, wherever that changes what is seen by less than a level on any ground. Blocks
    that the edge cuts off stay as they are.
    """
    rows, columns = (size // BLOCK for size in pixels.shape[:2])
    whole = as_numbers(pixels)[: rows * BLOCK, : columns * BLOCK]
    blocks = whole.reshape(rows, BLOCK, columns, BLOCK)
    mixed = np.nonzero(_is_mixed(blocks))
    if not mixed[0].size:
        return
    blocks = blocks.swapaxes(1, 2)
    some = blocks[mixed].reshape(-1, BLOCK * BLOCK)
    own = some.view(np.uint8).reshape(*some.shape, 4)
    opacity = own[..., 3]
    weights = opacity.astype(np.float32)
    weights /= weights.sum(axis=1, keepdims=True)
    unseen = UNSEEN.take(opacity)
    for colour in range(3):
        seen = own[..., colour].astype(np.int16)
        mean = np.einsum("ij,ij->i", seen.astype(np.float32), weights)
        mean = np.rint(mean).astype(np.int16)[:, None]
        np.copyto(own[..., colour], mean, where=np.abs(seen - mean) < unseen, casting="unsafe")
    blocks[mixed] = some.reshape(-1, BLOCK, BLOCK)


def _is_mixed(blocks: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which blocks are neither clear nor opaque."""
    any_bit, all_bits = (
        by.reduce(by.reduce(blocks, axis=1), axis=2) & OPACITY
        for by in (np.bitwise_or, np.bitwise_and)
    )
    found: NDArray[np.bool_] = (any_bit != 0) & (all_bits != OPACITY)
    return found
