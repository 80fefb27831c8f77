"""Fades in which drawings appear and disappear."""

from __future__ import annotations

from typing import Any

from manim import Animation, Mobject, Scene, smooth

from grokdl.mobjects.opacity import Opacity

QUICK = 0.2  # seconds in which a caption comes up, or goes
FAINT = 0.12  # how opaque a drawing is as it comes, and as it goes: no frame between is empty


class Fade(Animation):
    """Fade of a drawing; what lies on a lens's glass comes after it, and goes first.

    Manim's own fades copy the drawing three times, and in each frame work out every point of it.
    """

    def __init__(self, drawing: Mobject, **kind: Any) -> None:
        super().__init__(drawing, **kind)
        self._has_glass, self._above, self._others = False, Opacity(()), Opacity(())

    def begin(self) -> None:
        """Note how opaque the drawing is."""
        family, glass = self.mobject.get_family(), getattr(self.mobject, "glass", None)
        above = {part for part in family if glass is not None and part.z_index > glass.z_index}
        self._has_glass = glass is not None
        self._above, self._others = Opacity(above), Opacity(set(family) - above)
        super().begin()

    def create_starting_mobject(self) -> Mobject:
        """Return the drawing itself: nothing asks for a copy."""
        return self.mobject

    def interpolate_mobject(self, alpha: float) -> None:
        """Let the drawing be seen as much as it is at a share of the run time."""
        seen = self.rate_func(alpha)
        self._above.show(2 * seen - 1)
        self._others.show(2 * seen if self._has_glass else seen)


class Come(Fade):
    """Fade-in of a drawing."""

    def __init__(self, drawing: Mobject) -> None:
        super().__init__(drawing, rate_func=_coming, introducer=True)


class Go(Fade):
    """Fade-out of a drawing, which is as opaque as before once it is out of the scene."""

    def __init__(self, drawing: Mobject) -> None:
        super().__init__(drawing, rate_func=_going, remover=True)

    def clean_up_from_scene(self, scene: Scene) -> None:
        """Take the drawing out of the scene."""
        super().clean_up_from_scene(scene)
        self.interpolate(0)


def _coming(share: float) -> float:
    return FAINT + (1 - FAINT) * float(smooth(share))


def _going(share: float) -> float:
    return 1 - (1 - FAINT) * float(smooth(share))


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
