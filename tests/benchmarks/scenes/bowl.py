"""A dot slides along the error bowl, with its tangent, its height and two live numbers."""

from collections.abc import Callable
from functools import partial

from manim import (
    DL,
    LEFT,
    Axes,
    DecimalNumber,
    Dot,
    Line,
    Mobject,
    Scene,
    Text,
    ValueTracker,
    VGroup,
    always_redraw,
)

from grokdl.mobjects.paths import Path, circle, line
from grokdl.mobjects.shaping import register_fonts
from grokdl.mobjects.text import Label, Number
from grokdl.stage import Point
from grokdl.stage.style import Style
from grokdl.stage.theme import PAPER

GROUND, INK, BLUE, ORANGE, PURPLE = "#FBFAF6", "#16161A", "#0F6CE2", "#CF4000", "#500F82"
INPUT, GOAL_PREDICTION = 0.5, 0.8
STOPS = ((2.9, 2.0, 0.4), (0.4, 2.0, 0.4), (1.6, 1.6, 0.6))  # weight, seconds to it, seconds there
REACH = 0.6  # how far the tangent goes to either side, in weight
TINY = 1e-6  # Manim rounds the length of an animation up to whole frames
SIZE = 30  # of the numbers, in Manim's font sizes
EM = SIZE / 576  # the same as a share of the picture's shorter side
STYLE = Style(PAPER)
PLACES = (-1.2, 2.9), (-1.2, 2.3)  # where the numbers begin


def error_of(weight: float) -> float:
    """Return the squared miss of one weight."""
    return (weight * INPUT - GOAL_PREDICTION) ** 2


def tangent_at(weight: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the ends of the tangent as (weight, error)."""
    slope = 2 * INPUT * (weight * INPUT - GOAL_PREDICTION)
    rise = slope * REACH
    return (weight - REACH, error_of(weight) - rise), (weight + REACH, error_of(weight) + rise)


def set_stage(scene: Scene) -> Axes:
    """Put in what stands still: the axes, the bowl and the names of the numbers."""
    register_fonts()
    scene.camera.background_color = GROUND
    axes = Axes((0, 3.2, 0.4), (0, 0.7, 0.1), 11, 5.6, axis_config={"color": "#B9B7AE"}, tips=False)
    bowl = axes.plot(error_of, color=INK)
    names = [
        Label(STYLE, name, name, EM).place(x - 2.2, y)
        for (x, y), name in zip(PLACES, ("weight", "error"), strict=True)
    ]
    scene.add(axes, bowl, *names)
    return axes


def tell(scene: Scene, weight: ValueTracker) -> None:
    """Let the weight go from stop to stop."""
    for value, seconds, rest in STOPS:
        scene.play(weight.animate.set_value(value), run_time=seconds - TINY)
        scene.wait(rest)


class Bowl(Scene):
    """The bowl with every live part written in place."""

    def construct(self) -> None:
        weight = ValueTracker(0.0)
        axes = set_stage(self)
        corner, across, up = axes.c2p(0, 0), axes.c2p(1, 0), axes.c2p(0, 1)

        def place(at: float, error: float) -> Point:
            return Point(
                corner[0] + at * (across[0] - corner[0]), corner[1] + error * (up[1] - corner[1])
            )

        height, tangent = Path(stroke=ORANGE, width=4), Path(stroke=PURPLE, width=4)
        dot = Path(fill=INK)
        numbers = [
            Number(STYLE, "0.000", role, EM).place(x, y)
            for (x, y), role in zip(PLACES, ("weight", "error"), strict=True)
        ]

        def follow(_: Mobject) -> None:
            at = weight.get_value()
            here = place(at, error_of(at))
            height.draw(line(place(at, 0), here))
            tangent.draw(line(*(place(*end) for end in tangent_at(at))))
            dot.draw(circle(here, 0.13))
            for number, value in zip(numbers, (at, error_of(at)), strict=True):
                number.set_text(f"{value:.3f}")

        live = VGroup(height, tangent, dot, *numbers)
        follow(live)
        self.add(live.add_updater(follow))
        tell(self, weight)


class NaiveBowl(Scene):
    """The bowl as Manim's documentation has it: live parts are made anew for every frame."""

    def construct(self) -> None:
        weight = ValueTracker(0.0)
        axes = set_stage(self)

        def here() -> float:
            return weight.get_value()

        def tangent() -> Line:
            return Line(*(axes.c2p(*end) for end in tangent_at(here())), color=PURPLE)

        self.add(
            always_redraw(
                lambda: Line(axes.c2p(here(), 0), axes.c2p(here(), error_of(here())), color=ORANGE)
            ),
            always_redraw(tangent),
            always_redraw(lambda: Dot(axes.c2p(here(), error_of(here())), radius=0.13, color=INK)),
            live_number(PLACES[0], here, BLUE),
            live_number(PLACES[1], lambda: error_of(here()), ORANGE),
        )
        tell(self, weight)


def live_number(
    place: tuple[float, float], value: Callable[[], float], colour: str
) -> DecimalNumber:
    """Return a number that follows a value; it begins at a place."""
    number = DecimalNumber(
        value(), 3, partial(Text, font="Inter"), font_size=SIZE, color=colour, edge_to_fix=LEFT
    )
    number.move_to((*place, 0), DL)
    return number.add_updater(lambda this: this.set_value(value()))
