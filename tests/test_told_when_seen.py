"""What a caption tells is in the picture by then, and still is while the caption stands."""

import pytest
from audited import NAMES, Glances, audit_of, drafted

from grokdl.audit.check import Check
from grokdl.audit.outlines import reached
from grokdl.audit.theory import numbers_in, read
from grokdl.mobjects.lane import StepArrow
from grokdl.mobjects.lean import Lean
from grokdl.mobjects.mean_bars import MeanBars
from grokdl.mobjects.paths import Path
from grokdl.mobjects.unit_square import UnitSquare


class Told:
    """Keeps what `read` reads off the scene, in each frame whose caption begins so."""

    def __init__(self, beginning, read):
        self.beginning, self.read, self.found = beginning, read, []

    def start(self, scene):
        pass

    def handle(self, frame):
        if frame.caption.startswith(self.beginning):
            self.found.append(self.read(frame.scene))

    def stop(self, whole):
        pass


def the_knob(scene):
    knob = scene.tries.knob
    return knob.diagram.numbers["weight 1"].text, knob.diagram.miss.text


def squares(scene):
    drawn = [one for one in scene.mobjects if isinstance(one, UnitSquare)]
    return [one.numbers[1].text for one in drawn if one.numbers[1].shown][:2]


def bars_alone(scene):
    return any(isinstance(one, MeanBars) for one in scene.mobjects)


def gap(scene):
    bracket = scene.runs[0].plot.gap
    return bracket.label.text if bracket in scene.mobjects else ""


def pale_arrows(scene):
    own = scene.runs[0].plot.arrow
    return sum(isinstance(one, StepArrow) and one is not own for one in scene.mobjects)


@pytest.mark.parametrize(
    ("lesson", "beginning", "read", "expected"),
    [
        ("hot-and-cold", "Up, at 0.11", the_knob, ("0.11", "0.004225")),
        ("hot-and-cold", "Down, at 0.09", the_knob, ("0.09", "0.055225")),
        ("compare", "Big ones count more", squares, ["4", "4"]),
        ("compare", "Many misses cancel", bars_alone, True),
        ("alpha", "With alpha 1", lambda scene: scene.readout.seen["learn"], 1.0),
        ("alpha", "Alpha, the learning rate, cuts", gap, "gap 0.1"),
        ("alpha", "Alpha 0.1 comes home", lambda scene: scene.runs[-1].step, 19),
        ("follow-the-slope", "weight_delta points uphill", pale_arrows, 1),
        ("rods", "Another box", lambda scene: scene.rods.rods.sign.text, "×−2"),
    ],
)
def test_a_caption_comes_when_its_numbers_are_there(lesson, beginning, read, expected):
    told = Told(beginning, read)
    audit_of(drafted(lesson), told, checks=(), stream=Glances)
    assert told.found
    assert [] == [one for one in told.found if one != expected]


def test_what_the_full_step_is_measured_by_is_there_when_it_is_told():
    told = Told("With alpha 1", gap)
    audit_of(drafted("alpha"), told, checks=(), stream=Glances)
    assert "gap 0.1" == told.found[0]


def test_while_the_weight_is_turned_by_hand_no_ghost_is_numbered():
    def numbered(scene):
        run = scene.runs[0]
        shown = sum(number.shown for number in run.plot.trail.numbers)
        return run.state.step_number is None, shown

    told = Told("And with every other weight", numbered)
    audit_of(drafted("error-bowl"), told, checks=(), stream=Glances)
    assert {0} == {shown for by_hand, shown in told.found if by_hand}


def leaning(scene):
    """On which side of the dot the upward arrow stands, and the downward one: −1 or 1."""
    run, leans = scene.runs[0], [part for part in scene.mobjects if isinstance(part, Lean)]
    x = run.view.x(run.weight(0))
    shafts = [parts["shaft"].points for lean in leans for parts in (lean.up, lean.down)]
    return [1 if points[0][0] > x else -1 for points in shafts if len(points)]


@pytest.mark.parametrize(("start", "downhill"), [(0.0, 1), (3.0, -1)])
def test_which_way_is_down_is_seen_in_the_tangent_before_it_is_told(start, downhill):
    told = Told("", lambda scene: (scene.section, leaning(scene)))
    audit_of(drafted("error-bowl", {"weight": start}), told, checks=(), stream=Glances)
    seen = [sides for section, sides in told.found if section == "Downhill"]
    assert [-downhill, downhill] in seen
    told = Told("Slope: how it leans", leaning)
    audit_of(drafted("error-bowl", {"weight": start}), told, checks=(), stream=Glances)
    assert [[-downhill, downhill]] * len(told.found) == told.found != []


def test_no_other_weight_is_tried_before_the_slope_has_told_which_way():
    told = Told("", lambda scene: (scene.section, scene.runs[0].weight_now.get_value()))
    audit_of(drafted("error-bowl"), told, checks=(), stream=Glances)
    weights = [weight for section, weight in told.found if section in ("Which way", "Downhill")]
    assert weights[0] == 0
    assert weights == sorted(weights)


def on_the_axis(scene):
    """The weights at which something round lies on the axis."""
    view = scene.runs[0].view
    middles = [
        reached(p.points).centre for p in scene.mobjects if type(p) is Path and len(p.points)
    ]
    low = view.zone.bottom
    return [view.weight(at.x) for at in middles if at.y == pytest.approx(low, abs=1e-6)]


def test_the_updates_result_marks_its_place_on_the_axis_until_the_dot_is_there():
    told = Told("Minus turns it", lambda scene: (scene.runs[0].step, on_the_axis(scene)))
    audit_of(drafted("error-bowl"), told, checks=(), stream=Glances)
    marked = [places for step, places in told.found if step == 0 and places]
    assert marked
    assert [pytest.approx([0.4])] * len(marked) == marked
    assert [] == [places for step, places in told.found if step == 1 and places]


def test_on_its_way_through_0_no_weight_flashes_in_powers_of_ten():
    def shown(scene):
        return [number.text for number in scene.readout.strip.numbers.values()]

    for beginning in ("Slope: how", "Minus turns it", "And with every other"):
        told = Told(beginning, shown)
        audit_of(drafted("error-bowl"), told, checks=())
        assert told.found
        assert [] == [text for texts in told.found for text in texts if "e" in text]


class RoundedApart(Check):
    """Keeps each prediction or error of a caption that stands, with more digits, in the picture."""

    def __init__(self):
        super().__init__()
        self.apart = set()

    def look(self, frame):
        said = frame.scene._said
        fields = {} if said is None else said.fields
        told = [v for name, v in fields.items() if v and name.endswith(("prediction", "error"))]
        texts = [shape.text for shape in frame.texts] if told else []
        shown = {number for text in texts for number in numbers_in(text) if read(number)}
        for one in told:
            for other in shown - {one}:
                longer = len(other) > len(one)
                if longer and abs(read(other) - read(one)) <= abs(read(one)) * 6 / 1000:
                    self.apart.add((one, other))
        return iter(())


@pytest.mark.parametrize("name", NAMES)
def test_no_prediction_or_error_is_told_with_fewer_digits_than_it_has_in_the_picture(name):
    apart = RoundedApart()
    audit_of(drafted(name), checks=(lambda: apart,), stream=Glances)
    assert set() == apart.apart
