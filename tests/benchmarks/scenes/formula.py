"""A formula's pieces come in, make room for numbers, follow a weight, and go."""

from collections.abc import Callable
from functools import cache

import numpy as np
from manim import (
    LEFT,
    DecimalNumber,
    Line,
    MathTypst,
    Mobject,
    Scene,
    ValueTracker,
    VGroup,
    always_redraw,
    smooth,
)

from grokdl.mobjects.paths import Path, line
from grokdl.stage import Point

GROUND, INK, BLUE, ORANGE, GREEN = "#FBFAF6", "#16161A", "#0F6CE2", "#CF4000", "#2B6550"
PIECES = (  # source, colour, where its middle lies, how far it moves up to make room
    ('upright("error")', ORANGE, -4.0, 0.0, 1.0),
    ("=", INK, -2.8, 0.0, 0.0),
    ("(", INK, -2.3, 0.0, 0.0),
    ('upright("input")', GREEN, -1.35, 0.0, 1.0),
    ("times", INK, -0.35, 0.0, 0.0),
    ('upright("weight")', BLUE, 0.85, 0.0, 1.0),
    ("-", INK, 2.1, 0.0, 0.0),
    ('upright("goal")', GREEN, 3.15, 0.0, 1.0),
    (")^2", INK, 4.15, 0.06, 0.0),
)
INPUT, GOAL_PREDICTION = 0.5, 0.8
NUMBERS = ((-4.0, ORANGE), (-1.35, GREEN), (0.85, BLUE), (3.15, GREEN))  # middle and colour
BEATS = (("shown", 1, 1.6, 0.4), ("room", 1, 1.0, 0.2), ("weight", 2.8, 1.6, 0.2))
ENDING = (("weight", 1.6, 1.0, 0.4), ("room", 0, 0.8, 0.2), ("shown", 0, 0.8, 0.2))
DRIFT = 0.5  # how far pieces come up
SIZE = 54  # in Manim's font sizes
RULE = 4.9  # half the length of the line under all
TINY = 1e-6  # Manim rounds the length of an animation up to whole frames


class State:
    """What moves the picture: how much is shown, how much room is made, and the weight."""

    def __init__(self) -> None:
        self.shown, self.room, self.weight = (ValueTracker(0.0) for _ in range(3))

    def presence(self, number: int) -> float:
        """Return how much of a piece is there, from 0 to 1; they come one after another."""
        start = 0.5 * number / len(PIECES)
        return float(smooth(np.clip((self.shown.get_value() - start) / 0.5, 0, 1)))

    def place(self, number: int) -> tuple[float, float]:
        """Return the middle of a piece."""
        _, _, x, y, rise = PIECES[number]
        coming = DRIFT * (self.presence(number) - 1)
        return x, y + coming + rise * self.room.get_value()

    def values(self) -> tuple[float, ...]:
        """Return the numbers, in the order of NUMBERS."""
        weight = self.weight.get_value()
        return (INPUT * weight - GOAL_PREDICTION) ** 2, INPUT, weight, GOAL_PREDICTION


def tell(scene: Scene, state: State) -> None:
    """Play the beats."""
    for name, value, seconds, rest in (*BEATS, *ENDING):
        tracker = getattr(state, name)
        scene.play(tracker.animate.set_value(value), run_time=seconds - TINY)
        scene.wait(rest)


class Formula(Scene):
    """The formula with every part written in place."""

    def construct(self) -> None:
        self.camera.background_color = GROUND
        state = State()
        pieces = [Piece(source, colour) for source, colour, *_ in PIECES]
        numbers = [Figures(middle, colour) for middle, colour in NUMBERS]
        rule = Path(stroke=INK, width=3)

        def follow(_: Mobject) -> None:
            for number, piece in enumerate(pieces):
                piece.show(*state.place(number), state.presence(number))
            for figures, value in zip(numbers, state.values(), strict=True):
                figures.show(value, state.room.get_value())
            half = RULE * state.presence(0)
            rule.draw(line(Point(-half, -0.9), Point(half, -0.9)))

        live = VGroup(*pieces, *numbers, rule)
        follow(live)
        self.add(live.add_updater(follow))
        tell(self, state)


class Piece(Path):
    """A part of the formula: Typst sets it once."""

    def __init__(self, source: str, colour: str) -> None:
        super().__init__(fill=colour)
        self.outline = outline(source)

    def show(self, x: float, y: float, presence: float) -> None:
        """Put its middle there."""
        self.draw(self.outline + np.array([x, y, 0]))
        self.set_fill(opacity=presence)


class Figures(Path):
    """A number laid out as DecimalNumber does, from outlines that are made once."""

    def __init__(self, middle: float, colour: str) -> None:
        super().__init__(fill=colour)
        self.left = middle - arranged("0.00")[:, 0].max() / 2

    def show(self, value: float, presence: float) -> None:
        """Show a value."""
        points = arranged(f"{value:.2f}")
        half = np.ptp(points[:, 1]) / 2
        self.draw(points + np.array([self.left, -half, 0]))
        self.set_fill(opacity=presence)


@cache
def outline(source: str) -> np.ndarray:
    """Return a formula's outline, its middle at the origin."""
    drawn = MathTypst(source, font_size=SIZE)
    return np.concatenate([part.points for part in drawn.family_members_with_points()])


def arranged(text: str) -> np.ndarray:
    """Return digits side by side, their lower left corner at the origin."""
    pen, parts = 0.0, []
    for character in text:
        points = outline(character)
        parts.append(points - points.min(axis=0) + np.array([pen, 0, 0]))
        pen += np.ptp(points[:, 0]) + 0.001 * SIZE
    return np.concatenate(parts)


class NaiveFormula(Scene):
    """The formula as Manim's documentation has it: updaters move it, DecimalNumber counts."""

    def construct(self) -> None:
        self.camera.background_color = GROUND
        state = State()

        def rule() -> Line:
            half = RULE * max(state.presence(0), TINY)
            return Line((-half, -0.9, 0), (half, -0.9, 0), color=INK, stroke_width=3)

        pieces = [following(state, number) for number in range(len(PIECES))]
        numbers = [
            live_number(middle, colour, lambda which=which: state.values()[which], state)
            for which, (middle, colour) in enumerate(NUMBERS)
        ]
        self.add(*pieces, *numbers, always_redraw(rule))
        tell(self, state)


def following(state: State, number: int) -> MathTypst:
    """Return a piece that follows the state."""
    source, colour, *_ = PIECES[number]
    piece = MathTypst(source, font_size=SIZE, color=colour)

    def follow(this: Mobject) -> None:
        this.move_to((*state.place(number), 0)).set_opacity(state.presence(number))

    return piece.add_updater(follow)


def live_number(
    middle: float, colour: str, value: Callable[[], float], state: State
) -> DecimalNumber:
    """Return a number that follows a value."""
    number = DecimalNumber(0, 2, MathTypst, font_size=SIZE, color=colour, edge_to_fix=LEFT)
    number.move_to((middle, 0, 0))
    number.add_updater(lambda this: this.set_value(value()).set_opacity(state.room.get_value()))
    return number
