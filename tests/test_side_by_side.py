"""Variants side by side: the same axes at every moment, the same length, legible and true."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from audited import LESSONS, audit_of, dealt, told

from grokdl.audit.audit import CHECKS
from grokdl.audit.check import Check
from grokdl.catalog import gallery
from grokdl.catalog.request import asked
from grokdl.engine import timing_pass
from grokdl.engine.timing_pass import sync_times_of
from grokdl.production.clip import render_all

pytestmark = pytest.mark.slow

GROUPS = {
    "three alphas": [{"alpha": 0.1}, {"alpha": 0.45}, {"alpha": 0.6}],
    "one jump and a run away": [{"input": 2, "alpha": a} for a in (0.25, 0.6, -0.1)],
    "one stands still": [{"input": 2, "alpha": a} for a in (0, 0.45)],
    "other bowls": [{"input": 0}, {"input": -2}, {"input": 3}],
    "other goals": [{"goal_prediction": g} for g in (-3, 0.8, 100)],
    "one is over soon": [{"input": 2, "alpha": 0.6, "iterations": n} for n in (1, 3, 20)],
}


@pytest.mark.parametrize(("name", "of"), dealt(GROUPS))
def test_variants_share_axes_and_length_and_stay_legible(name, of, tmp_path):
    lesson, views, found = gallery.load(LESSONS[name]), [], []
    for run in GROUPS[of]:
        request = asked(LESSONS[name], run, quality="draft", siblings=GROUPS[of])
        times = sync_times_of(lesson, request, tmp_path / f"{len(views)}")
        views.append(Views())
        checks = (*CHECKS, lambda: views[-1])
        found.append(audit_of(request, checks=checks, times=times))
    assert 1 == len({round(15 * one.duration) for one in found})
    assert [] == where_axes_differ(views)
    assert [] == [line for one in found for line in told(one)]


class Views(Check):
    """Notes the view of each picture that is shown, frame by frame."""

    every = True

    def __init__(self):
        super().__init__()
        self.frames = []

    def look(self, frame):
        runs = getattr(frame.scene, "runs", ())
        shown = [run.view for run in runs if run.plot.dot in frame.scene.mobjects]
        self.frames += [shown] * round(15 * frame.seconds)
        return iter(())


def where_axes_differ(views):
    return [
        (number / 15, pictures)
        for number, shown in enumerate(zip(*(seen.frames for seen in views), strict=True))
        for pictures in zip(*shown, strict=False)
        if len(set(pictures)) > 1
    ]


def test_a_timing_pass_paints_nothing_and_is_kept_for_the_other_clips(tmp_path):
    info, runs = gallery.find("overshoot"), [{"alpha": 0}, {"alpha": 1.5}]
    one, other = (asked(info, run, siblings=runs) for run in runs)
    first = sync_times_of(gallery.load(info), one, tmp_path / "0")
    kept = sorted(tmp_path.glob("*.json"))
    second = sync_times_of(gallery.load(info), other, tmp_path / "1")
    assert first[-1] == second[-1]
    assert (2, kept) == (len(kept), sorted(tmp_path.glob("*.json")))
    assert [] == list(tmp_path.rglob("*.mp4"))


def test_a_timing_pass_is_not_taken_for_that_of_another_look(tmp_path):
    info, runs = gallery.find("overshoot"), [{"alpha": 0}, {"alpha": 1.5}]
    for theme in ("paper", "dark"):
        request = asked(info, runs[0], siblings=runs, theme=theme)
        sync_times_of(gallery.load(info), request, tmp_path / theme)
    assert 4 == len(list(tmp_path.glob("*.json")))


def test_a_timing_pass_is_done_once_however_many_want_it_at_once(tmp_path):
    done = []

    def find():
        done.append(1)
        time.sleep(0.1)
        return [("end", 2.0)]

    def want(_):
        for wait in (False, True):
            timing_pass._keep(tmp_path / "marks.json", find, wait=wait)
        return timing_pass._kept(tmp_path / "marks.json")

    with ThreadPoolExecutor(4) as pool:
        assert [[("end", 2.0)]] * 4 == list(pool.map(want, range(4)))
    assert [1] == done


def test_clips_side_by_side_are_equally_long_whichever_is_rendered_when(tmp_path):
    info, runs = gallery.find("overshoot"), [{"alpha": 0}, {"alpha": 1.5}]
    still, swinging = (asked(info, run, quality="draft", siblings=runs) for run in runs)
    [alone] = render_all([swinging], output=tmp_path / "alone")
    together = list(render_all([still, swinging], output=tmp_path / "together"))
    assert {alone.duration} == {clip.duration for clip in together}
    [again] = [clip for clip in together if clip.request == swinging]
    assert alone.path.read_bytes() == again.path.read_bytes()
