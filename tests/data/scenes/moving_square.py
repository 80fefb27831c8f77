"""A square that moves: a lesson small enough for tests, in plain Manim."""

from manim import DOWN, RIGHT, Scene, Square
from pydantic import Field

from grokdl import book
from grokdl.catalog.lesson_info import LessonInfo
from grokdl.words.captions import Cue

INFO = LessonInfo(
    scene="MovingSquare",
    title="A square that moves",
    section="4.12",
    says="A square goes to the right, then down.",
    parameters=book.parameters("several_steps").declare(
        sides=(int, Field(4, ge=3, le=9, description="how many sides it has"))
    ),
    also=("box", "running square"),
)


class MovingSquare(Scene):
    """Goes right for one second, rests for one, and goes down for one."""

    info = INFO
    request = None

    def construct(self) -> None:
        square = Square()
        self.captions = [Cue(0, 1, "It goes right."), Cue(1.5, 3, "It rests & goes < down.")]
        self.next_section("right")
        self.play(square.animate.shift(RIGHT), run_time=1 - 1e-6)
        self.next_section("down", "grokdl.pause")
        self.wait(1)
        self.play(square.animate.shift(DOWN), run_time=1 - 1e-6)
