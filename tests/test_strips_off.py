"""In the lesson of the slope the square is that of the nudge; the neuron's weight stays."""

import pytest

from grokdl.audit.outlines import reached
from grokdl.catalog import gallery
from grokdl.catalog.look import QUALITIES
from grokdl.catalog.request import Request
from grokdl.engine.frames import run
from grokdl.mobjects.two_strips import TwoStrips
from grokdl.mobjects.weight_dot import WeightDot

SLOPE = gallery.find("slope")


class Squares:
    """Keeps, of each frame with a nudge: the weight, a hollow dot's place, the square's side."""

    def __init__(self):
        self.seen = []

    def start(self, scene):
        """Begin."""

    def stop(self, whole):
        """End."""

    def handle(self, frame):
        """Read the square and the dot."""
        drawn = frame.scene.mobjects
        strips = [part for part in drawn if isinstance(part, TwoStrips)]
        dots = [part for part in drawn if isinstance(part, WeightDot)]
        if not strips or len(dots) < 2:
            return
        of_run = frame.scene.run.plot.dot
        (tried,) = (reached(dot.dot.points).centre.x for dot in dots if dot is not of_run)
        side = reached(strips[0].square.points).width / strips[0].side
        weight = float(frame.scene.run.weight_now.get_value())
        self.seen.append((frame.scene.run, tried, side, weight))


def squares(**changes):
    """What is seen of the square in a lesson with these parameters."""
    seen, request = Squares(), Request(info=SLOPE, parameters=SLOPE.parameters.change(**changes))

    def prepare(scene):
        scene.request = request

    run(gallery.load(SLOPE), QUALITIES["draft"], seen, prepare)
    return seen.seen


@pytest.mark.parametrize("changes", [{}, {"weight": 3.0, "input": -2.0}])
def test_the_side_of_the_square_is_what_the_hollow_dot_has_left_of_the_way(changes):
    seen = squares(**changes)
    run = seen[0][0]
    start, goal = run.weight(0), run.story.goal_weight
    left = [(run.view.x(goal) - x) / (run.view.x(goal) - run.view.x(start)) for _, x, *_ in seen]
    assert left == pytest.approx([side for _, _, side, _ in seen], abs=1e-6)
    assert 0.9 == pytest.approx(seen[-1][2])


def test_the_neuron_keeps_its_weight_while_a_nudge_is_tried():
    assert {0.0} == {weight for *_, weight in squares()}


def test_without_an_error_there_is_no_square():
    assert [] == squares(weight=1.6)
