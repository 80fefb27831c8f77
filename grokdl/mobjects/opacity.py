"""Opacity of outlines while they come and go."""

from __future__ import annotations

from collections.abc import Iterable, Set

from manim import Mobject, VMobject


class Opacity:
    """Opacity of all outlines among some parts, as a share of what it is when this is made."""

    def __init__(self, parts: Iterable[Mobject]) -> None:
        self._own = [
            (part, part.fill_rgbas.copy(), part.stroke_rgbas.copy(), part.background_stroke_rgbas)
            for part in parts
            if isinstance(part, VMobject) and len(part.points)
        ]

    def leave(self, parts: Set[Mobject]) -> None:
        """Let some of them be as they are from now on."""
        self._own = [own for own in self._own if own[0] not in parts]

    def show(self, share: float) -> None:
        """Let them be seen so much."""
        opacity = [1, 1, 1, min(max(share, 0.0), 1.0)]
        for part, fill, stroke, behind in self._own:
            part.fill_rgbas, part.stroke_rgbas = fill * opacity, stroke * opacity
            part.background_stroke_rgbas = behind * opacity
