"""For each kind of fault a small scene that has it is caught, and one that just has not is passed.

The kinds are the auditor's own list: one without such a pair fails here.
"""

import math
from dataclasses import replace

import pytest
from manim import RIGHT, Scene, UpdateFromAlphaFunc, Wait
from small_scenes import INFO, STILL, disc, found, learning, nudge, showing, speaking, stroke, word

from grokdl.audit.claims import Claims
from grokdl.audit.colours import RoleColours
from grokdl.audit.early import Early
from grokdl.audit.finding import KINDS
from grokdl.audit.legibility import SMALLEST, Contrasts, Sizes
from grokdl.audit.missing_labels import SHORT, MissingLabels
from grokdl.audit.numbers import Numbers
from grokdl.audit.overlaps import Overlaps
from grokdl.audit.places import SLACK, Places
from grokdl.audit.readouts import ReadOuts
from grokdl.audit.sections import Sections
from grokdl.audit.stale import Stale
from grokdl.audit.timing import Captions, Emptiness, Flashes, Length, Stills
from grokdl.audit.truth import Pictures
from grokdl.lesson import LessonScene, RunScene
from grokdl.mobjects.paths import Path, rounded
from grokdl.stage import Box, Stage
from grokdl.stage.style import Style
from grokdl.stage.theme import PAPER

SAFE = Stage(128 / 9, 8).safe


def at_the_edge(beyond):
    return showing(lambda: [disc((SAFE.right + SLACK + beyond - 0.1, 0), 0.1)])


def covered_from(left):
    def make():
        cover = Path(fill="#FFFFFF", z_index=9)
        cover.draw(rounded(Box(left, -1, 3, 1), 0))
        return word(), cover

    return showing(make)


def in_the_look_of(error):
    class Confusing(LessonScene):
        info = INFO

        def construct(self):
            style = self.style = Style(replace(PAPER, error=error))
            self.add(word(role="error", style=style), word(role="goal", y=1))
            self.wait(STILL)

    return Confusing


def blinking(times):
    class Blinking(Scene):
        def construct(self):
            dot = disc((0, 0), 0.1)
            self.add(dot)
            for number in range(2 * times):
                self.play(Wait(round(15 / times / 2) / 15 - 1e-6))
                (self.remove if number % 2 == 0 else self.add)(dot)

    return Blinking


def tugged(other):
    """Manim paints what stands before the moving dot once for the play."""

    class Tugged(Scene):
        def construct(self):
            still, dot = disc((-3, 0), 0.1), disc((3, 0), 0.1)
            self.add(still, dot)
            pulled = still if other else dot
            self.play(UpdateFromAlphaFunc(dot, lambda _, share: pulled.shift(share * RIGHT)))

    return Tugged


def leaning(angle):
    def tamper(scene, run):
        line = run.plot.tangent.line
        line.rotate(angle, about_point=line.points[0])

    return learning(tamper)


def saying(path, text):
    return learning(lambda scene, run: path(scene, run).set_text(text))


def telling(before):
    """A lesson that says where a step has landed: before it has, or after."""

    class Telling(RunScene):
        info = INFO
        words = {"landed": ("It has landed nearer.", "lands nearer")}

        def construct(self):
            run = self.make_run(self.parameters, self.stage.picture)
            self.put(*run.plot.parts)
            if before:
                self.say("landed")
            self.go(run)
            if not before:
                self.say("landed")

    return Telling


def cut_in_motion(way):
    """A lesson whose second section begins with its dot somewhere else."""

    class Cut(LessonScene):
        info = INFO

        def construct(self):
            dot = disc((0, 0), 0.1)
            self.add(dot)
            self.wait(2)
            dot.shift(way * RIGHT)
            self.next_section("After", "normal")
            self.wait(2)

    return Cut


def unnamed(seconds):
    def tamper(scene, run):
        run.plot.tangent.number.show(False)
        scene.beat("Without words")
        scene.hold(seconds)
        scene.beat("With words")
        run.plot.tangent.number.show(True)

    return learning(tamper)


def slope(_, run):
    return run.plot.tangent.number


def shown_error(scene, _):
    scene.readout.mark("square")
    return scene.readout.rows["square"].numbers[-1]


def dot(plot):
    return plot.dot.dot


def ring(plot):
    return plot.ring.ring


def pale(colour):
    return showing(lambda: [disc((0, 0), 2).set_fill("#FFFFFF"), word().set_fill(colour)])


PAIRS = {
    "outside": (Places, at_the_edge(0.01), at_the_edge(-0.01)),
    "no place": (
        Places,
        showing(lambda: [stroke((0, 0), (math.nan, 0))]),
        showing(lambda: [stroke((0, 0), (1, 0))]),
    ),
    "overlap": (
        Overlaps,
        showing(lambda: (word(), stroke((-1, 0.01), (1, 0.01)))),
        showing(lambda: (word(), stroke((-1, -0.03), (1, -0.03)))),
    ),
    "cut off": (Overlaps, covered_from(0.2), covered_from(1)),
    "small": (
        Sizes,
        showing(lambda: [word(size=SMALLEST - 1e-4)]),
        showing(lambda: [word(size=SMALLEST)]),
    ),
    "contrast": (Contrasts, pale("#777777"), pale("#767676")),
    "colours": (RoleColours, in_the_look_of("#3A7060"), in_the_look_of("#CF4000")),
    "caption": (Captions, speaking((0, 6, "x" * 85)), speaking((0, 6, "x" * 84))),
    "silence": (
        Captions,
        speaking((0, 3, "x"), (13.1, 15, "x"), seconds=15),
        speaking((0, 3, "x"), (13, 15, "x"), seconds=15),
    ),
    "still": (
        Stills,
        speaking((0, 3.2, "x"), seconds=3.2),
        speaking((0, 3, "x"), seconds=3),
    ),
    "empty": (Emptiness, showing(list), showing(lambda: [disc((0, 0), 0.01)])),
    "length": (
        Length,
        showing(lambda: [word()], seconds=60.2),
        showing(lambda: [word()], seconds=60),
    ),
    "flash": (Flashes, blinking(5), blinking(3)),
    "dot": (Pictures, learning(nudge(dot, 0.72)), learning(nudge(dot, 0.7))),
    "tangent": (Pictures, leaning(0.01), leaning(0.0001)),
    "picture": (Pictures, learning(nudge(ring, 0.72)), learning(nudge(ring, 0.7))),
    "number": (Numbers, saying(slope, "-0.56"), saying(slope, "-0.55")),
    "read-out": (ReadOuts, saying(shown_error, "0.0624"), saying(shown_error, "0.0625")),
    "missing": (MissingLabels, unnamed(SHORT + 0.1), unnamed(SHORT - 0.1)),
    "claim": (
        Claims,
        speaking((0, 6, "At step 4 the error is small.")),
        speaking((0, 6, "At the last step the error is small.")),
    ),
    "early": (Early, telling(before=True), telling(before=False)),
    "section": (Sections, cut_in_motion(0.5), cut_in_motion(0)),
    "stale": (Stale, tugged(other=True), tugged(other=False)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_scene_that_has_a_fault_is_caught(kind):
    check, wrong, _ = PAIRS[kind]
    assert {kind} == found(wrong, check)


@pytest.mark.parametrize("kind", KINDS)
def test_a_scene_that_just_has_not_a_fault_is_passed(kind):
    check, _, right = PAIRS[kind]
    assert set() == found(right, check)
