"""HTML decks in a browser without a network: they play, step, speak and print."""

import re
import time
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from browser import browser, needs_chromium
from drawn import STYLE
from page_deck import LEVELS, SECONDS, page_deck, with_sound
from PIL import Image

from grokdl.export.html import FORMAT
from grokdl.mobjects.text import Label
from grokdl.stage.theme import CAPTION
from grokdl.words.captions import LINE

pytestmark = [needs_chromium, pytest.mark.slow]

WINDOW = 640, 360
ENDED = "deck.player.front.dataset.clip === '{}' && deck.player.front.ended"
PLAYS = "deck.player.front.dataset.clip === '{}' && deck.player.isPlaying"
TIME = "deck.player.front.currentTime"
# Whether each frame that is shown has a picture: of the video in front, or of the slide that waits.
WATCH = """window.bare = 0; (function look() {
    const waits = document.querySelector('.slide:not([hidden])').classList.contains('waits');
    if (!waits && deck.player.front.readyState < 2) window.bare += 1;
    requestAnimationFrame(look);
})()"""


@pytest.fixture(scope="module")
def tab(tmp_path_factory):
    with browser(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("deck") / "deck.html"
    FORMAT.write(page_deck(), path)
    return path


@pytest.fixture
def shown(tab, path):
    """The deck in a window; afterwards the page must have had nothing to complain about."""
    tab.errors.clear()
    tab.asked_for.clear()
    tab.prefer(prefers_reduced_motion="no-preference")
    tab.open(path, size=WINDOW)
    yield tab
    assert [] == tab.errors
    assert [] == [url for url in tab.asked_for if not re.match("(file|data|blob|about):", url)]


def slide_of(tab):
    """The number of the slide as the page, its place and its announcement say."""
    said = tab.run("document.querySelector('.said').textContent")
    (named,) = tab.run(
        "[...document.querySelectorAll('.slide:not([hidden])')].map((s) => s.ariaLabel)"
    )
    assert named == said
    place = int(tab.run("location.hash.slice(1)"))
    assert f"Slide {place} of" in said
    return place


def grey_of(tab):
    """The level of grey in the middle of the window."""
    picture = Image.open(BytesIO(tab.picture())).convert("L")
    return picture.getpixel((WINDOW[0] // 2, WINDOW[1] // 2))


def test_every_section_plays_to_its_end_and_no_frame_is_bare(shown):
    shown.wait(PLAYS.format(0))
    shown.run(WATCH)
    shown.wait(ENDED.format(0))
    assert abs(grey_of(shown) - LEVELS[1]) <= 3
    shown.press("ArrowRight")
    shown.wait(PLAYS.format(1))
    shown.press("ArrowRight")
    shown.wait(PLAYS.format(2))
    shown.wait(ENDED.format(2))
    assert abs(grey_of(shown) - LEVELS[3]) <= 3
    assert 3 == slide_of(shown)
    assert 0 == shown.run("window.bare")


def test_keys_step_and_the_place_says_where(shown):
    steps = {"End": 3, "Home": 1, "PageDown": 2, "PageUp": 1, "ArrowDown": 2, "ArrowUp": 1}
    for key, place in {**steps, "ArrowLeft": 1}.items():
        shown.press(key)
        assert place == slide_of(shown), key
    shown.press(" ")
    assert 2 == slide_of(shown)


def test_a_place_in_the_address_is_where_the_deck_opens(shown, path):
    shown.open(path, "#3", WINDOW)
    assert 3 == slide_of(shown)
    shown.open(path, "#99", WINDOW)
    assert 3 == slide_of(shown)
    shown.run("location.hash = '#2'")
    shown.wait("deck.number === 1")
    assert 2 == slide_of(shown)


def test_a_loop_plays_on_and_to_its_end_before_the_next_slide(shown):
    shown.press("ArrowRight")
    shown.wait(PLAYS.format(1))
    shown.run(
        "window.begun = []; deck.player.front.addEventListener('seeked', () => begun.push(1))"
    )
    shown.wait("window.begun.length > 0")  # it has gone round
    shown.wait(f"{TIME} > 0.1 && {TIME} < 0.5")
    shown.press("ArrowRight")
    assert 2 == int(shown.run("location.hash.slice(1)"))
    left = SECONDS - shown.run(TIME)
    begun = time.monotonic()
    shown.wait("deck.number === 2")
    assert time.monotonic() - begun > left / 2
    assert 3 == slide_of(shown)


def test_a_second_press_skips_the_rest_of_a_loop(shown):
    shown.press("ArrowRight")
    shown.wait(f"{PLAYS.format(1)} && {TIME} < 0.4")
    shown.press("ArrowRight")
    shown.press("ArrowRight")
    assert 3 == slide_of(shown)


def test_escape_lets_a_loop_go_on(shown):
    shown.press("ArrowRight")
    shown.wait(f"{PLAYS.format(1)} && {TIME} < 0.4")
    shown.press("ArrowRight", "Escape")
    shown.wait("deck.player.front.loop")
    time.sleep(SECONDS)
    assert 2 == int(shown.run("location.hash.slice(1)"))


def test_clicks_and_swipes_step(shown):
    width, height = WINDOW
    shown.click(0.6 * width, 0.5 * height)
    assert 2 == slide_of(shown)
    shown.click(0.1 * width, 0.5 * height)
    assert 1 == slide_of(shown)
    shown.drag((0.8 * width, 0.5 * height), (0.3 * width, 0.5 * height))
    assert 2 == slide_of(shown)
    shown.drag((0.3 * width, 0.5 * height), (0.8 * width, 0.5 * height))
    assert 1 == slide_of(shown)


def test_captions_are_switched_on_and_stay_on(shown):
    modes = "[...deck.player.front.textTracks].map((track) => track.mode)"
    shown.wait(PLAYS.format(0))
    assert ["hidden"] == shown.run(modes)
    shown.press("c")
    assert ["showing"] == shown.run(modes)
    shown.wait("deck.player.front.textTracks[0].activeCues?.length")
    shown.press("End")
    shown.wait(ENDED.format(2))
    cues = "[...deck.player.front.textTracks[0].cues].map((cue) => [cue.startTime, cue.text])"
    assert [[0, "It goes right."], [0.5, "It rests &amp; goes &lt; down."]] == shown.run(cues)
    assert ["showing"] == shown.run(modes)
    assert "true" == shown.run("document.querySelector('[data-act=captions]').ariaPressed")


def test_captions_that_are_in_the_picture_are_not_put_over_it_again(shown, tmp_path):
    deck = page_deck()
    first, *rest = deck.slides
    mixed = replace(deck, slides=(replace(first, captioned=True), *rest))
    FORMAT.write(mixed, tmp_path / "deck.html")
    shown.open(tmp_path / "deck.html", size=WINDOW)
    shown.wait(PLAYS.format(0))
    shown.press("c")
    told = "document.querySelector('.told').textContent"
    switch = "document.querySelector('[data-act=captions]')"
    assert "The captions are in the picture already." == shown.run(told)
    assert 0 == shown.run("deck.player.front.textTracks.length")
    assert ["true", "true"] == shown.run(f"[{switch}.ariaPressed, {switch}.ariaDisabled]")
    shown.press("End")
    assert "" == shown.run(told)
    assert ["false", "false"] == shown.run(f"[{switch}.ariaPressed, {switch}.ariaDisabled]")
    shown.press("c")
    assert ["true", "false"] == shown.run(f"[{switch}.ariaPressed, {switch}.ariaDisabled]")


def test_the_controls_are_reached_by_tab_and_show_where_the_focus_is(shown):
    names = []
    for _ in range(8):
        shown.press("Tab")
        names.append(shown.run("document.activeElement.ariaLabel"))
        ring = "getComputedStyle(document.activeElement)"
        if names[-1] == "Captions":
            assert "3px solid" == shown.run(f"{ring}.outlineWidth + ' ' + {ring}.outlineStyle")
            assert "1" == shown.wait(
                "getComputedStyle(document.querySelector('.bar')).opacity === '1' && '1'"
            )
    assert {"Next slide", "Pause", "Captions", "Speaker notes", "Full screen"} <= {
        str(name).capitalize() for name in names
    }


def test_the_controls_are_beside_the_longest_caption_in_the_picture(shown):
    width, height = 1280, 720
    line = Label(STYLE, "Same start, same bowl: only alpha differs.", role="ink", size=CAPTION)
    assert LINE == len(line.text)
    shown.resize(width, height)
    box = "document.querySelector('.bar').getBoundingClientRect()"
    left, right = shown.run(f"[{box}.left, {box}.right]")
    assert (width + line.text_width * height / 8) / 2 < left < right <= width


def test_whoever_wants_no_motion_sees_the_last_picture_and_plays_on_demand(shown, path):
    shown.prefer(prefers_reduced_motion="reduce")
    shown.open(path, size=WINDOW)
    assert abs(grey_of(shown) - LEVELS[1]) <= 3
    assert not shown.run("deck.player.isPlaying || deck.player.isWaiting")
    shown.press("p")
    shown.wait(PLAYS.format(0))
    shown.press("End")
    time.sleep(0.2)
    assert abs(grey_of(shown) - LEVELS[3]) <= 3
    assert not shown.run("deck.player.isPlaying")


def test_a_clip_with_sound_waits_for_the_first_key_where_the_browser_wants_one(shown, tmp_path):
    deck = page_deck()
    loud = replace(deck.slides[0], clip=with_sound(deck.slides[0].clip, tmp_path / "loud.mp4"))
    FORMAT.write(replace(deck, slides=(loud, *deck.slides[1:])), tmp_path / "deck.html")
    shown.open(tmp_path / "deck.html", size=WINDOW)
    shown.wait("deck.isBlocked")
    assert abs(grey_of(shown) - LEVELS[0]) <= 3
    shown.press("ArrowRight")
    shown.wait(PLAYS.format(0))
    assert not shown.run("deck.player.front.muted")
    shown.press("ArrowRight")
    assert 2 == slide_of(shown)
    shown.wait(PLAYS.format(1))
    assert shown.run("deck.player.front.muted")


def test_where_a_clip_can_t_be_played_its_last_picture_is_shown(shown, path, tmp_path):
    broken = re.sub('(class="clip"[^>]*>)[^<]*', r"\1AAAA", path.read_text(encoding="utf-8"))
    (tmp_path / "deck.html").write_text(broken, encoding="utf-8")
    shown.open(tmp_path / "deck.html", size=WINDOW)
    shown.wait("deck.screen.classList.contains('still')")
    assert abs(grey_of(shown) - LEVELS[1]) <= 3
    shown.press("End")
    assert 3 == slide_of(shown)


def test_the_notes_window_follows_the_deck_and_steps_it(shown):
    shown.press("n")
    text = "deck.notes.window.document.body.innerText"
    shown.wait("deck.notes.isOpen")
    assert "It rests & goes < down." in shown.run(text)
    assert "Next: The loop" in shown.run(text)
    assert shown.run("deck.notes.video.muted")
    shown.wait("!deck.notes.video.paused")
    assert re.search(r"\d:\d\d", shown.run(text))
    shown.run(
        "deck.notes.window.document.dispatchEvent("
        "new deck.notes.window.KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}))"
    )
    assert 2 == slide_of(shown)
    assert "2 / 3" in shown.run(text)
    assert shown.run("deck.notes.video.src === deck.player.clips.url(1)")
    assert shown.run("deck.notes.picture.src === deck.slides[2].querySelector('.first').src")
    shown.run("deck.notes.close()")


def test_a_page_is_printed_for_each_slide(shown):
    printed = shown.printed()
    assert 3 == len(re.findall(rb"/Type\s*/Page\b", printed))
    width, height = map(float, re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)", printed).groups())
    assert abs(16 / 9 - width / height) < 0.02


def test_a_picture_of_another_shape_is_fitted_on_the_deck_s_ground(shown, path):
    for size in ((360, 640), (900, 300)):
        shown.open(path, "#1", size)
        shown.wait(ENDED.format(0))
        front = "deck.player.front"
        assert list(size) == shown.run(f"[{front}.clientWidth, {front}.clientHeight]")
        assert "contain" == shown.run(f"getComputedStyle({front}).objectFit")
    ground = shown.run("getComputedStyle(document.body).backgroundColor")
    assert "rgb(251, 250, 246)" == ground


def test_clips_are_blobs_and_the_next_one_waits(shown):
    shown.wait("deck.player.back.dataset.clip === '1' && deck.player.back.readyState >= 2")
    urls = shown.run("[deck.player.front.src, deck.player.back.src]")
    assert all(url.startswith("blob:") for url in urls)
    for one, other in pairwise(urls):
        assert one != other
