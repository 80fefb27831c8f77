"""A film's parameter file: lessons and their order, words, every mistake with its line."""

import re
from dataclasses import replace

import pytest
from conftest import SCENES
from tiny import video_with

from grokdl.batch import as_toml, read_film
from grokdl.catalog import gallery
from grokdl.catalog.look import Look
from grokdl.catalog.own_film import AS_USUAL, OwnFilm
from grokdl.cli.recipe import asked_again
from grokdl.cli.render import film_asked
from grokdl.errors import GrokdlError
from grokdl.production.film import film_production, lessons_as, place, recipe_of
from grokdl.production.film_cards import lines_of
from grokdl.production.production import run
from grokdl.production.status import State, look_at
from grokdl.production.taken import refuse_taken
from grokdl.words import ENGLISH

TALK = """
theme = "dark"
title = "Why a learning rate?"
lessons = ["overshoot", "error-bowl"]
output = "talk.mp4"

[intro]
text = "For class 10b"
question = "Too long a step?"

[outro]
text = "Small enough."
thanks = "Thanks to 10b"

[overshoot]
input = 1.3
title = "Too far"
"""
OWN = OwnFilm(
    title="Why a learning rate?",
    intro="For class 10b",
    question="Too long a step?",
    outro="Small enough.",
    thanks="Thanks to 10b",
    chosen=True,
)


@pytest.fixture
def talk(tmp_path):
    """Write a film's parameter file, and return its path."""

    def write(text=TALK):
        path = tmp_path / "talk.toml"
        path.write_text(text)
        return path

    return write


def told(path, scenes=None):
    """The mistakes of a file as (line, what) pairs."""
    with pytest.raises(GrokdlError) as mistake:
        read_film(path, scenes)
    lines = re.findall(r":(\d+): (.*)$", mistake.value.message, re.M)
    return [(int(line), text) for line, text in lines]


def test_the_file_says_which_lessons_in_which_order_with_what_parameters(talk):
    requests, own, output = film_asked(talk(), {"quality": "draft"}, False, None, None)
    assert ["overshoot", "error-bowl"] == [one.info.name for one in requests]
    assert (1.3, "Too far") == (requests[0].parameters.input, requests[0].title)
    assert {("draft", "dark")} == {(one.look.quality, one.look.theme) for one in requests}
    assert own == OWN
    assert talk().parent / "talk.mp4" == output


def test_without_a_choice_it_has_all_lessons_and_is_the_usual_film(talk):
    requests, own, _ = film_asked(talk('quality = "draft"'), {}, False, None, None)
    usual = lessons_as(Look(quality="draft"))
    assert [one.recipe for one in usual] == [one.recipe for one in requests]
    assert own == AS_USUAL


def test_the_command_line_wins_over_the_file(talk):
    look = {"theme": "paper", "title": "Mine"}
    requests, own, _ = film_asked(talk(), look, False, None, None)
    assert ("paper", "Mine") == (requests[0].look.theme, own.title)


def test_three_runs_are_promised_by_the_usual_film_alone_as_a_whole(tmp_path):
    requests = lessons_as(Look(quality="draft"))
    path = tmp_path / "film.mp4"
    assert not film_production(requests, path).own_of_cards.without_runs
    assert film_production(requests, path, short=True).own_of_cards.without_runs
    assert film_production(requests, path, own=OwnFilm(chosen=True)).own_of_cards.without_runs
    theirs = film_production(lessons_as(Look(), SCENES), path, scenes=SCENES)
    assert theirs.own_of_cards.without_runs


def test_the_cards_say_the_users_words_and_still_give_credit():
    without = replace(OWN, without_runs=True)
    assert (OWN.title, OWN.intro, OWN.question) == lines_of("TitleCard", without, ENGLISH)
    lines = lines_of("EndCard", OWN, ENGLISH)
    assert (OWN.outro, OWN.thanks) == lines[2:4]
    assert (ENGLISH("credits book"), ENGLISH("credits media")) == lines[4:]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('titel = "x"', 1, "There is no 'titel' for a whole film. Did you mean title?"),
        ('\nlessons = ["overshot"]', 2, "There is no lesson 'overshot'. Did you mean overshoot?"),
        ("lessons = []", 1, "lessons must be a list of names, at least one."),
        ('lessons = "alpha"', 1, "lessons must be a list of names, at least one."),
        ('lessons = ["alpha", "lr"]', 1, "alpha is there twice."),
        ('lessons = ["rods"]\n[alpha]', 2, "alpha is not among the film's lessons."),
        ('[intro]\ntxt = "x"', 2, "[intro] has no 'txt'. Did you mean text?"),
        ("[outro]\ntext = 3", 2, "text = 3: it must be a text, in quotes"),
        ('intro = "x"', 1, "intro is a table. Write [intro], and text = … under it."),
        ("[alpha]\n[alpha.big]\nalpha = 2", 2, "A film has each lesson once, and no variants."),
        ('[alpha]\ntheme = "dark"', 2, "A film has one theme, for all its lessons."),
        ('[alpha]\ninput = "a"', 2, "input = a: it must be a number"),
        ("[alpha]\nstep = 2", 2, "alpha has no 'step'."),
        ("[alpha]\n[lr]", 2, "lr is alpha, whose table is in line 1."),
    ],
)
def test_a_mistake_is_told_with_its_line(talk, text, line, what):
    [(found, said)] = told(talk(text))
    assert line == found
    assert said.startswith(what)


def test_a_short_film_takes_no_file(talk):
    with pytest.raises(GrokdlError, match="--short and -p"):
        film_asked(talk(), {}, True, None, None)


def test_a_film_of_ones_own_has_a_name_and_a_recipe_of_its_own(tmp_path):
    usual = lessons_as(Look(quality="draft"))
    some = OwnFilm(chosen=True)
    assert "film_own_draft.mp4" == place(usual[0], tmp_path, own=some).name
    assert "film_title-mine_draft.mp4" == place(usual[0], tmp_path, own=OwnFilm(title="mine")).name
    assert {"own": {"chosen": True}} == {
        name: value for name, value in recipe_of(usual, own=some).items() if name != "film"
    }


def test_a_film_of_other_lessons_never_takes_the_place_of_another(tmp_path):
    requests = lessons_as(Look(quality="draft"))[:2]
    own = OwnFilm(chosen=True)
    path = video_with({"format": 1, **recipe_of(requests, own=own)}, tmp_path / "film.mp4")
    refuse_taken(path, recipe_of(requests, own=own), gallery.OWN)
    for others in (recipe_of(requests[:1], own=own), recipe_of(requests)):
        with pytest.raises(GrokdlError, match="made from compare, hot-and-cold"):
            refuse_taken(path, others, gallery.OWN)


def test_from_its_file_a_film_is_asked_for_with_its_words_and_perhaps_another_title(tmp_path):
    requests = lessons_as(Look(quality="draft"))[:2]
    path = video_with({"format": 1, **recipe_of(requests, own=OWN)}, tmp_path / "talk.mp4")
    same = asked_again(path, (), (), {}, path, None)
    assert (OWN, path, 2) == (same.own, same.path, len(same.requests))
    other = asked_again(path, (), (), {"title": "Mine"}, None, None)
    assert ("Mine", OWN.outro) == (other.own.title, other.own.outro)
    assert tmp_path == other.path.parent
    assert other.path.name.startswith("film_title-mine")


@pytest.mark.slow
def test_status_asks_a_chosen_film_for_its_own_lessons_and_words(talk, tmp_path):
    file = talk('title = "Mine"\nlessons = ["moving-square"]\n[outro]\ntext = "So."')
    path = tmp_path / "mine.mp4"
    requests, own, _ = film_asked(file, {"quality": "draft"}, False, path, SCENES)
    [film] = run([film_production(requests, path, scenes=SCENES, own=own)])
    titles = [chapter.title for chapter in film.chapters]
    assert ["Mine", "A square that moves", "The rule"] == titles
    assert State.CURRENT is look_at(path, SCENES).state
    path.with_suffix(".srt").unlink()
    found = look_at(path, SCENES)
    assert (State.STALE, own) == (found.state, found.own)
    assert [one.recipe for one in requests] == [one.recipe for one in found.requests]


def test_the_file_to_start_from_shows_what_a_film_takes(talk):
    text = as_toml([gallery.find("overshoot")])
    at, end = text.index("# title = "), text.index("[overshoot]")
    film = "\n".join(line.removeprefix("# ") for line in text[at:end].splitlines())
    read_film(talk(film))
    assert all(name in film for name in ("lessons", "[intro]", "question", "[outro]", "thanks"))


def test_a_folder_of_other_lessons_has_its_own_film(talk):
    found = read_film(talk('lessons = ["waiting"]'), SCENES)
    assert ["waiting"] == [spec.info.name for spec in found.specs]
