"""Many dials: a neuron's one dial becomes many, which share the one prediction."""

from __future__ import annotations

import math
from typing import final

import numpy as np
from manim import Animation

from grokdl.learning.history import FloatArray
from grokdl.mobjects.dial_neuron import RADIUS, DialNeuron
from grokdl.mobjects.paths import NOTHING, Drawing, Path, circle, joined, rounded, segments
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.text import Label
from grokdl.stage import Box, Point, box_at, theme
from grokdl.stage.style import Style

CELL = 0.6  # units: a dial's, at most
LEAST_ROWS = 3
FILLED = 0.36  # of a cell: the radius of its dial
EDGE = 0.2  # units, to what is above
AWAY = 1.6  # units, at most, from the dials to the prediction
TURN = 0.7  # radians to each side, as the dials are turned
HAND = 0.4, 0.82  # of the radius: where a pointer begins and ends
NEARER = 0.3  # so much nearer to the middle it begins in a small dial, or it were hardly seen
THICK, THIN = 8, 3  # a pointer, before and after
FIRST, GROWS = 0.2, 0.2  # of the time: one becomes small, then each other one grows


@final
class ManyDials(Drawing):
    """Dials in rows beside the plate of a neuron's prediction, each with a wire to it.

    At first there is one, where the dial of the neuron is, as large and turned as it is just then;
    `show` spreads them. They have no numbers; `name` is the prediction's.
    """

    def __init__(self, style: Style, box: Box, neuron: DialNeuron) -> None:
        super().__init__()
        colours, ways = style.theme, neuron.ways
        self.one, self.radius = ways.dial, RADIUS * ways.em
        tip = neuron.pointer.points[-1]
        self.angle = math.atan2(tip[1] - ways.dial.y, tip[0] - ways.dial.x)
        self.inlet = Point(ways.prediction.x - ways.plate[0] / 2, ways.prediction.y)
        right = self.inlet.x - min(AWAY, (self.inlet.x - box.left) / 5)
        self.places, cell = _grid(box._replace(right=right, top=box.top - EDGE))
        self.small = FILLED * cell
        far = np.hypot(*(self.places - np.array(self.one)).T)
        self.places = self.places[np.argsort(far, kind="stable")]
        self.wires = Path(stroke=colours.axis, width=theme.FINE)
        self.dials = Path(stroke=colours.weight, width=2, fill=colours.card, z_index=2)
        self.hands = Path(stroke=colours.weight, width=THICK, z_index=3)
        self.plate = Path(stroke=colours.ink, width=2.5, fill=colours.card, z_index=2)
        self.plate.draw(rounded(box_at(ways.prediction, ways.plate), 0.3 * ways.em))
        own = neuron.names["prediction"]
        self.name = Label(style, own.text, role="prediction", size=own.size)
        self.name.place(*own.at, own.anchor)
        self.add(self.wires, self.dials, self.hands, self.plate)
        self.show(0)

    def show(self, spread: float, turned: float = 0.0) -> None:
        """Spread the dials by a share of their way, and turn them to and fro by a share of that."""
        if self.already_shows(spread, turned):
            return
        far, *come = self._shares(spread)
        count = 1 + sum(share > 0 for share in come)
        at = self.places[:count].copy()
        at[0] += (1 - far) * (np.array(self.one) - at[0])
        radius = self.small * np.array([1.0, *come][:count])
        radius[0] += (1 - far) * (self.radius - self.small)
        swing = TURN * math.sin(2 * math.pi * turned) * _ways(count)
        way = np.column_stack([np.cos(self.angle + swing), np.sin(self.angle + swing)])
        way *= radius[:, None]
        self.dials.draw(
            joined([circle(Point(*p), r) for p, r in zip(at.tolist(), radius, strict=True)])
        )
        self.hands.set_stroke(width=THICK + far * (THIN - THICK))
        self.hands.draw(segments(at + (HAND[0] - far * NEARER) * way, at + HAND[1] * way))
        ends = at + np.array([1.0, *come][:count])[:, None] * (np.array(self.inlet) - at)
        self.wires.draw(segments(at, ends) if spread else NOTHING)

    def spread(self, start: float = 0.0, end: float = 1.0) -> Animation:
        """Return how the dials spread, or come together, as an animation."""
        return Redraw(self, lambda _, share: self.show(start + share * (end - start)))

    def search(self) -> Animation:
        """Return how all are turned to one side, to the other, and back, as an animation."""
        return Redraw(self, lambda _, share: self.show(1, share % 1))

    def _shares(self, spread: float) -> list[float]:
        """The first dial's share of its way, and of the others', the nearest first, how grown."""
        late = (1 - FIRST - GROWS) * np.arange(len(self.places)) / len(self.places)
        own = np.clip((spread - FIRST - late) / GROWS, 0, 1)
        own[0] = min(1.0, spread / FIRST)
        shares: list[float] = own.tolist()
        return shares


def _grid(box: Box) -> tuple[FloatArray, float]:
    """Return where dials fill a box in rows, and how large a cell is."""
    cell = min(CELL, box.height / LEAST_ROWS)
    columns, rows = int(box.width / cell), int(box.height / cell + 1e-9)
    x = box.centre.x + cell * (np.arange(columns) - (columns - 1) / 2)
    y = box.centre.y - cell * (np.arange(rows) - (rows - 1) / 2)
    across, down = np.meshgrid(x, y)
    return np.column_stack([across.ravel(), down.ravel()]), cell


def _ways(count: int) -> FloatArray:
    """Return to which side each dial is turned first, 1 or -1, in no order."""
    k = np.arange(count)
    return np.where(k * k // 3 % 2 == 0, 1.0, -1.0)
