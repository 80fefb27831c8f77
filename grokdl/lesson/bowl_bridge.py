"""The bridge between two lessons about one bowl: what changes is seen to change, and only that."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from manim import Mobject, VGroup, smooth

from grokdl import numerals
from grokdl.learning.parameters import Parameters
from grokdl.lesson.bowl_words import what_changes, what_the_bowl_does, what_the_view_does
from grokdl.lesson.bridge import COMES, GOES, GONE, OVER_ALL, TINY, Bridge, Fading, hide
from grokdl.lesson.carrying import round_of
from grokdl.lesson.fades import QUICK
from grokdl.lesson.storyboard import fifteenths, reading_time, until_whole_second
from grokdl.mobjects.as_far_off import AsFarOff
from grokdl.mobjects.changing_bowl import ChangingBowl
from grokdl.mobjects.drum import Change, DrumRow
from grokdl.mobjects.header import Header
from grokdl.mobjects.paths import NOTHING, Path
from grokdl.mobjects.prediction_line import PredictionLine
from grokdl.mobjects.wrapped import CaptionLine
from grokdl.stage import View, between
from grokdl.stage.style import Style
from grokdl.words.captions import Cue

BACK, TURN = 0.6, 0.8  # seconds: the way back to the start, and the view
ROLL, WITH_THE_BOWL = 13 / 15, 1.6  # the drum, alone and where the bowl changes with it
OFF = 1.4  # the way from the best weights to where weights are as far off
STANDS = 0.4  # seconds at least, before a turn of the view of which nothing is said
LEAVES = 0.2  # seconds in which the old bowl's trace goes


class BowlBridge(Bridge):
    """The axes hold, the number rolls, the bowl narrows or widens, and only then the view turns."""

    def construct(self) -> None:
        """Clear the picture, go back to the start, change what changes, turn the view, begin."""
        self.clock = 0.0
        self.take_over_the_bowl()
        self.clear()
        self.ask()
        self.go_back()
        self.roll()
        self.tell()
        self.turn_the_view()
        self.begin()

    def take_over_the_bowl(self) -> None:
        """Draw the old lesson's bowl, where it stands, or else as that lesson began with it."""
        old, new = self.before.scene, self.after.scene
        self.style: Style = new.style
        run, self.run = old.runs[0], new.runs[0]
        self.recalled = run.plot.bowl not in self.before.drawings
        self.view: View = run.story.view(run.view.zone, 0, 1) if self.recalled else run.view
        self.weight = run.weight(0) if self.recalled else float(run.weight_now.get_value())
        self.given, self.goes_to = _bowl_of(run), _bowl_of(self.run)
        named = self.given.input != self.goes_to.input
        name = self.style.words.named("input", numerals.exact(self.given.input)) if named else ""
        self.plot = ChangingBowl(self.style, self.given, name)
        self.cause = self.line_of_predictions()
        self.off = self.as_far_off()
        self.show_bowl()
        tags = {role: text for text, role in old.tags()}
        every = [Change(tags.get(role, text), text, role) for text, role in new.tags()]
        title = Header(self.style, new.stage.title, new.header.title.text, new.tags())
        shown = every[: len(title.tags)]
        self.title = VGroup(title.title)
        start, base = (title.tags[0].box.left, title.tags[0].at.y) if title.tags else (0.0, 0.0)
        self.drums = DrumRow(self.style, title.title.at._replace(x=start, y=base), shown)

    def line_of_predictions(self) -> list[PredictionLine]:
        """Return the drawing of why the bowl turns, if the input does and there is room for it."""
        place, old, new = self.after.scene.stage.readout, self.given, self.goes_to
        turns = old.input * new.input > 0 and old.input != new.input
        if not (
            turns and old.goal_prediction == new.goal_prediction and PredictionLine.fits(place)
        ):
            return []
        return [PredictionLine(self.style, place, self.view, old)]

    def as_far_off(self) -> list[AsFarOff]:
        """Return the drawing of what as far off makes of both inputs, if there is room for it."""
        if not self.cause:
            return []
        off = AsFarOff(self.style, self.view, (self.given, self.goes_to), self.cause)
        return [off] if off.can_be_seen else []

    def show_bowl(self) -> None:
        """Draw the bowl, the dot and the view as they are now."""
        self.plot.show(self.view, self.view, self.given, self.weight)
        for drawn in self.cause:
            drawn.show(self.given, self.weight)

    def clear(self) -> None:
        """Let go what is not the bowl; one that was not there comes, and the dot flies to it."""
        self.add(self.old.whole)
        if self.recalled:
            self.fly_to_the_bowl()
        else:
            plot = self.before.scene.runs[0].plot
            self.old.let_go(plot.axes, plot.bowl, plot.ring.ring, plot.dot)
            self.add(self.plot)
            self.act(lambda share: self.old.show(1 - share), self.old.whole, seconds=GOES)
            self.remove(self.old.whole)

    def fly_to_the_bowl(self) -> None:
        """Let the old picture go, the bowl come with the title, and the dot fly to its place."""
        end = round_of(self.plot.dot.dot)
        dot = Path(fill=self.style.theme.dot, z_index=OVER_ALL)
        hide(self.before.spot)
        if end is not None:
            self.plot.dot.dot.draw(NOTHING)
        coming = Fading([self.plot, self.title, self.drums])

        def go(share: float) -> None:
            self.old.show(1 - share / GONE)
            self.move_the_dot(dot, end, share / 2)

        def come(share: float) -> None:
            coming.show(share)
            self.move_the_dot(dot, end, (1 + share) / 2)

        self.add(dot)
        self.act(go, dot, self.old.whole, seconds=GOES)
        self.remove(self.old.whole)
        come(0)
        self.add(coming.whole)
        self.act(come, dot, coming.whole, seconds=COMES)
        self.remove(coming.whole, dot)
        self.add(self.plot, self.title, self.drums)
        self.plot.dot.shown_as = None  # it is drawn anew
        self.show_bowl()

    def ask(self) -> None:
        """Get ready to say what changes, and what the bowl and the view do."""
        self.began = self.clock
        old, new = self.before.scene.parameters, self.after.scene.parameters
        answer = what_the_bowl_does(self.style, self.given, self.goes_to, bool(self.off))
        self.texts = [what_changes(self.style, old, new), *answer]
        view = what_the_view_does(self.style, self.view, self.run.view)
        self.texts, self.stands = self.texts + view, 0.0 if view else STANDS
        zone = self.after.scene.stage.caption
        shown = self.texts if self.after.scene.asked.look.shows_captions else []
        self.caption = VGroup(*(CaptionLine(self.style, zone).say(text) for text in shown))
        self.sayings = [Fading([caption]) for caption in self.caption]
        for saying in self.sayings:
            saying.show(0)
        self.titling = Fading([self.title, self.drums])
        self.cause_fading = Fading(self.cause)
        self.off_fading = Fading(self.off)

    def let_say(self, number: int, share: float) -> None:
        """Let one of the captions be seen so much, if there is such a one."""
        if number < len(self.sayings):
            self.sayings[number].show(share)

    def go_back(self) -> None:
        """Say what changes, and bring the dot to where the new run starts, along the old bowl."""
        start, end = self.weight, self.run.weight(0)

        def go(share: float) -> None:
            self.let_say(0, share * BACK / QUICK)
            if not self.recalled:
                self.titling.show(share)
            self.cause_fading.show(share)
            self.weight = start + smooth(share) * (end - start) if share < 1 else end
            self.show_bowl()

        go(0)
        self.add(self.title, self.drums, self.caption, *self.cause)
        self.act(go, self.plot, self.title, self.drums, self.caption, *self.cause, seconds=BACK)

    def roll(self) -> None:
        """Let the number roll, and the bowl change with it; who reads has time to."""
        first = self.given

        def roll(share: float) -> None:
            turned = float(smooth(share))
            self.drums.show(turned)
            self.given = self.goes_to if share == 1 else _mixed(first, self.goes_to, turned)
            self.show_bowl()

        seconds = ROLL if first == self.goes_to else WITH_THE_BOWL
        self.act(roll, self.plot, self.drums, *self.cause, seconds=seconds)

    def tell(self) -> None:
        """Say what the bowl has done, beside the trace of the old one, and what the view will do.

        Who reads has time to.
        """
        *before, text = self.texts
        rest = self.turns * fifteenths(TURN) + fifteenths(COMES)
        for number, earlier in enumerate(before):
            self.stand(reading_time(earlier) - (self.clock - self.began))
            self.cue(earlier, self.clock)
            self.act(partial(self.pass_the_word, number), self.caption, *self.off, seconds=QUICK)
            if number == 0:
                self.go_as_far_off()
        left = max(self.stands, fifteenths(reading_time(text) - (self.clock - self.began) - rest))
        self.stand(left + until_whole_second(self.clock + left + rest))
        self.cue(text, self.clock + rest)

    def pass_the_word(self, number: int, share: float) -> None:
        """Let a caption go, and then the next one come."""
        self.let_say(number, 1 - 2 * share)
        self.let_say(number + 1, 2 * share - 1)
        self.off_fading.show(1 - share)

    def go_as_far_off(self) -> None:
        """Go from both best weights equally far, where there is room to see what that makes."""
        for off in self.off:
            self.act(off.show, off, seconds=OFF)
        self.off_fading = Fading(self.off)

    def stand(self, seconds: float) -> None:
        """Let the picture stand, if it is to."""
        if seconds > TINY:
            self.wait(fifteenths(seconds))
            self.clock += fifteenths(seconds)

    def cue(self, text: str, end: float) -> None:
        """Note a caption that began when the one before it went."""
        self.captions.append(Cue(self.began, end, text))
        self.began = end

    def act(self, draw: Callable[[float], None], *drawings: Mobject, seconds: float) -> None:
        """Redraw drawings evenly, and count the time."""
        super().act(draw, *drawings, seconds=seconds)
        self.clock += fifteenths(seconds)

    @property
    def turns(self) -> bool:
        """Whether the view is another one."""
        there: View = self.run.view
        return self.view != there

    def turn_the_view(self) -> None:
        """Turn the view to the one with which the new lesson begins."""
        if not self.turns:
            return
        self.remove(*self.off)
        first, last = self.view, self.run.view

        def turn(share: float) -> None:
            moved = float(smooth(share))
            self.view = between(first, last, moved).on(first.zone.towards(last.zone, moved))
            self.plot.show(self.view if share < 1 else last, last, self.given, self.weight)
            self.cause_fading.show(1 - 2 * share)

        self.act(turn, self.plot, *self.cause, seconds=TURN)
        self.remove(*self.cause)
        self.view = last
        self.show_bowl()

    def begin(self) -> None:
        """Let the rest of the new picture come, and the words go."""
        plot = self.run.plot
        there = [plot.axes, plot.bowl, plot.ring.ring, plot.dot, self.after.scene.header]
        coming = Fading(self.after.drawings, there)
        coming.show(0)
        self.remove(self.plot, self.title, self.drums)
        trace = VGroup(self.plot.trace, self.plot.name)
        self.add(trace, coming.whole)

        def begin(share: float) -> None:
            coming.show(share)
            self.plot.let_the_trace_go(min(1.0, share * COMES / LEAVES))
            if not self.turns:
                self.cause_fading.show(1 - share * COMES / LEAVES)
                self.off_fading.show(1 - share * COMES / LEAVES)
            self.let_say(len(self.texts) - 1, (1 - share) * COMES / QUICK - 0.5)

        self.act(begin, trace, coming.whole, self.caption, seconds=COMES)


def share_a_bowl(old: Any, new: Any) -> bool:
    """Tell whether a lesson begins with its bowl, and another one, that has ended, had one too."""
    if not (new.runs and old.runs and new.runs[0].plot.bowl in new.mobjects):
        return False
    same: bool = old.info.method == new.info.method
    return same


def _bowl_of(run: Any) -> Parameters:
    """Return what the shape of a run's bowl depends on."""
    given = run.parameters
    return Parameters(weight=0, input=given.input, goal_prediction=given.goal_prediction)


def _mixed(one: Parameters, other: Parameters, share: float) -> Parameters:
    names = ("input", "goal_prediction")
    pairs = ((name, getattr(one, name), getattr(other, name)) for name in names)
    return one.change(**{name: a + share * (b - a) for name, a, b in pairs})
