"""What the four lessons say: it is true, on screen, and there long enough to be read."""

import faults
import pytest
from watching import NAMES, watch

EVERY = pytest.mark.parametrize("name", NAMES)


@EVERY
def test_captions_are_short_enough_and_stay_long_enough(name):
    assert [] == faults.hard_to_read(watch(name))


@EVERY
def test_captions_say_what_this_run_did(name):
    assert [] == faults.not_true(watch(name)) + faults.not_in_the_frame(watch(name))


@EVERY
def test_captions_follow_each_other_and_cover_the_lesson(name):
    assert [] == faults.silent(watch(name))


@EVERY
def test_what_the_subtitles_say_is_on_screen(name):
    reel = watch(name)
    for cue in reel.lesson.captions:
        during = [f for f in reel.frames if cue.start + 0.25 < f.time < cue.end - 0.01]
        assert during
        missing = [f.time for f in during if cue.text not in {item.text for item in f.texts}]
        assert [] == missing
