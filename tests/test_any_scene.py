"""Any scene of Manim is rendered exactly as stock Manim does, with any number of processes.

The scenes in tests/data/any_scene go through both commands as a user runs them. Each picture is
compared to the bit as it reaches the encoder, and then the videos, their words and their sound.
"""

import ast
import pkgutil
import shutil
import wave
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import compared
import manim
import numpy as np
import pytest
from warm import Warm

SCENES = Path(__file__).parent / "data" / "any_scene"
FILES = sorted(SCENES.glob("*.py"))
JOBS = (1, 3)
SIZE = (430, 242)  # pixels: no multiple of a tile, and odd halves

LEFT_OUT = {
    "ShowPartial": "abstract",
    "assert_is_mobject_method": "no animation, no updater",
    "TransformMatchingTex": "needs LaTeX",
    "TransformAnimations": "broken in Manim 0.22: no animation has target_copy before it begins",
    "ApplyPointwiseFunctionToCenter": "broken in Manim 0.22: its __init__ passes no mobject on",
    "SmoothedVectorizedHomotopy": "broken in Manim 0.22: its module imports no VMobject",
}


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    """A process whose drafts are small, in which is heard which pictures are encoded."""
    process = Warm(compared.listening(tmp_path_factory.mktemp("pictures")), SIZE)
    yield process
    process.end()


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_scene_is_as_with_stock_manim(file, warm, tmp_path):
    assert {} == faults(file.name, tmp_path, warm.run, SIZE)


@pytest.mark.slow
def test_so_it_is_in_processes_as_a_user_starts_them_and_as_large_as_a_draft_is(tmp_path):
    assert {} == faults("layers.py", tmp_path, compared.fresh)


def faults(
    name: str, room: Path, run: compared.Run, size: tuple[int, int] | None = None
) -> dict[str, str]:
    """Render the scenes of a file in each way, and return what isn't as with stock Manim."""
    copies = {way: copy_of_scenes(room / f"{way}") for way in ("stock", *JOBS)}
    expected = compared.stock(
        copies["stock"] / name, [], copies["stock"] / "out", run=run, size=size
    )
    if expected.code:
        return {"stock": expected.reason}
    ours = {
        jobs: compared.ours(copies[jobs] / name, [], copies[jobs] / "out", jobs, run=run)
        for jobs in JOBS
    }
    found = {}
    for jobs, got in ours.items():
        how_unlike = unlike(expected, ours[1], got)
        found |= {f"{what}, {jobs} jobs": how for what, how in how_unlike.items()}
        if written(copies["stock"]) != written(copies[jobs]):
            found[f"files, {jobs} jobs"] = f"{written(copies[jobs])}"
    return found


def copy_of_scenes(folder: Path) -> Path:
    """Copy the scenes to a folder of their own, for some write files there, with a sound."""
    shutil.copytree(SCENES, folder, ignore=shutil.ignore_patterns("__pycache__"))
    moments = np.arange(13_230) / 44_100
    with wave.open(str(folder / "beep.wav"), "wb") as file:
        file.setparams((1, 2, 44_100, 0, "NONE", ""))
        file.writeframes((20_000 * np.sin(2 * np.pi * 880 * moments)).astype(np.int16).tobytes())
    return folder


def written(folder: Path) -> dict[str, str]:
    """Return the texts that scenes have written beside themselves."""
    return {path.name: path.read_text() for path in sorted(folder.glob("*.txt"))}


def unlike(
    expected: compared.Rendering, alone: compared.Rendering, got: compared.Rendering
) -> dict[str, str]:
    """Return what isn't as with stock Manim, or not the same to the byte as by one process."""
    found = {"command": got.reason} if got.code else {}
    for name, film in expected.films.items():
        if name not in got.films:
            found[name] = "no film"
        elif got is alone or not got.films[name].is_same_as(alone.films.get(name)):
            difference = compared.difference(film, got.films[name])
            if difference or got is not alone:
                found[name] = f"{difference}" if difference else "other bytes"
    if not got.code and prints(f"{expected.out}\n{expected.err}") != prints(got.err):
        found["prints"] = f"{prints(got.err)}"
    return found


def prints(text: str) -> Counter[str]:
    """Return how often the scenes said what they say; we let it be heard on stderr."""
    lines = map(str.strip, text.splitlines())
    return Counter(line for line in lines if line.startswith("said: "))


def names_used(file: Path) -> set[str]:
    return {node.id for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Name)}


def animations_of_manim() -> set[str]:
    """Return all that the modules of manim.animation export."""
    package = manim.animation
    modules = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return {
        name for module in modules for name in getattr(import_module(module.name), "__all__", ())
    }


def test_every_animation_and_updater_of_manim_is_in_some_scene_or_left_out_for_a_reason():
    used = set().union(*map(names_used, FILES))
    assert set(LEFT_OUT) == animations_of_manim() - used
