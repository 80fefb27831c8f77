"""Colours of clear pixels at an edge: they take the colour of what is painted beside them.

Where an encoder has one colour for four pixels, the ground's would be seen at every edge. Only the
pixels of one block do so: a player that knows no alpha still shows the picture on its ground.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .translucent import OPACITY, OPAQUE, Pixels, as_numbers

SIDE = 2  # pixels of a block, each way


def _unseen() -> NDArray[np.int16]:
    """How far a colour must be off to change what is seen by one of 255 levels, by its opacity."""
    far = OPAQUE / np.maximum(np.arange(OPAQUE + 1), 1 / 2)
    return np.ceil(far).astype(np.int16)


UNSEEN = _unseen()


def spread_colours(pixels: Pixels) -> None:
    """Change the colours of a picture in straight alpha (height × width × RGBA) where none is seen.

    In each block that is neither clear nor opaque a pixel takes the mean of the colours there, by
    their opacity, wherever that changes what is seen by less than a level on any ground. What the
    edge cuts off of a block stays as it is.
    """
    height, width = (size - size % SIDE for size in pixels.shape[:2])
    numbers = as_numbers(pixels)[:height, :width]
    corners = [numbers[row::SIDE, column::SIDE] for row in range(SIDE) for column in range(SIDE)]
    any_bit, all_bits = (by.reduce(corners) & OPACITY for by in (np.bitwise_or, np.bitwise_and))
    mixed = np.nonzero((any_bit != 0) & (all_bits != OPACITY))
    if not mixed[0].size:
        return
    some = np.stack([corner[mixed] for corner in corners])
    own = some.view(np.uint8).reshape(*some.shape, 4)
    opacity = own[..., 3]
    weights = opacity.astype(np.float32)
    weights /= weights.sum(axis=0)
    unseen = UNSEEN.take(opacity)
    for colour in range(3):
        seen = own[..., colour].astype(np.int16)
        mean = np.rint((seen * weights).sum(axis=0)).astype(np.int16)
        np.copyto(own[..., colour], mean, where=np.abs(seen - mean) < unseen, casting="unsafe")
    for corner, changed in zip(corners, some, strict=True):
        corner[mixed] = changed
