"""Card of a lesson: its names, its one line, its parameters. Data, without Manim."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..learning.parameters import ParameterSet

Moment = tuple[str, float]
"""A moment of a lesson: one of its sections, and seconds after that has begun."""


@dataclass(frozen=True, kw_only=True)
class LessonInfo:
    """The card of one lesson; each scene file holds one, as `INFO = LessonInfo(…)`.

    `scene` is the class's name; `order` sorts the lessons as the book does, by section, and those
    that begin in the same one by `turn`; `says` is one line; `also` are words by which people look
    for it; `parameters` are its own, with their defaults; `method` is how its run learns (one of
    methods.METHODS), None for a lesson that shows no run. `stills` are the moments by which a test
    tells that the lesson looks as it did, `picture` the one that stands for it, in the README too.
    `parts` are what may be shown alone beside the stage, which every lesson has: the panel, the
    chart.
    """

    scene: str
    title: str
    section: str
    says: str
    parameters: ParameterSet
    also: tuple[str, ...] = field(default=())
    method: str | None = "gradient_descent"
    stills: tuple[Moment, ...] = ()
    picture: Moment | None = None
    turn: int = 0
    parts: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The lesson's name on the command line and in files, as in `error-bowl`."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", self.scene).lower()

    @property
    def order(self) -> tuple[int, ...]:
        """Its place in the book, from the first section it covers, and its turn there."""
        section = re.findall(r"\d+", self.section.split("-")[0])
        return (*map(int, section), self.turn)
