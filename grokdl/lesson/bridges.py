"""Which bridge of a film leads from one scene to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from grokdl.lesson.bowl_bridge import BowlBridge, share_a_bowl
from grokdl.lesson.bridge import Bridge, Picture
from grokdl.stage.theme import Theme


def bridge_between(
    last: Any, first: Any, colours: Theme
) -> tuple[type[Bridge], Callable[[Any], None]]:
    """Return the bridge from a scene at its end to one at its beginning, and what prepares it."""

    def prepare(bridge: Any) -> None:
        bridge.before, bridge.after = Picture.last(last, colours), Picture.first(first, colours)
        bridge.camera.background_opacity = first.camera.background_opacity

    return BowlBridge if share_a_bowl(last, first) else Bridge, prepare
