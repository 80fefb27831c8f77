"""A lesson in which nothing moves, earlier in the book than the others."""

from manim import Scene, Square

from grokdl import book
from grokdl.catalog.lesson_info import LessonInfo

INFO = LessonInfo(
    scene="Waiting",
    title="Waiting",
    section="4.9-4.10",
    says="A square stands still.",
    parameters=book.parameters("gradient_descent"),
    also=("rest",),
)


class Waiting(Scene):
    """Stands still for one second."""

    info = INFO
    request = None

    def construct(self) -> None:
        self.add(Square())
        self.wait(1)
