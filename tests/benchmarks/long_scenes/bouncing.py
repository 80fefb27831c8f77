"""Balls that fall, bounce, hit each other and are counted."""

import random

from manim import *

LEFT_WALL, RIGHT_WALL, FLOOR = -5, 5, -3


class Ball(Dot):
    """A ball with a speed."""

    def __init__(self, color):
        super().__init__(radius=random.uniform(0.12, 0.3), color=color)
        self.move_to([random.uniform(-4, 4), random.uniform(0, 3), 0])
        self.speed = np.array([random.uniform(-3, 3), random.uniform(-1, 1), 0])
        self.hits = 0
        self.add_updater(Ball.step)

    def step(self, dt):
        self.speed = self.speed + DOWN * 4 * dt
        self.shift(self.speed * dt)
        low, side = FLOOR + self.radius, RIGHT_WALL - self.radius
        if self.get_y() < low:
            self.bounce(1, low)
        if abs(self.get_x()) > side:
            self.bounce(0, side * np.sign(self.get_x()))

    def bounce(self, axis, at):
        self.speed[axis] *= -0.92
        place = self.get_center()
        place[axis] = at
        self.move_to(place)
        self.hits += 1


class Bouncing(Scene):
    """More and more balls, with trails, a count and a shaken box."""

    def construct(self):
        random.seed(21)
        box = Rectangle(width=RIGHT_WALL - LEFT_WALL, height=6.5).move_to(UP * 0.25)
        balls = VGroup()
        count = always_redraw(
            lambda: Text(f"{sum(ball.hits for ball in balls)} bounces", font_size=28).to_corner(UL)
        )
        self.play(Create(box))
        self.add(balls, count)
        self.add_updater(lambda dt: self.collide(balls))
        for color in (RED, YELLOW, GREEN, TEAL, PINK):
            balls.add(*(Ball(color) for _ in range(3)))
            self.wait(4)
        trails = VGroup(*(TracedPath(ball.get_center, dissipating_time=0.6) for ball in balls))
        self.add(trails)
        self.wait(11)
        self.play(Wiggle(box), run_time=1)
        for ball in balls:
            ball.speed = ball.speed + UP * random.uniform(1, 4)
        self.wait(4)
        for ball in balls:
            ball.clear_updaters()
        self.play(LaggedStartMap(FadeOut, balls), FadeOut(box, trails))

    def collide(self, balls):
        for k, one in enumerate(balls):
            for other in balls[k + 1 :]:
                apart = one.get_center() - other.get_center()
                far = np.linalg.norm(apart)
                if 0 < far < one.radius + other.radius:
                    along = apart / far
                    push = np.dot(other.speed - one.speed, along) * along
                    one.speed, other.speed = one.speed + push, other.speed - push
                    one.hits += 1
