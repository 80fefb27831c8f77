"""Sync of clips that stand side by side: the times of their common moments. Numbers only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

SyncPoint = tuple[str, float] | tuple[str, float, bool]
"""A moment's name, and when (seconds) a clip reaches it; "" is where a picture may stand longer.

Further, whether it is to be at a whole second.
"""

END = "end"
PAUSE = ""


def sync_times(own: Sequence[SyncPoint], others: Sequence[Sequence[SyncPoint]]) -> list[float]:
    """Return when a clip reaches each of its marks, beside the others.

    A moment that several clips have is the earliest at which all of them can be there; who comes
    to it early waits at the pause before, if there is one. Where the clips have their moments in no
    common order, they meet at the end alone. The times are whole fifteenths, as the marks' are.
    """
    clips = [_counted(own), *map(_counted, others)]
    times = _met(clips) or {END_KEY: max(clip[-1].fifteenths for clip in clips)}
    return [fifteenths / 15 for fifteenths in _own_times(clips[0], times)]


Key = tuple[str, int]
END_KEY: Key = (END, 1)


class Mark(NamedTuple):
    """A moment of one clip: its name and number, when it is, and a unit of which that is to be."""

    key: Key
    fifteenths: int
    unit: int


def _counted(marks: Sequence[SyncPoint]) -> list[Mark]:
    """Number the moments of each name, and turn seconds into fifteenths."""
    seen: Counter[str] = Counter()
    counted = []
    for name, seconds, *whole in marks:
        seen[name] += 1
        counted.append(Mark((name, seen[name]), round(seconds * 15), 15 if any(whole) else 1))
    return counted


def _met(clips: Sequence[Sequence[Mark]]) -> dict[Key, int]:
    """Earliest times of the common moments; empty if clips would wait for ever."""
    times: dict[Key, int] = {}
    for _ in range(sum(map(len, clips)) + 1):
        before = dict(times)
        for clip in clips:
            now = last = 0
            for key, natural, unit in clip:
                if key[0] != PAUSE:
                    now = max(now + natural - last, times.get(key, 0))
                    now += -now % unit
                    times[key], last = now, natural
        if times == before:
            return times
    return {}


def _own_times(clip: Sequence[Mark], times: dict[Key, int]) -> list[int]:
    found = []
    follower, after = 0, 0  # the mark that comes next, and how long after the last one it is met
    for key, natural, _ in reversed(clip):
        if key in times:
            follower, after = times[key], natural
        found.append(follower - (after - natural) if key[0] == PAUSE else times.get(key, 0))
    return found[::-1]
