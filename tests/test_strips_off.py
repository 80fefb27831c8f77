"""In the lesson of the slope the square is that of the weight as it is nudged."""

import pytest

from grokdl.audit.outlines import reached
from grokdl.catalog import gallery
from grokdl.catalog.look import QUALITIES
from grokdl.catalog.request import Request
from grokdl.engine.frames import run
from grokdl.mobjects.two_strips import NUDGE, TwoStrips

SLOPE = gallery.find("slope")


class Squares:
    """Keeps, of each frame with a square, the present delta and the square's side."""

    def __init__(self):
        self.seen = []

    def start(self, scene):
        """Begin."""

    def stop(self, whole):
        """End."""

    def handle(self, frame):
        """Read the square."""
        for drawn in frame.scene.mobjects:
            if isinstance(drawn, TwoStrips):
                side = reached(drawn.square.points).width / drawn.side
                self.seen.append((frame.scene.run.delta, side))


def squares(**changes):
    """What is seen of the square in a lesson with these parameters."""
    seen, request = Squares(), Request(info=SLOPE, parameters=SLOPE.parameters.change(**changes))

    def prepare(scene):
        scene.request = request

    run(gallery.load(SLOPE), QUALITIES["draft"], seen, prepare)
    return seen.seen


@pytest.mark.parametrize("changes", [{}, {"weight": 3.0, "input": -2.0}])
def test_the_side_of_the_square_is_delta_of_the_nudged_weight(changes):
    seen = squares(**changes)
    first = seen[0][0]
    assert [delta / first for delta, _ in seen] == pytest.approx([side for _, side in seen])
    assert 1 - NUDGE == pytest.approx(seen[-1][1])


def test_without_an_error_there_is_no_square():
    assert [] == squares(weight=1.6)
