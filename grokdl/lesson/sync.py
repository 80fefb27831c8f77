"""Sync of clips that stand side by side: the times of their common moments. Numbers only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

SyncPoint = tuple[str, float]
"""A moment's name, and when (seconds) a clip reaches it; "" is where a picture may stand longer."""

END = "end"
PAUSE = ""


def sync_times(own: Sequence[SyncPoint], others: Sequence[Sequence[SyncPoint]]) -> list[float]:
    """Return when a clip reaches each of its marks, beside the others.

    A moment that several clips have is the earliest at which all of them can be there; who comes
    to it early waits at the pause before, if there is one. Where the clips have their moments in no
    common order, they meet at the end alone. The times are whole fifteenths, as the marks' are.
    """
    clips = [_counted(own), *map(_counted, others)]
    times = _met(clips) or {END_KEY: max(clip[-1][1] for clip in clips)}
    return [fifteenths / 15 for fifteenths in _own_times(clips[0], times)]


Key = tuple[str, int]
END_KEY: Key = (END, 1)


def _counted(marks: Sequence[SyncPoint]) -> list[tuple[Key, int]]:
    """Number the moments of each name, and turn seconds into fifteenths."""
    seen: Counter[str] = Counter()
    counted = []
    for name, seconds in marks:
        seen[name] += 1
        counted.append(((name, seen[name]), round(seconds * 15)))
    return counted


def _met(clips: Sequence[Sequence[tuple[Key, int]]]) -> dict[Key, int]:
    """Earliest times of the common moments; empty if clips would wait for ever."""
    times: dict[Key, int] = {}
    for _ in range(sum(map(len, clips)) + 1):
        before = dict(times)
        for clip in clips:
            now = last = 0
            for key, natural in clip:
                if key[0] != PAUSE:
                    now = max(now + natural - last, times.get(key, 0))
                    times[key], last = now, natural
        if times == before:
            return times
    return {}


def _own_times(clip: Sequence[tuple[Key, int]], times: dict[Key, int]) -> list[int]:
    found = []
    follower, after = 0, 0  # the mark that comes next, and how long after the last one it is met
    for key, natural in reversed(clip):
        if key in times:
            follower, after = times[key], natural
        found.append(follower - (after - natural) if key[0] == PAUSE else times.get(key, 0))
    return found[::-1]
