"""Segments of video: what is mended is what a full conversion gives, and a still is still."""

from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from manim import config, tempconfig
from manim._config.render_session import resolve_render_session
from manim.renderer.protocol import RendererCapabilities

from grokdl.catalog.look import Quality
from grokdl.engine import settings, still_gop
from grokdl.engine.canvas import TILE, rectangles
from grokdl.engine.costs import Costs
from grokdl.engine.segment_encoder import Picture, SegmentEncoder
from grokdl.engine.still_gop import LENGTH, still_packets

WIDTH, HEIGHT = 430, 242
MEMORY = Path("/proc/self/statm")  # pages in use, second of its numbers
GRID = (-(-HEIGHT // TILE), -(-WIDTH // TILE))


@pytest.fixture
def spec(tmp_path):
    with settings.owned(Quality("small", WIDTH, HEIGHT, 15), tmp_path), tempconfig({}):
        session = resolve_render_session(
            config, RendererCapabilities(live_preview=False), renderer_name="test"
        )
    return session.video_encoder


def noise(seed, height=HEIGHT):
    generator = np.random.default_rng(seed)
    pixels = generator.integers(0, 255, (height, WIDTH, 4), dtype=np.uint8)
    pixels[..., 3] = 255
    return pixels


def decoded(path):
    with av.open(str(path)) as video:
        return [frame.to_ndarray(format="yuv420p") for frame in video.decode(video=0)]


def colours(picture):
    return picture.frame.to_ndarray()


@pytest.mark.parametrize("height", [HEIGHT, 7 * TILE + 2, 7 * TILE + 4, 8 * TILE])
@pytest.mark.parametrize("seed", range(3))
def test_a_mended_picture_is_the_one_that_a_full_conversion_gives(spec, seed, height):
    spec = replace(spec, height=height)
    first, second = (noise(number, height) for number in (1, 2))
    changed = np.random.default_rng(seed).random((-(-height // TILE), GRID[1])) < 0.3
    mended, full = Picture(spec), Picture(spec)
    mended.update(first, None)
    for left, top, right, bottom in rectangles(changed, first.shape):
        first[top:bottom, left:right] = second[top:bottom, left:right]
    mended.update(first, changed)
    full.update(first, None)
    assert np.array_equal(colours(full), colours(mended))


def test_a_still_of_any_length_shows_one_picture(spec, tmp_path):
    frames = 2 * LENGTH + 7
    segment = SegmentEncoder(tmp_path / "still_gop.mp4", spec, Costs())
    segment.add(noise(4), np.ones(GRID, bool), frames)
    segment.close()
    shown = decoded(tmp_path / "still_gop.mp4")
    assert frames == len(shown)
    assert all(np.array_equal(shown[0], frame) for frame in shown)


def test_a_still_is_better_than_a_picture_that_goes_at_once(spec, tmp_path):
    pixels, misses = noise(5), {}
    whole = Picture(spec)
    whole.update(pixels, None)
    for frames in (1, 30):
        segment = SegmentEncoder(tmp_path / f"{frames}.mp4", spec, Costs())
        segment.add(pixels, np.ones(GRID, bool), frames)
        segment.close()
        shown = decoded(tmp_path / f"{frames}.mp4")[-1].astype(int)
        misses[frames] = float(((shown - colours(whole)) ** 2).mean())
    assert misses[30] < misses[1]


def test_a_segment_after_another_has_the_bytes_that_it_has_alone(spec, tmp_path):
    first, second, changed = noise(11), noise(11), np.zeros(GRID, bool)
    second[:TILE, :TILE] = 128
    changed[:2, :2] = True
    before = SegmentEncoder(tmp_path / "before.mp4", spec, Costs())
    before.add(first, None, 1)
    before.close()
    follows = SegmentEncoder(tmp_path / "follows.mp4", spec, Costs(), after=before)
    follows.add(second, changed, 2)
    alone = SegmentEncoder(tmp_path / "alone.mp4", spec, Costs())
    alone.add(second, None, 2)
    for segment in (follows, alone):
        segment.close()
    made = [(tmp_path / f"{name}.mp4").read_bytes() for name in ("alone", "follows")]
    assert made[0] == made[1]


@pytest.mark.skipif(not MEMORY.exists(), reason="how much memory is in use is read from /proc")
def test_segments_that_are_done_and_kept_hold_no_encoder(spec, tmp_path):
    spec = replace(spec, width=1920, height=1080)  # each encoder of this size takes 100 MB
    kept, used = [], []
    pixels = np.full((1080, 1920, 4), 255, np.uint8)
    for number in range(8):
        segment = SegmentEncoder(tmp_path / f"{number}.mp4", spec, Costs())
        for _ in range(4):
            segment.add(pixels, None, 1)
        segment.close()
        kept.append(segment)
        used.append(int(MEMORY.read_text().split()[1]) * 4096 / 1e6)
    assert 200 > used[-1] - used[0]


def test_one_can_seek_to_any_frame_of_a_still(spec, tmp_path):
    segment = SegmentEncoder(tmp_path / "still_gop.mp4", spec, Costs())
    segment.add(noise(6), np.ones(GRID, bool), LENGTH + 30)
    segment.close()
    with av.open(str(tmp_path / "still_gop.mp4")) as video:
        stream = video.streams.video[0]
        video.seek(int((LENGTH + 10) / 15 / stream.time_base), stream=stream)
        first = next(video.decode(video=0))
        assert LENGTH == round(first.time * 15)  # the key frame before it


def test_without_its_settings_there_are_no_ready_made_packets(spec):
    assert still_packets(spec, 20).packets
    assert () == still_packets(replace(spec, codec="libx265"), 20).packets


def test_a_short_still_has_the_packets_with_which_a_longer_one_starts(spec):
    short, long = still_packets(spec, 12), still_packets(spec, 10 * LENGTH)
    assert (12, LENGTH) == (len(short.packets), len(long.packets))
    assert short.packets == long.packets[:12]
    assert short.delay == long.delay


def test_an_abandoned_piece_leaves_nothing(spec, tmp_path):
    segment = SegmentEncoder(tmp_path / "segment.mp4", spec, Costs())
    segment.add(noise(7), np.ones(GRID, bool), 1)
    segment.abandon()
    assert [] == list(tmp_path.glob("*segment*"))


def test_the_key_frame_of_a_still_goes_with_the_headers_of_every_other_segment(spec, tmp_path):
    headers = []
    for name, repeat in (("still", 20), ("moving", 1)):
        segment = SegmentEncoder(tmp_path / f"{name}.mp4", spec, Costs())
        segment.add(noise(8), None, repeat)
        segment.close()
        with av.open(str(tmp_path / f"{name}.mp4")) as video:
            headers.append(video.streams.video[0].codec_context.extradata)
    whole = still_gop._encoder(spec, "ipratio=1", qp=still_gop.STAYS)
    whole.open()
    assert headers[0] == headers[1]
    assert parameter_sets(headers[0]) == parameter_sets(bytes(whole.extradata))


def parameter_sets(header):
    """The SPS and the PPS of H.264, whether they lie in MP4's box or in a stream."""
    if header[0] == 1:
        size = int.from_bytes(header[6:8], "big")
        rest = header[8 + size :]
        return header[8 : 8 + size], rest[3 : 3 + int.from_bytes(rest[1:3], "big")]
    units = header.split(b"\0\0\0\1")[1:]
    return units[0], units[1].split(b"\0\0\1")[0]


@pytest.mark.parametrize("width", [WIDTH, 854, 1280])
def test_the_same_pictures_give_the_same_bytes_each_time(width, tmp_path):
    with settings.owned(Quality("wide", width, 96, 15), tmp_path):
        wide = resolve_render_session(
            config, RendererCapabilities(live_preview=False), renderer_name="test"
        ).video_encoder
    made = set()
    for number in range(8):
        segment = SegmentEncoder(tmp_path / f"{number}.mp4", wide, Costs())
        for frame in range(8):
            pixels = np.full((96, width, 4), 240, dtype=np.uint8)
            pixels[20:60, 10 + 9 * frame : 60 + 9 * frame] = 30 * frame
            pixels[80:, -20:] = 20 * frame
            segment.add(pixels, None, 1)
        segment.close()
        made.add((tmp_path / f"{number}.mp4").read_bytes())
        np.random.default_rng(number).bytes(3_000_000)  # other memory each time
    assert 1 == len(made)
