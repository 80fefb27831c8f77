"""No video takes another one's place, unless its user named the file."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import HERE, SCENES
from tiny import clip_of, video_with

from grokdl.catalog import gallery
from grokdl.catalog.look import QUALITIES, USUAL
from grokdl.catalog.request import asked
from grokdl.errors import GrokdlError
from grokdl.files.filenames import LONGEST_NAME
from grokdl.production.clip import free_places
from grokdl.production.film import free_place, lessons_as
from grokdl.production.scene_file import SceneRequest
from grokdl.production.taken import refuse_taken
from grokdl.production.video import places

INTRO = {"scene": "Intro", "file": "a.py"}
BOX = asked(gallery.find("box", SCENES), {}).recipe


def scene_of(file, name="Intro", **more):
    return SceneRequest(file=Path(file), name=name, **more)


def written(path, name="Intro", *more):
    """A file with small scenes, the text of each of another one."""
    path.parent.mkdir(exist_ok=True)
    scenes = (
        f"class {each}(Scene):\n    def construct(self):\n        self.wait(0.2)\n"
        for each in (name, *more)
    )
    path.write_text("from manim import *\n\n\n" + "\n\n".join(scenes))
    return str(path)


def test_the_scenes_of_a_file_have_a_folder_of_its_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = [
        scene_of(file).folder.as_posix()
        for file in ("a.py", "./a.py", tmp_path / "a.py", "talk/a.py", "talk/../b.py", "../c.v2.py")
    ]
    names = ["a", "a", "a", "talk/a", "b", "c.v2"]
    assert [f"media/scenes/{name}" for name in names] == found


def test_a_file_is_told_from_others_of_its_name_wherever_the_project_lies(tmp_path):
    one, other, moved = (
        scene_of(tmp_path / file).source(tmp_path / folder)
        for file, folder in (("p/a.py", "out"), ("q/a.py", "out"), ("new/p/a.py", "new/out"))
    )
    assert one != other
    assert one == moved


@pytest.mark.parametrize("other", ["INTRO", "intro"])
def test_two_scenes_that_one_disk_may_take_for_one_are_not_rendered_together(other):
    for output in (None, Path("out")):
        with pytest.raises(GrokdlError, match=r"Intro.mp4 and .* would be one file on many disks"):
            places([scene_of("a.py"), scene_of("a.py", other)], output)


def test_two_scenes_of_one_name_need_two_folders():
    requests = [scene_of("a.py"), scene_of("b.py")]
    assert 2 == len(set(places(requests)))
    with pytest.raises(GrokdlError, match=r"would be one file\.") as mistake:
        places(requests, Path("out"))
    assert "Render each by itself, with -o NAME.mp4." == mistake.value.hint


def test_what_is_asked_for_twice_is_one_place():
    assert 1 == len(set(places([scene_of("a.py"), scene_of("a.py")])))


def test_a_scene_of_a_long_name_has_a_name_that_a_disk_takes():
    names = {scene_of("a.py", "なぜ" * 60 + end).file_name for end in ("a", "b")}
    assert 2 == len(names)
    assert all(len(name.encode()) < 255 - len(".mp4") for name in names)
    assert all(len(name) <= LONGEST_NAME for name in names)


TAKEN = [
    ("", INTRO, "is there, and grokdl didn't make it."),
    ({"scene": "Intro", "file": "b.py"}, INTRO, "is there, made from Intro of b.py."),
    ({"scene": "INTRO", "file": "a.py"}, INTRO, "is there, made from INTRO of a.py."),
    (BOX, INTRO, "is there, made from moving-square."),
    (INTRO, BOX, "is there, made from Intro of a.py."),
    ({**BOX, "variant": ["dark"]}, BOX, "made from the variant dark of moving-square."),
    (BOX, {**BOX, "variant": ["dark"]}, "is there, made from moving-square."),
    ({"film": [BOX]}, BOX, "is there, made from all lessons."),
    ({"format": 2, **BOX}, BOX, "is there, and grokdl didn't make it."),
]


@pytest.mark.parametrize(("there", "asked_for", "message"), TAKEN, ids=range(len(TAKEN)))
def test_a_place_that_another_video_has_is_taken(tmp_path, there, asked_for, message):
    path = video_with(there, tmp_path / "a.mp4")
    with pytest.raises(GrokdlError) as mistake:
        refuse_taken(path, asked_for, "here")
    assert mistake.value.message.endswith(message)
    assert "Give this one a name with -o NAME.mp4, or move that one away." == mistake.value.hint


def test_a_file_that_is_no_video_has_its_place_and_an_empty_one_has_none(tmp_path):
    path = tmp_path / "a.mp4"
    refuse_taken(path, BOX, "here")
    path.touch()
    refuse_taken(path, BOX, "here")
    path.write_text("notes")
    with pytest.raises(GrokdlError, match="grokdl didn't make it"):
        refuse_taken(path, BOX, "here")


def test_a_clip_gives_way_to_its_lesson_whatever_the_numbers(tmp_path):
    clip = clip_of(asked(gallery.find("box", SCENES), {"alpha": 0.5}), tmp_path / "a.mp4", SCENES)
    again = asked(gallery.find("box", SCENES), {"alpha": 0.6}, title="Another")
    refuse_taken(clip.path, again.recipe, gallery.whose(SCENES))
    with pytest.raises(GrokdlError, match=r"made from moving-square of another folder \(--scenes"):
        refuse_taken(clip.path, again.recipe, gallery.whose(None))


def test_a_clip_has_only_a_free_place_or_the_one_that_is_named(tmp_path):
    request = asked(gallery.find("box", SCENES), {})
    path = video_with("", tmp_path / "moving-square.mp4")
    with pytest.raises(GrokdlError, match="grokdl didn't make it"):
        free_places([request], tmp_path, SCENES)
    assert [path] == free_places([request], path, SCENES)


def test_the_film_has_only_a_free_place_or_the_one_that_is_named(tmp_path):
    lessons = lessons_as(USUAL, SCENES)
    path = video_with("", tmp_path / "film.mp4")
    with pytest.raises(GrokdlError, match="grokdl didn't make it"):
        free_place(lessons, tmp_path, SCENES)
    assert path == free_place(lessons, path, SCENES)


def test_nothing_is_rendered_where_a_video_of_somebody_else_is(run, tmp_path):
    clip = tmp_path / "media" / "clips" / "moving-square_draft.mp4"
    clip.parent.mkdir(parents=True)
    clip.write_text("somebody else's")
    for words in (("render", "box"), ("watch", "box")):
        code, out, err = run(*words, "-q", "draft", *HERE)
        assert (2, "") == (code, out)
        assert "is there, and grokdl didn't make it.\nGive this one a name" in err
    assert "somebody else's" == clip.read_text()


@pytest.mark.slow
def test_a_scene_file_whose_name_is_no_utf_8_is_rendered_and_again(grokdl, tmp_path):
    file = written(tmp_path / "\udcff.py")
    assert [0, 0] == [grokdl("render", file, "-q", "draft").returncode for _ in range(2)]


@pytest.mark.slow
def test_scenes_of_one_name_in_two_files_are_two_videos(grokdl, tmp_path):
    files = [written(tmp_path / name) for name in ("a.py", "b.py", "talk/a.py")]
    paths = [grokdl("render", file, "-q", "draft").stdout.strip() for file in files]
    assert [f"media/scenes/{name}/Intro_draft.mp4" for name in ("a", "b", "talk/a")] == paths
    assert all((tmp_path / path).is_file() for path in paths)


@pytest.mark.slow
def test_in_one_folder_a_scene_gives_way_to_itself_and_to_whom_its_file_is_named(grokdl, tmp_path):
    mine, other = (written(tmp_path / name) for name in ("a.py", "talk/a.py"))
    clip = tmp_path / "out" / "Intro_draft.mp4"
    look = ("-q", "draft")
    assert [0, 0] == [grokdl("render", mine, *look, "-o", "out").returncode for _ in range(2)]
    before = clip.read_bytes()
    refused = grokdl("render", other, *look, "-o", "out")
    assert (2, "") == (refused.returncode, refused.stdout)
    assert "out/Intro_draft.mp4 is there, made from Intro of another a.py." in refused.stderr
    assert before == clip.read_bytes()
    assert 0 == grokdl("render", other, *look, "-o", str(clip)).returncode
    assert before != clip.read_bytes()


@pytest.mark.slow
def test_of_two_processes_that_make_another_video_for_one_place_one_is_refused(tmp_path):
    files = [written(tmp_path / name) for name in ("a.py", "b.py")]
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "grokdl", "render", file, "-q", "draft", "-o", "out"],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for file in files
    ]
    said = [process.communicate()[1] for process in started]
    assert [0, 2] == sorted(process.returncode for process in started)
    assert 1 == sum("Intro_draft.mp4 is there, made from Intro of" in err for err in said)
    assert ["Intro_draft.mp4"] == [path.name for path in (tmp_path / "out").iterdir()]


def test_a_quality_that_is_another_scenes_name_does_not_mix_them(tmp_path):
    mine = scene_of("a.py", quality=QUALITIES["draft"])
    other = scene_of("a.py", "Intro_draft")
    assert places([mine]) == places([other])
    with pytest.raises(GrokdlError, match=r"Intro_draft.mp4 .*would be one file\."):
        places([mine, other])
