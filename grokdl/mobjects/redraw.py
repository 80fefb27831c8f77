"""Animation in which a function redraws a drawing."""

from __future__ import annotations

from manim import Mobject, UpdateFromAlphaFunc


class Redraw(UpdateFromAlphaFunc):
    """Manim's animation by a function of the drawing and of the share of the time.

    It keeps no copy of the drawing as it was at first: nothing asks for it, and to copy a chart
    takes as long as to draw five frames of it.
    """

    def create_starting_mobject(self) -> Mobject:
        """Return the drawing itself."""
        return self.mobject
