"""Without a ground what lies behind shines through: the picture is the one on that ground."""

import numpy as np
import pytest
from manim import RED, FadeIn, FadeOut, ImageMobject, Scene, Square, VGroup
from small_scenes import INFO, TINY, Gathering, disc, streamed, word

from grokdl.catalog.look import Look
from grokdl.catalog.request import Request
from grokdl.engine.frames import run
from grokdl.engine.translucent import premultiplied, straight, without_shine
from grokdl.lesson import LessonScene
from grokdl.mobjects.card import Card
from grokdl.stage import Box

GROUNDS = {"white": (255, 255, 255), "black": (0, 0, 0), "#0a2540": (10, 37, 64)}


class Fading(LessonScene):
    info = INFO

    def construct(self):
        self.beat("Here")
        card, told = Card(self.style, Box(-4, -2, 4, 2)), word(style=self.style)
        self.bring(card, told, disc((-2, 0), 0.8, z_index=9), seconds=0.4)
        self.hold(0.2)
        self.dismiss(card, told, seconds=0.4)


def shown(**look):
    """The frames of a small lesson that comes and goes, as numbers that may be negative."""
    request = Request(info=INFO, parameters=INFO.parameters, look=Look(**look))
    gathering = Gathering()
    run(Fading, TINY, gathering, lambda scene: setattr(scene, "request", request))
    return [frame.pixels.astype(int) for frame in gathering.frames]


def laid_on(colour, pixels):
    """A picture in straight alpha on a slide of one colour."""
    through = pixels[..., 3:] / 255
    return pixels[..., :3] * through + np.array(colour) * (1 - through)


@pytest.mark.parametrize(("ground", "colour"), GROUNDS.items())
def test_on_a_slide_of_its_ground_it_looks_as_with_that_ground(ground, colour):
    opaque = shown(ground=ground)
    clear = shown(ground=ground, transparent=True)
    assert len(opaque) == len(clear) > 10
    for there, through in zip(opaque, clear, strict=True):
        assert 2 >= abs(laid_on(colour, through) - there[..., :3]).max()
    assert {(*colour, 0)} == {tuple(through[0, 0]) for through in clear}


def test_a_fade_has_no_fringe_on_another_slide_than_its_own():
    class Red(Scene):
        def construct(self):
            self.camera.background_color = "#FBFAF6"
            self.camera.background_opacity = 0
            square = Square(2, color=RED, fill_opacity=1).rotate(0.3)
            self.play(FadeIn(square), run_time=0.5)
            self.play(FadeOut(square), run_time=0.5)

    navy, red = np.array(GROUNDS["#0a2540"]), np.array([round(255 * c) for c in RED.to_rgb()])
    for frame in streamed(Red).frames:
        pixels = frame.pixels.astype(int)
        mixed = navy + (red - navy) * pixels[..., 3:] / 255
        assert 3 >= abs(laid_on(navy, pixels) - mixed).max()  # stock Manim: 40


def test_what_only_manim_can_paint_has_no_fringe_either():
    class Pictured(Scene):
        def construct(self):
            self.camera.background_color = "#FFFFFF"
            self.camera.background_opacity = 0
            picture = ImageMobject(np.full((4, 4), 200, dtype=np.uint8)).shift((-3, 0, 0))
            square = Square(2, color=RED, fill_opacity=0.5, stroke_width=0).rotate(0.3)
            self.add(picture, VGroup(square).shift((3, 0, 0)))
            self.wait(0.2)

    [frame] = streamed(Pictured).frames
    assert frame.display is None
    half = frame.pixels[..., 3] == 127
    assert half.any()
    assert 3 >= abs(frame.pixels[half][:, :3].astype(int) - [252, 98, 85]).max()


def every_shade():
    """Pixels of each opacity, in some colours."""
    colours, alphas = np.meshgrid(np.arange(0, 256, 5), np.arange(256))
    return np.dstack([colours, 255 - colours, colours // 2, alphas]).astype(np.uint8)


def test_a_colour_comes_back_as_near_as_its_opacity_lets_it():
    pixels = every_shade()
    ground = np.zeros_like(pixels)
    back = straight(premultiplied(pixels), ground).astype(int)
    through = pixels[..., 3:].astype(int)
    off = abs(back[..., :3] - pixels[..., :3]) * through / 255
    assert 1 >= off.max()
    assert np.array_equal(back[255], pixels[255])


def test_on_a_ground_of_half_opacity_manims_shine_goes_too():
    ground = np.full((1, 256, 4), (200, 100, 0, 102), dtype=np.uint8)
    own = np.arange(256, dtype=np.uint8)[None, :, None] / 255  # how much is painted on it
    over = np.concatenate([ground * (1 - own) + np.array((0, 0, 250, 255)) * own], axis=-1)
    right = premultiplied(ground) * (1 - own) + np.array((0, 0, 250, 255)) * own
    found = without_shine(np.rint(over).astype(np.uint8), ground).astype(int)
    assert 2 >= abs(found - right).max()
