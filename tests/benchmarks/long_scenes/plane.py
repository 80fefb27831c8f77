"""What matrices do to a plane."""

from manim import *

MATRICES = {
    "shear": [[1, 1], [0, 1]],
    "turn": [[0, -1], [1, 0]],
    "stretch": [[1.5, 0], [0, 0.5]],
    "mirror": [[-1, 0], [0, 1]],
    "squash": [[0.5, 0.5], [0.5, 0.5]],
}


class Plane(Scene):
    """Each matrix moves the grid, two arrows and a shape, and its area is measured."""

    def construct(self):
        self.ground = NumberPlane(background_line_style={"stroke_opacity": 0.2})
        self.play(Create(self.ground), run_time=1.5)
        for name, matrix in MATRICES.items():
            self.apply(name, matrix)
        self.bend()

    def apply(self, name, matrix):
        grid = NumberPlane(x_range=[-12, 12], y_range=[-8, 8])
        arrows = VGroup(Vector(RIGHT, color=GREEN), Vector(UP, color=RED))
        shape = Polygon(ORIGIN, RIGHT, RIGHT + UP, UP, color=YELLOW, fill_opacity=0.4)
        rows = "\n".join("  ".join(f"{value:g}" for value in row) for row in matrix)
        words = (
            VGroup(Text(name), Text(rows, font="Monospace")).scale(0.6).arrange(DOWN).to_corner(UL)
        )
        words.add_background_rectangle()
        area = always_redraw(lambda: self.area(shape))
        self.play(FadeIn(grid), GrowArrow(arrows[0]), GrowArrow(arrows[1]), run_time=0.8)
        self.play(DrawBorderThenFill(shape), Write(words), FadeIn(area), run_time=0.8)
        self.play(
            ApplyMatrix(matrix, grid),
            ApplyMatrix(matrix, shape),
            *(
                Transform(a, Vector(np.dot(matrix, v), color=a.color))
                for a, v in zip(arrows, np.eye(2), strict=True)
            ),
            run_time=2.5,
        )
        self.wait(0.6)
        self.play(*map(FadeOut, (grid, arrows, shape, words, area)), run_time=0.6)

    def area(self, shape):
        corners = shape.get_vertices()
        x, y = corners[:, 0], corners[:, 1]
        size = abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2
        return Text(f"area {size:.2f}", font_size=32).to_corner(UR)

    def bend(self):
        grid = NumberPlane(x_range=[-4, 4], y_range=[-3, 3]).prepare_for_nonlinear_transform(12)
        self.play(Create(grid), run_time=1)
        self.play(grid.animate.apply_complex_function(lambda z: z + z * z / 12), run_time=2.5)
        self.play(Homotopy(lambda x, y, z, t: (x, y + t * np.sin(x), z), grid, run_time=2.5))
        self.play(FadeOut(grid, self.ground))
