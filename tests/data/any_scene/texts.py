"""Words and numbers that are made anew, frame by frame."""

from manim import *


class Readout(Scene):
    """A Text at each frame."""

    def construct(self):
        tracker = ValueTracker(0)
        self.add(always_redraw(lambda: Text(f"{tracker.get_value():.2f}")), tracker)
        for number in range(3):
            self.play(tracker.animate.set_value(number + 1), run_time=0.5)
        self.wait(0.4)


class Marked(Scene):
    """A MarkupText, a Paragraph and a Code that change while something moves."""

    def construct(self):
        tracker = ValueTracker(0)
        marked = always_redraw(
            lambda: MarkupText(f'<span fgcolor="red">{tracker.get_value():.1f}</span> of 2')
        )
        lines = always_redraw(
            lambda: Paragraph(*("ab"[: 1 + int(tracker.get_value()) % 2] * 2)).shift(UP * 2)
        )
        code = Code(code_string="x = 1\nprint(x)", language="python").scale(0.6).shift(DOWN * 2)
        self.add(marked, lines, code)
        self.play(tracker.animate.set_value(2), code.animate.shift(RIGHT), run_time=0.6)
        self.wait(0.3)


class Formulas(Scene):
    """Formulas by Typst, made in an updater."""

    def construct(self):
        tracker = ValueTracker(1)
        formula = always_redraw(lambda: MathTypst(f"x^{int(tracker.get_value())} + 1"))
        self.add(
            formula, always_redraw(lambda: Typst(f"*n* is {tracker.get_value():.0f}").to_edge(UP))
        )
        self.play(tracker.animate.set_value(4), run_time=0.6)
        self.play(FadeOut(formula), run_time=0.3)


class Numbers(Scene):
    """Decimal numbers and integers that follow trackers, set and rebuilt."""

    def construct(self):
        tracker = ValueTracker(-1)
        number = DecimalNumber(0, 3, mob_class=Text, include_sign=True)
        number.add_updater(lambda m: m.set_value(tracker.get_value()).to_edge(RIGHT))
        count = always_redraw(lambda: Integer(int(100 * tracker.get_value()), mob_class=Text))
        self.add(number, count)
        self.play(tracker.animate.set_value(12), run_time=0.8)
        self.wait(0.3)
        self.play(ChangeDecimalToValue(number.clear_updaters(), 0), run_time=0.4)


class Labelled(Scene):
    """Dots and a variable with labels, moved by a tracker; a table's and a chart's entries."""

    def construct(self):
        variable = VGroup(Text("x ="), DecimalNumber(0.5, mob_class=Text)).arrange(RIGHT)
        variable.tracker = ValueTracker(0.5)
        variable[1].add_updater(lambda m: m.set_value(variable.tracker.get_value()))
        dot = always_redraw(
            lambda: LabeledDot(Text(f"{variable.tracker.get_value():.0f}", color=BLACK)).shift(
                RIGHT * variable.tracker.get_value()
            )
        )
        self.add(variable.to_edge(UP), dot)
        self.play(variable.tracker.animate.set_value(3), run_time=0.6)
        table = Table([["1", "2"], ["3", "4"]], element_to_mobject=Text).scale(0.5).to_corner(DL)
        table.add_updater(
            lambda m: m.get_entries((1, 1)).set_opacity(variable.tracker.get_value() / 4)
        )
        self.add(table)
        self.play(variable.tracker.animate.set_value(0), run_time=0.4)


class SameWords(Scene):
    """Two updaters that make the same words at the same time, in two colours and sizes."""

    def construct(self):
        turns = []

        def word(size, color):
            turns.append(size)
            return Text(f"step {len(turns) // 8}", font_size=size, color=color)

        first = always_redraw(lambda: word(48, RED))
        second = always_redraw(lambda: word(24, BLUE).shift(UP))
        self.add(first, second)
        self.wait(0.6, frozen_frame=False)
        self.play(Create(Square()), run_time=0.6)
