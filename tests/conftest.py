"""What several tests share."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from ctrl_c import hear_ctrl_c
from tiny import clip_of

import samples  # noqa: F401  # sets how examples are drawn, in every test
from grokdl.catalog import gallery
from grokdl.catalog.request import asked
from grokdl.cli import main
from grokdl.files.locks import turns
from grokdl.production.clip import Clip, render
from grokdl.production.film import Film, render_film

SCENES = Path(__file__).parent / "data" / "scenes"
HERE = ("--scenes", str(SCENES))
SMALL = SCENES.parent / "their_scenes" / "small.py"
CUES = "It goes right.", "It rests & goes < down."


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Let one process do all tests that share the audit of a lesson."""
    from scheduling import LessonScheduling

    return LessonScheduling(config, log)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep one file for us, as a process does that makes it; nobody else may have it."""
    with closing(turns({0: path}, pytest.fail)) as held:
        next(held)
        yield


def written(path: Path) -> tuple[int, int]:
    """Tell one writing of a file from another."""
    return path.stat().st_ino, path.stat().st_mtime_ns


@pytest.fixture(scope="session", autouse=True)
def manims_own_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What Manim writes while it draws goes to a folder of this process, not to media/."""
    if "manim" in sys.modules:
        sys.modules["manim"].config.media_dir = str(tmp_path_factory.mktemp("manim"))


@pytest.fixture(scope="session", autouse=True)
def a_cache_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The tests share a cache, and leave their user's alone."""
    folder = tmp_path_factory.getbasetemp()
    at_once = "PYTEST_XDIST_WORKER" in os.environ
    os.environ["GROKDL_CACHE"] = str((folder.parent if at_once else folder) / "cache")


@pytest.fixture(scope="session")
def scenes() -> Path:
    """A folder of two small lessons: waiting (4.9), then moving-square (4.12)."""
    return SCENES


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Clip:
    """A finished draft of moving-square."""
    folder = tmp_path_factory.mktemp("clip")
    return render("moving-square", alpha=0.5, quality="draft", output=folder, scenes=SCENES)


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    """A finished draft of the film of both small lessons."""
    return render_film(quality="draft", output=tmp_path_factory.mktemp("film"), scenes=SCENES)


@pytest.fixture
def tiny_clip(tmp_path: Path) -> Clip:
    """A current clip of moving-square, made without rendering it."""
    path = tmp_path / "media" / "clips" / "clip.mp4"
    path.parent.mkdir(parents=True)
    return clip_of(asked(gallery.find("box", SCENES), {"alpha": 0.5}), path, SCENES)


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    """Run a command in this process: its exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)

    def typed(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            main(words)
        shown = capsys.readouterr()
        return int(end.value.code or 0), shown.out, shown.err

    return typed


@pytest.fixture
def grokdl(tmp_path: Path):
    """Run `grokdl` in an empty folder as a user would: its process, with stdout and stderr."""

    def run(*words: str, **more) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "grokdl", *words]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, **more)

    return run


@pytest.fixture
def interrupted_grokdl(tmp_path: Path):
    """Run `grokdl` until it says something that holds `word`, and then press ctrl-C."""

    def run(word: str, *words: str) -> tuple[int, str]:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "grokdl", *words],
            cwd=tmp_path,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=hear_ctrl_c,
        )
        assert process.stderr is not None
        while word not in process.stderr.readline():
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        return process.wait(30), process.stderr.read()

    return run
