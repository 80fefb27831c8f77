"""A short talk: words, code, a table and a chart, in sections, with subcaptions."""

from manim import *

SALES = {"Q1": 3.0, "Q2": 4.5, "Q3": 2.5, "Q4": 6.0}
PROGRAM = """def total(sales):
    result = 0
    for quarter, value in sales.items():
        result += value
    return result"""


class Story(Scene):
    """A title, bullet points, a program read line by line, a table, a chart and an end."""

    def construct(self):
        for section in (self.title, self.points, self.program, self.table, self.chart, self.end):
            self.next_section(section.__name__)
            section()
            self.play(*map(FadeOut, self.mobjects), run_time=0.6)

    def title(self):
        name = Text("How was the year?", gradient=(BLUE, GREEN))
        under = MarkupText("a story in <b>five</b> <i>parts</i>", font_size=32).next_to(name, DOWN)
        self.play(Write(name), subcaption="How was the year?", run_time=1.5)
        self.play(FadeIn(under, shift=UP))
        self.wait(1.5)

    def points(self):
        lines = ("what was sold", "how it is added", "what it looks like")
        points = VGroup(*(Text(f"•  {line}", font_size=40) for line in lines))
        points.arrange(DOWN, aligned_edge=LEFT, buff=0.6)
        for point in points:
            self.play(AddTextLetterByLetter(point, time_per_char=0.08))
            self.wait(0.5)
        self.add_subcaption("Three things.", duration=1)
        self.play(Circumscribe(points[1]), points[0].animate.set_opacity(0.3))
        self.wait(1)

    def program(self):
        code = Code(code_string=PROGRAM, language="python", background="window")
        code.scale(0.9)
        self.play(FadeIn(code), subcaption="A program adds it.")
        mark = SurroundingRectangle(code.code_lines[0], color=YELLOW)
        self.play(Create(mark), run_time=0.5)
        for line in code.code_lines[1:]:
            self.play(mark.animate.become(SurroundingRectangle(line, color=YELLOW)), run_time=0.7)
            self.wait(0.6)
        answer = Text(f"{sum(SALES.values())}").next_to(code, DOWN)
        self.play(TransformFromCopy(code.code_lines[-1], answer))
        self.wait(1)

    def table(self):
        rows = [[name, f"{value}"] for name, value in SALES.items()]
        table = Table(rows, col_labels=[Text("quarter"), Text("sales")], include_outer_lines=True)
        table.scale(0.6)
        self.play(table.create(), run_time=2, subcaption="The same as a table.")
        best = table.get_rows()[4]
        self.play(best.animate.set_color(YELLOW), Indicate(best))
        self.wait(1)

    def chart(self):
        chart = BarChart(
            list(SALES.values()),
            y_range=[0, 8, 2],
            x_axis_config={"label_constructor": Text},
            y_axis_config={"label_constructor": Text, "font_size": 24},
        )
        names = VGroup(
            *(
                Text(n, font_size=24).next_to(b, DOWN)
                for n, b in zip(SALES, chart.bars, strict=True)
            )
        )
        self.play(Create(chart), FadeIn(names), run_time=2, subcaption="And as a chart.")
        self.play(chart.animate.change_bar_values([3.5, 5, 4, 7.5]), run_time=2)
        share = ValueTracker(0)
        pie = always_redraw(
            lambda: Sector(radius=0.8, angle=TAU * share.get_value(), color=ORANGE).to_corner(UR)
        )
        label = always_redraw(
            lambda: Text(f"{share.get_value():.0%}", font_size=24).next_to(pie, DOWN)
        )
        self.add(pie, label)
        self.play(share.animate.set_value(0.83), run_time=3)
        self.wait(1)

    def end(self):
        words = Paragraph("That was the year.", "Thank you!", alignment="center")
        self.play(Write(words), subcaption="Thank you!", subcaption_duration=2)
        self.play(words.animate.scale(1.3).set_color(GREEN), rate_func=there_and_back, run_time=1.5)
        self.wait(1)
