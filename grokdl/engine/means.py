"""With what a scene is rendered: places for processes, and what was rendered before."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from ..cache import Store, cache_folder, tidy
from .slots import Slots

MOST_BYTES = 2e9  # of the cache; grokdl clean sets other limits


class Means(NamedTuple):
    """Places at which forked copies work, if there are any, and a store, if one is wanted."""

    slots: Slots | None = None
    store: Store | None = None


ALONE = Means()


def means_for(folder: Path, hands: int, cached: bool) -> Means:
    """Return the means of a scene rendered into `folder`.

    All scenes whose folders lie beside each other share the `hands`. Where a process can't be
    forked, each scene works alone.
    """
    if cached:
        tidy(MOST_BYTES)
    forked = hands > 1 and hasattr(os, "fork")
    slots = Slots(folder.parent / "slots", hands) if forked else None
    return Means(slots, Store(cache_folder() / "segments") if cached else None)
