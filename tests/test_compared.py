"""The comparison of films sees what differs, and nothing else."""

from pathlib import Path

import av
import compared
import numpy as np
import pytest
from benchmarks.bench_scenes import OWN, Verdict, summary, table, verdict
from compared import Film, Rendering


def video(path: Path, frames: list[np.ndarray]) -> Path:
    """Write some grey pictures as a video."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=15, options={"qp": "20"})
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for frame in frames:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="gray")))
        container.mux(stream.encode(None))
    return path


@pytest.fixture
def square() -> np.ndarray:
    """A picture with a light square."""
    picture = np.zeros((64, 64), np.uint8)
    picture[16:48, 16:48] = 200
    return picture


@pytest.fixture
def film(square, tmp_path) -> Film:
    """A film of three pictures."""
    return Film(video(tmp_path / "one.mp4", [square] * 3), ["a", "b", "c"])


def test_a_film_is_equal_to_itself(film):
    difference = compared.difference(film, film)
    assert (False, "equal", (3, 3)) == (bool(difference), str(difference), difference.frames)


def test_one_picture_that_is_not_the_same_to_the_bit_is_a_difference(film):
    other = Film(film.video, ["a", "x", "c"])
    assert "1 pictures differ, first 1; worst block 0" == str(compared.difference(film, other))


def test_a_frame_too_few_is_a_difference(film, square, tmp_path):
    other = Film(video(tmp_path / "two.mp4", [square] * 2), ["a", "b"])
    told = str(compared.difference(film, other))
    assert "3 frames became 2; 1 pictures differ, first 2; worst block 0" == told


def test_a_video_that_shows_something_else_is_a_difference_whatever_was_encoded(film, tmp_path):
    black = [np.zeros((64, 64), np.uint8)] * 3
    other = Film(video(tmp_path / "two.mp4", black), film.pictures)
    assert str(compared.difference(film, other)).startswith("worst block ")


def test_words_that_differ_are_a_difference_but_not_an_empty_line_at_their_end(film, tmp_path):
    film.video.with_suffix(".srt").write_text("1\n00:00 --> 00:01\nHello\n\n")
    other = Film(video(tmp_path / "two.mp4", []), film.pictures)
    other.video.write_bytes(film.video.read_bytes())
    other.video.with_suffix(".srt").write_text("1\n00:00 --> 00:01\nHello\n")
    assert "equal" == str(compared.difference(film, other))
    other.video.with_suffix(".srt").write_text("1\n00:00 --> 00:01\nGoodbye\n")
    assert "other captions" == str(compared.difference(film, other))


def test_a_film_of_which_nothing_was_heard_is_not_equal(film):
    assert compared.difference(Film(film.video, []), film)


def test_a_scene_that_fails_is_told_with_the_words_of_whoever_failed(film):
    well, broken = (
        Rendering(0, "", "", 2.0, {"A": film}),
        Rendering(2, "", "x\ngrokdl: no\nhint", 1.0, {}),
    )
    assert "failed, grokdl says: grokdl: no" == verdict("A", "A", well, broken).told
    assert "failed" == verdict("A", "A", broken, well).kind
    same = verdict("A", "A", well, well)
    assert ("equal", 3, 1.0) == (same.kind, same.frames, same.times)


def test_the_summary_counts_and_has_the_median_ratio():
    verdicts = [
        Verdict("A", "equal", "equal", 30, 4.0, 2.0),
        Verdict("B", "different", "1 pictures differ", 30, 8.0, 2.0),
        Verdict("C", "failed", "failed"),
    ]
    assert "3 scenes: 1 equal, 1 different, 1 failed; 3.00 times stock, the median" == summary(
        verdicts
    )
    lines = [" ".join(line.split()) for line in table(verdicts).splitlines()]
    assert ["A 30 4.0 2.0 2.00 equal", "C – – – – failed"] == [lines[1], lines[3]]


def test_the_benchmark_has_ten_long_scenes():
    assert 10 == len(list(OWN.glob("*.py")))
