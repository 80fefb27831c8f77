"""Miss line: prediction and goal on a number line, and on it the square over the miss."""

from __future__ import annotations

from typing import final

from grokdl import numerals
from grokdl.learning import neuron
from grokdl.mobjects.miss_square import MissSquare, MissSquareState, highest_of_the_piece
from grokdl.mobjects.number_line import INSET, Marker, NumberLine, NumberLineState, Span, Value
from grokdl.stage import Box, Point
from grokdl.stage.style import Style

LOW = 1.75  # the height of the line with its words
OVER = 0.75  # over the square and its block: for the words of a measure
CUT = 0.3, 1.9  # between these misses a square and its block have one unit
NEAR = 0.2  # a miss that is a smaller share of what it lies from 0 is seen without the 0
LEAST = 1e-100
MARGIN = 0.06  # of the line
MOST = 0.83  # of the line: what lies farthest from 0, without it
BESIDE = 0.3  # from a side to its number, and on to the edge


@final
class MissLine:
    """A number `line` that holds prediction and goal, and the `square` of the miss on it.

    The line reaches to 0 where the miss is not small beside that. Raises GrokdlError if its box has
    no room.
    """

    def __init__(self, style: Style, box: Box, prediction: float, goal_prediction: float) -> None:
        self.box, self.prediction, self.goal_prediction = box, prediction, goal_prediction
        self.delta = neuron.delta_of(prediction, goal_prediction)
        miss = abs(self.delta)
        self.is_cut = CUT[0] <= miss <= CUT[1]
        side, _, area = numerals.product(miss, miss)
        digits = numerals.apart(prediction, goal_prediction)
        self.ends = [numerals.plain(end, digits) for end in (prediction, goal_prediction)]
        words = style.words
        markers = (Marker(words("prediction")), Marker(words("goal"), "goal", target=True))
        longest = max(*self.ends, key=len)
        low = box._replace(top=box.bottom + LOW)
        self.line = NumberLine(style, low, markers, longest, words("miss"))
        for number, name in zip(self.line.numbers, ("prediction", "goal_prediction"), strict=True):
            number.showing(name, of=self)
        self.line.span_number.showing("miss", of=self)
        self.square = MissSquare(style, side, area, f"{side} {numerals.TIMES} {side}")
        self.side, self.area = side, area
        self.low, self.high = self._range()
        self.show_line()

    def show_line(self, goal: bool = False, missed: float = 0.0, marked: bool = False) -> None:
        """Show the line, the prediction if `marked`, the goal, and that share of the miss."""
        prediction, target = map(Value, (self.prediction, self.goal_prediction), self.ends)
        reached = self.prediction - missed * self.delta
        span = Span(self.prediction, reached, self.side) if missed and self.delta else None
        values = prediction if marked else None, target if goal else None
        self.line.show(NumberLineState(self.low, self.high, values, span))

    def show_square(self, stood: float = 1.0, swept: float = 1.0, moved: float = 0.0,
                    measured: bool = False) -> None:  # fmt: skip
        """Show the square on the line, as MissSquareState has it."""
        side = -self.delta * self.unit
        state = MissSquareState(self.foot, side, self.unit, stood, swept, moved, measured)
        self.square.show(state)

    @property
    def unit(self) -> float:
        """How long 1 is on the line."""
        return (self.box.width - 2 * INSET) / (self.high - self.low)

    @property
    def foot(self) -> Point:
        """Where the prediction is."""
        return Point(self.line.x(self.prediction), self.line.y)

    def _range(self) -> tuple[float, float]:
        """The ends of a line that has room for prediction and goal, and for the square on it."""
        miss, at = abs(self.delta), self.prediction
        way = 1 if self.delta <= 0 else -1
        far = at + way if self.is_cut else self.goal_prediction
        places = [at, self.goal_prediction, far, *([0.0] if miss >= NEAR * self._farthest else [])]
        beside = self.square.side.text_width + BESIDE
        beyond = self.square.risen.text_width + 2 * BESIDE if self.is_cut else 0.0
        lefts = [(min(places), 0.0), (at, beside) if way > 0 else (far, beyond)]
        rights = [(max(places), 0.0), (far, beyond) if way > 0 else (at, beside)]
        unit = self._unit(
            [(right[0] - left[0], left[1] + right[1]) for left in lefts for right in rights]
        )
        low = min(place - words / unit for place, words in lefts)
        high = max(place + words / unit for place, words in rights)
        spare = max(0.0, self._long / unit - (high - low)) / 2
        return low - spare, high + spare

    def _unit(self, spans: list[tuple[float, float]]) -> float:
        """How long 1 may be: each span has room in the line with its words, the square over it."""
        miss = abs(self.delta)
        long = self._long * (1 - 2 * MARGIN)
        units = [(long - words) / span for span, words in spans if span]
        high = max(miss, miss * miss if self.is_cut else 0.0)
        room = self.box.top - self.line.y
        highest = [(room - OVER) / high] if high else []
        highest += [room / highest_of_the_piece(miss)] if self.is_cut else []
        return min([*units, *highest, MOST * self._long / self._farthest])

    @property
    def _farthest(self) -> float:
        """How far from 0 something on the line is; 1 if all is at 0, or next to it."""
        farthest = max(abs(self.prediction), abs(self.goal_prediction))
        return farthest if farthest > LEAST else 1.0

    @property
    def _long(self) -> float:
        return self.box.width - 2 * INSET
