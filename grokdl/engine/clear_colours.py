"""Colours of clear pixels: what can't be seen takes the colour beside it, for a smaller file.

In a picture of straight alpha the outline of a letter is in its opacity. That its colour ends and
the ground's begins there too would be encoded once more, and is seen by nobody.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

BLOCK = 8  # pixels of a block of the codec's transform, each way
OPAQUE = 1023  # of 10 bits, as colours have them too
LEVEL = 4  # of the 1023: one of the 255 that are seen
FOUR_OPAQUE = OPAQUE * 0x0001_0001_0001_0001  # pixels as one number

Lines = NDArray[np.uint16]
"""A plane of a frame: height × width."""


def _unseen() -> NDArray[np.int16]:
    """How far off a colour may be and nobody sees it, by its opacity."""
    most = LEVEL * OPAQUE / np.maximum(np.arange(OPAQUE + 1), 1)
    return np.ceil(np.minimum(most, OPAQUE + 1)).astype(np.int16)


UNSEEN = _unseen()


def spread_colours(*planes: Lines) -> None:
    """Change the colours of a frame where nobody sees it; its last plane is the opacity.

    In each block that is neither clear nor opaque a pixel takes the mean of the colours there, by
    their opacity, wherever that changes what is seen by less than LEVEL on any ground. Blocks that
    the frame's edge cuts off stay as they are.
    """
    *colours, opacity = (_in_blocks(plane) for plane in planes)
    mixed = np.nonzero(_is_mixed(opacity))
    if not mixed[0].size:
        return
    opacities = opacity[mixed].reshape(-1, BLOCK * BLOCK)
    weights, unseen = opacities.astype(np.float32), UNSEEN.take(opacities)
    total = weights.sum(axis=1)
    for blocks in colours:
        own = blocks[mixed].view(np.int16).reshape(opacities.shape)
        mean = np.einsum("ij,ij->i", own.astype(np.float32), weights) / total
        mean = np.rint(mean).astype(np.int16)[:, None]
        np.copyto(own, mean, where=np.abs(own - mean) < unseen)
        blocks[mixed] = own.view(np.uint16).reshape(-1, BLOCK, BLOCK)


def _is_mixed(opacity: Lines) -> NDArray[np.bool_]:
    """Which blocks are neither clear nor opaque: looked at by fours, for all blocks are."""
    fours = opacity.view(np.uint64)
    any_bit, all_bits = (
        by.reduce(by.reduce(fours, axis=2), axis=2) for by in (np.bitwise_or, np.bitwise_and)
    )
    found: NDArray[np.bool_] = (any_bit != 0) & (all_bits != FOUR_OPAQUE)
    return found


def _in_blocks(plane: Lines) -> Lines:
    """Return the whole blocks of a plane: rows of them × columns × lines × pixels."""
    rows, columns = (size // BLOCK for size in plane.shape)
    whole = plane[: rows * BLOCK, : columns * BLOCK]
    return whole.reshape(rows, BLOCK, columns, BLOCK).swapaxes(1, 2)
