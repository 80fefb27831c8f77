"""How drawings come and go."""

from __future__ import annotations

from typing import Any

from manim import FadeIn, FadeOut, Mobject, smooth

FAINT = 0.12  # how opaque a drawing is as it comes, and as it goes: no frame between is empty


class Come(FadeIn):
    """Lets a drawing appear; what lies on a glass, once the glass hides what is behind it."""

    def __init__(self, drawing: Mobject) -> None:
        super().__init__(drawing, rate_func=_coming)

    def interpolate_submobject(self, part: Any, start: Any, end: Any, alpha: float) -> Any:
        """Bring a part a share of its way."""
        share = alpha
        if hasattr(self.mobject, "glass"):
            share = max(0.0, 2 * alpha - 1) if _on_glass(self, part) else min(1.0, 2 * alpha)
        return super().interpolate_submobject(part, start, end, share)


class Go(FadeOut):
    """Lets a drawing disappear; what lies on a glass before the glass."""

    def __init__(self, drawing: Mobject) -> None:
        super().__init__(drawing, rate_func=_going)

    def interpolate_submobject(self, part: Any, start: Any, end: Any, alpha: float) -> Any:
        """Bring a part a share of its way."""
        share = alpha
        if hasattr(self.mobject, "glass"):
            share = min(1.0, 2 * alpha) if _on_glass(self, part) else max(0.0, 2 * alpha - 1)
        return super().interpolate_submobject(part, start, end, share)


def _on_glass(fade: Come | Go, part: Any) -> bool:
    return bool(part.z_index > fade.mobject.glass.z_index)


def _coming(share: float) -> float:
    return FAINT + (1 - FAINT) * float(smooth(share))


def _going(share: float) -> float:
    return (1 - FAINT) * float(smooth(share))
