"""The engine renders a scene to segments of video, in a process of its own."""

import os
import signal
import time
from functools import partial
from pathlib import Path

import av
import pytest

from grokdl.catalog import gallery
from grokdl.catalog.look import QUALITIES
from grokdl.catalog.request import asked
from grokdl.engine import worker_pool
from grokdl.engine.forked_worker import ForkedWorker
from grokdl.engine.mux import mux
from grokdl.engine.resources import resources_for
from grokdl.engine.take import KILLED, Headway, Take
from grokdl.engine.worker_pool import forkable
from grokdl.errors import GrokdlError
from grokdl.production.clip import lesson_job

DRAFT = QUALITIES["draft"]


@pytest.fixture(autouse=True)
def workers_that_know_this_file(monkeypatch):
    """The jobs below are sent to other processes by name."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent), prepend=os.pathsep)


def no_report(number, headway):
    pass


def break_down(folder, on_progress):
    raise ZeroDivisionError("one by nought")


def make_a_mistake(folder, on_progress):
    raise GrokdlError("This is wrong.", "Do that.")


def die(folder, on_progress):
    os._exit(7)


def be_killed(times, folder, on_progress):
    folder.mkdir(exist_ok=True)
    (folder / str(os.getpid())).touch()
    if len(list(folder.iterdir())) <= times:
        os.kill(os.getpid(), signal.SIGKILL)
    return Take((), 0, 15, (), ())


def report_and_wait(place, folder, on_progress):
    place.write_text(str(os.getpid()))
    on_progress(Headway(1, 1, whole=False))
    time.sleep(60)


def shoot_plainly(scene_class, folder, seen=None, **more):
    from grokdl.engine.shoot import shoot

    return shoot(scene_class, DRAFT, folder, (seen if seen is not None else []).append, **more)


def moving_square(scenes):
    return gallery.load(gallery.find("moving-square", scenes), scenes)


@pytest.mark.slow
def test_a_take_tells_its_frames_captions_and_sections(scenes, tmp_path):
    take = shoot_plainly(moving_square(scenes), tmp_path)
    assert (45, 3.0) == (take.frames, take.duration)
    assert (0, 1, "It goes right.") == take.captions[0]
    expected = [("right", "default.normal", 0, 1), ("down", "grokdl.pause", 1, 2)]
    assert expected == list(take.sections)


@pytest.mark.slow
def test_progress_is_told_in_seconds_of_video(scenes, tmp_path):
    seen = []
    shoot_plainly(moving_square(scenes), tmp_path, seen)
    assert sorted(seen) == seen
    assert (Headway(1, 1, False), Headway(3, 3, True)) == (seen[0], seen[-1])


@pytest.mark.slow
def test_where_copies_paint_the_length_is_known_before_all_is_done(scenes, tmp_path):
    seen = []
    folder = tmp_path / "scene"
    shoot_plainly(
        moving_square(scenes), folder, seen, resources=resources_for(folder, 2, cached=False)
    )
    first_whole = next(headway for headway in seen if headway.whole)
    assert first_whole.done < first_whole.begun == 3
    assert Headway(3, 3, True) == seen[-1]


@pytest.mark.slow
def test_the_pieces_join_to_one_video_in_which_no_frame_is_lost(scenes, tmp_path):
    take = shoot_plainly(moving_square(scenes), tmp_path)
    frames = mux(take.parts, tmp_path / "joined.mp4", frame_rate=15, metadata={})
    with av.open(str(tmp_path / "joined.mp4")) as video:
        times = [frame.pts * frame.time_base for frame in video.decode(video=0)]
    assert 45 == frames
    assert list(range(45)) == [time * 15 for time in times]


@pytest.mark.slow
def test_pieces_of_one_or_two_frames_are_joined_too(tmp_path):
    from manim import RIGHT, Scene, Square

    class Short(Scene):
        def construct(self) -> None:
            square = Square()
            for frames in (9, 1, 2, 9, 2):
                self.play(square.animate.shift(RIGHT / 4), run_time=frames / 15 - 1e-6)

    take = shoot_plainly(Short, tmp_path)
    mux(take.parts, tmp_path / "joined.mp4", frame_rate=15, metadata={})
    with av.open(str(tmp_path / "joined.mp4")) as video:
        times = [frame.pts * frame.time_base for frame in video.decode(video=0)]
    assert list(range(23)) == [time * 15 for time in times]


@pytest.mark.slow
def test_manims_configuration_is_its_own_again_and_no_users_file_matters(scenes, tmp_path):
    from manim import config, tempconfig

    with tempconfig({"pixel_height": 222, "format": "gif", "background_color": "#123456"}):
        before = dict(config)
        take = shoot_plainly(moving_square(scenes), tmp_path)
        assert before == dict(config)
    assert [".mp4"] * 3 == [part.suffix for part in take.parts]
    with av.open(str(take.parts[0])) as video:
        frame = next(video.decode(video=0)).to_ndarray(format="rgb24")
    assert (480, 854, 3) == frame.shape
    assert [0, 0, 0] == frame[0, 0].tolist()


@pytest.mark.slow
def test_a_crew_does_every_job(scenes, tmp_path):
    requests = [asked(info, {}, quality="draft") for info in gallery.lessons(scenes)]
    jobs = [lesson_job(request, scenes) for request in requests]
    done = dict(worker_pool.takes(jobs, tmp_path, no_report))
    assert {0: 15, 1: 45} == {number: take.frames for number, take in done.items()}


def ours(folder, on_progress):
    """A job of our own."""


forkable(ours)
OURS, THEIRS = partial(ours), partial(os.getpid)


@pytest.mark.parametrize(
    ("jobs", "changes", "forked"),
    [
        ([OURS, OURS], {}, True),
        ([OURS], {}, True),
        ([OURS, THEIRS], {}, False),  # a user's scene gets a fresh process
        ([OURS, OURS], {"threads": 2}, False),
        ([OURS, OURS], {"modules": {"manim": None}}, False),  # with settings of somebody else's
        ([OURS, OURS], {"broken": True}, False),
        ([OURS], {"broken": True}, True),  # one loads Manim itself
    ],
)
def test_lessons_are_rendered_by_forks_of_this_process_which_loads_manim_once_for_several(
    monkeypatch, jobs, changes, forked
):
    def preload():
        if "broken" in changes:
            raise ValueError("manim.cfg is broken")

    monkeypatch.setattr(worker_pool, "preload", preload)
    monkeypatch.setattr(worker_pool.threading, "active_count", lambda: changes.get("threads", 1))
    monkeypatch.setattr(worker_pool.sys, "modules", changes.get("modules", {}))
    start = worker_pool._start_of(jobs)
    monkeypatch.undo()
    assert forked == (start is ForkedWorker)


def test_a_mistake_in_a_job_arrives_with_its_hint(tmp_path):
    with pytest.raises(GrokdlError) as mistake:
        list(worker_pool.takes([make_a_mistake], tmp_path, no_report))
    assert ("This is wrong.", "Do that.") == (mistake.value.message, mistake.value.hint)


def test_a_job_that_breaks_tells_why_in_its_first_line_and_where_below(tmp_path):
    with pytest.raises(worker_pool.RenderError) as broken:
        list(worker_pool.takes([break_down], tmp_path, no_report))
    assert "ZeroDivisionError: one by nought" == str(broken.value).splitlines()[0]
    assert "in break_down" in str(broken.value)


def test_a_renderer_that_dies_is_noticed(tmp_path):
    with pytest.raises(worker_pool.RenderError, match="exit code 7"):
        list(worker_pool.takes([die], tmp_path, no_report))


def test_a_job_whose_process_is_killed_is_done_once_more_and_the_take_says_so(tmp_path):
    [(number, take)] = worker_pool.takes([partial(be_killed, 1)], tmp_path)
    assert (0, (KILLED,)) == (number, take.remarks)


def test_a_job_whose_process_is_killed_twice_is_given_up(tmp_path):
    with pytest.raises(worker_pool.RenderError, match="exit code -9"):
        list(worker_pool.takes([partial(be_killed, 2)], tmp_path))


def test_who_stops_listening_leaves_no_process_behind(tmp_path):
    def stop(number, headway):
        raise KeyboardInterrupt

    place = tmp_path / "pid"
    with pytest.raises(KeyboardInterrupt):
        list(worker_pool.takes([partial(report_and_wait, place)], tmp_path, stop))
    assert not Path(f"/proc/{place.read_text()}").exists()
