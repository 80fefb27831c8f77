"""Bridges of a film: the dot of one picture travels to where the next one begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from manim import Group, Mobject, Scene, smooth

from grokdl.lesson.carrying import UNIT_CIRCLE, Round, carrier_in
from grokdl.lesson.film_card import moving
from grokdl.lesson.storyboard import fifteenths
from grokdl.mobjects.opacity import Opacity
from grokdl.mobjects.paths import NOTHING, Path, circle
from grokdl.stage import Point
from grokdl.stage.colour import mixed
from grokdl.stage.theme import PAPER, Theme
from grokdl.words.captions import Cue

GOES, COMES = 8 / 15, 7 / 15  # seconds for the old picture, and for the new one: a whole second
GONE = 0.8  # of its time: then nothing of the old picture is left
STARTS = 0.3  # of all the time: then the dot takes off, where hardly anything is in its way
LANDS = 0.92  # of all the time: it rests where it is to be before the new scene begins
GROWING = 0.25  # of the dot's way: there it grows where it starts from nothing, and shrinks so
OVER_ALL = 7  # how near to us the dot is
TINY = 1e-6  # Manim rounds an animation up to whole frames


@dataclass(frozen=True)
class Picture:
    """What a scene shows at one moment, and the round spot that goes from it, or comes into it.

    `scene` is the lesson or the card itself, as it is then.
    """

    scene: Any
    drawings: tuple[Mobject, ...]
    spot: Round | None = None
    middle: Point | None = None
    colours: Theme = field(default=PAPER)

    @classmethod
    def last(cls, scene: Any, colours: Theme) -> Self:
        """Return the picture with which a scene has ended."""
        drawings = _outlines(scene.mobjects)
        spot = carrier_in(scene, drawings, colours, last=True)
        return cls(scene, drawings, spot, colours=colours)

    @classmethod
    def first(cls, scene: Any, colours: Theme) -> Self:
        """Return the picture with which a scene begins, and into which a guest comes."""
        drawings, guest = _outlines(scene.mobjects), scene.guest
        if guest is None:  # of a card
            spot = carrier_in(scene, drawings, colours, last=False)
            return cls(scene, drawings, spot, colours=colours)
        return cls(scene, drawings, guest.spot, guest.middle, colours)


class Bridge(Scene):
    """The way from one picture to the next, as `before` and `after`, set by whoever renders it."""

    before: Picture
    after: Picture

    def setup(self) -> None:
        """Take both pictures out of their scenes' hands."""
        self.camera.background_color = self.after.colours.ground
        self.captions: list[Cue] = []
        self.old, self.new = (Fading(one.drawings) for one in (self.before, self.after))

    def construct(self) -> None:
        """Let the old picture go, the dot travel, and the new picture come."""
        dot = Path(fill=self.after.colours.dot, z_index=OVER_ALL)
        self.hide_the_spots()

        def go(share: float) -> None:
            self.old.show(1 - share / GONE)
            self.move_the_dot(dot, self.after.spot, share / 2)

        def come(share: float) -> None:
            self.new.show(share)
            self.move_the_dot(dot, self.after.spot, (1 + share) / 2)

        self.add(self.old.whole, dot)
        self.act(go, dot, self.old.whole, seconds=GOES)
        self.remove(self.old.whole)
        come(0)
        self.add(self.new.whole)
        self.act(come, dot, self.new.whole, seconds=COMES)

    def move_the_dot(self, dot: Path, end: Round | None, share: float) -> None:
        """Draw the dot a share of its way; where it has no start or no end it grows, or shrinks."""
        share = smooth(min(1.0, max(0.0, share - STARTS) / (LANDS - STARTS)))
        start = self.before.spot or end
        if start is None:
            return
        lost = start._replace(at=self.after.middle or start.at)
        until = end or lost
        grown = 1.0
        if end is None or self.before.spot is None:
            grown = min(1.0, (1 - share if end is None else share) / GROWING)
        at = Point(*(a + share * (b - a) for a, b in zip(start.at, until.at, strict=True)))
        radius = grown * (start.radius + share * (until.radius - start.radius))
        dot.draw(circle(at, radius) if radius > 0 else NOTHING)
        dot.set_fill(mixed(start.fill, until.fill, share), 1)
        width = start.width + share * (until.width - start.width)
        dot.set_stroke(mixed(start.stroke, until.stroke, share), width, 1 if width else 0)

    def hide_the_spots(self) -> None:
        """Let the dot alone be seen where it starts, and not where it is to come."""
        hide(self.before.spot)
        hide(self.after.spot)
        guest = self.after.scene.guest
        if guest is not None and guest.copy is not None:
            guest.copy.draw(NOTHING)

    def act(self, draw: Callable[[float], None], *drawings: Mobject, seconds: float) -> None:
        """Redraw drawings evenly over whole fifteenths of a second, so long at every quality."""
        self.play(*moving(draw, *drawings), run_time=fifteenths(seconds) - TINY)


def hide(spot: Round | None) -> None:
    """Let a round spot not be seen, unless it is a part of something longer."""
    if spot is not None and len(spot.part.points) == len(UNIT_CIRCLE):
        spot.part.draw(NOTHING)


class Fading:
    """All outlines of a picture, between full sight and none."""

    def __init__(self, drawings: Iterable[Mobject], kept: Iterable[Mobject] = ()) -> None:
        self.whole = Group(*drawings)
        self._opacity = Opacity(self.whole.get_family())
        self._opacity.leave(_parts(kept))

    def let_go(self, *drawings: Mobject) -> None:
        """Let some of it not be seen any more: something else is there in their place."""
        gone = _parts(drawings)
        Opacity(gone).show(0)
        self._opacity.leave(gone)

    def show(self, share: float) -> None:
        """Let it be seen so much."""
        self._opacity.show(share)


def _parts(drawings: Iterable[Mobject]) -> set[Mobject]:
    return {part for drawing in drawings for part in drawing.get_family()}


def _outlines(drawings: Iterable[Any]) -> tuple[Mobject, ...]:
    """Return what can be seen of a scene, which no updater of its own changes any more."""
    seen = [d for d in drawings if any(len(part.points) for part in d.get_family())]
    for drawing in seen:
        drawing.clear_updaters()
    return tuple(seen)
