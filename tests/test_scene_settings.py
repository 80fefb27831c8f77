"""What a user's file sets, names and plays beside the picture: honoured, or answered in a line."""

import json

import av
import pytest
from test_scene_file import beep, rendered, scene

pytestmark = pytest.mark.slow


def made(tmp_path, *lines, before="", **more):
    """The clip of a scene with these lines."""
    (tmp_path / "mine.py").write_text(scene(*lines, before=before))
    return rendered(tmp_path / "mine.py", "Mine", output=tmp_path / "mine.mp4", **more)["Mine"]


IN_VAIN = [
    ("config.format = 'gif'", "config.format = 'gif' plays no part: a video is an MP4"),
    ("config.save_last_frame = True", "config.format = 'png' plays no part: a video is an MP4"),
    ("config.dry_run = True", "config.dry_run = True plays no part: a video is written"),
    ("config.output_file = 'x'", "config.output_file = 'x' plays no part: -o says where"),
    ("config.video_codec = 'libx265'", "config.video_codec = 'libx265' plays no part: grokdl"),
    ("config.pixel_format = 'yuv444p'", "config.pixel_format = 'yuv444p' plays no part: grokdl"),
    ("config.frame_rate = 24", "config.frame_rate = 24 plays no part: the quality decides (-q)"),
]


@pytest.mark.parametrize(("setting", "said"), IN_VAIN, ids=[setting for setting, _ in IN_VAIN])
def test_a_setting_that_plays_no_part_is_named(tmp_path, setting, said):
    clip = made(tmp_path, "self.add(Square())", "self.wait(0.2)", before=setting)
    assert clip.remarks[0].startswith(said)
    with av.open(str(clip.path)) as video:
        assert ("h264", 3) == (video.streams.video[0].codec_context.name, len(frames(video)))


def frames(video):
    return list(video.decode(video=0))


def test_a_scene_that_sets_nothing_of_ours_hears_nothing(tmp_path):
    before = "config.background_color = '#102030'; config.seed = 4; config.frame_width = 10"
    assert () == made(tmp_path, "self.wait(0.2)", before=before).remarks


PARTS = (
    "self.wait(0.4)",
    "self.next_section('left out', skip_animations=True)",
    "self.wait(1)",
    "self.next_section('second: part/2', 'mine')",
    "self.wait(0.6)",
)
FILES = ["mine.json", "mine_0000_autocreated.mp4", "mine_0002_second-part-2.mp4"]


def test_the_sections_of_a_scene_are_chapters(tmp_path):
    with av.open(str(made(tmp_path, *PARTS).path)) as video:
        told = [(c["metadata"]["title"], c["start"], c["end"]) for c in video.chapters()]
    assert [("autocreated", 0, 400), ("second: part/2", 400, 1000)] == told
    assert not (tmp_path / "sections").exists()


def test_a_scene_without_sections_has_no_chapters(tmp_path):
    with av.open(str(made(tmp_path, "self.wait(0.4)").path)) as video:
        assert [] == video.chapters()


@pytest.mark.parametrize("how", ["asked", "set"])
def test_sections_are_saved_as_manim_names_them(tmp_path, how):
    before = "config.save_sections = True" if how == "set" else ""
    made(tmp_path, *PARTS, before=before, save_sections=how == "asked")
    folder = tmp_path / "sections"
    assert FILES == sorted(path.name for path in folder.iterdir())
    index = json.loads((folder / "mine.json").read_text())
    expected = [("autocreated", "default.normal", "6"), ("second: part/2", "mine", "9")]
    assert expected == [(part["name"], part["type"], part["nb_frames"]) for part in index]
    with av.open(str(folder / index[1]["video"])) as video:
        assert 9 == len(frames(video))


def test_saved_sections_are_for_scene_files(run):
    code, _, err = run("render", "overshoot", "--save-sections")
    assert (2, True) == (code, "--save-sections is for scene files." in err)


def test_a_sound_that_is_longer_than_the_picture_is_cut_and_the_user_is_told(tmp_path):
    beep(tmp_path / "beep.wav", seconds=1.5)
    clip = made(tmp_path, f"self.add_sound('{tmp_path}/beep.wav')", "self.wait(0.4)")
    assert ("its sound lasts 1.1 s longer than the picture, and is cut there",) == clip.remarks


def test_silence_at_the_end_of_a_sound_is_not_missed(tmp_path):
    beep(tmp_path / "beep.wav", seconds=0.3)  # Manim's track has a second at least
    clip = made(tmp_path, f"self.add_sound('{tmp_path}/beep.wav')", "self.wait(0.4)")
    assert () == clip.remarks


def test_subcaptions_that_cannot_be_shown_are_left_out(tmp_path):
    clip = made(
        tmp_path,
        "self.play(FadeIn(Square()), subcaption='early', subcaption_offset=-0.5)",
        "self.add_subcaption(' ', duration=1)",
        "self.add_subcaption('longer', duration=9)",
        "self.add_subcaption('too late', duration=1, offset=2)",
        "self.wait(1)",
    )
    assert [(1, 2, "longer")] == list(clip.captions)
    assert "-->" in clip.path.with_suffix(".srt").read_text()


def test_times_of_subcaptions_are_cut_to_thousandths_as_in_manims_file(tmp_path):
    clip = made(tmp_path, "self.wait(2 / 3)", "self.add_subcaption('x', 0.2)", "self.wait(1)")
    assert "00:00:00,666 --> 00:00:00,866" in clip.path.with_suffix(".srt").read_text()
