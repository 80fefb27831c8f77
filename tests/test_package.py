"""A wheel carries all that grokdl needs, and works where there is no checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
BIN = "Scripts" if os.name == "nt" else "bin"


def run(*command: str | Path, folder: Path) -> str:
    """Run a command away from the checkout and return what it says."""
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=bare())
    assert told.returncode == 0, told.stderr
    return told.stdout


def bare() -> dict[str, str]:
    """The environment without what could lead Python back to the checkout."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    run(*build, folder=folder)
    (built,) = folder.glob("grokdl-*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel, tmp_path_factory) -> Path:
    """A fresh environment with the wheel in it, beside an empty folder to work in."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "env")
    python = folder / "env" / BIN / "python"
    install = ("-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel)
    run(sys.executable, *install, folder=folder)
    lend_dependencies(python, folder)
    (folder / "work").mkdir()
    return folder


def lend_dependencies(python: Path, folder: Path) -> None:
    """Let the fresh environment see Manim and the rest, so that nothing is downloaded.

    A path in a .pth file comes after the environment's own packages, and the .pth files that lie
    in it (the checkout's is one) are not read.
    """
    own = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder)
    (Path(own.strip()) / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")


def grokdl(elsewhere: Path, *words: str) -> Sequence[str]:
    """Run the installed command in the empty folder and return the lines that it says."""
    command = elsewhere / "env" / BIN / "grokdl"
    return run(command, *words, folder=elsewhere / "work").splitlines()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("scenes/*.py", "grokdl/scenes"),
        ("grokdl/fonts/*", "grokdl/fonts"),
        ("grokdl/export/web/*", "grokdl/export/web"),
    ],
)
def test_a_wheel_carries_the_lessons_the_fonts_and_the_page(wheel, source, target):
    expected = {f"{target}/{path.name}" for path in ROOT.glob(source)}
    assert expected
    assert set() == expected - set(ZipFile(wheel).namelist())


def test_a_wheel_carries_every_licence(wheel):
    names = {Path(name).name for name in ZipFile(wheel).namelist() if "/licenses/" in name}
    fonts = {"LICENSE-Inter.txt", "LICENSE-JetBrainsMono.txt"}
    assert {"LICENSE", "LICENSE-media.md"} | fonts == names


def test_a_wheel_carries_nothing_that_is_not_used(wheel):
    tops = {name.partition("/")[0].partition("-")[0] for name in ZipFile(wheel).namelist()}
    assert {"grokdl"} == tops
    assert not [name for name in ZipFile(wheel).namelist() if "__pycache__" in name]


def test_the_installed_package_is_the_wheels(elsewhere):
    python = elsewhere / "env" / BIN / "python"
    place = run(python, "-c", "import grokdl; print(grokdl.__file__)", folder=elsewhere / "work")
    assert (elsewhere / "env").resolve() in Path(place.strip()).resolve().parents


def test_the_installed_command_lists_every_lesson(elsewhere):
    lessons = json.loads("\n".join(grokdl(elsewhere, "list", "--json")))
    assert len(list((ROOT / "scenes").glob("*.py"))) == len(lessons)


def test_the_installed_command_renders_a_lesson(elsewhere):
    *_, path = grokdl(elsewhere, "render", "overshoot", "-q", "draft", "--no-cache")
    clip = elsewhere / "work" / path
    assert clip.stat().st_size > 10_000
    assert (elsewhere / "work").resolve() in clip.resolve().parents
