"""What every drawing is given first: the colours it uses."""

from __future__ import annotations

from dataclasses import dataclass

from grokdl.theme import Theme


@dataclass(frozen=True)
class Style:
    """How drawings look, one for a whole scene: `theme` has a colour for each role."""

    theme: Theme
