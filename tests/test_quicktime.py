"""MOV: each frame is a sample, and a picture that stays is stored once."""

import av
import numpy as np
import pytest
from test_clear_video import RATE, picture, story, written

from grokdl.engine.quicktime import box, boxes, repeat_samples


def samples(path):
    """Of each frame: when it is shown, for how long, and where it lies in the file."""
    with av.open(str(path)) as video:
        stream = video.streams.video[0]
        in_frames = float(stream.time_base) * RATE
        return [
            (packet.pts * in_frames, packet.duration * in_frames, packet.pos)
            for packet in video.demux(stream)
            if packet.size
        ]


def test_each_frame_is_a_sample_and_those_of_a_picture_that_stays_lie_at_one_place(tmp_path):
    found = samples(written(tmp_path, ".mov", story()))
    assert [(k, 1) for k in range(30)] == [(at, lasts) for at, lasts, _ in found]
    places = [place for *_, place in found]
    assert 15 == len(set(places))  # pictures
    assert [1] * 9 + [9] + [1] * 4 + [8] == [places.count(place) for place in dict.fromkeys(places)]


def test_a_video_of_one_picture_is_as_large_for_a_minute_as_for_a_second(tmp_path):
    sizes = [
        written(tmp_path, ".mov", [(picture(10), frames, "One")]).stat().st_size
        for frames in (RATE, 60 * RATE)
    ]
    tables = 8 * 59 * RATE  # bytes: of each sample its size and its place
    assert tables == sizes[1] - sizes[0]


def test_pictures_of_several_takes_lie_behind_each_other(tmp_path):
    found = samples(written(tmp_path, ".mov", story(), times=2))
    assert list(range(60)) == [at for at, *_ in found]
    assert 30 == len({place for *_, place in found})


def test_a_movie_that_does_not_end_with_its_header_is_refused(tmp_path):
    path = tmp_path / "other.mov"
    path.write_bytes(box(b"moov", b"") + box(b"mdat", b"pictures"))
    with pytest.raises(ValueError, match="doesn't end with its header"):
        repeat_samples(path, RATE)
    assert [(b"moov", b""), (b"mdat", b"pictures")] == list(boxes(path.read_bytes()))


@pytest.mark.parametrize("size", [0, 3])
def test_a_broken_box_is_refused(tmp_path, size):
    path = tmp_path / "broken.mov"
    path.write_bytes(np.array([size], ">u4").tobytes() + b"moov" + bytes(8))
    with pytest.raises(ValueError, match=f"a box of {size} bytes"):
        repeat_samples(path, RATE)
