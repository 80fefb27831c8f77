"""Travelling: the map of inputs and alphas, a marker that goes from run to run, and their bowls."""

from __future__ import annotations

from collections.abc import Sequence

from manim import Animation, linear, smooth

from grokdl import numerals
from grokdl.learning.book import PROGRAMS
from grokdl.learning.parameters import LARGEST, LARGEST_ALPHA, Parameters
from grokdl.learning.regimes import FINEST, Regime, regime
from grokdl.lesson.run_drawings import RunDrawings
from grokdl.lesson.storyboard import goal_weight
from grokdl.mobjects.plane import AxisName, Plane, Window
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.regime_map import RegimeMap, RegimeMapState
from grokdl.mobjects.small_multiples import SmallMultiples, SmallMultiplesState
from grokdl.mobjects.small_run import SmallRun, SmallRunState
from grokdl.mobjects.text import Label
from grokdl.mobjects.worked_sum import Term, WorkedSum
from grokdl.stage import Box, Point, free_place, theme

STOPS = (0.25, 0.55, 1.0)  # of the input: in the book these are 0.5, 1.1 and 2
FULL = 4.0  # alpha × input² with the book's input 2 and alpha 1
TENTH = 0.1  # of the full alpha: where the marker goes if the lesson's own isn't in the map
MARGIN, OVER, BELOW = 1.25, 1.4, 0.16  # of the input and the full alpha: the map's edges
FARTHEST = 3.0  # full alphas: so far the map reaches for the lesson's own
STEPS = 8  # of a run in a small bowl
PRODUCTS = (0.04, 0.4, 1.7, 2.2)  # alpha × input² of the four runs
HALF, LANDING, WIDEST = 1.4, 1.15, 6.0  # gaps, from the best weight to a small bowl's edges
WIDE = 1.5  # of a stage's shape: there the bowls are beside the map, and else under it
WAY = 0.18  # units: half of what the marker needs on its way
OVER_THE_MARKER = 0.22  # units, from the map to the verdict: the marker may be at the edge
HUGE = 999.0  # numbers up to it have two decimals while they roll

Place = tuple[float, float]
"""An input and an alpha."""


class Travelling:
    """The drawings: `plane`, `map`, the `sum` at the marker, the `verdict` on its run, bowls."""

    def __init__(self, scene: RunDrawings, box: Box) -> None:
        self.scene, self.style, self.box = scene, scene.style, box
        own: Parameters = scene.history.parameters
        others = [scene.learn(other).parameters for other in scene.siblings]
        window = window_of([own, *others])
        words = self.style.words
        self.given = _displaced(own)
        self.input = own.input
        left, right, self.room = _parts(box)
        names = AxisName(words("input"), "input"), AxisName(words("alpha"), "alpha")
        self.plane = Plane(self.style, left, *names, [window])
        self.map = RegimeMap(self.style, self.plane, _book_runs())
        self.full = min(FULL / self.input**2, LARGEST_ALPHA) if self.input**2 > 0 else 1.0
        self.full = min(self.full, window.top)
        self.at: Place = (STOPS[0] * self.input, self.full)
        self.visited: tuple[Place, ...] = ()
        self.sum = self._sum(right)
        self.verdict = Label(self.style, "", size=theme.BODY, weight="medium", anchor=1)
        self.verdict.place(self.plane.zone.right, self.plane.zone.top + OVER_THE_MARKER)
        for part in (self.plane, self.map, self.sum, self.verdict):
            scene.keep_within(box, part)

    @property
    def own_alpha(self) -> float:
        """The lesson's own alpha, or a tenth of the full one where it isn't in the map."""
        alpha = self.scene.history.parameters.alpha
        return alpha if self.plane.holds(self.input, alpha) else TENTH * self.full

    @property
    def stops(self) -> list[Place]:
        """Where the marker goes: from a small input to the lesson's own."""
        if self.input**2 == 0:
            return [(self.input, self.own_alpha)]
        return [(share * self.input, self.full) for share in STOPS]

    def run_at(self, place: Place) -> Parameters:
        """Return the run of an input and an alpha."""
        return self.given.change(input=place[0], alpha=place[1], iterations=STEPS)

    @property
    def regime(self) -> Regime:
        """What the marker's run does."""
        return regime(self.run_at(self.at))

    # the map

    def colour(self) -> Animation:
        """Return how the map is coloured, from the left."""

        def at(_: object, share: float) -> None:
            self.map.show(RegimeMapState(share))

        return Redraw(self.map, at, rate_func=linear)

    def curve_names(self, names: Sequence[Label]) -> list[Label]:
        """Put the names of the two curves beside them, as far as these are in the plane."""
        zone, taken, found = self.plane.zone, self.map.obstacles(), []
        first, last = (self.plane.point(*self.stops[k]) for k in (0, -1))
        ends = [last.y, self.plane.y(self.own_alpha), zone.bottom]
        side = 1 if self.input >= 0 else -1
        left, right = sorted((first.x, last.x))
        taken.append(Box(left, last.y, right, last.y).grown(WAY))
        taken.append(Box(last.x, min(ends), last.x, max(ends)).grown(WAY))
        for label, product in zip(names, (1.0, 2.0), strict=True):
            size, up = (label.text_width, label.em), 1 if product > 1 else -1
            curve = self.map.on_curve(product, side)
            across = (size[0] / 2 + 0.12) * up * side
            if not curve:
                continue
            around = [Point(spot.x + across, spot.y + 0.1 * up) for spot in curve]
            centre = free_place(size, around, zone.grown(-0.12), taken)
            label.place(centre.x, centre.y - 0.28 * label.em, 0.5)
            if not any(label.box.overlaps(box) for box in taken):
                found.append(label)
                taken.append(label.box)
        return found

    def go(self, place: Place) -> Animation:
        """Return how the marker goes to an input and an alpha, its sum with it."""
        first = self.at

        def at(_: object, share: float) -> None:
            if share >= 1:
                self.put(place)
                return
            input, alpha = (a + share * (b - a) for a, b in zip(first, place, strict=True))
            self.put((input, alpha), rolling=place != first)

        return Redraw(self.map, at, rate_func=smooth)

    def follow(self) -> Animation:
        """Return how the sum goes with the marker."""
        return Redraw(self.sum, lambda *_: None, rate_func=linear)

    def put(self, place: Place, rolling: bool = False) -> None:
        """Put the marker to an input and an alpha."""
        self.at = place
        self.map.show(RegimeMapState(1.0, place, self.visited))
        self.tell(rolling)

    def leave_a_ring(self) -> None:
        """Keep a ring where the marker is."""
        self.visited = (*self.visited, self.at)
        self.put(self.at)

    def tell(self, rolling: bool) -> None:
        """Show what the marker's alpha × input² is worked out from."""
        input, alpha = self.at
        values = (alpha, input, input, alpha * input**2)
        self.sum.show(*(self._text(value, rolling) for value in values))

    def judge(self) -> Label:
        """Say in words what the marker's run does."""
        does = self.regime
        role = "goal" if does.reaches_the_goal else "error"
        self.verdict.set_fill(self.style.theme.role(role))
        room = self.plane.zone.width - self.plane.upward.text_width - 0.3
        return self.verdict.fill(self.style.words(does.words), room)

    def _text(self, value: float, rolling: bool) -> str:
        if rolling and abs(self.input) < HUGE and self.full * HUGE > 10:
            return f"{value:.2f}".replace("-", numerals.MINUS)
        return numerals.plain(value)

    def _sum(self, box: Box) -> WorkedSum:
        words = self.style.words
        ends = [*self.stops, (self.input, self.own_alpha), self.at]
        places = [(input, alpha, alpha * input**2) for input, alpha in ends]
        longest = [
            max((self._text(v, rolling) for v in values for rolling in (True, False)), key=len)
            for values in zip(*places, strict=True)
        ]
        terms = [
            Term(words("alpha"), "alpha", max(longest[1], "0.00", key=len)),
            Term(words("input"), "input", max(longest[0], "0.00", key=len)),
            Term(words("input"), "input", max(longest[0], "0.00", key=len)),
            Term(words("product"), "ink", max(longest[2], "0.00", key=len)),
        ]
        return WorkedSum(self.style, box, terms, (numerals.TIMES, numerals.TIMES, "="))

    # bowls

    def bowl(self, place: Place) -> SmallRun:
        """Make the bowl of an input, and a run in it with an alpha."""
        zone = self.room
        half = min(zone.width, 1.5 * zone.height) / 2
        box = zone._replace(left=zone.centre.x - half, right=zone.centre.x + half)
        return self._bowl(box, self.run_at(place))

    def four(self) -> tuple[SmallMultiples, list[SmallRun], list[Place]] | None:
        """Make small runs of the lesson's input with four alphas; None if none is in the map."""
        places = [
            (self.input, product / self.input**2) for product in PRODUCTS if self.input**2 > 0
        ]
        places = [place for place in places if self.plane.holds(*place)]
        if not places:
            return None
        does = [regime(self.run_at(place)) for place in places]
        heads = [self.style.words(one.words) for one in does]
        roles = ["goal" if one.reaches_the_goal else "error" for one in does]
        panes = SmallMultiples(self.style, self.room, heads, roles)
        panes.show(SmallMultiplesState())
        bowls = [
            self._bowl(box, self.run_at(place))
            for box, place in zip(panes.inner, places, strict=True)
        ]
        self.scene.keep_within(self.room.grown(1e-6), panes)
        return panes, bowls, places

    def play(self, bowl: SmallRun) -> Animation:
        """Return how a run goes through its bowl."""
        weights = self._weights(bowl.parameters)

        def at(_: object, share: float) -> None:
            bowl.show(SmallRunState(weights, share * (len(weights) - 1)))

        return Redraw(bowl, at, rate_func=linear)

    def _bowl(self, box: Box, run: Parameters) -> SmallRun:
        goal = goal_weight(run)
        middle = run.weight if goal is None else goal
        gap = abs(run.weight - middle)
        reach = max(HALF, min(LANDING * abs(regime(run).ratio), WIDEST))
        half = reach * gap if gap > FINEST * abs(middle) else max(1.0, abs(middle)) / 2
        bowl = SmallRun(self.style, box, run, middle - half, middle + half)
        bowl.show(SmallRunState(self._weights(run)))
        self.scene.keep_within(self.box, bowl)
        return bowl

    def _weights(self, run: Parameters) -> tuple[float, ...]:
        return tuple(self.scene.learn(run).weights.tolist())


def window_of(runs: Sequence[Parameters]) -> Window:
    """Return the window: all inputs from 0 on, and alphas past that where alpha × input² is 4."""
    inputs = [MARGIN * run.input for run in runs]
    left, right = min(0.0, *inputs, 0.0), max(0.0, *inputs, 0.0)
    largest = max(abs(left), abs(right)) / MARGIN
    if largest**2 == 0:
        left, right, largest = 0.0, 2 * MARGIN, 2.0
    full = min(FULL / largest**2, LARGEST_ALPHA / OVER)
    alphas = [run.alpha for run in runs if abs(run.alpha) <= FARTHEST * full]
    low, high = min([-BELOW * full, *alphas]), max([full, *alphas])
    return Window(left, right, max(MARGIN * low, -LARGEST_ALPHA), min(OVER * high, LARGEST_ALPHA))


def _displaced(own: Parameters) -> Parameters:
    """A run that starts at its best weight shows nothing: it starts beside it here."""
    goal = goal_weight(own)
    if goal is None or abs(own.weight - goal) > FINEST * abs(goal):
        return own
    return own.change(weight=min(goal + max(1.0, abs(goal)) / 2, LARGEST))


def _book_runs() -> list[Place]:
    """The chapter's runs of gradient descent."""
    programs = [program for program in PROGRAMS.values() if program.step_amount is None]
    return sorted({(one.parameters.input, one.parameters.alpha) for one in programs})


def _parts(box: Box) -> tuple[Box, Box, Box]:
    """Where the map is, the sum, and the bowls."""
    if box.width > WIDE * box.height:
        plane = box._replace(right=box.left + 0.56 * box.width)
        beside = box._replace(left=plane.right + 0.4)
        sum_box = beside._replace(bottom=beside.top - 1.5)
        return plane, sum_box, beside._replace(top=sum_box.bottom - 0.1)
    plane = box._replace(bottom=box.top - 0.5 * box.height)
    sum_box = box._replace(top=plane.bottom - 0.05, bottom=plane.bottom - 1.25)
    return plane, sum_box, box._replace(top=sum_box.bottom - 0.05)
