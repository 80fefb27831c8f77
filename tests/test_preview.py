"""A finished video shows itself in a notebook, and single pictures as arrays."""

import re
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from tiny import BRIGHTER, FRAMES, RATE, SIZE, clip_of

from grokdl import Clip, GrokdlError, Parameters, gradient_descent, hot_and_cold
from grokdl.catalog import gallery
from grokdl.catalog.request import asked
from grokdl.production.preview import as_html, picture_at

LARGE = 21_000_000


@pytest.fixture(scope="module")
def clip(tmp_path_factory, scenes):
    """A clip of fifteen frames, each brighter than the one before."""
    request = asked(gallery.find("box", scenes), {"alpha": 0.5})
    return clip_of(request, tmp_path_factory.mktemp("clip") / "<clip>.mp4", scenes)


def inside(html, kind):
    return b64decode(re.search(f'src="data:{re.escape(kind)};base64,([^"]*)"', html)[1])


def test_a_notebook_shows_the_video_itself_with_its_captions(clip):
    html = clip._repr_html_()
    assert clip.path.read_bytes() == inside(html, "video/mp4")
    assert clip.path.with_suffix(".vtt").read_bytes() == inside(html, "text/vtt")
    assert "<video controls" in html
    assert 'title="&lt;clip&gt;.mp4"' in html


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.png", "image/png"), ("a.svg", "image/svg+xml"), ("a.gif", "image/gif")],
)
def test_a_notebook_shows_a_picture_as_one(name, kind, tmp_path):
    (tmp_path / name).write_bytes(b"pixels")
    html = as_html(tmp_path / name, 854)
    assert b"pixels" == inside(html, kind)
    assert html.startswith('<img width="854"')


def test_a_notebook_has_a_link_to_pages(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"pages")
    assert as_html(tmp_path / "a.pdf", 854).endswith('a.pdf">a.pdf</a></p>')


def test_a_still_has_no_picture_of_another_time(tmp_path):
    with pytest.raises(GrokdlError, match=r"a\.png is a still"):
        picture_at(tmp_path / "a.png", 1)


def test_a_large_video_is_a_link(tmp_path):
    path = tmp_path / "large & long.mp4"
    with path.open("wb") as file:
        file.truncate(LARGE)
    html = as_html(path, 1920)
    assert "data:" not in html
    assert "large &amp; long.mp4</a> is too large" in html


def test_a_link_to_a_large_video_has_nothing_that_a_browser_takes_for_itself(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = Path("w:50%#a?.mp4")
    with path.open("wb") as file:
        file.truncate(LARGE)
    assert '<a href="w%3A50%25%23a%3F.mp4">' in as_html(path, 1920)


def test_a_video_that_is_gone_is_said_to_be(tmp_path):
    assert "gone.mp4 is gone" in as_html(tmp_path / "gone.mp4", 854)


@pytest.mark.parametrize("number", range(FRAMES))
def test_a_frame_is_the_picture_at_its_time(clip, number):
    frame = clip.frame(number / RATE)
    assert (SIZE, np.uint8) == (frame.shape, frame.dtype)
    assert number * BRIGHTER == pytest.approx(frame.mean(), abs=BRIGHTER / 3)


def test_a_frame_lasts_until_the_next_one(clip):
    assert (clip.frame(3 / RATE) == clip.frame(3.99 / RATE)).all()


@pytest.mark.parametrize("off", [-1e-9, 1e-9])
@pytest.mark.parametrize("number", range(FRAMES))
def test_a_time_that_is_off_by_a_rounding_has_the_picture_that_is_meant(clip, number, off):
    assert (clip.frame(number / RATE) == clip.frame(number / RATE + off)).all()


@pytest.mark.parametrize("off", [0, -1e-9, 1e-9])
def test_at_its_very_end_a_video_shows_its_last_picture(clip, off):
    assert (clip.frame((FRAMES - 1) / RATE) == clip.frame(clip.duration + off)).all()


@pytest.mark.slow
def test_every_picture_of_a_film_with_stills_is_found_at_its_time(film):
    with av.open(str(film.path)) as video:
        shown = [frame.to_ndarray(format="rgb24") for frame in video.decode(video=0)]
    times = [number / RATE for number in range(len(shown))]
    assert all(
        (picture == picture_at(film.path, time)).all()
        for picture, time in zip(shown, times, strict=True)
    )
    assert (shown[-1] == picture_at(film.path, film.duration)).all()


@pytest.mark.parametrize("seconds", [-0.01, 1.01, 1e9, float("nan"), float("inf")])
def test_there_is_no_frame_outside_the_video(clip, seconds):
    with pytest.raises(GrokdlError, match=r"has no picture at .* s\.\nIt lasts 1 s"):
        clip.frame(seconds)


def test_there_is_no_frame_in_a_file_that_is_gone(clip, tmp_path, scenes):
    gone = Clip(tmp_path / "gone.mp4", clip.request, 1.0, (), ())
    with pytest.raises(GrokdlError, match=r"gone\.mp4 can't be read"):
        gone.frame(0)


def test_a_clip_that_shows_no_run_has_no_history(clip):
    assert {} == clip.histories
    with pytest.raises(GrokdlError, match=r"shows no run\."):
        _ = clip.history


def test_the_history_of_a_clip_is_the_run_that_it_shows(clip):
    book = gradient_descent(Parameters(weight=0.5, input=2, alpha=0.1))
    shown = replace(clip, shown=(book.recipe,))
    assert ["gradient_descent"] == list(shown.histories)
    assert book[-1] == shown.history[-1]


def test_a_clip_that_shows_several_runs_has_them_by_what_tells_them_apart(clip):
    book = Parameters(weight=0.5, input=2, alpha=0.1)
    runs = [gradient_descent(book), gradient_descent(book.change(alpha=1))]
    shown = replace(clip, shown=tuple(run.recipe for run in runs))
    assert ["alpha 0.1", "alpha 1"] == list(shown.histories)
    assert runs[1][-1] == shown.histories["alpha 1"][-1]
    assert runs[0][-1] == shown.history[-1]


def test_runs_of_two_methods_go_by_their_names(clip):
    parameters = Parameters(weight=0.5)
    runs = [hot_and_cold(parameters, 0.2), gradient_descent(parameters)]
    shown = replace(clip, shown=tuple(run.recipe for run in runs))
    assert ["hot_and_cold, step_amount 0.2", "gradient_descent"] == list(shown.histories)
    assert runs[0][-1] == shown.history[-1]


def test_a_clip_is_had_back_from_its_file(clip, scenes):
    opened = Clip.open(clip.path, scenes)
    assert clip.request.recipe == opened.request.recipe
    assert (clip.duration, clip.captions, clip.sections) == (
        opened.duration,
        opened.captions,
        opened.sections,
    )
    assert clip.recipe == opened.recipe
