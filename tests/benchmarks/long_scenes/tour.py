"""A camera that travels over a map, follows a walker and looks closer."""

from manim import *

TOWNS = {"Alder": (-5, 2), "Birch": (-2, -2), "Cedar": (1, 2.5), "Dogwood": (4, -1), "Elm": (6, 2)}


class Tour(MovingCameraScene):
    """From town to town, close and far, with a walker whose way is drawn, and back."""

    def construct(self):
        self.camera.frame.save_state()
        towns = VGroup(*(self.town(name, place) for name, place in TOWNS.items()))
        roads = VGroup(
            *(
                ArcBetweenPoints(a[0].get_center(), b[0].get_center(), angle=0.6, color=GREY)
                for a, b in zip(towns, towns[1:], strict=False)  # noqa: RUF007
            )
        )
        grid = NumberPlane(background_line_style={"stroke_opacity": 0.15}).set_opacity(0.2)
        self.add(grid)
        self.play(LaggedStartMap(Create, roads, lag_ratio=0.3), run_time=2)
        self.play(LaggedStartMap(FadeIn, towns, lag_ratio=0.3), run_time=1.5)
        walker = Triangle(color=YELLOW, fill_opacity=1).scale(0.12).move_to(towns[0][0])
        way = TracedPath(walker.get_center, stroke_color=YELLOW)
        self.add(way, walker)
        self.play(self.camera.frame.animate.scale(0.4).move_to(walker))
        self.camera.frame.add_updater(lambda frame: frame.move_to(walker))
        for road, town in zip(roads, towns[1:], strict=True):
            self.walk(walker, road, town)
        self.camera.frame.clear_updaters()
        self.play(Restore(self.camera.frame), run_time=2)
        self.look_closer(towns)
        self.play(FadeOut(*towns, *roads, way, walker, grid))

    def town(self, name, place):
        dot = Dot([*place, 0], color=BLUE)
        return VGroup(dot, Text(name, font_size=20).next_to(dot, UP, buff=0.15))

    def walk(self, walker, road, town):
        self.play(MoveAlongPath(walker, road), run_time=4, rate_func=linear)
        self.play(Flash(town[0], line_length=0.15), Indicate(town[1]), run_time=0.8)
        house = VGroup(Square(0.3), Triangle().scale(0.2)).arrange(UP, buff=0)
        house.set_fill(RED, 0.8).next_to(town[0], DOWN, buff=0.1)
        self.play(SpinInFromNothing(house), run_time=0.7)
        town.add(house)

    def look_closer(self, towns):
        for town in (towns[2], towns[4]):
            self.play(self.camera.auto_zoom([town], margin=1), run_time=1.5)
            ring = Circle(0.5, color=GREEN).move_to(town[0])
            self.play(Create(ring), run_time=0.6)
            self.play(Broadcast(ring.copy(), focal_point=town[0].get_center()), run_time=1.5)
            self.wait(0.5)
            self.remove(ring)
        self.play(Restore(self.camera.frame), run_time=1.5)
