"""The card that opens a film."""

from __future__ import annotations

from manim import FadeIn, Scene, config

from grokdl.lesson.storyboard import fifteenths
from grokdl.mobjects.paths import Path, circle
from grokdl.mobjects.text import Label
from grokdl.mobjects.weight_dot import RADIUS
from grokdl.stage import Point, Stage
from grokdl.stage.style import Style
from grokdl.stage.theme import PAPER, SUBTITLE, Theme
from grokdl.words import ENGLISH


class TitleCard(Scene):
    """A title and some lines under it; whoever renders it sets `colours` and `lines` before."""

    colours: Theme = PAPER
    lines: tuple[str, ...] = (ENGLISH("card"),)

    def construct(self) -> None:
        """Show the lines."""
        style = Style(self.colours)
        self.camera.background_color = style.theme.ground
        width = Stage(config.frame_width, config.frame_height).safe.width
        title = Label(style, self.lines[0], size=0.1, weight="semibold", anchor=0.5).fit(width)
        title.place(0, 0.35)
        others = [
            Label(style, line, role="muted", size=SUBTITLE, anchor=0.5).place(0, -0.5 - 0.55 * k)
            for k, line in enumerate(self.lines[1:])
        ]
        dot = Path(stroke=style.theme.dot_ring, width=2, fill=style.theme.dot)
        dot.draw(circle(Point(0, 1.75), RADIUS * 1.6))
        self.add(dot)
        self.play(FadeIn(title), *map(FadeIn, others), run_time=fifteenths(0.8) - 1e-6)
        self.wait(fifteenths(2.2))
