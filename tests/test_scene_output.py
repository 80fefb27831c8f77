"""What a scene of a user's file says is heard, once; whatever it asks, nothing hangs."""

import pytest
from test_scene_file import scene

pytestmark = pytest.mark.slow

SAYS = """\
import logging, sys, warnings
from manim import *
print("loading")

class Mine(Scene):
    def construct(self):
        print("to stdout")
        print("to stderr", file=sys.stderr)
        warnings.warn("a warning")
        logger.info("by Manim's logger")
        logging.getLogger("mine").warning("by a logger of mine")
        counted = []
        def count(dot, dt):
            counted.append(dt)
            print("frame", len(counted))
        self.add(Dot().add_updater(count))
        self.wait(12)
        print("no line feed", end="")
"""


@pytest.mark.parametrize("jobs", ["1", "2", "3"])
def test_what_a_scene_says_is_on_stderr_once_and_in_order(grokdl, tmp_path, jobs):
    (tmp_path / "says.py").write_text(SAYS)
    done = grokdl("render", "says.py", "Mine", "-q", "draft", "--jobs", jobs, "--no-cache")
    frames = [line for line in done.stderr.splitlines() if line.startswith("frame ")]
    assert [f"frame {k}" for k in range(1, 183)] == frames  # Manim counts two beside the 180 shown
    places = [done.stderr.index(said) for said in EXPECTED]
    assert sorted(places) == places
    assert [1] * len(EXPECTED) == [done.stderr.count(said) for said in EXPECTED]
    assert 1 == len(done.stdout.splitlines())  # the path


EXPECTED = [
    "loading\n",
    "to stdout\n",
    "to stderr\n",
    "says.py:9: UserWarning: a warning",
    "by Manim's logger",
    "by a logger of mine",
    "frame 1\n",
    "frame 180\n",
    "no line feed\n",
]


def test_what_was_said_before_a_mistake_is_heard_too(grokdl, tmp_path):
    (tmp_path / "mine.py").write_text(scene("print('so far')", "1 / 0"))
    done = grokdl("render", "mine.py", "Mine", "-q", "draft")
    said, *_, mistake, _ = done.stderr.splitlines()
    assert (2, "so far") == (done.returncode, said)
    assert "grokdl: mine.py, line 6: ZeroDivisionError: division by zero" == mistake


ENDS = [
    ("exit()", 0, "line 6 ends the scene by exit(), so there is no video."),
    ("quit()", 0, "line 6 ends the scene by exit(), so there is no video."),
    ("raise SystemExit(0)", 0, "line 6 ends the scene by exit(), so there is no video."),
    ("raise SystemExit(3)", 2, "line 6: SystemExit: 3"),
    ("input('how many? ')", 2, "line 6: EOFError"),
    ("breakpoint(); self.wait()", 2, "line 6: bdb.BdbQuit"),
]


@pytest.mark.parametrize(("line", "code", "said"), ENDS, ids=[line for line, *_ in ENDS])
def test_a_scene_that_ends_or_asks_is_answered_at_once(grokdl, tmp_path, line, code, said):
    (tmp_path / "mine.py").write_text(scene("self.wait(0.2)", line))
    done = grokdl("render", "mine.py", "Mine", "-q", "draft", timeout=60)
    assert code == done.returncode
    assert said in done.stderr
    assert [] == list(tmp_path.rglob("*.mp4"))


TWO = """\
from manim import *
with open("loaded.txt", "a") as file:
    file.write("x")
print("loading")

class One(Scene):
    def construct(self):
        self.wait(0.2)

class Two(One): ...
"""


@pytest.mark.parametrize(("names", "times"), [(["One"], "x"), (["all"], "xx")])
def test_a_file_is_loaded_once_for_each_scene_and_says_so_once(grokdl, tmp_path, names, times):
    (tmp_path / "two.py").write_text(TWO)
    done = grokdl("render", "two.py", *names, "-q", "draft", "--no-cache")
    assert (0, 1) == (done.returncode, done.stderr.count("loading\n"))
    assert times == (tmp_path / "loaded.txt").read_text()
