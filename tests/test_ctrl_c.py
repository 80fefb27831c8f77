"""Whoever starts things may have SIGINT ignored: a script's background job, nohup, some CI."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SCENES
from ctrl_c import ignore_ctrl_c

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to ignore")

STARTS_A_CHILD = """
import subprocess, sys
from ctrl_c import hear_ctrl_c
program = "import os, signal; os.kill(os.getpid(), signal.SIGINT)"
sys.exit(subprocess.run([sys.executable, "-c", program], {how}).returncode != 0)
"""


def from_nohup(how: str) -> int:
    """Let a process that ignores ctrl-C start one that gets it: 1 if that one is stopped."""
    program = STARTS_A_CHILD.format(how=how)
    child = [sys.executable, "-c", program]
    done = subprocess.run(
        child, cwd=Path(__file__).parent, preexec_fn=ignore_ctrl_c, stderr=subprocess.DEVNULL
    )
    return done.returncode


def test_a_program_that_tests_start_hears_ctrl_c_even_where_the_tests_do_not():
    assert [0, 1] == [from_nohup(how) for how in ("", "preexec_fn=hear_ctrl_c")]


@pytest.fixture
def grokdl_from_nohup(tmp_path):
    """Start `grokdl` with ctrl-C ignored, and wait until it says something that holds `word`."""
    started = []

    def start(word: str, *words: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "grokdl", *words],
            cwd=tmp_path,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=ignore_ctrl_c,
            env={**os.environ, "TMPDIR": str(tmp_path / "temporary")},
        )
        started.append(process)
        assert process.stderr is not None
        while word not in process.stderr.readline():
            assert process.poll() is None
        return process

    (tmp_path / "temporary").mkdir()
    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stderr.close()


RENDER = ("render", "moving-square", "--scenes", str(SCENES), "-q", "draft", "--no-cache")


@pytest.mark.slow
def test_a_render_that_nohup_started_goes_on_at_ctrl_c(grokdl_from_nohup, tmp_path):
    process = grokdl_from_nohup("rendering", *RENDER, "-o", "a.mp4")
    os.killpg(process.pid, signal.SIGINT)
    assert 0 == process.wait(60)
    assert (tmp_path / "a.mp4").exists()


@pytest.mark.slow
def test_a_render_that_nohup_started_ends_at_a_termination(grokdl_from_nohup, tmp_path):
    process = grokdl_from_nohup("rendering", *RENDER, "-q", "film", "-o", "a.mp4")
    process.terminate()
    assert 130 == process.wait(30)
    assert ["temporary"] == [path.name for path in tmp_path.iterdir()]
    assert [] == list((tmp_path / "temporary").iterdir())


@pytest.mark.slow
def test_a_watch_that_nohup_started_ends_at_a_termination(grokdl_from_nohup, tmp_path):
    shutil.copytree(SCENES, tmp_path / "scenes", ignore=shutil.ignore_patterns("__pycache__"))
    process = grokdl_from_nohup("watching", "watch", "moving-square", "--scenes", "scenes")
    process.terminate()
    assert 130 == process.wait(30)
    assert [] == list((tmp_path / "temporary").iterdir())
