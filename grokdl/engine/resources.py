"""The resources of a rendering: CPU slots for its processes, and the cache of segments."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from ..files.cache import Store, cache_folder, tidy
from .cpu_slots import CpuSlots
from .length_check import LengthCheck

MOST_BYTES = 2e9  # of the cache; grokdl clean sets other limits


class Resources(NamedTuple):
    """CPU slots for forks (none where a scene works alone), and the cache, if one is wanted.

    Forks begin when a scene's length is known, if that is still being found out.
    """

    slots: CpuSlots | None = None
    store: Store | None = None
    length_check: LengthCheck | None = None


ALONE = Resources()


def resources_for(folder: Path, hands: int, cached: bool) -> Resources:
    """Return the resources of a scene rendered into `folder`.

    All scenes whose folders lie beside each other share the `hands`. Where a process can't be
    forked, each scene works alone.
    """
    if cached:
        tidy(MOST_BYTES)
    forked = hands > 1 and hasattr(os, "fork")
    slots = CpuSlots(folder.parent / "slots", hands) if forked else None
    return Resources(slots, Store(cache_folder() / "segments") if cached else None)
