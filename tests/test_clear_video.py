"""WebM and MOV: frames with what shines through them, as video that is decoded in full again."""

from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace as Frame

import av
import numpy as np
import pytest
from av.video.reformatter import Colorspace
from conftest import SCENES
from manim import LEFT, RIGHT, FadeIn, FadeOut, ImageMobject, Scene, Square
from PIL import Image
from small_scenes import TINY, streamed

from grokdl.engine import pipeline
from grokdl.engine.codec import Spec, VideoEncoder, set_up
from grokdl.engine.costs import Costs
from grokdl.engine.cut import cut
from grokdl.engine.frame_encoder import FrameEncoder, changed_tiles
from grokdl.engine.prores import ProRes4444
from grokdl.engine.resources import resources_for
from grokdl.engine.segment_encoder import Picture
from grokdl.engine.shoot import shoot
from grokdl.engine.take import Chapter, Take
from grokdl.engine.vp9 import BESIDE, Vp9
from grokdl.export import Facts, formats
from grokdl.export.metadata import elements_are_cut
from grokdl.production.clip import Clip
from grokdl.production.scene_file import asked_scenes, render_scenes
from grokdl.words.captions import Cue

WIDTH, HEIGHT, RATE = 130, 74, 15  # no whole tiles
CODECS = {".webm": Vp9, ".mov": ProRes4444}
PAPER, RED = (251, 250, 246), (207, 64, 0)
WORST = {".webm": 80, ".mov": 8}  # of a colour at an edge: WebM has half of its lines and columns
CUES = (Cue(0.2, 0.5, "It comes."), Cue(0.8, 1.6, "It goes on."))
CHAPTERS = (Chapter("One", 0, 0.6), Chapter("Two", 0.6, 2))


def picture(across, opacity=255, ground=0):
    """A square somewhere on a ground of some opacity."""
    pixels = np.full((HEIGHT, WIDTH, 4), (*PAPER, ground), dtype=np.uint8)
    pixels[20:50, across : across + 30] = (*RED, opacity)
    return pixels


def story(ground=0):
    """A square that comes up, goes right, rests, goes on in another section, and rests."""
    comes = [(picture(10, max(40 * k, ground), ground), 1, "One") for k in range(1, 6)]
    goes = [(picture(10 + 3 * k, 255, ground), 1, "One") for k in range(4)]
    on = [(picture(22 + 3 * k, 255, ground), 1, "Two") for k in range(4)]
    rests = (picture(22, 255, ground), 9, "One"), (picture(34, 255, ground), 8, "Two")
    return [*comes, *goes, rests[0], *on, rests[1]]


def encoded(folder, ending, shown):
    """A take of some pictures."""
    encoder = FrameEncoder(folder, CODECS[ending]())
    encoder.start(Frame(camera=Frame(frame_rate=RATE)))
    for pixels, frames, section in shown:
        encoder.handle(Frame(pixels=pixels, seconds=frames / RATE, section=section))
    encoder.stop(True)
    return Take(tuple(encoder.parts), sum(n for _, n, _ in shown), RATE, (), ())


def written(folder, ending, shown, times=1):
    """A file of so many takes of some pictures."""
    take, target = encoded(folder, ending, shown), folder / f"video{ending}"
    facts = Facts("A square", '{"lesson": "box"}', '{"seal": "0"}')
    formats()[ending].join([take] * times, target, facts, CUES, CHAPTERS)
    return target


def decoded(path):
    """Each frame of a video: when it is shown, in frames, and its pixels with their alpha."""
    found = []
    with av.open(str(path)) as video:
        stream = video.streams.video[0]
        decoder = stream.codec_context
        if decoder.name == "vp9":  # FFmpeg's own leaves alpha out
            decoder = av.CodecContext.create("libvpx-vp9", "r")
        for packet in video.demux(stream):
            for frame in decoder.decode(packet if packet.size else None):
                at = float(frame.pts * stream.time_base) * RATE
                colours = frame.to_ndarray(format="rgb24")
                found.append((round(at), np.dstack([colours, alpha_of(frame)])))
    return found


def alpha_of(frame):
    """The alpha of a frame as it is encoded: swscale's way to RGBA spoils it at the right edge."""
    more = frame.format.components[0].bits - 8
    plane = np.frombuffer(frame.planes[3], np.uint16 if more else np.uint8)
    alpha = plane.reshape(frame.height, -1)[:, : frame.width]
    return (alpha >> more).astype(np.uint8)


@pytest.mark.parametrize("ending", CODECS)
def test_every_frame_is_there_at_its_time_with_its_colours_and_its_alpha(tmp_path, ending):
    shown = [pixels for pixels, frames, _ in story() for _ in range(frames)]
    found = decoded(written(tmp_path, ending, story()))
    assert list(range(len(shown))) == [at for at, _ in found]
    for right, (_, seen) in zip(shown, found, strict=True):
        assert 6 > abs(right[..., 3].astype(int) - seen[..., 3]).max()
        through = right[..., 3:] / 255
        off = abs(right[..., :3].astype(int) - seen[..., :3]) * through
        assert WORST[ending] > off.max()
        assert 1.5 > off.mean()


@pytest.mark.parametrize("ending", CODECS)
def test_takes_follow_each_other(tmp_path, ending):
    found = decoded(written(tmp_path, ending, story(), times=2))
    assert list(range(60)) == [at for at, _ in found]
    assert 1 > abs(found[7][1].astype(int) - found[37][1]).mean()


@pytest.mark.parametrize(("ground", "clear"), [(0, True), (255, False)])
def test_only_what_shines_through_has_alpha(tmp_path, ground, clear):
    with av.open(str(written(tmp_path, ".webm", story(ground)))) as video:
        assert clear == ("ALPHA_MODE" in video.streams.video[0].metadata)
        packets = [packet for packet in video.demux(video=0) if packet.size]
        assert {clear} == {packet.has_sidedata(BESIDE) for packet in packets}
    with av.open(str(written(tmp_path, ".mov", story(ground)))) as video:
        formats = {frame.format.name for frame in video.decode(video=0)}
    assert {"yuva444p12le" if clear else "yuv444p12le"} == formats


@pytest.mark.parametrize(("ground", "least"), [(0, {0}), (255, {255})])
def test_prores_is_named_as_4444_in_the_file_and_in_a_stretch_of_it(tmp_path, ground, least):
    whole, stretch = written(tmp_path, ".mov", story(ground)), tmp_path / "stretch.mov"
    assert 18 == cut(whole, stretch, 0, 1.2)
    for path in (whole, stretch):
        with av.open(str(path)) as video:
            assert "ap4h" == video.streams.video[0].codec_context.codec_tag
            seen = [frame.to_ndarray(format="rgba") for frame in video.decode(video=0)]
        assert least == {int(pixels[..., 3].min()) for pixels in seen}


def test_parts_with_and_without_alpha_are_no_video(tmp_path):
    parts = []
    for name, ground in (("clear", 0), ("opaque", 255)):
        (tmp_path / name).mkdir()
        parts += encoded(tmp_path / name, ".webm", story(ground)).parts
    take = Take(tuple(parts), 60, RATE, (), ())
    with pytest.raises(ValueError, match="was encoded with other settings"):
        formats()[".webm"].join([take], tmp_path / "video.webm", Facts("Both", "{}", "{}"))


@pytest.mark.parametrize("ending", CODECS)
def test_colours_are_named_and_a_viewer_reads_title_recipe_and_chapters(tmp_path, ending):
    path = written(tmp_path, ending, story())
    with av.open(str(path)) as video:
        codec = video.streams.video[0].codec_context
        assert (1, 1, 1) == (codec.colorspace, codec.color_primaries, codec.color_trc)
        assert RATE == video.streams.video[0].average_rate
        assert pytest.approx(2, abs=0.002) == video.duration / av.time_base
        chapters = [chapter["metadata"]["title"] for chapter in video.chapters()]
        spoken = [
            (float(packet.pts * packet.time_base), float(packet.duration * packet.time_base))
            for packet in video.demux(subtitles=0)
            if packet.size > 2
        ]
    assert [(0.2, pytest.approx(0.3)), (0.8, pytest.approx(0.8))] == spoken
    assert ["One", "Two"] == chapters
    facts = formats()[ending].facts(path)
    assert ("A square", '{"lesson": "box"}', '{"seal": "0"}') == facts[:3]


def test_a_frame_of_prores_of_which_only_what_changed_was_encoded_is_that_encoded_in_full():
    codec = ProRes4444()
    spec = Spec(WIDTH, HEIGHT, codec.pixel_format(False), RATE)
    whole, by_slices = (
        codec.begun(set_up(av.CodecContext.create(codec.name, "w"), spec, codec.options))
        for _ in range(2)
    )
    shown, before = Picture(spec, Colorspace.ITU709), None
    for number, (pixels, *_) in enumerate(story()):
        changed = None if before is None else changed_tiles(before, pixels)
        shown.update(pixels, changed)
        shown.frame.pts, shown.frame.time_base = number, Fraction(1, RATE)
        right = bytes(whole(shown.frame, None, True))
        assert right == bytes(by_slices(shown.frame, changed, True))
        before = pixels


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (854, 480), (480, 854)])
def test_many_slices_that_are_encoded_at_once_are_those_encoded_in_full(width, height):
    codec, random = ProRes4444(), np.random.default_rng(7)
    spec = Spec(width, height, codec.pixel_format(False), RATE)
    whole, by_slices = (
        codec.begun(set_up(av.CodecContext.create(codec.name, "w"), spec, codec.options))
        for _ in range(2)
    )
    shown, before = Picture(spec, Colorspace.ITU709), None
    for number, size in enumerate((0, 20, 300, height)):
        pixels = np.full((height, width, 4), (*PAPER, 0), np.uint8) if before is None else before
        pixels = pixels.copy()
        top, left = height - size, width // 3
        pixels[top:, left : left + size] = random.integers(0, 256, (size, 1, 4))
        changed = None if before is None else changed_tiles(before, pixels)
        shown.update(pixels, changed)
        shown.frame.pts, shown.frame.time_base = number, Fraction(1, RATE)
        right = bytes(whole(shown.frame, None, True))
        assert right == bytes(by_slices(shown.frame, changed, True))
        before = pixels


def test_a_video_of_prores_after_another_has_the_frames_that_it_has_alone(tmp_path):
    codec, shown = ProRes4444(), [picture(10), picture(13)]
    spec, changed = Spec(WIDTH, HEIGHT, codec.pixel_format(False), RATE), changed_tiles(*shown)
    before = VideoEncoder(tmp_path / "before.mov", codec, spec, True, Costs())
    before.add(shown[0], None, 2)
    before.close()
    follows = VideoEncoder(tmp_path / "follows.mov", codec, spec, True, Costs(), before)
    follows.add(shown[1], changed, 3)
    alone = VideoEncoder(tmp_path / "alone.mov", codec, spec, True, Costs())
    alone.add(shown[1], None, 3)
    for video in (follows, alone):
        video.close()
    right, seen = (packets_of(tmp_path / f"{name}.mov") for name in ("alone", "follows"))
    assert [bytes(packet) for packet in right] == [bytes(packet) for packet in seen]
    assert [3 / RATE] == [float(packet.duration * packet.time_base) for packet in seen]


def packets_of(path):
    with av.open(str(path)) as video:
        return [packet for packet in video.demux(video=0) if packet.size]


def test_a_rest_costs_a_byte_a_frame(tmp_path):
    [part] = encoded(tmp_path, ".webm", story()).parts
    sizes = [packet.size for packet in packets_of(part)]
    assert [1] * 7 == sizes[11:18]
    assert [1] * 6 == sizes[24:]
    assert 1 not in sizes[:11] + sizes[18:24]


def test_each_section_begins_with_a_key_frame(tmp_path):
    [part] = encoded(tmp_path, ".webm", story()).parts
    keys = [
        k for k, packet in enumerate(packets_of(part)) if packet.is_keyframe and packet.size > 1
    ]
    assert [0, 18] == keys


def test_frames_of_another_video_come_without_a_scene(tmp_path):
    encoder = FrameEncoder(tmp_path, Vp9())
    encoder.start(None)
    for pixels, frames, _ in story():
        for _ in range(frames):
            encoder.handle(Frame(pixels=pixels.copy(), seconds=1 / RATE, section=""))
    encoder.stop(True)
    assert 30 == len(packets_of(encoder.parts[0]))
    assert 1 == packets_of(encoder.parts[0])[15].size


def test_a_scene_that_breaks_leaves_no_part(tmp_path):
    encoder = FrameEncoder(tmp_path, Vp9())
    encoder.start(None)
    encoder.handle(Frame(pixels=picture(10), seconds=1 / RATE, section=""))
    encoder.stop(False)
    assert () == encoder.parts


@pytest.mark.parametrize("kept", [0.0, 0.001, 0.01, 0.5, 0.999])
@pytest.mark.parametrize("ending", CODECS)
def test_a_file_that_was_cut_off_is_told(tmp_path, ending, kept):
    data = written(tmp_path, ending, story()).read_bytes()
    format = formats()[ending]
    assert not format.is_cut(data)
    assert format.is_cut(data[: max(1, int(kept * len(data)))])


def test_what_is_no_webm_is_cut_off():
    assert elements_are_cut(b"\0" * 20)


def test_only_tiles_that_differ_have_changed():
    before, after = picture(10), picture(10)
    after[70, 128] = 0
    assert [[2, 4]] == np.argwhere(changed_tiles(before, after)).tolist()


@pytest.mark.slow
@pytest.mark.parametrize("ending", CODECS)
def test_a_clear_clip_is_rendered_again_only_if_something_changed(run, tmp_path, ending):
    words = ("box", "--transparent", "-q", "draft", "--scenes", str(SCENES))
    path = tmp_path / f"box{ending}"
    assert 0 == run("render", *words, "-o", str(path))[0]
    assert [f"box{ending}", "box.srt", "box.vtt"] == sorted(
        (file.name for file in tmp_path.iterdir() if file.is_file()),
        key=lambda name: name[4:] in ("srt", "vtt"),
    )
    found = decoded(path)
    assert 45 == len(found)
    assert {0, 255} == {int(found[0][1][..., 3].min()), int(found[0][1][..., 3].max())}
    clip = Clip.open(path, SCENES)
    assert (3.0, (480, 854, 3)) == (clip.duration, clip.frame(clip.duration).shape)
    assert clip.request.look.transparent
    assert "current, nothing to do" in run("render", *words, "-o", str(path))[2]
    assert "current" in run("status", str(path), "--scenes", str(SCENES))[1]
    again = run("render", "--from", str(path), "--theme", "dark", "--scenes", str(SCENES))
    assert (0, f"box_dark{ending}") == (again[0], again[1].strip().rpartition("/")[2])


SCENE = """
from manim import *

config.background_opacity = 0


class Mine(Scene):
    def construct(self):
        self.play(FadeIn(Square(color=RED, fill_opacity=1)), run_time=0.4)
        self.wait(0.6)
"""


@pytest.mark.slow
@pytest.mark.parametrize("ending", CODECS)
@pytest.mark.parametrize("cloud", [False, True])
def test_any_scene_may_be_without_a_ground(tmp_path, ending, cloud):
    """Also one in which a cloud of points is somewhere, so that Manim paints it."""
    scene = SCENE.replace(
        "self.play", "self.add(PointCloudDot([4, 2, 0]))\n        self.play", cloud
    )
    (tmp_path / "mine.py").write_text(scene)
    [request] = asked_scenes(tmp_path / "mine.py", ["Mine"], quality="draft")
    [clip] = render_scenes([request], output=tmp_path / f"mine{ending}")
    found = decoded(clip.path)
    assert 15 == len(found)
    middle, corner = found[-1][1][240, 427], found[-1][1][0, 0]
    assert 4 > abs(middle.astype(int) - [252, 98, 85, 255]).max()
    assert 4 > corner[3]


class Sections(Scene):
    """On no ground: a square that comes and goes on, and in another section a picture beside it."""

    def construct(self):
        self.camera.background_opacity = 0
        square = Square(2, color="#CF4000", fill_opacity=1)
        self.play(FadeIn(square), run_time=1)
        self.play(square.animate.shift(2 * RIGHT), run_time=2)
        self.wait(0.4)
        self.next_section("Pictured")
        self.play(square.animate.shift(LEFT), run_time=1)
        picture = ImageMobject(np.full((4, 4), 200, dtype=np.uint8)).shift(3 * LEFT)
        self.add(picture)
        self.play(square.animate.shift(LEFT), run_time=0.6)
        self.remove(picture)
        self.play(FadeOut(square), run_time=1)


def webm_of(scene_class, folder, hands):
    """A take of a scene as WebM, by so many processes."""
    resources = resources_for(folder / f"{hands}" / "scene", hands, cached=False)
    how = {"resources": resources, "by": formats()[".webm"].shoot}
    return shoot(scene_class, TINY, folder / f"{hands}" / "scene", lambda headway: None, **how)


def test_a_webm_by_several_processes_is_that_by_one_with_few_key_frames(tmp_path, monkeypatch):
    monkeypatch.setattr(pipeline, "LONGEST", 30)
    one, two = (webm_of(Sections, tmp_path, hands) for hands in (1, 2))
    right, seen = (
        [bytes(packet) for part in take.parts for packet in packets_of(part)] for take in (one, two)
    )
    assert right == seen
    lengths = [len(packets_of(part)) for part in two.parts]
    assert [30, 21, 24, 15] == lengths  # with a picture Manim paints, and what follows is anew
    assert all(packets_of(part)[0].is_keyframe for part in two.parts)
    assert [2, 2] == [len(section.parts) for section in two.section_parts]
    target = tmp_path / "video.webm"
    formats()[".webm"].join([two], target, Facts("Sections", "{}", "{}"))
    shown = [
        frame.pixels.astype(int)
        for frame in streamed(Sections).frames
        for _ in range(round(frame.seconds * RATE))
    ]
    for right, (_, found) in zip(shown, decoded(target), strict=True):
        assert 20 > abs(right[..., 3] - found[..., 3]).max()
        off = abs(right[..., :3] - found[..., :3]) * right[..., 3:] / 255
        assert 1.5 > off.mean()


class Turned(Scene):
    """Red squares on clear white, with edges of any slant."""

    def construct(self):
        self.camera.background_color = "#FFFFFF"
        self.camera.background_opacity = 0
        for k in range(18):
            square = Square(0.5, color="#CF0000", fill_opacity=1).rotate(0.3 * k)
            self.add(square.move_to((2 * (k % 6) - 5, 2 * (k // 6) - 2, 0)))
        self.wait(0.4)


def test_the_edges_of_a_webm_have_none_of_the_ground_s_colour(tmp_path):
    take, target = webm_of(Turned, tmp_path, 1), tmp_path / "video.webm"
    formats()[".webm"].join([take], target, Facts("Turned", "{}", "{}"))
    right, seen = streamed(Turned).frames[0].pixels.astype(int), decoded(target)[-1][1]
    off = abs(right[..., :3] - seen[..., :3]) * right[..., 3:] / 255
    assert 40 > off.max()  # 89, were the ground mixed in
    assert 3 > off[right[..., 3] > 0].mean()  # 6


@pytest.mark.slow
@pytest.mark.parametrize("ending", CODECS)
def test_sections_on_no_ground_are_cut_out_of_the_whole_clip_as_they_are(run, tmp_path, ending):
    words = ("export", "overshoot", "--to", ending[1:], "--transparent", "-q", "draft")
    code, out, _ = run(*words, "--sections", "-o", str(tmp_path / "sections"))
    sections = [Path(line) for line in out.splitlines()]
    assert (0, 5) == (code, len(sections))
    assert f"overshoot_transparent_draft_03_why{ending}" == sections[2].name
    whole = Path("media/clips") / f"overshoot_transparent_draft{ending}"
    there = [pixels for _, pixels in decoded(whole)]
    found = [decoded(section) for section in sections]
    assert all(list(range(len(one))) == [at for at, _ in one] for one in found)
    assert 600 == len(there) == sum(map(len, found))
    for right, (_, seen) in zip(there, (frame for one in found for frame in one), strict=True):
        assert np.array_equal(right, seen)
    assert there[0][..., 3].min() == 0
    if ending == ".mov":  # a picture that stays is not stored again for each of its frames
        assert 1.1 * whole.stat().st_size > sum(section.stat().st_size for section in sections)
    assert run(*words, "--sections", "-o", str(tmp_path / "sections"))[2].count("current") == 6


@pytest.mark.slow
def test_a_gif_of_a_section_on_no_ground_is_clear_too(run, tmp_path):
    words = ("export", "box", "--to", "gif", "--transparent", "--sections", "-q", "draft")
    code, out, _ = run(*words, "--scenes", str(SCENES), "-o", str(tmp_path / "sections"))
    assert 0 == code
    for line in out.splitlines():
        with Image.open(line) as picture:
            assert 0 == picture.convert("RGBA").getpixel((0, 0))[3]
