"""Beats of runs on lanes: their dots hop along one weight axis, from update to update."""

from __future__ import annotations

from collections.abc import Sequence

from manim import linear

from grokdl.learning.history import History
from grokdl.lesson.run_scene import RunScene
from grokdl.lesson.storyboard import alternating, goal_weight, stops_between, thinned
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.weight_race import WeightRace

HIGH, MORE, AWAY = 3.4, 2.2, 0.3  # units: of a lane alone, of each more, and to the title
FLASHES = 3.0  # a second: hops of a time lapse are no more


class Racing:
    """Runs on lanes below each other, each by the key of its name, with the weight without error.

    Their names, and that weight's under "best", are a lesson's words; each is a history by its key.
    """

    def __init__(self, scene: RunScene, *keys: str) -> None:
        box, goal = scene.stage.middle, goal_weight(scene.parameters)
        high = min(box.height - AWAY, HIGH + MORE * (len(keys) - 1))
        box = box._replace(top=box.centre.y + high / 2, bottom=box.centre.y - high / 2)
        self.scene, self.runs = scene, [scene.histories[key] for key in keys]
        names = [scene.write(f"{key or 'long'} lane", run=key, weight="medium") for key in keys]
        best = None if goal is None else scene.write("best", role="goal")
        own = [(run.weights, run.error) for run in self.runs]
        self.race = WeightRace(scene.style, box, own, names, goal, best)
        scene.keep_within(box, self.race)

    def come(self, *updates: int) -> None:
        """Let the lanes take the place of those before; the runs are where so many updates lead."""
        before = [each for each in self.scene.mobjects if isinstance(each, WeightRace)]
        self.scene.dismiss(*before)
        self.race.show(*updates)
        self.scene.bring(self.race, seconds=0.6)
        self.scene.hold(0.6)

    def hop(self, first: int, last: int, seconds: float, lane: int = 0) -> None:
        """Let a lane's run go on from one count of updates to another, or as far as it goes."""
        last = min(last, len(self.runs[lane]) - 1)
        self._go(lane, range(first, last + 1), seconds)

    def lapse(self, first: int, seconds: float, lane: int = 0) -> None:
        """Let a lane's run go to its end as a time lapse; one that turns hops to and fro in it."""
        run = self.runs[lane]
        stops = stops_between(first, len(run) - 1, evenly=True)
        if _turns(run):
            stops = alternating(thinned(stops, max(2, int(FLASHES * self.scene.pace * seconds))))
        self._go(lane, stops, seconds)

    def _go(self, lane: int, stops: Sequence[int], seconds: float) -> None:
        if len(stops) > 1:
            show = self.race.along(lane, stops)
            way = Redraw(self.race, lambda _, share: show(share), rate_func=linear)
            self.scene.move(way, seconds=seconds)


def _turns(run: History) -> bool:
    return run.first_turn is not None
