"""The bridges of a film: the dot travels, the number rolls, and nothing is cut."""

from dataclasses import replace
from functools import cache, partial

import numpy as np
import pytest
from manim import tempconfig

from grokdl import Parameters
from grokdl.audit.audit import OF_BRIDGES, audit_scene
from grokdl.audit.outlines import reached
from grokdl.audit.walk import PassingWalk
from grokdl.catalog import gallery
from grokdl.catalog.film_place import film_places
from grokdl.catalog.look import Look
from grokdl.catalog.own_film import AS_USUAL, OwnFilm
from grokdl.catalog.request import asked
from grokdl.engine.frames import run
from grokdl.engine.lessons import lesson_class
from grokdl.engine.standing import at_its_end, at_its_start
from grokdl.lesson import TitleCard
from grokdl.lesson.bowl_bridge import TURN, BowlBridge
from grokdl.lesson.bowl_words import what_the_bowl_does, what_the_view_does
from grokdl.lesson.bridge import COMES, Bridge
from grokdl.lesson.carrying import round_of
from grokdl.lesson.storyboard import reading_time
from grokdl.mobjects.changing_bowl import ChangingBowl
from grokdl.mobjects.drum import Change, DrumRow
from grokdl.mobjects.paths import Path, circle, joined, line
from grokdl.mobjects.small_run import DOT, SmallRun
from grokdl.production.bridged import FilmScene, ask_of, bridge_to
from grokdl.production.film_cards import fill_card
from grokdl.stage import Box, Point, View
from grokdl.stage.style import Style
from grokdl.stage.theme import PAPER
from grokdl.words import ENGLISH

LOOK = Look(quality="draft")
STYLE = Style(PAPER, ENGLISH)
WIDE = {"frame_width": 128 / 9, "frame_height": 8}


def requests(*names, **changes):
    return [asked(gallery.find(name), changes.get(name, {}), quality="draft") for name in names]


def bridge(tmp_path, *names, look=LOOK, **changes):
    """The bridge to the last of some lessons of a film, and what prepares it."""
    every = [replace(one, look=look) for one in requests(*names, **changes)]
    place = film_places(every)[len(every) - 1]
    prepare = partial(ask_of, request=every[-1], place=place)
    scene_class = lesson_class(every[-1].info, None)
    found = bridge_to(FilmScene(scene_class, prepare, look, place), tmp_path)
    assert found is not None
    return found


@pytest.mark.parametrize("transparent", [True, False])
def test_the_bridges_of_a_film_on_no_ground_have_none(tmp_path, transparent):
    look = Look(quality="draft", transparent=transparent)
    frames, _ = painted(*bridge(tmp_path, "overshoot", "divergence", look=look))
    assert {0 if transparent else 255} == {int(frame.pixels[0, 0, 3]) for frame in frames}


class Kept:
    """Keeps the frames of a scene; one is painted when its pixels are asked for."""

    def __init__(self):
        self.frames = []

    def start(self, scene):
        self.scene = scene

    def handle(self, frame):
        self.frames.append(frame)

    def stop(self, whole):
        pass


@cache
def painted(scene_class, prepare):
    """The frames of a scene, and the scene."""
    kept = Kept()
    scene = run(scene_class, LOOK.shaped_quality, kept, prepare)
    return kept.frames, scene


def far_apart(one, other):
    """How much two pictures differ: the largest mean of a block of 8×8 pixels."""
    apart = np.abs(one.astype(float) - other)[..., :3].mean(axis=2)
    high, wide = (size // 8 * 8 for size in apart.shape)
    return apart[:high, :wide].reshape(high // 8, 8, wide // 8, 8).mean(axis=(1, 3)).max()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("error-bowl", "overshoot"), BowlBridge),
        (("overshoot", "divergence"), BowlBridge),
        (("rods", "any-formula"), Bridge),
    ],
)
def test_a_bridge_begins_with_the_last_picture_of_one_lesson_and_leads_to_the_next(
    tmp_path, names, kind
):
    every = requests(*names)
    first, second = (lesson_class(one.info, None) for one in every)
    places = film_places(every)
    before, _ = painted(first, partial(ask_of, request=every[0]))
    after, _ = painted(second, partial(ask_of, request=every[1], place=places[1]))
    found, prepare = bridge(tmp_path, *names)
    between, _ = painted(found, prepare)
    assert kind is found
    assert 6 > far_apart(before[-1].pixels, between[0].pixels)
    assert 24 > far_apart(after[0].pixels, between[-1].pixels)


@pytest.mark.slow
def test_the_titles_dot_flies_into_the_first_lesson(tmp_path):
    card, scene = from_the_title_card(tmp_path, OwnFilm(without_runs=True))
    assert pytest.approx(card.landing) == scene.before.spot.at
    assert scene.after.spot.part is not None


@pytest.mark.slow
def test_after_three_runs_it_is_a_dot_that_has_come_home_which_flies_there(tmp_path):
    _, scene = from_the_title_card(tmp_path, AS_USUAL)
    bowls = [drawing for drawing in scene.before.drawings if isinstance(drawing, SmallRun)]
    home = bowls[1].ring.get_center()
    assert pytest.approx(home[:2], abs=0.02) == scene.before.spot.at
    assert pytest.approx(DOT) == scene.before.spot.radius


def from_the_title_card(tmp_path, own):
    """The title card at its end, and the bridge from it to a film's first lesson."""
    [request] = requests("compare")
    [place, _] = film_places([request])
    lesson = lesson_class(request.info, None)
    prepare = partial(ask_of, request=request, place=place)
    found, fill = bridge_to(FilmScene(lesson, prepare, LOOK, place, own), tmp_path)
    card = at_its_end(
        TitleCard, LOOK.shaped_quality, tmp_path / "c", partial(fill_card, look=LOOK, own=own)
    )
    _, scene = painted(found, fill)
    return card, scene


@pytest.mark.slow
@pytest.mark.parametrize(
    ("names", "changes"),
    [
        (("error-bowl", "overshoot"), {}),
        (("error-bowl", "overshoot"), {"overshoot": {"input": -2, "weight": 3}}),
        (("divergence", "alpha"), {"alpha": {"input": 0}}),
        (("cobweb", "fork", "regime-map"), {}),
    ],
)
def test_a_bridge_is_audited_and_long_enough_to_read(tmp_path, names, changes):
    found, prepare = bridge(tmp_path, *names, **changes)
    done = audit_scene(found, LOOK.shaped_quality, prepare, checks=OF_BRIDGES, by=PassingWalk)
    assert [] == done.findings
    for cue in done.scene.captions:
        assert reading_time(cue.text) - 1e-6 <= cue.end - cue.start
        assert cue.end <= done.duration + 1e-6


def test_a_lesson_in_a_film_is_told_what_the_lessons_before_it_have_told():
    places = film_places(requests("error-bowl", "overshoot", "alpha"))
    assert [frozenset(), {"predicts", "bowl"}] == [place.told for place in places[:2]]
    assert [None, "error-bowl", "overshoot", "alpha"] == [
        place.before and place.before["lesson"] for place in places
    ]


@pytest.mark.slow
def test_a_lesson_that_follows_a_bowl_begins_with_its_bowl_and_alone_without(tmp_path):
    every = requests("error-bowl", "overshoot")
    scene_class, quality = lesson_class(every[1].info, None), LOOK.shaped_quality
    alone, within = (
        at_its_start(
            scene_class, quality, tmp_path / str(k), partial(ask_of, request=every[1], place=place)
        )
        for k, place in enumerate((None, film_places(every)[1]))
    )
    assert [False, True] == [one.runs[0].plot.bowl in one.mobjects for one in (alone, within)]


def test_what_is_round_is_found_alone_or_at_the_end_of_something_longer():
    at, dot, rod = Point(1, 2), Path(fill="#16161A"), Path(fill="#0F6CE2")
    dot.draw(circle(at, 0.15))
    rod.draw(joined([line(Point(0, 0), at), circle(at, 0.3)]))
    for path, radius in ((dot, 0.15), (rod, 0.3)):
        spot = round_of(path)
        assert pytest.approx((1, 2, radius)) == (*spot.at, spot.radius)
    dot.draw(line(at, Point(0, 0)))
    assert round_of(dot) is None


def test_a_black_line_that_is_not_seen_around_a_dot_is_none():
    dot = Path(fill="#FFFFFF", stroke="#000000", width=2)
    dot.draw(circle(Point(1, 2), 0.15))
    assert ("#000000", 2) == (round_of(dot).stroke, round_of(dot).width)
    dot.set_stroke(opacity=0)
    assert ("#FFFFFF", 0) == (round_of(dot).fill, round_of(dot).width)


def test_a_bowl_whose_input_grows_narrows_about_its_own_best_weight():
    with tempconfig(WIDE):
        began = Parameters(weight=0, input=0.5, goal_prediction=0.8)
        bowl = ChangingBowl(STYLE, began, "0.5")
        view = View(Box(-6, -3, 1, 3), -0.5, 4, 1)
        widths = []
        for input in (0.5, 1.1, 2):
            bowl.show(view, view, began.change(input=input), 0)
            ring = bowl.ring.points
            middle = (ring.min(axis=0) + ring.max(axis=0)) / 2
            assert pytest.approx(0.8 / input) == view.weight(float(middle[0]))
            assert pytest.approx(0.64) == view.error(float(bowl.dot.dot.get_center()[1]))
            widths.append(float(np.ptp(bowl.bowl.points[:, 0])))
    assert sorted(widths, reverse=True) == widths
    assert 0 < len(bowl.trace.points)


@pytest.mark.parametrize(("high", "named"), [(4.0, True), (2.0, True), (1.3, False), (1.0, False)])
def test_an_old_bowl_is_named_over_its_right_end_unless_it_still_falls_there(high, named):
    with tempconfig(WIDE):
        began = Parameters(weight=0, input=0.5, goal_prediction=0.8)  # lowest at 1.6
        bowl, zone = ChangingBowl(STYLE, began, "input 0.5"), Box(-6, -3, 1, 3)
        view = View(zone, -0.5, high, 1)
        bowl.show(view, view, began.change(input=2), 0)
        assert named == bowl.name.shown
        if named:
            box = reached(bowl.name.points)
            assert box.right <= zone.right + 0.2
            assert not any(box.has(Point(*spot[:2])) for spot in bowl.trace.points)


@pytest.mark.parametrize(("high", "named"), [(1.75, False), (3.6, True)])
def test_an_old_bowl_whose_left_arm_would_reach_into_its_name_has_none(high, named):
    with tempconfig(WIDE):
        began = Parameters(weight=0, input=0.5, goal_prediction=0.8)
        bowl, view = (
            ChangingBowl(STYLE, began, "Eingabe 0,5"),
            View(Box(-6, -3, -3, 3), -0.5, high, 1),
        )
        bowl.show(view, view, began.change(input=2), 0)
        assert named == bowl.name.shown


def test_the_comma_of_an_old_bowls_name_is_clear_of_its_end():
    with tempconfig(WIDE):
        bases = []
        for name in ("input 0.5", "Eingabe 0,5"):
            began = Parameters(weight=0, input=0.5, goal_prediction=0.8)
            bowl = ChangingBowl(STYLE, began, name)
            bowl.show(
                View(Box(-6, -3, 1, 3), -0.5, 4, 1),
                View(Box(-6, -3, 1, 3), -0.5, 4, 1),
                began.change(input=2),
                0,
            )
            bases.append(bowl.name.at.y)
        assert pytest.approx(bases[0] + bowl.name.hang) == bases[1] > bases[0]


@pytest.mark.parametrize(
    ("input", "goal", "expected"),
    [
        (1.1, 0.8, ["Steeper: bottom at 0.8 ÷ 1.1 = 0.727."]),
        (-2, 0.8, ["Steeper: bottom at 0.8 ÷ −2 = −0.4."]),
        (0.25, 0.8, ["Flatter: bottom at 0.8 ÷ 0.25 = 3.2."]),
        (-0.5, 0.8, ["As steep: bottom at 0.8 ÷ −0.5 = −1.6."]),
        (0.5, -1, ["As steep: bottom at −1 ÷ 0.5 = −2."]),
        (0, 0.8, ["Flat: every weight has the same error."]),
        (0.5, 0.8, []),
    ],
)
def test_a_bridge_tells_what_the_bowl_has_done(input, goal, expected):
    began = Parameters(weight=0, input=0.5, goal_prediction=0.8)
    turned = began.change(input=input, goal_prediction=goal)
    assert expected == what_the_bowl_does(STYLE, began, turned)


@pytest.mark.slow
def test_a_bowls_question_is_answered_before_the_view_turns(tmp_path):
    found, prepare = bridge(tmp_path, "error-bowl", "overshoot")
    done = audit_scene(found, LOOK.shaped_quality, prepare, checks=OF_BRIDGES, by=PassingWalk)
    question, answer, view = done.scene.captions
    assert pytest.approx(7) == done.duration
    assert ("Again, with input 1.1?", question.end) == (question.text, answer.start)
    assert ("As far off, a larger miss: steeper.", answer.end) == (answer.text, view.start)
    assert "Now a closer view." == view.text
    assert view.end - TURN - COMES > view.start


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 4, []),
        (1, 4.9, []),
        (0, 2, ["Now a closer view."]),
        (-8, 8, ["Now a wider view."]),
    ],
)
def test_a_view_that_shows_far_fewer_weights_or_more_is_announced(low, high, expected):
    old = View(Box(0, 0, 4, 4), 0, 4, 1)
    new = View(Box(0, 0, 6, 4), low, high, 3)
    assert expected == what_the_view_does(STYLE, old, new)


@pytest.mark.slow
def test_that_small_errors_look_like_0_is_told_once_in_a_film(tmp_path):
    told = []
    every = requests("overshoot", "divergence")
    for request, place in zip(every, film_places(every), strict=False):
        prepare = partial(ask_of, request=request, place=place)
        lesson = lesson_class(request.info, None)
        scene = at_its_end(lesson, LOOK.shaped_quality, tmp_path / request.info.name, prepare)
        told.append([cue.text for cue in scene.captions if "look like 0" in cue.text])
    assert [["The last ones look like 0."], []] == told


def test_only_the_number_that_changes_rolls():
    with tempconfig(WIDE):
        changes = [Change("input 0.5", "input 1.1", "input"), Change("alpha 1", "alpha 1", "alpha")]
        row = DrumRow(STYLE, Point(0, 0), changes)
        rolling, still = row.rolling
        seen = [(one.old.get_fill_opacity(), one.new.get_fill_opacity()) for one in row.rolling]
        assert [(1, 0), (0, 1)] == seen
        assert ("input ", "0.5", "1.1") == (rolling.stays.text, rolling.old.text, rolling.new.text)
        row.show(1)
        assert (0, 1) == (rolling.old.get_fill_opacity(), rolling.new.get_fill_opacity())
        assert pytest.approx(0) == rolling.new.at.y
        assert pytest.approx(0) == still.new.at.y


def test_the_picture_that_goes_is_of_the_film_which_leaves_out_what_it_has_told():
    last = film_places(requests("alpha-too-small-too-big", "regime-map", "why-scaling"))[2]
    assert (frozenset({"small runs"}), "regime-map") == (last.told_there, last.before["lesson"])
