"""Variants side by side: the same axes at every moment, the same length, legible and true."""

import faults
import pytest
from watching import NAMES, lesson, watch_beside

from grokdl import gallery
from grokdl.clip import render_all
from grokdl.engine.rehearsal import meetings
from grokdl.request import asked

pytestmark = pytest.mark.slow

GROUPS = {
    "three alphas": [{"alpha": 0.1}, {"alpha": 0.45}, {"alpha": 0.6}],
    "one jump and a run away": [{"input": 2, "alpha": a} for a in (0.25, 0.6, -0.1)],
    "one stands still": [{"input": 2, "alpha": a} for a in (0, 0.45)],
    "other bowls": [{"input": 0}, {"input": -2}, {"input": 3}],
    "other goals": [{"goal_prediction": g} for g in (-3, 0.8, 100)],
    "one is over soon": [{"input": 2, "alpha": 0.6, "iterations": n} for n in (1, 3, 20)],
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("group", GROUPS.values(), ids=GROUPS)
def test_variants_share_axes_and_length_and_stay_legible(name, group):
    reels = watch_beside(name, 15, *group)
    assert 1 == len({round(15 * reel.seconds) for reel in reels})
    assert [] == where_axes_differ(reels)
    found = [(check.__name__, check(reel)[:3]) for reel in reels for check in faults.ALL]
    assert [] == [(check, where) for check, where in found if where]


def where_axes_differ(reels):
    wrong = []
    by_frame = [[frame for frame in reel.frames for _ in range(frame.shown)] for reel in reels]
    for number, frames in enumerate(zip(*by_frame, strict=True)):
        shown = [[seen for seen in frame.pictures if seen.points] for frame in frames]
        for pictures in zip(*shown, strict=False):
            if len({seen.view for seen in pictures}) > 1:
                wrong.append((number / 15, [seen.view for seen in pictures]))
    return wrong


def test_a_rehearsal_paints_nothing_and_is_kept_for_the_other_clips(tmp_path):
    brief, runs = gallery.find("overshoot"), [{"alpha": 0}, {"alpha": 1.5}]
    one, other = (asked(brief, run, beside=runs) for run in runs)
    first = meetings(lesson("overshoot"), one, tmp_path / "0")
    kept = sorted(tmp_path.glob("*.json"))
    second = meetings(lesson("overshoot"), other, tmp_path / "1")
    assert first[-1] == second[-1]
    assert (2, kept) == (len(kept), sorted(tmp_path.glob("*.json")))
    assert [] == list(tmp_path.rglob("*.mp4"))


def test_clips_side_by_side_are_equally_long_whichever_is_rendered_when(tmp_path):
    brief, runs = gallery.find("overshoot"), [{"alpha": 0}, {"alpha": 1.5}]
    still, swinging = (asked(brief, run, quality="draft", beside=runs) for run in runs)
    [alone] = render_all([swinging], output=tmp_path / "alone")
    together = list(render_all([still, swinging], output=tmp_path / "together"))
    assert {alone.duration} == {clip.duration for clip in together}
    [again] = [clip for clip in together if clip.request == swinging]
    assert alone.path.read_bytes() == again.path.read_bytes()
