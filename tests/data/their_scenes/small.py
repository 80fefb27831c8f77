"""Three small scenes of somebody who doesn't know us, beside a class that is none."""

from manim import DOWN, RIGHT, Circle, Create, Scene, Square, config
from shapes import SIDES  # a file beside this one

config.background_color = "#336699"


class Drawing(Scene):
    """What the scenes below share; it plays nothing itself."""

    def square(self):
        return Square(side_length=SIDES)


class Said(Drawing):
    """One second with words, one without."""

    def construct(self):
        self.play(Create(self.square()), subcaption="It is <drawn>.")
        self.wait(1)


class Skipping(Drawing):
    """A word and a sound after a second that is left out."""

    def construct(self):
        self.next_section("left out", skip_animations=True)
        self.play(Create(self.square()), run_time=1)
        self.next_section("kept")
        self.play(self.mobjects[0].animate.shift(RIGHT), run_time=1)
        self.add_subcaption("Later.", duration=1)
        self.play(self.mobjects[0].animate.shift(DOWN), run_time=1)


class Beeping(Scene):
    """A second and a fifth of silence, a beep, and a second more."""

    def construct(self):
        self.next_section("left out", skip_animations=True)
        self.wait(1)
        self.next_section("kept")
        self.add(Circle())
        self.wait(1.2)
        self.add_sound("beep.wav")
        self.wait(1)
