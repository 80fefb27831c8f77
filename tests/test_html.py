"""HTML decks as files: what is in them, what is safe in them, and what they carry."""

import base64
import json
import random
import re
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from page_deck import CUES, LEVELS, OVERSHOOT, RECIPE, clip, page_deck, slide

from grokdl.errors import GrokdlError
from grokdl.export import reveal
from grokdl.export.html import FORMAT
from grokdl.export.live import live_data, ranges_of
from grokdl.learning.parameters import Parameters
from grokdl.stage.theme import DARK
from grokdl.words.captions import to_vtt

NASTY = 'End </script><script>alert(1)</script> & "quotes" <b>'


class Read(HTMLParser):
    """Tags of a page with their attributes, and the texts of its scripts."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.scripts = [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data):
        if self.tags and self.tags[-1][0] == "script" and data.strip():
            self.scripts.append((self.tags[-1][1], data))

    def all(self, name, **wanted):
        return [
            found
            for tag, found in self.tags
            if tag == name and wanted.items() <= {**found, "cls": found.get("class")}.items()
        ]


@pytest.fixture
def written(tmp_path):
    """Write a deck, and read its page."""

    def write(deck=None, **more):
        target = tmp_path / "deck.html"
        FORMAT.write(deck or page_deck(), target, **more)
        return Read(target.read_text(encoding="utf-8"))

    return write


def test_a_deck_is_one_file_that_names_no_other(written):
    page = written(live=True)
    named = [found[key] for _, found in page.tags for key in ("src", "href") if key in found]
    assert named
    assert [] == [name for name in named if not name.startswith("data:")]


def test_its_policy_forbids_the_network_and_every_script_but_its_own(written):
    page = written()
    (policy,) = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
    (script,) = [text for found, text in page.scripts if "type" not in found]
    digest = base64.b64encode(sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy["content"]
    assert policy["content"].startswith("default-src 'none'")
    assert "http" not in policy["content"]


def test_texts_of_a_user_are_texts(written):
    deck = page_deck(title=NASTY, slides=(slide(NASTY, LEVELS[:2]),), recipes=(json.dumps(NASTY),))
    page = written(deck)
    assert [] == [
        text for found, text in page.scripts if "alert(1)" in text and "type" not in found
    ]
    assert [NASTY] == [found["aria-label"] for found in page.all("main")]
    assert [NASTY] == [found["data-name"] for found in page.all("section")]


def test_a_clip_is_in_it_byte_for_byte(written):
    (first, *_) = [text for found, text in written().scripts if found.get("class") == "clip"]
    assert clip(*LEVELS[:2])[0].read_bytes() == base64.b64decode(first)


def test_captions_are_webvtt_and_the_picture_s_description(written):
    page = written()
    texts = [text for found, text in page.scripts if found.get("class") == "captions"]
    assert [to_vtt(CUES)] * 2 == texts
    described = [found["alt"] for found in page.all("img", cls="last")]
    said = "It goes right. It rests & goes < down."
    assert f"Last picture of “The start”. {said}" == described[0]
    assert "Last picture of “The loop”." == described[1]


def test_a_first_picture_that_is_the_last_one_of_the_slide_before_is_carried_once(written):
    firsts = [found.get("src") is not None for found in written().all("img", cls="first")]
    assert [True, False, False] == firsts


def test_a_slide_says_its_number_and_whether_it_loops(written):
    sections = written().all("section")
    assert "Slide 2 of 3: The loop" == sections[1]["aria-label"]
    assert [False, True, False] == ["data-loops" in found for found in sections]


def test_the_page_has_the_colours_and_the_size_of_the_deck(tmp_path):
    FORMAT.write(page_deck(DARK), tmp_path / "deck.html")
    page = (tmp_path / "deck.html").read_text(encoding="utf-8")
    assert f"--ground: {DARK.ground}; " in page
    assert "@page { size: 160px 90px;" in page


def test_the_recipes_are_read_back(tmp_path):
    two = (RECIPE, json.dumps({"lesson": "</script>"}))
    FORMAT.write(page_deck(recipes=two), tmp_path / "deck.html")
    assert two == FORMAT.recipes(tmp_path / "deck.html")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html></html>",
        b"\xff\xfe",
        b'<script type="application/json" id="grokdl-deck">{</script>',
    ],
)
def test_a_page_of_somebody_else_has_no_recipes_and_is_left_alone(tmp_path, content):
    path = tmp_path / "page.html"
    path.write_bytes(content)
    assert () == FORMAT.recipes(path)
    with pytest.raises(GrokdlError, match="is no deck that grokdl made"):
        FORMAT.refresh(path, page_deck())
    assert content == path.read_bytes()


def test_a_page_that_is_not_there_is_named(tmp_path):
    with pytest.raises(GrokdlError, match=r"There is no file .*none\.html"):
        FORMAT.recipes(tmp_path / "none.html")


def test_a_deck_is_refreshed_and_keeps_its_title_and_its_live_bowl(tmp_path):
    path = tmp_path / "deck.html"
    FORMAT.write(page_deck(title="My talk"), path, live=True)
    deck = page_deck()
    start, loop, _ = deck.slides
    changed = replace(loop, name="Again", loops=True, captions=CUES[:1])
    now = replace(deck, slides=(start, changed))
    FORMAT.refresh(path, now)
    page = Read(path.read_text(encoding="utf-8"))
    assert "My talk" == page.all("main")[0]["aria-label"]
    assert ["The start", "Again", "Try it"] == [found["data-name"] for found in page.all("section")]


def test_a_deck_in_which_nothing_has_changed_is_left_alone(tmp_path):
    path = tmp_path / "deck.html"
    FORMAT.write(page_deck(), path)
    path.write_text(path.read_text(encoding="utf-8") + "<!-- mine -->", encoding="utf-8")
    FORMAT.refresh(path, page_deck())
    assert path.read_text(encoding="utf-8").endswith("<!-- mine -->")


def test_a_deck_without_a_bowl_can_t_have_a_live_one(tmp_path):
    other = json.dumps({"lesson": "hot-and-cold", "parameters": {"weight": 0.5, "input": 0.5}})
    with pytest.raises(GrokdlError, match="None of these lessons has a bowl"):
        FORMAT.write(page_deck(recipes=(other,)), tmp_path / "deck.html", live=True)
    assert not (tmp_path / "deck.html").exists()


def test_a_live_bowl_starts_from_each_lesson_with_numbers_of_its_own(written):
    numbers = OVERSHOOT.model_dump()
    lessons = [("overshoot", 1.1), ("divergence", 2.0), ("mine", 3.0), ("alpha", 2.0)]
    made = [{"lesson": name, "parameters": {**numbers, "input": x}} for name, x in lessons]
    made[0]["title"] = made[1]["title"] = "My talk"
    film = json.dumps({"film": made[1:]})
    page = written(page_deck(recipes=(json.dumps(made[0]), film)), live=True)
    (data,) = [text for found, text in page.scripts if found.get("id") == "grokdl-deck"]
    starts = json.loads(data)["live"]["starts"]
    assert ["Overshoot", "Divergence", "Mine"] == [start["title"] for start in starts]
    assert [1.1, 2.0, 3.0] == [start["parameters"]["input"] for start in starts]


def test_the_live_bowl_s_words_are_the_outlines_of_the_clips():
    from grokdl.mobjects.text import INTER, outline

    path, advance = live_data((RECIPE,), DARK, "en")["words"]["best weight"]
    word = outline("best weight", INTER, "regular")
    starts = {tuple(map(int, start)) for start in re.findall(r"M(-?\d+) (-?\d+)", path)}
    corners = {tuple(point) for point in (word.points[::4, :2] * 1000).round().astype(int).tolist()}
    assert starts
    assert starts <= corners
    assert len(word.points) / 4 == path.count("C")
    assert abs(word.advance - advance) < 1e-5


def test_sliders_hold_the_lesson_s_numbers_and_reach_a_run_that_diverges():
    dealt = random.Random(7)
    for _ in range(200):
        size = 10.0 ** dealt.randint(-2, 4)
        start = Parameters(
            weight=dealt.uniform(-size, size),
            input=dealt.uniform(-size, size),
            goal_prediction=dealt.uniform(-size, size),
            alpha=dealt.uniform(-10, 10),
        )
        ranges = ranges_of(start)
        for name, (low, high, step) in ranges.items():
            assert low <= getattr(start, name) <= high
            assert 80 <= round((high - low) / step) <= 250
        assert 2 < ranges["alpha"][1] * ranges["input"][1] ** 2


def test_markup_for_reveal_names_files_beside_it_and_no_background():
    deck = page_deck(slides=(slide('A "good" <start>', LEVELS[:2]), page_deck().slides[1]))
    markup = reveal.embed(deck)
    page = Read(markup)
    first, second = page.all("video")
    assert ("40-120.mp4", "40-120a.png") == (first["src"], first["poster"])
    assert ('A "good" <start>', True) == (first["aria-label"], "data-autoplay" in first)
    assert [False, True] == ["loop" in video for video in (first, second)]
    assert ["40-120.vtt"] == [track["src"] for track in page.all("track")]
    assert "background-video" not in markup
    assert "<p>It rests &amp; goes &lt; down.</p>" in markup


def test_the_tracks_of_that_markup_lie_beside_the_clips():
    deck = page_deck()
    places = {slide.clip.with_suffix(".vtt") for slide in deck.slides if slide.captions}
    assert places == set(reveal.tracks(deck))
    assert {to_vtt(CUES)} == set(reveal.tracks(deck).values())


def test_no_script_asks_for_anything_beside_the_page(written):
    scripts = "\n".join(text for _, text in written(live=True).scripts)
    assert re.search(r"\bnew Player\b", scripts)
    assert not re.search(r"\b(fetch|XMLHttpRequest|import|WebSocket|eval)\s*\(", scripts)
