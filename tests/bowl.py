"""A bowl of the book's run, its view and its plot, for tests of the drawings in it."""

from grokdl import Parameters
from grokdl.mobjects.bowl_state import BowlState
from grokdl.stage import Box, Point, View

ZONE = Box(-6, -1, 2, 3)
BOOK = Parameters(weight=0, input=1.1, goal_prediction=0.8, iterations=4)
GOAL = 0.8 / 1.1
VIEW = View(ZONE, GOAL - 1, GOAL + 1, 1.6)


def first(path) -> Point:
    """Where a path begins."""
    return Point(*path.points[0][:2].tolist())


def last(path) -> Point:
    """Where it ends."""
    return Point(*path.points[-1][:2].tolist())


def standing(weight: float, view: View = VIEW, **more) -> BowlState:
    """The state of a plot whose dot stands at a weight."""
    return BowlState(**{"weight": weight, "next_weight": weight, "views": (view, view), **more})


def outlines(drawing) -> list[bytes]:
    """What tells whether two drawings show the same."""
    return [part.points.tobytes() for part in drawing.get_family()]
