"""`grokdl export`: a clip in another format, or its sections, from what is there."""

from dataclasses import replace
from fractions import Fraction

import av
import numpy as np
import pytest
from conftest import HERE, SCENES
from PIL import Image

from grokdl import Clip, GrokdlError
from grokdl.catalog.delivery import Delivery
from grokdl.catalog.look import Look
from grokdl.cli.export import is_small
from grokdl.engine.cut import cut
from grokdl.export import format_of, formats
from grokdl.files.filenames import readable
from grokdl.production.clip_job import stretch, take_in
from grokdl.production.exports import Wanted, export_production, of_sections
from grokdl.production.lesson_job import number_asked


@pytest.fixture(scope="module")
def there(clip, tmp_path_factory):
    """The clip of moving-square, alone in a folder."""
    path = tmp_path_factory.mktemp("there") / "square.mp4"
    for ending in (".mp4", ".srt", ".vtt"):
        path.with_suffix(ending).write_bytes(clip.path.with_suffix(ending).read_bytes())
    return path


def pictures(path):
    with av.open(str(path)) as video:
        return [frame.to_ndarray(format="rgb24").astype(int) for frame in video.decode(video=0)]


def test_a_stretch_of_a_video_has_its_very_pictures_from_nought_on(there, tmp_path):
    whole = pictures(there)
    assert 30 == cut(there, tmp_path / "cut.mp4", 1, 3)
    assert all(
        (a == b).all() for a, b in zip(whole[15:], pictures(tmp_path / "cut.mp4"), strict=True)
    )
    with av.open(str(tmp_path / "cut.mp4")) as video:
        times = [frame.pts * frame.time_base for frame in video.decode(video=0)]
    assert [Fraction(k, 15) for k in range(30)] == times


def test_a_stretch_begins_at_a_key_frame(there, tmp_path):
    with pytest.raises(ValueError, match=r"no key frame at 0\.5 s"):
        cut(there, tmp_path / "cut.mp4", 0.5, 1)


@pytest.mark.slow
def test_a_clip_that_is_there_becomes_a_gif_beside_it_and_nothing_is_rendered(run, there):
    code, out, err = run("export", str(there), "--to", "gif", *HERE)
    assert (0, f"{there.with_suffix('.gif')}\n") == (code, out), err
    with Image.open(there.with_suffix(".gif")) as image:
        assert (854, 480) == image.size
        durations = []
        for number in range(image.n_frames):
            image.seek(number)
            durations.append(image.info["duration"])
        assert (3000, 0) == (sum(durations), image.info["loop"])
        image.seek(0)
        first = np.asarray(image.convert("RGB")).astype(int)
    assert 2 > abs(first - pictures(there)[0]).mean()
    assert "current, nothing to do" in run("export", str(there), "--to", "gif", *HERE)[2]


@pytest.mark.slow
def test_each_section_is_a_file_with_its_own_captions(run, there):
    code, out, err = run("export", str(there), "--to", "mp4", "--sections", *HERE)
    names = [there.with_name(f"square_{name}.mp4") for name in ("01_right", "02_down")]
    assert (0, list(map(str, names))) == (code, out.split()), err
    right, down = (Clip.open(name, SCENES) for name in names)
    assert (1.0, 2.0) == (right.duration, down.duration)
    assert [(0, 1, "It goes right.")] == [tuple(cue) for cue in right.captions]
    assert [(0.5, 2, "It rests & goes < down.")] == [tuple(cue) for cue in down.captions]
    assert [("down", 0.0, 2.0)] == [(s.name, s.start, s.duration) for s in down.sections]
    last_of_one, first_of_next = pictures(names[0])[-1], pictures(names[1])[0]
    assert 1 > abs(last_of_one - first_of_next).mean()
    code, out, _ = run("status", str(there.parent), *HERE)
    assert 0 == code
    assert {"current"} == {line.split()[0] for line in out.splitlines()}


@pytest.mark.slow
def test_a_clip_with_a_change_is_rendered_anew(run, there):
    code, out, err = run("export", str(there), "--to", "webp", "--set", "sides=5", *HERE)
    assert 0 == code, err
    assert [f"{there.stem}_sides-5.webp"] == [line.rpartition("/")[2] for line in out.split()]


@pytest.mark.slow
def test_a_smaller_mp4_is_rendered_though_a_larger_one_is_there(run):
    large, small = (("export", "box", "--to", "mp4", "-q", q, *HERE) for q in ("slide", "draft"))
    assert 0 == run(*large)[0]
    code, out, err = run(*small)
    assert 0 == code, err
    with av.open(out.strip()) as video:
        stream = video.streams.video[0]
        assert (854, 480, 15) == (stream.width, stream.height, stream.average_rate)
    assert 3.0 == Clip.open(out.strip(), SCENES).duration


@pytest.mark.slow
def test_a_webm_has_the_frame_rate_that_is_asked_for_and_can_be_a_gif_again(run):
    assert 0 == run("export", "box", "--to", "mp4", "-q", "slide", *HERE)[0]
    code, out, err = run("export", "box", "--to", "webm", "-q", "draft", *HERE)
    assert 0 == code, err
    with av.open(out.strip()) as video:
        assert (45, 15) == (len(list(video.decode(video=0))), video.streams.video[0].average_rate)
    code, out, err = run("export", out.strip(), "--to", "gif", *HERE)
    assert 0 == code, err
    with Image.open(out.strip()) as image:
        assert 1 < image.n_frames


def test_a_clip_that_was_named_is_not_made_larger(there, clip):
    usual = formats()[".gif"].usual_look
    small = Wanted(clip.request, there, there)
    large = Wanted(replace(clip.request, look=Look(quality="film")), there, there)
    assert (True, False) == (is_small(small, usual), is_small(large, usual))


MISTAKES = {
    "no format": (("box",), "In which format?"),
    "an unknown format": (("box", "--to", "jpg"), "There is no format 'jpg'"),
    "two formats": (("box", "--to", "gif", "-o", "x.webp"), "names another format"),
    "no room for a loop": (("box", "--to", "mp4", "--loop"), "can't say whether it begins anew"),
    "a moment of a deck": (("box", "--to", "html", "--at", "last"), "--at is not for decks"),
    "a deck and slides": (("box", "--to", "html", "--embed", "--live"), "it writes no deck"),
    "a deck's option": (("box", "--to", "gif", "--live"), "--live is not for .gif"),
    "one file for two": (("box", "rest", "--to", "gif", "-o", "x.gif"), "2 were asked for"),
    "nothing": (("--to", "gif"), "Which lesson?"),
    "no clip": (("x.mp4", "--to", "gif"), "There is no file x.mp4"),
}


@pytest.mark.parametrize(("words", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_one_sentence_and_leaves_no_file(run, tmp_path, words, said):
    code, out, err = run("export", *words, *HERE)
    assert (2, "") == (code, out)
    assert said in err
    assert [] == list(tmp_path.iterdir())


def test_a_section_that_is_not_there_is_told(there):
    format = formats()[".gif"].asked(Delivery(section=3))
    with pytest.raises(GrokdlError, match="box has no section 3: there are 2"):
        number_asked(take_in(there), "box", format)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Where does it land?", "where-does-it-land"),
        ("Größe", "größe"),
        ("…", "unnamed"),
        ("2.5s", "2.5s"),
    ],
)
def test_a_section_s_name_is_a_word_of_a_file_s_name(name, expected):
    assert expected == readable(name)


@pytest.mark.parametrize("ending", [".mp4", ".webm"])
def test_the_short_film_is_exported_as_the_short_one(run, monkeypatch, ending):
    wanted = []

    def noted(productions, *_, **__):
        wanted.extend(productions)
        return [one.path for one in productions]

    monkeypatch.setattr("grokdl.cli.export.made", noted)
    code, out, err = run("export", "film", "--short", "--to", ending[1:], "-q", "draft")
    assert (0, f"media/film_short_draft{ending}\n") == (code, out), err
    [film] = wanted
    assert film.short
    assert ["error-bowl", "overshoot", "divergence", "alpha"] == [*film.take_names[1:-1]]


def test_a_lesson_has_no_short_form(run):
    code, out, err = run("export", "overshoot", "--short", "--to", "gif")
    assert (2, "") == (code, out)
    assert err.startswith("grokdl: --short is for the film.")


@pytest.mark.parametrize("name", ["SQUARE.MP4", "square", "square.v2"])
@pytest.mark.parametrize("ending", [".gif", ".mp4"])
def test_a_clip_is_read_whatever_its_name_ends_in(there, tmp_path, name, ending):
    clip, wanted = tmp_path / name, tmp_path / f"wanted{ending}"
    clip.write_bytes(there.read_bytes())
    request = Clip.open(there, SCENES).request
    made = export_production(Wanted(request, wanted, clip), format_of(wanted), scenes=SCENES)
    assert clip == made.source
    sections = [one.path.name for one in of_sections(Wanted(request, wanted, clip), clip)]
    assert sections[0].startswith("wanted_01_")
    whole = take_in(clip)
    cut_out = stretch(whole.of_section(1), whole.sections[0].start, tmp_path)
    assert round(15 * whole.sections[0].duration) == len(pictures(cut_out.parts[0]))
