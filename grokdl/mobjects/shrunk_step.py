"""What alpha makes of a step: a wedge from the full one to the one that is left of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from grokdl import numerals
from grokdl.learning.history import FloatArray
from grokdl.mobjects.lane import ARROW_DROP, GAP_DROP
from grokdl.mobjects.paths import NOTHING, Drawing, Path, dashed_circle, polygon
from grokdl.mobjects.text import Number
from grokdl.mobjects.weight_dot import RADIUS
from grokdl.stage import Box, Point, View, met, theme
from grokdl.stage.colour import mixed
from grokdl.stage.style import Style

PALE = 0.12
INNER = 0.06  # units from an arrow to the wedge's edge
BEHIND = 0.16  # from an arrow's tail to the alpha
DIGITS = 3


@final
class ShrunkStep(Drawing):
    """A pale area from the full step's arrow to the present one's; where each of them lands.

    While one becomes the other, the `alpha` of the present one stands behind its tail.
    """

    def __init__(self, style: Style, full: float, alpha: float) -> None:
        """Take the alpha of the full step, and the one it comes to."""
        super().__init__()
        colours = style.theme
        self.style, self.ends = style, (full, alpha)
        self.wedge = Path(fill=mixed(colours.ground, colours.alpha, PALE), z_index=-1)
        self.wedge.is_backdrop = True
        self.landing = Path(stroke=style.theme.muted, width=theme.FINE, z_index=2)
        self.present = Path(stroke=colours.alpha, width=2.6, z_index=2.5)
        self.alpha = Number(style, "", role="alpha", size=theme.SMALL)
        self.add(self.wedge, self.landing, self.present, self.alpha)

    def show(
        self,
        view: View,
        start: float,
        full: tuple[float, float] | None,
        end: float,
        tip: tuple[float, float],
        number: Box | None = None,
    ) -> None:
        """Draw the wedge from where the full step ends, a weight, to where the present one does.

        `full` is where the full step lands, a weight and its error, if that is to be seen, `tip`
        where the present one does. There is no wedge behind the step's `number`.
        """
        if self.already_shows(view, start, full, end, tip, number):
            return
        zone, ends = view.zone, (start, end, tip[0])
        tail, far, near = (min(max(view.x(w), zone.left), zone.right) for w in ends)
        low, high = zone.bottom - GAP_DROP + INNER, zone.bottom - ARROW_DROP - INNER
        corners = (tail, low), (far, low), (near, high), (tail, high)
        # both arrows end at the edge then, as long as each other
        outside = view.x(end) != far and view.x(tip[0]) != near
        wedge = polygon(*(Point(*corner) for corner in corners))
        left, right = min(tail, far, near), max(tail, far, near)
        hides = number is not None and bool(met(number, [Box(left, low, right, high)]))
        self.wedge.draw(NOTHING if outside or hides else wedge)
        self.landing.draw(_ring(view, full))
        self.present.draw(_ring(view, tip))

    def tell(
        self, view: View, start: float, alpha: float, onward: float, taken: Sequence[Box]
    ) -> None:
        """Write an alpha on its way behind the tail of a step that leads onward (1 or −1).

        There is none where it has no room, nor once it is the alpha that it comes to; on its way
        to a negative one the step turns round.
        """
        text = self.style.words.named("alpha", numerals.between(alpha, *self.ends, DIGITS))
        self.alpha.set_text(text).showing("alpha", of={"alpha": alpha}, moving=True)
        zone, x = view.zone, view.x(start) - onward * BEHIND
        self.alpha.place(x, zone.bottom - ARROW_DROP - 0.09, 1 if onward > 0 else 0)
        box, turns = self.alpha.box, min(self.ends) <= 0
        free = zone.left <= box.left and box.right <= zone.right and not met(box, taken)
        self.alpha.show(free and not turns and alpha not in self.ends)


def _ring(view: View, spot: tuple[float, float] | None) -> FloatArray:
    seen = spot is not None and view.shows(*spot)
    return dashed_circle(view.point(*spot), RADIUS) if spot and seen else NOTHING
