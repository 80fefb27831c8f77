"""Drawings in the boxes of frames of four shapes, read back and audited."""

from manim import Scene

from grokdl.audit.audit import audit_scene
from grokdl.audit.legibility import Contrasts, Sizes
from grokdl.audit.outlines import reached
from grokdl.audit.overlaps import Overlaps
from grokdl.audit.report import described
from grokdl.catalog.look import Quality
from grokdl.mobjects.text import Label
from grokdl.stage import UNIT, Box, Stage
from grokdl.stage.style import Style
from grokdl.stage.theme import LEAST, PAPER, THEMES

SIZES = {"16:9": (128 / 9, 8.0), "4:3": (32 / 3, 8.0), "1:1": (8.0, 8.0), "9:16": (8.0, 128 / 9)}
STAGES = {shape: Stage(*size) for shape, size in SIZES.items()}
MIDDLES = {shape: stage.middle for shape, stage in STAGES.items()}
MIDDLES["half a square"] = Box(-1.75, -2.75, 1.75, 2.75)
FLAT = {f"{shape}, flat": box._replace(top=box.bottom + 2.4) for shape, box in MIDDLES.items()}
PANELS = {f"{shape}, panel": STAGES[shape].panel for shape in ("16:9", "4:3")}
LONG = "−0.12345678"
STYLE = Style(PAPER)
LOOKS = tuple(THEMES)


def texts(drawing) -> list[Label]:
    """The texts that can be seen."""
    return [part for part in drawing.submobjects if isinstance(part, Label) and len(part.points)]


def said(drawing) -> list[str]:
    """What they say."""
    return [text.text for text in texts(drawing)]


def faults_of(drawing, box: Box) -> list[str]:
    """What leaves the box, which texts lie on each other, and which are too small."""
    seen = texts(drawing)
    inks = [reached(text.points) for text in seen]
    found = [
        f"{part} leaves the box"
        for part in drawing.submobjects
        if len(part.points) and not box.grown(1e-6).holds(reached(part.points))
    ]
    found += [
        f"{seen[i].text} on {seen[k].text}"
        for i in range(len(seen))
        for k in range(i)
        if inks[i].overlaps(inks[k])
    ]
    least = LEAST * UNIT - 1e-9
    return found + [f"{text.text} is small" for text in seen if text.em < least]


def audited(look: str, make) -> list[str]:
    """What an audit finds in a scene that shows a drawing; `make` draws it in a style."""
    style = Style(THEMES[look])

    class Showing(Scene):
        def construct(self):
            self.camera.background_color = style.theme.ground
            self.add(make(style))
            self.wait(1)

    checks = Overlaps, Sizes, Contrasts
    found = audit_scene(Showing, Quality("tiny", 160, 90, 15), checks=checks)
    assert found.examined["texts"] > 0
    return [described(finding) for finding in found.findings]
