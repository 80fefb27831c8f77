"""Whatever kills a render, and whenever: no file is half there, and nothing runs on."""

import sys

import pytest
from benchmarks.bench_kills import KINDS, Outcome, Trials, outcome_table
from benchmarks.victim import Room

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")


@pytest.fixture(scope="module")
def trials(tmp_path_factory):
    """A room in which drafts of a small lesson are rendered and struck."""
    return Trials(Room(tmp_path_factory.mktemp("room")), ["square"], seed=7)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_after_a_render_was_struck_all_is_as_it_should_be(trials, kind):
    assert [] == trials.strike(kind).faults


@pytest.mark.slow
def test_a_video_that_is_cut_off_is_a_fault(trials):
    video = trials.room.media / "square.mp4"
    whole = video.read_bytes()
    assert [] == list(trials.room.faults("square"))
    video.write_bytes(whole[:-100])
    assert ["it can't be decoded", "it is cut off"] == list(trials.room.faults("square"))


def test_the_table_has_a_line_for_each_kind_of_harm_that_was_done():
    done = [
        Outcome("SIGINT group", True, "old", gone=0.25, next=2.0),
        Outcome("SIGINT group", False, "new", gone=0.75, next=3.0, faults=["next"]),
        Outcome("full TMPDIR", True, "none", left_in_tmp=1, next=4.0),
    ]
    lines = [" ".join(line.split()) for line in outcome_table(done).splitlines()]
    assert "SIGINT group 2 1 1 1 0 0.50 / 0.75 0 0 0 1 2.5" == lines[1]
    assert "full TMPDIR 1 1 0 0 1 – 0 0 1 1 4.0" == lines[2]
