"""Leaving: whether a frame shows no more than the one before, as when its drawings fade away."""

from __future__ import annotations

from .display import Display
from .display_item import DisplayItem


def only_leaves(display: Display, before: Display) -> bool:
    """Tell whether all that a frame shows was there before, in its place and at least as clearly.

    So it is where nothing has changed, too.
    """
    if (display.view, display.backdrop.view) != (before.view, before.backdrop.view):
        return False
    now, then = _items(display), _items(before)
    gone = {item.shape: item for item in then.keys() - now.keys()}
    return all(_fades(item, gone.get(item.shape)) for item in now.keys() - then.keys())


def shows_nothing(display: Display) -> bool:
    """Tell whether a frame is its bare ground."""
    return not any(map(_clearness, _items(display)))


def _items(display: Display) -> dict[DisplayItem, None]:
    return dict.fromkeys([*display.still, *display.moving])


def _fades(item: DisplayItem, before: DisplayItem | None) -> bool:
    return not _clearness(item) or (before is not None and _clearness(item) <= _clearness(before))


def _clearness(item: DisplayItem) -> float:
    """Return the sum of the alphas with which an outline is filled and stroked."""
    fill = float(item.fill_rgbas[:, 3].max())
    return fill + (float(item.stroke_rgbas[:, 3].max()) if item.stroke_width else 0.0)
