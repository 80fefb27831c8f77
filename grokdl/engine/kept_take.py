"""Takes in the cache: what became of a scene, by all that it depends on, so that it need not run.

A kept take names its segments by their own keys; if one of them is gone, the scene runs again.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ..files.cache import Store, cache_folder
from .costs import Costs
from .take import SectionParts, Take


class TakeKeys(NamedTuple):
    """Keys of the takes of a scene and of the bridge that leads to it; an empty one is not kept.

    To `renew` them is to run the scene even if its take is there. `files` are names and digests of
    those that the keys were made of.
    """

    scene: str = ""
    bridge: str = ""
    renew: bool = False
    files: tuple[tuple[str, str], ...] = ()


NOT_KEPT = TakeKeys()


def kept(key: str, folder: Path) -> Take | None:
    """Return the take that is kept under a key, its segments written into a folder, or None.

    Raises OSError where they can't be.
    """
    costs = Costs()
    with costs.of("look up"):
        take = _found(key, folder) if key else None
    return None if take is None else replace(take, costs=costs)


def _found(key: str, folder: Path) -> Take | None:
    data = _takes().get(key)
    if data is None:
        return None
    take: Take = pickle.loads(data)  # its checksum is right, so it is ours
    segments = [_segments().get(part) for part in take.kept_as]
    places = {Path(str(k)): folder / f"kept_{k:05}.mp4" for k in range(len(segments))}
    folder.mkdir(parents=True, exist_ok=True)
    for place, segment in zip(places.values(), segments, strict=True):
        if segment is None:
            return None
        place.write_bytes(segment)
    return _moved(take, places)


def keep(key: str, take: Take) -> None:
    """Keep a take under a key, if that is to be kept and all of its files are in the cache.

    Of one that has sound the sound is not there, and one with remarks is made anew, to be told.
    """
    is_there = take.parts and len(take.kept_as) == len(take.parts) and all(take.kept_as)
    if key and is_there and not (take.sound or take.remarks):
        places = {part: Path(str(k)) for k, part in enumerate(take.parts)}
        plain = replace(_moved(take, places), costs={})
        _takes().put(key, pickle.dumps(plain))


def _moved(take: Take, places: Mapping[Path, Path]) -> Take:
    """Return a take whose files lie in other places."""
    sections = (
        SectionParts(number, tuple(places[part] for part in parts))
        for number, parts in take.section_parts
    )
    parts = tuple(places[part] for part in take.parts)
    return replace(take, parts=parts, section_parts=tuple(sections))


def _takes() -> Store:
    return Store(cache_folder() / "takes")


def _segments() -> Store:
    return Store(cache_folder() / "segments")
