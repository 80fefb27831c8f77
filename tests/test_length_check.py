"""A clip is begun in full while a fork measures it; what takes too long is told in brief."""

import os
from itertools import chain

import av
import pytest
from audited import drafted

from grokdl.engine.cpu_slots import CpuSlots
from grokdl.engine.fork_pool import ForkPool
from grokdl.engine.length_check import LengthCheck, TooLongError
from grokdl.production.lesson_job import lesson_job

LONG = {
    "weight": 2.233,
    "input": -0.7417,
    "goal_prediction": -4.349,
    "alpha": 3.992952,
    "iterations": 100_000,
}


def test_a_clip_that_is_short_enough_goes_on():
    check = LengthCheck(lambda: True)
    check.wait()
    assert check.is_done
    check.wait()


@pytest.mark.parametrize("is_short", [lambda: False, lambda: os._exit(3), lambda: 1 / 0])
def test_a_clip_that_is_too_long_or_that_nobody_has_measured_is_stopped(is_short):
    check = LengthCheck(is_short)
    for _ in range(2):
        with pytest.raises(TooLongError):
            check.wait()
    assert check.is_done


def rendered(folder, hands, **changes):
    """A take of the first lesson, and the pictures of it, by so many processes."""
    headways = []
    job = lesson_job(drafted("error-bowl", changes), hands=hands, cached=False)
    take = job(folder / f"{hands}" / "0", headways.append)
    return take, headways, [pictures(part) for part in take.parts]


def pictures(path):
    with av.open(str(path)) as video:
        return [hash(frame.to_ndarray().tobytes()) for frame in video.decode(video=0)]


@pytest.mark.parametrize("changes", [{}, LONG])
def test_a_clip_is_the_same_whether_its_length_is_found_before_or_beside(tmp_path, changes):
    (before, _, right), (beside, headways, seen) = (
        rendered(tmp_path, hands, **changes) for hands in (1, 2)
    )
    assert 40 >= round(beside.duration, 3) == round(before.duration, 3)
    assert before.captions == beside.captions
    assert [*chain(*right)] == [*chain(*seen)]
    assert beside.duration == pytest.approx(headways[-1].done)


def test_no_work_is_begun_before_the_length_is_known(tmp_path):
    def too_long():
        raise TooLongError

    pool = ForkPool(CpuSlots(tmp_path / "slots", 1), too_long)
    with pytest.raises(TooLongError):
        pool.start(1, (tmp_path / "begun").touch)
    assert {} == pool.finish()
    assert not (tmp_path / "begun").exists()
