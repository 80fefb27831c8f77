"""Fades in which drawings appear and disappear."""

from __future__ import annotations

from typing import Any

from manim import Animation, FadeIn, FadeOut, Mobject, smooth

QUICK = 0.2  # seconds in which a caption comes up, or goes
FAINT = 0.12  # how opaque a drawing is as it comes, and as it goes: no frame between is empty


class Come(FadeIn):
    """Fade-in of a drawing; if it has a lens's glass, what lies on the glass comes after it."""

    def __init__(self, drawing: Mobject) -> None:
        super().__init__(drawing, rate_func=_coming)

    def interpolate_submobject(self, part: Any, start: Any, end: Any, alpha: float) -> Any:
        """Bring a part a share of its way."""
        share = _in_turn(alpha, _lies_on_glass(self, part))
        return super().interpolate_submobject(part, start, end, share)


class Go(FadeOut):
    """Fade-out of a drawing; if it has a lens's glass, what lies on the glass goes before it."""

    def __init__(self, drawing: Mobject) -> None:
        super().__init__(drawing, rate_func=_going)

    def interpolate_submobject(self, part: Any, start: Any, end: Any, alpha: float) -> Any:
        """Bring a part a share of its way."""
        on_glass = _lies_on_glass(self, part)
        share = _in_turn(alpha, None if on_glass is None else not on_glass)
        return super().interpolate_submobject(part, start, end, share)


def _lies_on_glass(fade: Come | Go, part: Any) -> bool | None:
    """Tell whether a part lies on its drawing's glass; None if the drawing has none."""
    glass = getattr(fade.mobject, "glass", None)
    return None if glass is None else bool(part.z_index > glass.z_index)


def _in_turn(alpha: float, late: bool | None) -> float:
    """Return the share for what goes in the second half of the time, in the first, or in all."""
    if late is None:
        return alpha
    return max(0.0, 2 * alpha - 1) if late else min(1.0, 2 * alpha)


def _coming(share: float) -> float:
    return FAINT + (1 - FAINT) * float(smooth(share))


def _going(share: float) -> float:
    return (1 - FAINT) * float(smooth(share))


class Leave(Animation):
    """Lets a text go within a fifth of a second, however long the animations beside it take."""

    def interpolate(self, alpha: float) -> None:
        """Set the opacity for a share of the run time."""
        self.mobject.set_fill(opacity=max(0.0, 1 - alpha * self.run_time / QUICK))

    def finish(self) -> None:
        """End invisible."""
        self.mobject.set_fill(opacity=0.0)


class Reveal(Animation):
    """Brings a text up within a fifth of a second, however long the animations beside it take."""

    def begin(self) -> None:
        """Start invisible; the stock way would copy the text first."""
        self.interpolate(0)

    def interpolate(self, alpha: float) -> None:
        """Set the opacity for a share of the run time."""
        self.mobject.set_fill(opacity=min(1.0, alpha * self.run_time / QUICK))

    def finish(self) -> None:
        """End visible."""
        self.mobject.set_fill(opacity=1.0)
