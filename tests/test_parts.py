"""One part of a lesson alone: what is seen of it, when, and what is said meanwhile."""

import pytest
from small_scenes import INFO, TINY, Gathering

from grokdl.catalog.look import Look
from grokdl.catalog.request import Request
from grokdl.engine.frames import run
from grokdl.lesson import RunScene

ALL = ("panel", "chart")
FIRST, SECOND, LAST = "One dot is here.", "The error falls.", "It is over."


class InParts(RunScene):
    """The bowl alone, then with its read-out, then a chart, then nothing of these."""

    info = INFO
    words = {"first": FIRST, "second": SECOND, "last": LAST}

    def construct(self):
        run = self.make_run(self.parameters, self.stage.picture)
        self.beat("The bowl")
        self.bring(run.plot.bowl)
        self.say("first")
        self.hold(0.6)
        readout = self.make_readout(run)
        self.bring(readout)
        self.finish_caption()
        self.beat("The errors")
        self.dismiss(readout)
        self.say("second")
        chart = self.draw_errors(self.stage.centre, [run])
        self.dismiss(chart)
        self.beat("The end", "last")
        self.hold(0.4)


def shown(scene_class=InParts, **look):
    """The scene at its end, and its frames, with a part alone."""
    info = INFO.__class__(**{**vars(INFO), "parts": ALL})
    request = Request(info=info, parameters=info.parameters, look=Look(**look))
    gathering = Gathering()
    prepare = lambda scene: setattr(scene, "request", request)  # noqa: E731
    return run(scene_class, TINY, gathering, prepare), gathering.frames


def view_of(frame):
    """What is seen of the plane: its left, bottom, right and top."""
    view = frame.display.view
    across, upward = view.width / view.across, view.height / view.upward
    left, top = -view.x0 / view.across, view.y0 / view.upward
    return left, top - upward, left + across, top


@pytest.mark.parametrize("part", ["stage", *ALL])
def test_nothing_but_the_part_is_in_the_frame(part):
    _, frames = shown(part=part)
    left, bottom, right, top = Look(part=part).window
    seen_left, seen_bottom, seen_right, seen_top = view_of(frames[-1])
    assert pytest.approx((left, right)) == (seen_left, seen_right)
    assert pytest.approx((bottom + top) / 2) == (seen_bottom + seen_top) / 2


def test_title_and_captions_are_not_in_the_picture_of_a_part():
    whole, _ = shown()
    assert {whole.header, whole.caption} <= set(whole.mobjects)
    alone, _ = shown(part="stage")
    assert set() == {alone.header, alone.caption} & set(alone.mobjects)


def test_the_stage_is_there_from_the_beginning_to_the_end():
    _, whole = shown()
    _, stage = shown(part="stage")
    assert pytest.approx(whole[-1].time) == stage[-1].time


@pytest.mark.parametrize(
    ("part", "section", "cues"),
    [
        ("panel", "The bowl", [FIRST]),
        ("chart", "The errors", [SECOND]),
    ],
)
def test_a_part_begins_when_it_comes_and_ends_before_it_goes(part, section, cues):
    scene, frames = shown(part=part)
    length = frames[-1].time + frames[-1].seconds
    assert section == frames[0].section
    assert cues == [cue.text for cue in scene.captions][:1]
    assert LAST not in [cue.text for cue in scene.captions]
    assert 0 <= scene.captions[0].start < scene.captions[-1].end <= length + 1e-6
    kind = {"panel": "Readout", "chart": "ErrorChart"}[part]
    assert kind in [type(mobject).__name__ for mobject in last_whole(frames)]


def last_whole(frames):
    """What the last frame shows whole."""
    return [
        drawing
        for item in [*frames[-1].display.still, *frames[-1].display.moving]
        for drawing in [top_of(frames[-1], frames[-1].owners[item])]
        if item.fill_rgbas[0][3] in (0, 1)
    ]


def top_of(frame, part):
    """The drawing of which this is a part."""
    for drawing in (frame.scene.readout, *frame.scene.zones):
        if drawing is not None and part in drawing.get_family():
            return drawing
    return part
