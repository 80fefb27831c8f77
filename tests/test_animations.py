"""GIF and WebP: the pictures of a clip, each at its time, and what the file says of itself."""

from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from grokdl.catalog.delivery import Delivery
from grokdl.engine.pacing import Pacer
from grokdl.export import Facts, UnreadableError, formats
from grokdl.files.integrity import UNSEALED, Condition

BOTH = pytest.mark.parametrize("ending", [".gif", ".webp"])
FACTS = Facts("Élan & <co>", '{"lesson": "box"}', f'{{"a": 1, "seal": "{UNSEALED}"}}')
RED, GREEN, BLUE = (200, 30, 20, 255), (20, 160, 60, 255), (10, 20, 220, 255)


def frame(time, seconds, colour):
    pixels = np.full((48, 64, 4), colour, np.uint8)
    pixels[:, :8] = 250, 250, 250, 255
    return SimpleNamespace(time=time, seconds=seconds, pixels=pixels)


def made(ending, frames, folder, facts=FACTS, **asked):
    """A file of some frames, as an exporter and its format make it."""
    format = formats()[ending].asked(Delivery(**asked))
    exporter = format.exporter(folder)
    exporter.start(None)
    for one in frames:
        exporter.handle(one)
    exporter.stop(True)
    [part] = exporter.parts
    format.mark(part, folder / f"marked{ending}", facts)
    return folder / f"marked{ending}"


def shown(path):
    """The pictures of a file: the colour in the middle of each, and its thousandths of a second."""
    with Image.open(path) as image:
        seen = []
        for number in range(image.n_frames):
            image.seek(number)
            image.load()
            seen.append((image.convert("RGBA").getpixel((40, 20)), image.info["duration"]))
        return seen


def close(one, other):
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < 8


@BOTH
def test_every_picture_has_its_time_to_a_hundredth_of_a_second_and_the_last_one_stays(
    ending, tmp_path
):
    frames = [frame(0, 0.04, RED), frame(0.04, 1.96, GREEN), frame(2, 0.5, BLUE)]
    seen = shown(made(ending, frames, tmp_path))
    assert [40, 1960, 500] == [duration for _, duration in seen]
    for (colour, _), expected in zip(seen, (RED, GREEN, BLUE), strict=True):
        assert close(expected, colour)


def test_a_gif_of_more_than_4_megabytes_has_fewer_pictures_a_second(tmp_path):
    colours = np.array([(16 * k, 0, 0, 255) for k in range(16)], np.uint8)
    noise = colours[np.random.default_rng(4).integers(0, 16, (24, 480, 800))]
    frames = [
        SimpleNamespace(time=0.04 * k, seconds=0.04, pixels=pixels)
        for k, pixels in enumerate(noise)
    ]
    path = made(".gif", frames, tmp_path)
    durations = [duration for _, duration in shown(path)]
    assert [80] * 12 == durations
    assert 4e6 > path.stat().st_size


@BOTH
def test_what_is_clear_stays_clear_and_keeps_no_dark_rim(ending, tmp_path):
    one = frame(0, 1, RED)
    one.pixels[:24] = 0
    with Image.open(made(ending, [one, frame(1, 1, BLUE)], tmp_path)) as image:
        seen = np.asarray(image.convert("RGBA")).astype(int)
    assert 0 == seen[:20, 12:, 3].max()
    assert 255 == seen[28:, :, 3].min()
    assert 12 > abs(seen[28:44, 12:, :3] - RED[:3]).max()


@pytest.mark.parametrize(("loop", "expected"), [(None, 0), (True, 0), (False, 1)])
def test_an_animation_begins_anew_unless_that_is_declined(loop, expected, tmp_path):
    frames = [frame(0, 1, RED), frame(1, 1, BLUE)]
    with Image.open(made(".webp", frames, tmp_path, loop=loop)) as image:
        assert expected == image.info["loop"]
    with Image.open(made(".gif", frames, tmp_path, loop=loop)) as image:
        assert (loop is not False) == ("loop" in image.info)


@BOTH
@pytest.mark.parametrize("blanks", range(0, 260, 13))
def test_a_file_keeps_what_it_says_of_itself_and_its_seal(ending, blanks, tmp_path):
    facts = FACTS._replace(title="x" * blanks + FACTS.title)
    path = made(ending, [frame(0, 1, RED), frame(1, 1, BLUE)], tmp_path, facts)
    format = formats()[ending]
    assert facts == format.facts(path)
    format.seal(path)
    assert Condition.WHOLE is format.condition(path)
    data = path.read_bytes()
    path.write_bytes(data[:-20])
    assert Condition.CUT is format.condition(path)
    path.write_bytes(data[:60] + bytes([data[60] ^ 1]) + data[61:])
    assert Condition.ALTERED is format.condition(path)


@BOTH
def test_a_file_of_another_program_says_nothing_and_a_text_is_none(ending, tmp_path):
    path = tmp_path / f"theirs{ending}"
    Image.new("RGB", (8, 8), "red").save(path)
    assert Facts() == formats()[ending].facts(path)
    path.write_text("no picture")
    with pytest.raises(UnreadableError):
        formats()[ending].facts(path)


@pytest.mark.parametrize(
    ("rate", "expected"),
    [(60, [0, 4, 8, 12, 16]), (30, [0, 4, 8, 12, 16]), (15, [0, 8, 16]), (25, [0, 4, 8, 12, 16])],
)
def test_a_pacer_has_whole_hundredths_and_no_more_frames_than_its_rate(rate, expected):
    pacer, times = Pacer(25), []
    for number in range(rate // 5):
        pixels = np.full((2, 2, 4), number, np.uint8)
        one = SimpleNamespace(time=number / rate, seconds=1 / rate, pixels=pixels)
        times += [time for time, _ in pacer.taken(one)]
    assert expected == times
    assert pytest.approx(0.2) == pacer.total


def test_a_pacer_leaves_out_what_repeats():
    pacer = Pacer(25)
    seen = [list(pacer.taken(frame(k / 25, 1 / 25, RED))) for k in range(5)]
    assert [1, 0, 0, 0, 0] == list(map(len, seen))
