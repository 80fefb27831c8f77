"""`grokdl watch` at work: a process, files that are saved, clips that follow."""

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from conftest import SCENES
from ctrl_c import hear_ctrl_c

pytestmark = pytest.mark.slow
PATIENCE = 60
PACKAGE = Path(__file__).parent.parent / "grokdl"
BOX = "media/clips/moving-square_draft.mp4"


class Watch:
    """`grokdl watch` in a folder, with its lessons in scenes/."""

    def __init__(self, folder: Path, *words: str, **env: str) -> None:
        self.folder = folder
        self.said: queue.SimpleQueue[str] = queue.SimpleQueue()
        (folder / "temporary").mkdir()
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "grokdl", "watch", *words, "--scenes", "scenes"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            preexec_fn=hear_ctrl_c,
            env={**os.environ, "TMPDIR": str(folder / "temporary"), **env},
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def until(self, word: str = "ctrl-C ends it") -> list[str]:
        """Wait for a line that holds a word, and return the lines up to it."""
        lines = [""]
        while word not in lines[-1]:
            lines.append(self.said.get(timeout=PATIENCE))
        return lines[1:]

    def heard(self, seconds: float) -> list[str]:
        """Return the lines of the next seconds."""
        time.sleep(seconds)
        return [self.said.get() for _ in range(self.said.qsize())]

    def save(self, lesson: str, old: str, new: str) -> None:
        """Change a lesson."""
        file = self.folder / "scenes" / lesson
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new))

    def end(self) -> tuple[int, float]:
        """Press ctrl-C; return the exit code and how long it took."""
        start = time.monotonic()
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(PATIENCE), time.monotonic() - start

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.put(line.rstrip())


@pytest.fixture
def watch(tmp_path: Path) -> Iterator:
    """Start a watch in a folder with a copy of the small lessons, and end it."""
    shutil.copytree(SCENES, tmp_path / "scenes", ignore=shutil.ignore_patterns("__pycache__"))
    started = []

    def start(*words: str, **env: str) -> Watch:
        started.append(Watch(tmp_path, *words, **env))
        return started[0]

    yield start
    if started[0].process.poll() is None:
        started[0].end()


def picture(clip: Path) -> np.ndarray:
    """The picture of a clip one second after its start."""
    with av.open(str(clip)) as video:
        return list(video.decode(video=0))[15].to_ndarray(format="gray")


def moved(before: np.ndarray, after: np.ndarray) -> bool:
    return float(np.abs(before.astype(float) - after).max()) > 100


def test_a_save_of_a_lesson_gives_a_clip_with_other_pixels(watch, tmp_path):
    at_work = watch("box")
    assert BOX == at_work.until()[0]
    before = picture(tmp_path / BOX)
    at_work.save("moving_square.py", "shift(RIGHT)", "shift(3 * RIGHT)")
    assert BOX == at_work.until()[0]
    assert moved(before, picture(tmp_path / BOX))


def test_two_saves_of_one_size_in_one_second_are_both_seen(watch, tmp_path):
    """Python would take the bytecode of the first for that of the second."""
    lesson = tmp_path / "scenes/moving_square.py"
    text = lesson.read_text()
    at_work = watch("box")
    at_work.until()
    for nanoseconds, shift in enumerate(("4 * RIGHT", "2 * RIGHT")):
        lesson.write_text(text.replace("shift(RIGHT", f"shift({shift}"))
        os.utime(lesson, ns=(10**18, 10**18 + nanoseconds))
        at_work.until()
    right_edge = np.argwhere(picture(tmp_path / BOX) > 128)[:, 1].max()
    assert 427 + 3 * 60 == pytest.approx(right_edge, abs=8)  # 60 pixels a unit


def test_what_no_save_touched_is_not_rendered_again(watch):
    at_work = watch("box", "waiting")
    at_work.until()
    at_work.save("waiting.py", "self.wait(1)", "self.wait(2)")
    assert ["media/clips/waiting_draft.mp4"] == [
        line for line in at_work.until() if line.endswith(".mp4")
    ]


def test_broken_code_is_told_in_a_line_and_mended_code_gives_a_clip(watch):
    at_work = watch("box")
    at_work.until()
    at_work.save("moving_square.py", "square = Square()", "square = 1 / 0")
    told = "grokdl: scenes/moving_square.py:29: ZeroDivisionError: division by zero"
    assert [told] == at_work.until("Error")
    at_work.save("moving_square.py", "square = 1 / 0", "square = (")
    assert "grokdl: scenes/moving_square.py:29: SyntaxError" in at_work.until("Error")[-1]
    at_work.save("moving_square.py", "square = (", "square = Square()")
    assert BOX == at_work.until()[0]


def test_a_lesson_that_is_broken_at_the_start_is_waited_for(watch, tmp_path):
    text = (SCENES / "moving_square.py").read_text()
    (tmp_path / "scenes/moving_square.py").write_text("def (\n")
    at_work = watch("box")
    at_work.until("scenes/moving_square.py:1: SyntaxError")
    (tmp_path / "scenes/moving_square.py").write_text(text)
    assert BOX == at_work.until()[0]


def test_a_parameter_file_gives_its_clips_and_all_its_mistakes(watch, tmp_path):
    file = tmp_path / "talk.toml"
    file.write_text("[box.few]\nsides = 3\n[box.many]\nsides = 8\n")
    at_work = watch("-p", "talk.toml")
    clips = {f"media/clips/moving-square_{name}_draft.mp4" for name in ("few", "many")}
    assert clips == {line for line in at_work.until() if line.endswith(".mp4")}
    file.write_text("[box.few]\nsides = 2\n[box.many]\nsids = 8\n")
    assert "talk.toml has 2 mistakes" in at_work.until("grokdl params LESSON")[0]
    file.write_text("[box.few]\nsides = 3\n[box.many]\nsides = 8\n[waiting]\n")
    assert "media/clips/waiting_draft.mp4" in at_work.until()


@pytest.mark.parametrize("asked", [("box", "--words", "own/words.toml"), ("-p", "talk.toml")])
def test_a_save_of_own_words_gives_a_new_clip(watch, tmp_path, asked):
    words = tmp_path / "own" / "words.toml"
    words.parent.mkdir()
    words.write_text('[titles]\nmoving-square = "A box"\n')
    (tmp_path / "talk.toml").write_text('words = "own/words.toml"\n[box]\n')
    at_work = watch(*asked, "-o", "box.mp4")
    assert "box.mp4" == at_work.until()[0]
    words.write_text('[titles]\nmoving-square = "Another box"\n')
    assert "box.mp4" == at_work.until()[0]


def test_a_burst_of_saves_gives_one_rendering(watch, tmp_path):
    at_work = watch("box")
    at_work.until()
    text = (SCENES / "moving_square.py").read_text()
    for steps in range(2, 6):
        lesson = text.replace("shift(RIGHT", f"shift({steps} * RIGHT")
        (tmp_path / "scenes/moving_square.py").write_text(lesson)
        time.sleep(0.01)
    said = at_work.until() + at_work.heard(1)
    assert [BOX] == [line for line in said if line.endswith(".mp4")]


def test_a_clip_that_is_current_is_shown_and_not_rendered(watch, grokdl):
    grokdl("render", "box", "-q", "draft", "--scenes", "scenes")
    at_work = watch("box")
    assert [BOX, "moving-square_draft: current"] == at_work.until()[:2]


def test_its_own_writes_do_not_wake_it(watch):
    at_work = watch("box", "-o", "scenes")
    assert "scenes/moving-square_draft.mp4" == at_work.until()[0]
    assert [] == at_work.heard(1)


def test_a_save_of_the_package_gives_a_new_process_and_a_clip(watch, tmp_path):
    package = tmp_path / "house" / "grokdl"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__", "scenes"))
    at_work = watch("box", PYTHONPATH=str(package.parent))
    at_work.until()
    saved = (package / "lesson" / "storyboard.py").read_text()
    (package / "lesson" / "storyboard.py").write_text(f"{saved}\nnothing_of_that_name\n")
    line = len(saved.splitlines()) + 2
    assert f"house/grokdl/lesson/storyboard.py:{line}: NameError" in at_work.until("Error")[-1]
    (package / "lesson" / "storyboard.py").write_text(saved)
    assert BOX == at_work.until()[0]


@pytest.mark.parametrize("when", ["at rest", "at work"])
def test_ctrl_c_ends_it_in_a_second_and_leaves_nothing(watch, tmp_path, when):
    at_work = watch("box", "-q", "film")
    if when == "at rest":
        at_work.until()
    else:
        until(lambda: list((tmp_path / "temporary").rglob("*.log")))
    code, seconds = at_work.end()
    assert 130 == code
    assert seconds < 1
    assert [] == list((tmp_path / "temporary").iterdir())
    assert [] == list(tmp_path.rglob("*.part"))
    assert [] == processes_in(tmp_path)


def test_a_watch_that_is_killed_takes_its_processes_along(watch, tmp_path):
    at_work = watch("box", "waiting", "-q", "film")
    until(lambda: len(list((tmp_path / "temporary").rglob("*.log"))) == 2)
    assert 4 <= len(processes_in(tmp_path))
    at_work.process.kill()
    at_work.process.wait()
    until(lambda: not processes_in(tmp_path))


def until(true: Callable[[], object], seconds: float = 10) -> None:
    """Wait until something is true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def processes_in(folder: Path) -> list[str]:
    """The processes that work in a folder, as Linux tells."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").resolve() == folder:
                found.append((process / "cmdline").read_text())
        except OSError:  # it has ended, or is somebody else's
            continue
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="each system opens a clip in its own way")
def test_the_first_clip_is_opened_once(watch, tmp_path):
    player = tmp_path / "bin" / "xdg-open"
    player.parent.mkdir()
    player.write_text('#!/bin/sh\necho "$1" >> opened\n')
    player.chmod(0o755)
    at_work = watch("box", "--open", PATH=f"{player.parent}:{os.environ['PATH']}")
    at_work.until()
    at_work.save("moving_square.py", "shift(RIGHT)", "shift(3 * RIGHT)")
    at_work.until()
    assert f"{BOX}\n" == (tmp_path / "opened").read_text()


def test_a_mistake_on_the_command_line_ends_it(grokdl):
    done = grokdl("watch", "bx", "--scenes", str(SCENES))
    assert (2, "") == (done.returncode, done.stdout)
    assert "There is no lesson 'bx'." in done.stderr
