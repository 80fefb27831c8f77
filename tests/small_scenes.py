"""Small scenes for the auditor: each shows one thing, right or wrong."""

import numpy as np
from drawn import STYLE
from manim import Scene

from grokdl import Parameters, numerals
from grokdl.audit.audit import audit_scene
from grokdl.audit.truth import HALF_A_PIXEL
from grokdl.catalog.lesson_info import LessonInfo
from grokdl.catalog.look import Look, Quality
from grokdl.catalog.request import Request
from grokdl.engine.frames import run
from grokdl.lesson import RunScene
from grokdl.mobjects.bowl_state import Gap
from grokdl.mobjects.paths import Path, circle, line
from grokdl.mobjects.text import Label
from grokdl.mobjects.trail import Visited
from grokdl.stage import Point
from grokdl.words.captions import Cue

TINY = Quality("tiny", 160, 90, 15)
INFO = LessonInfo(
    scene="Small", title="Small", section="4.9", says="A test.", parameters=Parameters(input=1.1)
)
STILL = 1.0


def found(scene_class, *checks, captions=False):
    """The kinds of what these checks find in a scene."""

    def prepare(scene):
        look = Look(captions=captions)
        scene.request = Request(info=INFO, parameters=INFO.parameters, look=look)

    audit = audit_scene(scene_class, TINY, prepare, checks=checks)
    return {finding.fault.kind for finding in audit.findings}


class Gathering:
    """Keeps all frames of a scene, and what it heard in which order."""

    def __init__(self):
        self.frames, self.heard = [], []

    def start(self, scene):
        self.heard.append("start")

    def handle(self, frame):
        self.frames.append(frame)
        self.heard.append("handle")

    def stop(self, whole):
        self.heard.append(f"stop, whole: {whole}")


def streamed(scene_class, quality=TINY):
    """All frames of a scene."""
    gathering = Gathering()
    run(scene_class, quality, gathering)
    return gathering


class Noting(Gathering):
    """Keeps what a function makes of each frame, while the scene is as it is in it."""

    def __init__(self, note):
        super().__init__()
        self.note = note

    def handle(self, frame):
        self.frames.append(self.note(frame))


def noted(scene_class, note, quality=TINY):
    """What a function makes of each frame of a scene."""
    noting = Noting(note)
    run(scene_class, quality, noting)
    return noting.frames


def showing(make, seconds=STILL):
    """A scene that shows some drawings."""

    class Small(Scene):
        def construct(self):
            self.add(*make())
            self.wait(seconds)

    return Small


def word(text="one", x=0.0, y=0.0, style=STYLE, **more):
    return Label(style, text, **more).place(x, y)


def stroke(*points, z_index=0.0):
    path = Path(stroke="#000000", width=2.2, z_index=z_index)
    path.draw(line(*(Point(*point) for point in points)))
    return path


def disc(centre, radius, z_index=0.0):
    path = Path(fill="#000000", z_index=z_index)
    path.draw(circle(Point(*centre), radius))
    return path


def speaking(*cues, seconds=6.0, said=""):
    """A lesson that claims these captions: (start, end, text)."""

    class Speaking(RunScene):
        info = INFO

        def construct(self):
            self.caption.set_text(said)
            self.wait(seconds)
            self.clock = seconds
            self.captions = [Cue(*cue) for cue in cues]

    return Speaking


def learning(tamper, step=0):
    """A lesson whose picture stands at a step, whole, and was tampered with."""

    class Learning(RunScene):
        info = INFO

        def construct(self):
            run = self.make_run(self.parameters, self.stage.picture)
            self.open_with(run)
            visited = tuple(Visited(run.weight(k), run.error(k), True) for k in range(step))
            gap = Gap(run.weight(step), numerals.plain(run.story.gap(step)))
            run.change(visited=visited, gap=gap)
            run.land(step)
            run.arrow_share.set_value(1)
            run.redraw()
            self.put(*run.plot.parts)
            self.remove(run.driver)
            tamper(self, run)
            self.hold(STILL)

    return Learning


def nudge(path, share):
    """Move an outline of a picture a share of half a pixel to the right, and up."""
    return lambda scene, run: moved(path(run.plot), share)


def moved(drawing, share):
    """Move an outline a share of half a pixel to the right, and up."""
    drawing.draw(drawing.points + np.array([share, share, 0]) * HALF_A_PIXEL)
