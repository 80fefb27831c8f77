"""Which of very many spots are drawn: no more than can be told apart, at any quality."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from grokdl.learning.history import FloatArray

ALIKE = 0.015  # units: two pixels of a film; what is nearer to its neighbour can't be told apart
ROWS = 1 << 20  # so many have a place in a column


def told_apart(
    across: FloatArray, heights: FloatArray, keep: NDArray[np.bool_], rows: bool = True
) -> list[int]:
    """Return the numbers of the spots to draw: of each cell of the frame the one that is highest.

    The cells belong to the frame, so what is drawn does not jump as spots move. Without `rows`
    there is one spot a column. Only spots are drawn that `keep` is true of.
    """
    known = np.flatnonzero(keep)
    if not len(known):
        return []
    cells = _cell(across[known]) * (ROWS if rows else 1)
    if rows:
        cells += np.clip(_cell(heights[known]), 1 - ROWS // 2, ROWS // 2 - 1)
    order = np.lexsort((-heights[known], cells))
    first = np.flatnonzero(np.diff(cells[order], prepend=cells[order[0]] - 1))
    chosen: list[int] = np.sort(known[order[first]]).tolist()
    return chosen


def _cell(places: FloatArray) -> FloatArray:
    cells: FloatArray = np.floor(places / ALIKE)
    return cells
