"""What lies above what, and what changes that during a play."""

from manim import *


class Foreground(Scene):
    """Foreground mobjects, added and taken back, while others move below."""

    def construct(self):
        front = Square(fill_opacity=1, color=RED)
        self.add_foreground_mobject(front)
        self.play(FadeIn(Circle(fill_opacity=1).scale(1.5)), run_time=0.4)
        self.play(self.mobjects[0].animate.shift(RIGHT), front.animate.shift(LEFT), run_time=0.4)
        self.remove_foreground_mobject(front)
        self.play(FadeIn(Star(fill_opacity=0.8)), run_time=0.4)
        self.bring_to_front(front)
        self.wait(0.3)
        self.bring_to_back(front)
        self.wait(0.3)


class Levels(Scene):
    """Levels (z_index) that change between plays and, by an updater, during one."""

    def construct(self):
        shapes = VGroup(*(Square(fill_opacity=1, color=color) for color in (RED, GREEN, BLUE)))
        shapes.arrange(RIGHT, buff=-1)
        shapes[0].set_z_index(2)
        self.add(shapes)
        self.wait(0.2)
        changing = Circle(fill_opacity=1, radius=0.8)
        changing.add_updater(lambda m, dt: m.set_z_index(m.z_index + 0.5))
        self.play(FadeIn(changing), run_time=0.4)
        self.wait(0.5)
        self.play(shapes[2].animate.set_z_index(9).shift(UP * 0.3), run_time=0.5)
        self.wait(0.2)


class AddedInPlays(Scene):
    """Things that come into the scene while a play runs: below, above, in a group on screen."""

    def construct(self):
        group, late = VGroup(Square()), Circle(fill_opacity=1, color=RED)

        def bring(m, alpha):
            if alpha > 0.3:
                self.add(late)
            if alpha > 0.6:
                group.add(Star().shift(LEFT * 2))
            m.set_x(alpha)

        self.add(group)
        self.play(UpdateFromAlphaFunc(Dot(), bring), run_time=0.6)
        self.wait(0.3)
        self.play(late.animate.shift(UP), Succession(Wait(0.2), Add(Triangle())), run_time=0.4)
        self.wait(0.2)


class TakenInPlays(Scene):
    """Things that leave while a play runs, or are replaced by others."""

    def construct(self):
        square, circle, star = VGroup(Square(), Circle(), Star()).arrange(RIGHT)
        self.add(square, circle, star)

        def take(m, alpha):
            if alpha > 0.5:
                self.remove(circle)
                m.become(Triangle().shift(LEFT * 2))

        self.play(UpdateFromAlphaFunc(square, take), run_time=0.5)
        self.replace(star, Text("gone"))
        self.play(square.animate.shift(UP), run_time=0.3)
        self.clear()
        self.wait(0.2)


class Looks(Scene):
    """Gradients, sheens, dashes, joints, background strokes, cut shapes, opacity while moving."""

    def construct(self):
        blend = Square(fill_opacity=1).set_color_by_gradient(RED, BLUE).set_sheen(0.5, UR)
        dashed = DashedVMobject(Circle(), num_dashes=9)
        star = Star(fill_opacity=1, joint_type=LineJointType.BEVEL).set_background_stroke(width=9)
        cut = Difference(Square(), Circle().shift(RIGHT), fill_opacity=0.5, color=GREEN)
        shapes = VGroup(blend, dashed, star, cut).arrange(RIGHT)
        self.play(FadeIn(shapes, lag_ratio=0.3), run_time=0.6)
        self.play(shapes.animate.set_opacity(0.3).rotate(0.5), run_time=0.4)
        self.play(blend.animate.set_stroke(width=12), run_time=0.3)
