"""The watch: which save touches what, bursts, and where a mistake is."""

import threading
import time
from dataclasses import replace as replaced
from pathlib import Path

import pytest

from grokdl.batch import files_named
from grokdl.catalog import gallery
from grokdl.errors import GrokdlError
from grokdl.production.watch.files import Watched, observed, saved, settle
from grokdl.production.watch.rounds import at_its_place, in_words


@pytest.fixture
def tree(tmp_path: Path) -> Watched:
    """A package of two modules, a folder of two lessons and a parameter file."""
    for name in ("package/book.py", "package/deep/still.py", "scenes/waiting.py", "talk.toml"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")
    (tmp_path / "scenes/moving_square.py").write_text("")
    return Watched(tmp_path / "scenes", tmp_path / "talk.toml", tmp_path / "package")


def test_a_file_is_saved_when_it_is_new_or_another():
    before = {Path("a"): (1, 1, 1), Path("b"): (1, 1, 1)}
    now = {Path("a"): (1, 1, 1), Path("b"): (2, 1, 1), Path("c"): (1, 1, 1)}
    assert {Path("b"), Path("c")} == saved(before, now)


def test_a_file_that_is_gone_is_about_to_be_replaced_and_not_saved():
    assert set() == saved({Path("a"): (1, 1, 1)}, {})


def test_the_watch_looks_at_the_package_the_lessons_and_the_parameter_file(tree, tmp_path):
    names = {path.relative_to(tmp_path).as_posix() for path in tree.stamps()}
    package = {"package/book.py", "package/deep/still.py"}
    assert package | {"scenes/moving_square.py", "scenes/waiting.py", "talk.toml"} == names


LITTER = (
    "scenes/box_draft.mp4",
    "scenes/box_draft.srt",
    "scenes/.1f2e.part",
    "scenes/.#waiting.py",
    "scenes/waiting.py~",
    "scenes/.waiting.py.swp",
    "scenes/__pycache__/waiting.pyc",
    "package/__pycache__/book.pyc",
    "package/box.mp4",
    "talk_slide.mp4",
)


@pytest.mark.parametrize("name", LITTER)
def test_what_grokdl_and_editors_write_is_not_looked_at(tree, tmp_path, name):
    before = tree.stamps()
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("x")
    assert before == tree.stamps()


def test_only_a_save_of_the_package_needs_another_process(tree, tmp_path):
    names = ("package/deep/still.py", "scenes/waiting.py", "talk.toml")
    assert [True, False, False] == [tree.touches_package({tmp_path / name}) for name in names]


def test_lessons_inside_the_package_are_lessons(tmp_path):
    tree = Watched(tmp_path / "scenes", None, tmp_path)
    assert not tree.touches_package({tmp_path / "scenes/waiting.py"})


def test_a_parameter_file_behind_a_link_is_looked_for_at_both_ends(tmp_path):
    (tmp_path / "far").mkdir()
    (tmp_path / "far/talk.toml").write_text("")
    (tmp_path / "talk.toml").symlink_to(tmp_path / "far/talk.toml")
    folders = Watched(tmp_path / "scenes", tmp_path / "talk.toml").folders()
    assert {tmp_path, tmp_path / "far"} <= set(folders)


NAMING = """
words = "own/words.toml"
sides = "nonsense"
[overshoot]
words = "{labels}"
[overshoot.spoken]
voice = "own"
"""


def test_a_parameter_file_names_words_and_voices_whatever_else_is_wrong_with_it(tmp_path):
    (tmp_path / "talk.toml").write_text(NAMING)
    assert [tmp_path / "own/words.toml", tmp_path / "own"] == files_named(tmp_path / "talk.toml")
    (tmp_path / "talk.toml").write_text("words =")
    assert [] == files_named(tmp_path / "talk.toml")
    assert [] == files_named(tmp_path / "nowhere.toml")


@pytest.mark.parametrize("name", ["own/words.toml", "own/01.wav", "own/overshoot/01.wav"])
def test_a_save_of_words_or_of_a_recording_is_noticed_once_it_is_named(tree, tmp_path, name):
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text("old")
    named: list[Path] = []
    tree, stirred = replaced(tree, named=lambda: named), threading.Event()
    with observed(tree.folders(), stirred.set) as observe:
        named += [tmp_path / "own/words.toml", tmp_path / "own"]
        observe(tree.folders())
        before = tree.stamps()
        write(tmp_path / name)
        assert stirred.wait(5)
        settle(stirred)
    assert {tmp_path / name} == saved(before, tree.stamps())


def test_what_is_named_and_is_not_there_yet_is_waited_for(tree, tmp_path):
    tree = replaced(tree, named=lambda: [tmp_path / "far/words.toml", tmp_path / "words.toml"])
    before = tree.stamps()
    assert tmp_path in tree.folders()
    assert tmp_path / "far" not in tree.folders()
    write(tmp_path / "words.toml")
    assert {tmp_path / "words.toml"} == saved(before, tree.stamps())


def stirring(times: int, every: float) -> threading.Event:
    """An event that is set so many times, at that distance."""
    stirred = threading.Event()

    def stir() -> None:
        for _ in range(times):
            stirred.set()
            time.sleep(every)

    threading.Thread(target=stir, daemon=True).start()
    return stirred


def seconds_to_settle(stirred: threading.Event, quiet: float, most: float) -> float:
    start = time.monotonic()
    settle(stirred, quiet, most)
    return time.monotonic() - start


def test_a_burst_is_over_when_it_has_been_quiet():
    assert 0.08 <= seconds_to_settle(stirring(5, 0.02), quiet=0.2, most=5) < 2


def test_a_burst_that_never_ends_is_not_waited_for():
    assert seconds_to_settle(stirring(100, 0.01), quiet=0.1, most=0.2) < 0.8


def write(file: Path) -> None:
    file.write_text("new")


def replace(file: Path) -> None:
    draft = file.with_name(f".{file.name}.draft")
    draft.write_text("new")
    draft.replace(file)


def keep_a_backup(file: Path) -> None:
    file.rename(file.with_name(f"{file.name}~"))
    file.write_text("new")


def delete_and_create(file: Path) -> None:
    file.unlink()
    file.write_text("new")


@pytest.mark.parametrize("save", [write, replace, keep_a_backup, delete_and_create])
@pytest.mark.parametrize("name", ["scenes/waiting.py", "talk.toml", "package/deep/still.py"])
def test_every_way_to_save_is_noticed(tree, tmp_path, save, name):
    stirred, before = threading.Event(), tree.stamps()
    with observed(tree.folders(), stirred.set):
        save(tmp_path / name)
        assert stirred.wait(5)
        settle(stirred)
    assert {tmp_path / name} == saved(before, tree.stamps())


def test_to_look_is_no_event(tree, tmp_path):
    stirred = threading.Event()
    with observed(tree.folders(), stirred.set):
        tree.stamps()
        (tmp_path / "scenes/waiting.py").read_text()
        assert not stirred.wait(0.2)


DETAILS = """WorkError: Traceback (most recent call last):
Traceback (most recent call last):
  File "/usr/lib/python/site-packages/manim/scene.py", line 3, in render
  File "{scenes}/box.py", line 41, in construct
    1 / 0
  File "/usr/lib/python/fractions.py", line 9, in divide
ZeroDivisionError: division by zero
"""


def test_an_error_is_one_line_with_the_last_place_that_is_ours(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = at_its_place(DETAILS.format(scenes=tmp_path / "scenes"), tmp_path / "scenes")
    assert f"{Path('scenes/box.py')}:41: ZeroDivisionError: division by zero" == told


BROKEN = {
    "def (": ":1: SyntaxError: invalid syntax",
    "INFO = LessonInfo(\n    scene=nothing)": ":2: INFO can't use nothing: ",
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_lesson_that_can_not_be_read_is_told_with_its_place(tmp_path, text):
    (tmp_path / "box.py").write_text(text)
    with pytest.raises(GrokdlError) as told:
        gallery.lessons(tmp_path)
    line = in_words(told.value, tmp_path)
    assert line.startswith(f"{tmp_path / 'box.py'}{BROKEN[text]}")
    assert 1 == len(line.splitlines())


def test_a_mistake_is_told_whole(tmp_path):
    told = in_words(GrokdlError("a.toml has 2 mistakes.\na\nb", "See."), tmp_path)
    assert ["a.toml has 2 mistakes.", "a", "b", "See."] == told.splitlines()
