"""What a scene gives beside its picture: words, sounds, sections, files, prints."""

import sys
from pathlib import Path

from manim import *

HERE = Path(__file__).parent


class Subtitled(Scene):
    """Subcaptions of plays and of the scene, with offsets and durations."""

    def construct(self):
        square = Square()
        self.play(Create(square), subcaption="It is <drawn> & stays.", run_time=0.6)
        self.add_subcaption("Two lines:\nthis is the second", duration=0.7, offset=0.1)
        self.wait(0.8)
        self.play(
            square.animate.shift(RIGHT),
            subcaption="shifted",
            subcaption_duration=0.3,
            subcaption_offset=0.2,
            run_time=0.6,
        )


class EarlyAndEmpty(Scene):
    """A cue that would start before the film, and one without words."""

    def construct(self):
        self.play(FadeIn(Square()), subcaption="early", subcaption_offset=-0.5, run_time=0.8)
        self.add_subcaption(" ", duration=0.3)
        self.play(FadeOut(self.mobjects[0]), subcaption="in time", run_time=0.5)


class Beeping(Scene):
    """A beep in construct, one later, one quieter."""

    def construct(self):
        self.wait(0.4)
        self.add_sound(str(HERE / "beep.wav"))
        self.play(Create(Square()), run_time=0.8)
        self.add_sound(str(HERE / "beep.wav"), time_offset=0.4, gain=-3)
        self.wait(1)


class BeepingInUpdaters(Scene):
    """A beep that an updater adds once, in the middle of a play."""

    def construct(self):
        dot = Dot(LEFT)

        def beep_once(m, dt):
            m.shift(RIGHT * 2 * dt)
            if m.get_x() > 0 and not getattr(m, "has_beeped", False):
                m.has_beeped = True
                self.add_sound(str(HERE / "beep.wav"))

        dot.add_updater(beep_once)
        self.add(dot)
        self.wait(1.5)


class Sections(Scene):
    """Sections, some left out, one empty, with types of their own."""

    def construct(self):
        dot = Dot()
        self.next_section("empty")
        self.next_section("one", "presentation.normal")
        self.play(dot.animate.shift(RIGHT), run_time=0.4)
        self.next_section("two", skip_animations=True)
        self.play(dot.animate.shift(UP), run_time=0.4)
        self.wait(0.3)
        self.next_section("three")
        self.play(Create(Square()), run_time=0.4)
        self.next_section(skip_animations=True)
        self.play(Create(Circle()), run_time=0.4)
        self.next_section("last")
        self.wait(0.3)


class Diary(Scene):
    """A file that construct begins and an updater continues, read again at the end."""

    def construct(self):
        diary = HERE / "diary.txt"
        diary.write_text("construct\n")

        def note(m, dt):
            with diary.open("a") as lines:
                lines.write(f"{dt:.4f} {m.get_x():.2f}\n")

        dot = Dot().add_updater(note)
        self.add(dot)
        self.play(dot.animate.shift(RIGHT), run_time=0.5)
        self.wait(0.4)
        dot.clear_updaters()
        self.add(Text(str(len(diary.read_text().splitlines()))))
        self.wait(0.2)


class Numbered(Scene):
    """A file that counts how often the scene was constructed."""

    def construct(self):
        count = HERE / "count.txt"
        count.write_text(str(int(count.read_text()) + 1) if count.exists() else "1")
        self.play(Create(Square()), run_time=0.3)
        self.add(Text(count.read_text()))
        self.wait(0.3)


class Saying(Scene):
    """Lines that are printed in construct, in an updater, in a rate function, and as an error."""

    def construct(self):
        print("said: at the start")
        dot, told = Dot(), []

        def tell(m):
            told.append(1)
            print(f"said: {len(told)} times")

        dot.add_updater(tell)
        self.add(dot)
        self.play(dot.animate.shift(RIGHT), run_time=0.3)
        self.wait(0.2, frozen_frame=False)
        print("said: at the end", file=sys.stderr)
