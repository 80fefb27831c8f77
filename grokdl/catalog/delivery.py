"""Delivery of a clip: what is asked of its file that does not change its picture. Data."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """What is asked of a clip's file: whether it loops, of which section it is, of which moments.

    `loop` is for formats that can say it themselves; None leaves it to the format. Sections are
    counted from 1; None is the whole clip. `at` names the moments of stills, as `Moments` reads
    them; those of a section are timed from its start. None leaves them to the format.
    """

    loop: bool | None = None
    section: int | None = None
    at: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        if self.at is not None:
            object.__setattr__(self, "at", tuple(self.at))  # JSON knows lists alone

    @property
    def recipe(self) -> dict[str, Any]:
        """What a recipe says of it: what was asked, nothing if nothing was."""
        return {name: value for name, value in asdict(self).items() if value is not None}


WHOLE = Delivery()
"""A whole clip of which nothing else is asked."""
