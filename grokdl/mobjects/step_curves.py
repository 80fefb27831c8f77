"""Step curves: the weights of many runs at one step, over their alphas, a curve for each step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import numpy as np

from grokdl.learning.history import FloatArray
from grokdl.mobjects.paths import NOTHING, Drawing, Path, segments
from grokdl.mobjects.plane import Plane
from grokdl.stage.style import Style

MOST = 1000  # places of a curve


@final
class StepCurves(Drawing):
    """A curve for each of the first steps of many runs; `runs` has shape (alphas, steps + 1).

    The newest one is bold, those before it are pale.
    """

    def __init__(
        self, style: Style, plane: Plane, alphas: Sequence[float], runs: FloatArray
    ) -> None:
        super().__init__()
        colours = style.theme
        self.plane, self.moment = plane, 0.0
        chosen = np.unique(np.linspace(0, len(alphas) - 1, min(MOST, len(alphas))).astype(int))
        self.alphas, self.runs = np.array(alphas)[chosen], runs[chosen]
        self.curves = [self._curve(step) for step in range(self.runs.shape[1])]
        self.earlier = Path(stroke=colours.ghosts[1], width=2.4, z_index=2.5)
        self.newest = Path(stroke=colours.weight, width=4.2, z_index=3)
        self.add(self.earlier, self.newest)

    def show(self, moment: float) -> None:
        """Draw the curves up to a step; a part of a step is the part of its curve from the left."""
        if self.already_shows(moment):
            return
        self.moment = moment
        whole = min(int(moment), len(self.curves) - 1)
        part = moment - whole
        drawn = [self.curves[k] for k in range(whole + (part > 0))]
        self.earlier.draw(np.concatenate([NOTHING, *drawn]))
        if part <= 0:
            self.newest.draw(self.curves[whole])
            return
        until = self.plane.zone.left + part * self.plane.zone.width
        curve = self.curves[whole + 1].reshape(-1, 4, 3)
        self.newest.draw(curve[curve[:, 3, 0] <= until].reshape(-1, 3))

    def _curve(self, step: int) -> FloatArray:
        """The curve of a step, as far as it lies in the plane's window."""
        window, zone = self.plane.window, self.plane.zone
        high = (np.clip(self.runs[:, step], -1e300, 1e300) - window.bottom) / (
            window.top - window.bottom
        )
        xs = np.array([self.plane.x(alpha) for alpha in self.alphas.tolist()])
        spots = np.stack((xs, zone.bottom + high * zone.height), axis=1)
        inside = (spots[:, 1] >= zone.bottom - 1e-9) & (spots[:, 1] <= zone.top + 1e-9)
        pairs = inside[:-1] & inside[1:]
        return segments(spots[:-1][pairs], spots[1:][pairs]) if pairs.any() else NOTHING
