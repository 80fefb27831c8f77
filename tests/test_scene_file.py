"""Any scene of Manim becomes a video; whatever is wrong with its file is told in one line."""

import json
import wave
from pathlib import Path

import av
import numpy as np
import pytest
from conftest import SMALL

from grokdl.catalog.look import QUALITIES
from grokdl.errors import GrokdlError
from grokdl.files.filenames import literal
from grokdl.production.scene_file import SceneRequest, asked_scenes, render_scenes

DRAFT = QUALITIES["draft"]


def rendered(file, *names, output, **more):
    """The videos of some scenes of a file, in a draft."""
    requests = asked_scenes(file, names, quality="draft", **more)
    return {clip.request.name: clip for clip in render_scenes(requests, output=output)}


def scene(*lines, before="", base="Scene"):
    """The text of a file with one scene, whose construct starts in line 5."""
    body = "\n        ".join(lines)
    head = f"from manim import *\n{before}\nclass Mine({base}):\n"
    return f"{head}    def construct(self):\n        {body}\n"


def picture(path):
    with av.open(str(path)) as video:
        return next(video.decode(video=0)).to_ndarray(format="rgb24")


@pytest.fixture(scope="module")
def clips(tmp_path_factory):
    """Two of the small scenes, rendered at once."""
    return rendered(SMALL, "Said", "Skipping", output=tmp_path_factory.mktemp("small"))


@pytest.mark.slow
def test_a_scene_becomes_a_video_of_its_name_in_the_size_of_the_quality(clips):
    path = clips["Said"].path
    assert "Said_draft.mp4" == path.name
    assert (480, 854, 3) == picture(path).shape
    with av.open(str(path)) as video:
        assert 30 == sum(1 for _ in video.decode(video=0))


@pytest.mark.slow
def test_what_the_file_sets_when_it_is_loaded_holds(clips):
    assert [0x33, 0x66, 0x99] == pytest.approx(picture(clips["Said"].path)[5, 5].tolist(), abs=3)


@pytest.mark.slow
def test_a_scenes_subcaptions_lie_beside_it(clips):
    assert [(0, 1, "It is <drawn>.")] == list(clips["Said"].captions)
    assert "It is &lt;drawn&gt;." in clips["Said"].path.with_suffix(".vtt").read_text()


@pytest.mark.slow
def test_a_caption_after_a_section_that_is_left_out_comes_when_it_is_seen(clips):
    assert [(1, 2, "Later.")] == list(clips["Skipping"].captions)
    assert ["kept"] == [section.name for section in clips["Skipping"].sections]


@pytest.mark.slow
def test_a_scenes_video_says_of_what_it_was_made_and_claims_no_licence(clips):
    with av.open(str(clips["Said"].path)) as video:
        recipe = json.loads(video.metadata["comment"])
    del recipe["versions"]
    expected = {"scene": "Said", "file": "small.py", "quality": "draft", "title": None, "format": 1}
    assert expected == recipe


@pytest.mark.slow
def test_a_title_goes_into_the_video_and_without_words_there_are_no_subtitles(tmp_path):
    (tmp_path / "plain.py").write_text(scene("self.wait(0.2)"))
    [clip] = rendered(tmp_path / "plain.py", output=tmp_path, title="Nothing moves").values()
    with av.open(str(clip.path)) as video:
        assert "Nothing moves" == video.metadata["title"]
    assert ["Mine_draft.mp4", "plain.py"] == sorted(
        path.name for path in tmp_path.iterdir() if path.is_file()
    )


@pytest.mark.slow
def test_a_sound_is_heard_at_its_second(tmp_path):
    (tmp_path / "small.py").write_text(
        SMALL.read_text().replace("beep.wav", f"{tmp_path}/beep.wav")
    )
    (tmp_path / "shapes.py").write_text("SIDES = 3")
    beep(tmp_path / "beep.wav", seconds=0.3)
    clip = rendered(tmp_path / "small.py", "Beeping", output=tmp_path)["Beeping"]
    loud = np.abs(heard(clip.path)) > 0.1
    start, end = np.flatnonzero(loud)[[0, -1]] / RATE
    assert [1.2, 1.5] == pytest.approx([start, end], abs=1 / 60)
    assert 2.2 == pytest.approx(len(loud) / RATE, abs=1 / 15)


@pytest.mark.slow
def test_a_sound_in_a_folder_with_a_colon_is_heard(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("4:3").mkdir()
    with av.open(literal(Path("4:3/beep.mp3")), "w", format="mp3") as file:
        sound = file.add_stream("mp3", rate=44_100)
        file.mux([packet for frame in tone(seconds=0.3) for packet in sound.encode(frame)])
        file.mux(sound.encode())
    Path("mine.py").write_text(scene('self.add_sound("4:3/beep.mp3")', "self.wait(0.5)"))
    [clip] = rendered(Path("mine.py"), output=tmp_path).values()
    assert np.abs(heard(clip.path)).max() > 0.1


def tone(seconds):
    samples = np.sin(np.arange(round(seconds * 44_100)) / 10).astype(np.float32)
    frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="fltp", layout="mono")
    frame.sample_rate = 44_100
    return [frame]


RATE = 48_000


def beep(path, seconds):
    moments = np.arange(round(seconds * 44_100)) / 44_100
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 44_100, 0, "NONE", ""))
        file.writeframes((20_000 * np.sin(2 * np.pi * 880 * moments)).astype(np.int16).tobytes())


def heard(path):
    """The first channel's samples, laid out by their times."""
    with av.open(str(path)) as video:
        frames = [(frame.time, frame.to_ndarray()[0]) for frame in video.decode(audio=0)]
    samples = np.zeros(round(frames[-1][0] * RATE) + len(frames[-1][1]))
    for time, values in frames:
        start = round(time * RATE)
        samples[start : start + len(values)] = values
    return samples


@pytest.mark.slow
def test_a_portrait_stays_one_and_a_manim_cfg_beside_the_file_gives_the_looks(tmp_path):
    upright = "config.pixel_width, config.pixel_height, config.frame_width = 1080, 1920, 4.5"
    (tmp_path / "upright.py").write_text(scene("self.wait(0.1)", before=upright))
    (tmp_path / "manim.cfg").write_text("[CLI]\nbackground_color = #00ff00\nframe_rate = 3\n")
    [clip] = rendered(tmp_path / "upright.py", output=tmp_path).values()
    shown = picture(clip.path)
    assert (854, 480, 3) == shown.shape
    assert [0, 255, 0] == pytest.approx(shown[5, 5].tolist(), abs=3)


@pytest.mark.slow
def test_what_a_camera_in_space_sees_is_rendered_and_the_user_is_told_by_whom(
    tmp_path,
):
    solid = scene("self.add(Cube())", "self.wait(0.2)", base="ThreeDScene")
    (tmp_path / "solid.py").write_text(solid)
    [clip] = rendered(tmp_path / "solid.py", output=tmp_path).values()
    assert picture(clip.path).max() > 100
    assert ("What a ThreeDCamera sees is painted by Manim itself",) == clip.remarks


@pytest.mark.slow
def test_all_means_every_class_that_constructs_something(tmp_path):
    assert ["Said", "Skipping", "Beeping"] == [r.name for r in asked_scenes(SMALL, ["all"])]


@pytest.mark.slow
def test_a_lesson_is_a_scene_too(tmp_path):
    file = Path(__file__).parents[1] / "scenes" / "overshoot.py"
    clip = rendered(file, output=tmp_path)["Overshoot"]
    assert len(clip.captions) > 3
    assert clip.duration > 20


BROKEN = [
    ("from manim import *\n\nclass Mine(Scene):\n  def construct(self:\n", "line 4: SyntaxError"),
    ("from manim import *\nimport nowhere_to_be_found\n", "line 2: ModuleNotFoundError"),
    ("from manim import *\nraise SystemExit('enough')\n", "line 2: SystemExit: enough"),
    ("from manim import *\n", "broken.py has no scene."),
    (scene("self.wait(1 / 0)"), "line 5: ZeroDivisionError: division by zero"),
    (scene("raise ValueError('two\\nlines')"), "line 5: ValueError: two"),
    (
        scene("def f(m, a): 0.4 < a < 0.9 and [][0]", "self.play(UpdateFromAlphaFunc(Dot(), f))"),
        "line 5: IndexError: list index out of range",
    ),
    (scene("self.add_sound('nowhere.wav')"), "line 5: OSError: From: "),
    (scene("...") + "    def __init__(self, size): ...\n", "broken.py: TypeError: Mine.__init__()"),
    (scene("self.add(Dot())"), "Mine plays nothing"),
    (scene("self.next_section(skip_animations=True)", "self.wait()"), "Mine plays nothing"),
    (scene("self.wait()", before="config.background_opacity = 0"), "transparent background"),
    (scene("self.wait()", before="config.renderer = 'opengl'"), "OpenGL"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("text", "said"), BROKEN, ids=lambda value: value[-30:])
def test_a_file_that_breaks_is_told_in_one_line_with_its_place(tmp_path, text, said):
    (tmp_path / "broken.py").write_text(text)
    with pytest.raises(GrokdlError) as mistake:
        rendered(tmp_path / "broken.py", "Mine", output=tmp_path / "out")
    assert said in mistake.value.message
    assert "\n" not in mistake.value.message
    assert "" != mistake.value.hint
    assert [] == list((tmp_path / "out").glob("*"))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["manim", "av", "numpy", "random", "typing", "code"])
def test_a_file_beside_that_is_called_as_a_library_is_no_trouble(tmp_path, name):
    (tmp_path / f"{name}.py").write_text("1 / 0")
    (tmp_path / "mine.py").write_text(scene("self.wait(0.2)"))
    assert ["Mine"] == list(rendered(tmp_path / "mine.py", "Mine", output=tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "hidden", "line"),
    [("manim.py", "manim", "line 3: NameError"), ("ftplib.py", "ftplib", "line 2: ImportError")],
)
def test_a_file_that_hides_a_library_is_to_be_renamed(tmp_path, name, hidden, line):
    (tmp_path / name).write_text(scene("self.wait(0.2)", before="from os import path"))
    file = tmp_path / name
    if name != "manim.py":
        file = tmp_path / "mine.py"
        file.write_text(f"from manim import *\nfrom {hidden} import FTP\n")
    with pytest.raises(GrokdlError) as mistake:
        rendered(file, "Mine", output=tmp_path)
    assert line in mistake.value.message
    assert f"Rename {name}: it hides the library {hidden}." == mistake.value.hint


@pytest.mark.slow
def test_with_debug_set_the_way_to_the_fault_is_shown(tmp_path, monkeypatch):
    monkeypatch.setenv("GROKDL_DEBUG", "1")
    (tmp_path / "broken.py").write_text(scene("1 / 0"))
    with pytest.raises(GrokdlError, match="Traceback"):
        rendered(tmp_path / "broken.py", "Mine", output=tmp_path)


def test_a_recipe_names_the_file_without_its_folder():
    request = SceneRequest(file=Path("/home/me/x.py"), name="Mine", quality=DRAFT)
    assert ("x.py", "Mine_draft") == (request.recipe["file"], request.file_name)
