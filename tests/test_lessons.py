"""The four lessons, read back frame by frame: what is drawn is what the run did."""

import math
import subprocess
import sys
from pathlib import Path

import faults
import numpy as np
import pytest
from outlines import on_curves
from reel import Seen
from watching import NAMES, watch

from grokdl import numerals

CLOSE = 1e-6  # of the view's size
EVERY = pytest.mark.parametrize("name", NAMES)


def error_at(seen: Seen, weight: float) -> float:
    run = seen.history.parameters
    return (run.input * weight - run.goal_prediction) ** 2


def weight_delta_at(seen: Seen, weight: float) -> float:
    run = seen.history.parameters
    return run.input * (run.input * weight - run.goal_prediction)


def off_the_bowl(seen: Seen, x: float, y: float) -> float:
    """How far a point lies above or below the error of its weight, in heights of the view."""
    return abs(seen.view.error(y) - error_at(seen, seen.view.weight(x))) / seen.view.top


def off_the_weight(seen: Seen, x: float, weight: float) -> float:
    """How far x lies from a weight, in widths of the view."""
    return abs(seen.view.weight(x) - weight) / (seen.view.high - seen.view.low)


@EVERY
def test_the_dot_is_on_the_bowl_at_the_weight(name):
    wrong = []
    for time, seen in watch(name).showing("dot"):
        (at,) = seen.circles("dot")
        off = off_the_weight(seen, at.x, seen.weight), off_the_bowl(seen, *at)
        wrong += [(time, *off)] if max(off) > CLOSE else []
    assert [] == wrong


@EVERY
def test_the_dot_is_drawn_whenever_the_view_holds_it(name):
    pictures = [(f.time, seen) for f in watch(name).frames for seen in f.pictures]
    wrong = [
        time
        for time, seen in pictures
        if "dot" in seen.points
        and seen.shows("dot") != seen.view.shows(seen.weight, error_at(seen, seen.weight))
    ]
    assert [] == wrong


@EVERY
def test_the_bowl_is_the_error_of_every_weight(name):
    wrong = []
    for time, seen in watch(name).showing("bowl"):
        off = max(off_the_bowl(seen, x, y) for x, y in on_curves(seen.points["bowl"]))
        wrong += [(time, off)] if off > CLOSE else []
    assert [] == wrong


@EVERY
def test_the_tangent_touches_the_bowl_at_the_dot_with_the_slope_of_the_bowl(name):
    wrong = []
    for time, seen in watch(name).showing("tangent"):
        a, b = seen.points["tangent"][0][:2], seen.points["tangent"][-1][:2]
        along = (b - a) / math.dist(a, b)
        view, error = seen.view, error_at(seen, seen.weight)
        from_dot = a - np.array(view.point(seen.weight, error))
        off = abs(from_dot[0] * along[1] - from_dot[1] * along[0])
        across = view.point(view.low + (view.high - view.low) / 8, 0).x - view.zone.left
        rise = 2 * weight_delta_at(seen, seen.weight) * (view.high - view.low) / 8
        uphill = np.array([across, rise / view.top * view.zone.height])
        turned = abs(along[0] * uphill[1] - along[1] * uphill[0]) / math.hypot(*uphill)
        wrong += [(time, off, turned)] if max(off, turned) > CLOSE else []
    assert [] == wrong


@EVERY
def test_the_full_arrow_leads_from_the_dot_to_where_the_next_step_starts(name):
    wrong, compared = [], 0
    for time, seen in watch(name).showing("head"):
        end = next_weight(seen)
        if seen.reach != 1 or not seen.view.low <= end <= seen.view.high:
            continue
        compared += 1
        off = [off_the_weight(seen, seen.points["head"][0][0], end)]
        if seen.view.low <= seen.weight <= seen.view.high:
            off.append(off_the_weight(seen, seen.points["shaft"][0][0], seen.weight))
        wrong += [(time, *off)] if max(off) > CLOSE else []
    assert [] == wrong
    assert compared > 10


def next_weight(seen: Seen) -> float:
    """Where the arrow ends: at the run's next weight, or at that of a weight turned by hand."""
    if seen.target is not None:
        return float(seen.history.weights[seen.step + 1])
    return seen.weight - seen.history.parameters.alpha * weight_delta_at(seen, seen.weight)


@EVERY
def test_the_ring_is_at_the_goal_weight_where_there_is_no_error(name):
    wrong = []
    for time, seen in watch(name).showing("ring"):
        spots = on_curves(seen.points["ring"])
        x, y = (spots.min(axis=0) + spots.max(axis=0)) / 2
        run = seen.history.parameters
        off = math.dist((x, y), seen.view.point(run.goal_prediction / run.input, 0))
        wrong += [(time, off)] if off > 0.01 else []  # its dashes are not quite even
    assert [] == wrong


@EVERY
def test_every_ghost_is_where_the_run_has_been(name):
    wrong = []
    for part in ("ghosts 0", "ghosts 1", "ghosts 2"):
        for time, seen in watch(name).showing(part):
            been = seen.history.weights[: seen.step + 1].tolist()
            for at in seen.circles(part):
                off = min(off_the_weight(seen, at.x, weight) for weight in been)
                off = max(off, off_the_bowl(seen, *at))
                wrong += [(part, time, off)] if off > CLOSE else []
    assert [] == wrong


@EVERY
def test_the_counter_names_the_step_and_how_many_there_are(name):
    wrong, compared = [], 0
    for frame in watch(name).frames:
        if frame.counter:
            seen = frame.pictures[0]
            compared += 1
            expected = f"step {seen.step + 1} of {len(seen.history)}"
            standing = seen.weight == seen.history.weights[seen.step] or not frame.still
            wrong += [] if standing and expected == frame.counter else [(frame.time, frame.counter)]
    assert [] == wrong
    assert compared > 10


@EVERY
def test_the_read_out_shows_the_step_that_the_counter_names(name):
    wrong, compared = [], 0
    for frame in watch(name).frames:
        if frame.counter:
            history, number = frame.pictures[0].history, int(frame.counter.split()[1])
            step = history[number - 1]
            if frame.pictures[0].weight == step.weight:
                compared += 1
                values = step._asdict() | {"next weight": float(history.weights[number])}
                values |= history.parameters.model_dump()
                values["weight"] = step.weight
                expected = {row: numerals.in_column(values[row]) for row in frame.readout}
                wrong += [] if expected == frame.readout else [(frame.time, frame.readout)]
    assert [] == wrong
    assert compared > 10


@EVERY
def test_nothing_is_drawn_at_no_place(name):
    assert [] == faults.no_place(watch(name))


@EVERY
def test_everything_lies_in_the_frame(name):
    assert [] == faults.out_of_the_frame(watch(name))


@EVERY
def test_every_text_lies_in_the_safe_area(name):
    assert [] == faults.out_of_the_safe_area(watch(name))


@EVERY
def test_no_text_lies_on_another(name):
    assert [] == faults.text_over_text(watch(name))


@EVERY
def test_no_text_is_painted_over(name):
    assert [] == faults.painted_over(watch(name))


@EVERY
def test_no_line_runs_through_a_text_while_the_picture_stands(name):
    assert [] == faults.struck_through(watch(name))


@EVERY
def test_what_manim_paints_once_for_an_animation_stays_as_it_is(name):
    assert [] == [(frame.time, frame.stale) for frame in watch(name).frames if frame.stale]


@EVERY
def test_a_lesson_takes_15_to_40_seconds(name):
    assert 15 <= watch(name).seconds <= 40


@EVERY
@pytest.mark.parametrize("frame_rate", [15, 30, 60])
def test_a_lesson_has_the_same_length_at_every_frame_rate(name, frame_rate):
    reel = watch(name)
    assert pytest.approx(reel.lesson.clock, abs=1e-6) == reel.seconds
    assert pytest.approx(reel.seconds, abs=1e-6) == reel.seconds_at(frame_rate)


@EVERY
def test_a_lesson_is_cut_into_sections(name):
    named = watch(name).sections[1:]  # the first one is Manim's own, and empty
    assert 4 <= len(named) == len(set(named))


@EVERY
def test_the_dot_ends_at_the_last_step(name):
    runs = watch(name).lesson.runs[-2:]  # Alpha: the two side by side
    assert [run.weight(len(run.history) - 1) for run in runs] == [
        float(run.picture.weight.get_value()) for run in runs
    ]


@pytest.mark.slow
def test_plain_manim_renders_a_lesson(tmp_path):
    scene = Path(__file__).parent.parent / "scenes" / "overshoot.py"
    words = ["render", "-ql", "--media_dir", str(tmp_path), str(scene), "Overshoot"]
    done = subprocess.run([sys.executable, "-m", "manim", *words], capture_output=True, text=True)
    assert 0 == done.returncode, done.stderr
    assert 1 == len(list(tmp_path.rglob("Overshoot.mp4")))
    assert 1 == len(list(tmp_path.rglob("Overshoot.srt")))
