"""The floors of the house: who may import whom, and what stays unloaded."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "grokdl"

# Every room, top floor first: a room imports only from rooms above it.
ROOMS = (
    "errors",
    "numerals",
    "learning",
    "words",
    "files",
    "voice",
    "stage",
    "catalog",
    "mobjects",
    "lesson",
    "engine",
    "export",
    "batch",
    "production",
    "audit",
    "cli",
)
DOORS = {"__init__", "__main__"}  # these may look into every room
ROOMS_WITH_MANIM = ("mobjects", "lesson", "engine")
ROOMS_FOR_SCENES = {"book", "lesson", "mobjects", "stage"}
LEFT_UNLOADED = ("manim", "manimpango", "scipy", "click", "rich", "av")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def room_of(path: Path) -> str:
    return path.relative_to(HOUSE).with_suffix("").parts[0]


SCENES = sorted((ROOT / "scenes").glob("*.py"))
FILES = sorted(HOUSE.rglob("*.py"))
IN_ROOMS = [path for path in FILES if room_of(path) not in DOORS]


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Every import of a file, wherever it stands: (the module by its full name, the name taken)."""
    package = path.relative_to(ROOT).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*start, *filter(None, [node.module])))
            yield from ((module, alias.name) for alias in node.names)


def rooms_used(path: Path) -> set[str]:
    """The rooms from which a file imports; `from grokdl import book` is the room book."""
    full_names = (f"{module}.{name}".split(".") for module, name in imports(path))
    return {parts[1] for parts in full_names if parts[0] == "grokdl"} - {"__version__", "LOADED"}


def modules_used(path: Path) -> set[str]:
    """The top-level modules from which a file imports."""
    return {module.partition(".")[0] for module, _ in imports(path)}


def test_every_room_is_on_the_list_and_every_listed_room_exists():
    assert set(ROOMS) == {room_of(path) for path in FILES} - DOORS


@pytest.mark.parametrize("path", IN_ROOMS, ids=name_of)
def test_a_room_imports_only_from_rooms_above_it(path):
    own = ROOMS.index(room_of(path))
    assert set() == rooms_used(path) - set(ROOMS[: own + 1])


@pytest.mark.parametrize(
    "path", [path for path in FILES if room_of(path) not in ROOMS_WITH_MANIM], ids=name_of
)
def test_only_what_draws_or_renders_imports_manim(path):
    assert set() == modules_used(path) & {"manim", "manimpango"}


@pytest.mark.parametrize(
    "path", [path for path in FILES if room_of(path) == "mobjects"], ids=name_of
)
def test_a_drawing_takes_no_scene_and_no_history(path):
    taken = {name for _, name in imports(path)}
    assert set() == taken & {"Scene", "LessonScene", "History", "Step", "trainer"}


@pytest.mark.parametrize("path", [*FILES, *SCENES], ids=name_of)
def test_no_import_takes_everything(path):
    assert "*" not in {name for _, name in imports(path)}


@pytest.mark.parametrize("path", SCENES, ids=name_of)
def test_a_scene_imports_only_the_rooms_meant_for_scenes(path):
    assert rooms_used(path) <= ROOMS_FOR_SCENES


@pytest.mark.parametrize("path", SCENES, ids=name_of)
def test_a_scene_imports_no_other_scene(path):
    others = {other.stem for other in SCENES} | {"scenes"}
    assert set() == modules_used(path) & others


def test_scenes_are_no_package():
    assert not (ROOT / "scenes" / "__init__.py").exists()


def test_importing_grokdl_leaves_the_heavy_modules_unloaded():
    program = f"import grokdl, sys; print([m for m in {LEFT_UNLOADED} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert ("[]\n", "") == (told.stdout, told.stderr)


@pytest.mark.parametrize("path", SCENES, ids=name_of)
def test_a_lesson_has_less_than_150_lines_its_words_included(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) < 150
