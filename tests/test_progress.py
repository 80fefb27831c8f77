"""How far the rendering is: one bar over all and one for each video at work, or plain lines."""

import io
import threading

import pytest
from rich.console import Console
from rich.text import Text

from grokdl.cli.eta import Eta
from grokdl.cli.progress import Lines, watching
from grokdl.engine.take import Headway

NAMES = ["error-bowl", "a-lesson-with-a-very-long-name", "alpha"]


class Clock:
    """A clock that stands still until it is set."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_the_pace_is_all_frames_by_the_time_since_the_first_report(clock):
    eta = Eta(2, 15, clock)
    clock.now = 5
    eta.note(0, Headway(0, 10, whole=True))
    eta.note(1, Headway(0, 20, whole=True))
    clock.now = 7
    eta.note(0, Headway(6, 10, whole=True))
    eta.note(1, Headway(4, 20, whole=True))
    assert 10 * 15 / 2 == eta.frames_a_second
    assert "75 fps, 0:04 left" == eta.pace()


def test_a_length_that_nobody_knows_is_the_mean_of_the_known_ones(clock):
    eta = Eta(3, 15, clock)
    assert 3 * 35 == eta.total
    eta.note(0, Headway(1, 20, whole=True))
    eta.note(1, Headway(1, 24, whole=True))
    assert 20 + 24 + 22 == eta.total
    assert "0 of about 22 s" == eta.extent(2)


def test_a_video_is_at_least_a_tenth_longer_than_what_has_begun(clock):
    eta = Eta(1, 15, clock)
    eta.note(0, Headway(1, 50, whole=False))
    assert "1 of about 55 s" == eta.extent(0)
    clock.now = 1
    eta.note(0, Headway(2, 50, whole=False))
    assert "15 fps, about 0:53 left" == eta.pace()


def test_before_the_first_frame_nothing_is_said_of_the_pace(clock):
    assert "" == Eta(1, 15, clock).pace()


def test_hours_are_told_as_hours(clock):
    eta = Eta(1, 60, clock)
    eta.note(0, Headway(0, 3_700, whole=True))
    clock.now = 1
    eta.note(0, Headway(1, 3_700, whole=True))
    assert "60 fps, 1:01:39 left" == eta.pace()


def shown(width, tell):
    """The lines that stand on a terminal of some width after `tell` was called with a watch."""
    console = Console(file=io.StringIO(), force_terminal=True, width=width)
    screen = Console(file=io.StringIO(), width=width)
    with watching(NAMES, 15, console) as watch:
        tell(watch)
        screen.print(watch.progress.get_renderable())
    return screen.file.getvalue().splitlines()


def two_at_work(watch):
    watch.report(0, Headway(3, 31, whole=True))
    watch.report(1, Headway(5, 20, whole=False))


@pytest.mark.parametrize("width", [40, 64, 80, 200])
def test_there_is_a_line_for_all_and_one_for_each_video_at_work_none_too_wide(width):
    lines = shown(width, two_at_work)
    assert 3 == len(lines)
    assert width >= max(map(len, lines))
    assert "0 of 3 done" in lines[0]
    assert "error-bowl" in lines[1]
    assert "3 of 31 s" in lines[1]
    assert "a-lesson-with" in lines[2]


def test_a_finished_video_leaves_its_line_to_the_others():
    def tell(watch):
        two_at_work(watch)
        watch.finished(0, 31.0)

    lines = shown(80, tell)
    assert 2 == len(lines)
    assert "1 of 3 done" in lines[0]
    assert "a-lesson-with" in lines[1]


def test_in_a_pipe_each_line_tells_how_much_how_fast_and_how_long_on_stderr_alone(capsys, clock):
    lines = Lines(NAMES, Eta(3, 15, clock))
    lines.report(0, Headway(1, 12, whole=False))
    clock.now = 2
    lines.report(0, Headway(4, 31, whole=True))
    lines.report(0, Headway(12, 31, whole=True))
    lines.finished(0, 31.0)
    expected = [
        "error-bowl: rendering",
        "error-bowl: 12 of 31 s of video (over all 82 fps, about 0:15 left)",
        "error-bowl: done, 31.0 s of video (over all 225 fps, about 0:04 left)",
    ]
    told = capsys.readouterr()
    assert ("", expected) == (told.out, told.err.splitlines())


def test_what_is_no_terminal_gets_the_plain_lines():
    with watching(NAMES, 15, Console(file=io.StringIO())) as watch:
        assert isinstance(watch, Lines)


def test_what_a_scene_prints_stands_above_the_bars_line_by_line():
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=80, color_system=None)
    with watching(NAMES, 15, console) as watch:
        two_at_work(watch)
        watch.printed(0, "[bold]first[/bold]\nsecond\n")
    plain = [line.strip() for line in Text.from_ansi(screen.getvalue()).plain.splitlines()]
    first = plain.index("[bold]first[/bold]")
    assert "second" == plain[first + 1]
    assert "0 of 3 done" in plain[first + 2]


def test_the_bars_take_no_thread_which_would_keep_workers_from_being_forked():
    console = Console(file=io.StringIO(), force_terminal=True, width=80)
    before = threading.active_count()
    with watching(NAMES, 15, console) as watch:
        two_at_work(watch)
        assert before == threading.active_count()
    assert "0 of 3 done" in console.file.getvalue()
