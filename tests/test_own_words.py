"""A user's own words: they take the place of a language's, and stay true."""

import json
import tomllib

import pytest
from audited import Glances, audit_of, told
from conftest import SCENES

from grokdl.audit.claims import Claims
from grokdl.batch import read
from grokdl.catalog import gallery, spoken
from grokdl.catalog.look import Look
from grokdl.catalog.request import asked
from grokdl.catalog.spoken import check_words
from grokdl.errors import GrokdlError
from grokdl.lesson.words import SHARED, translated
from grokdl.production.recipe import renewed_look, request_of
from grokdl.production.words_template import of_film, of_lesson
from grokdl.words import ENGLISH, in_language

OWN = """\
[titles]
overshoot = "Too far"

[overshoot]
gap = "The best weight is {gap} away from {weight}, with alpha {alpha}."
keeps = "It settles."

[labels]
slope = "steepness"
"""


@pytest.fixture
def words(tmp_path):
    def write(text):
        path = tmp_path / "words.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def asked_with(path, name="overshoot", **look):
    request = asked(gallery.find(name), {}, words=str(path), quality="draft", **look)
    check_words([request])
    return request


def test_own_words_are_said_and_held_to_the_run(words):
    audit = audit_of(asked_with(words(OWN)), checks=[Claims], stream=Glances)
    said = [cue.text for cue in audit.scene.captions]
    assert [] == told(audit)
    assert "The best weight is 0.727 away from 0, with alpha 1." == said[1]
    assert "It settles." == said[-1]
    assert "Too far" == audit.scene.header.title.text


def test_own_words_claim_what_the_lessons_words_do(words):
    texts = asked_with(words(OWN)).look.texts
    english = gallery.load(gallery.find("overshoot")).words
    assert ("It settles.", "error falls") == translated(texts, "overshoot", english)["keeps"]


def test_own_words_lie_over_any_language(words):
    texts = asked_with(words(OWN), language="de").look.texts
    assert ("steepness", "Gewicht") == (texts("slope"), texts("weight"))
    assert "Der Schritt ist {step}: genau der Abstand." == said_in(texts)["step exact"]
    assert "It settles." == said_in(texts)["keeps"]


def said_in(texts):
    return texts.captions_of("overshoot", spoken.captions_of(gallery.find("overshoot")))


def test_a_third_language_is_a_file_of_the_users_own(words):
    german = in_language("de")
    tables = {"overshoot": german.captions["overshoot"], "labels": german.labels}
    about = 'name = "Drittes"\nsubtitles = "xxx"\ndecimal = ","\n'
    path = words(about + "\n".join(map(table_of, tables, tables.values())))
    texts = asked_with(path).look.texts
    assert ("Drittes", "xxx", "0,5") == (texts.name, texts.subtitles, texts.spelled("0.5"))
    assert "Steigung" == texts("slope")


def table_of(name, texts):
    return f"[{name}]\n" + "\n".join(f"{json.dumps(k)} = {json.dumps(t)}" for k, t in texts.items())


def test_a_recipe_has_the_words_themselves_so_that_their_file_may_go(words):
    path = words(OWN)
    request = asked_with(path)
    recipe = json.loads(json.dumps(request.recipe))
    path.unlink()
    assert request == request_of(recipe)
    assert recipe == renewed_look(recipe)


def test_a_clips_words_are_read_again_where_their_file_is_still_there(words):
    path = words(OWN)
    recipe = asked_with(path).recipe
    words(OWN.replace("Too far", "Much too far"))
    now = request_of(renewed_look(recipe))
    assert "Much too far" == now.look.texts.titles["overshoot"]
    assert now.recipe != recipe


def test_two_files_of_words_never_share_a_clips_name(words):
    one = asked_with(words(OWN)).file_name
    other = asked_with(words(OWN.replace("Too far", "Farther"))).file_name
    assert one != other
    assert one.startswith("overshoot_words-words-")


def test_python_takes_a_mapping(words):
    look = Look(words={"labels": {"slope": "steepness"}})
    assert "steepness" == look.texts("slope")


def test_a_parameter_file_names_the_file_as_it_sees_it(words, tmp_path, monkeypatch):
    words(OWN)
    (tmp_path / "talk.toml").write_text('words = "words.toml"\n[overshoot]\n', encoding="utf-8")
    monkeypatch.chdir("/")
    [spec] = read(tmp_path / "talk.toml").specs
    assert "steepness" == Look(words=spec.look["words"]).texts("slope")


MISTAKES = {
    "a wrong field": (
        '[overshoot]\ngap = "At {wieght}."',
        "words.toml:2: 'gap' has no field {wieght}. Did you mean weight?",
    ),
    "an unknown key": (
        '[overshoot]\n\ngaps = "Here."',
        "words.toml:3: [overshoot] has no 'gaps'. Did you mean gap?",
    ),
    "an unknown lesson": (
        '[overshot]\ngap = "Here."',
        "words.toml:1: there is no lesson [overshot]. Did you mean overshoot?",
    ),
    "an unknown title": (
        '[titles]\novershot = "Here"',
        "words.toml:2: there is no lesson 'overshot'. Did you mean overshoot?",
    ),
    "an unknown label": ('[labels]\nslopes = "x"', "words.toml:2: [labels] has no 'slopes'."),
    "a typed number": (
        '[overshoot]\nsame = "All 4 are alike."',
        "words.toml:2: 'same' has a number that is no field.",
    ),
    "no text": ("[overshoot]\nsame = 4", "words.toml:2: 'same' is no text. Put it in quotes."),
    "an empty text": ('[overshoot]\nsame = " "', "words.toml:2: 'same' is empty"),
    "an open brace": ('[overshoot]\nsame = "{"', "words.toml:2: 'same' has braces without sense"),
    "an unknown name": ('nam = "x"', "words.toml:1: there is no 'nam'. Did you mean name?"),
    "a language that lacks a key": (
        'name = "Own"\n[shared]\npredicts = "So."',
        "words.toml:2: [shared] lacks 'where of three'.",
    ),
    "no TOML": ("[overshoot", "words.toml:1:11: this is no TOML"),
    "two at once": ('[overshoot]\na = "x"\nb = "y"', "words.toml has 2 mistakes."),
}


@pytest.mark.parametrize(("text", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_line(words, text, said):
    with pytest.raises(GrokdlError) as mistake:
        asked_with(words(text))
    assert said in mistake.value.message


def test_a_mistake_ends_the_command_before_anything_is_rendered(run, words):
    path = words('[overshoot]\ngap = "At {wieght}."')
    code, out, err = run("render", "overshoot", "--words", str(path))
    assert (2, "") == (code, out)
    assert f"grokdl: {path}:2: 'gap' has no field {{wieght}}." in err


def test_a_file_that_is_not_there_is_told(run):
    code, _, err = run("render", "overshoot", "--words", "none.toml")
    assert 2 == code
    assert "grokdl: There is no file of words none.toml." in err


def test_the_file_to_start_from_has_the_lessons_words_and_is_taken_as_it_is(words):
    text = of_lesson(gallery.find("overshoot"))
    found = tomllib.loads(text)
    assert said_in(ENGLISH) == found["overshoot"]
    assert {"predicts", "where of three"} <= set(found["shared"]) < set(SHARED)
    assert {"slope", "step of steps", "diverges"} <= set(found["labels"])
    assert "sensitivity" not in found["labels"]
    assert "# said where the error is no larger after the step:\nkeeps = " in text
    texts = asked_with(words(text)).look.texts
    assert (ENGLISH.labels, said_in(ENGLISH)) == (texts.labels, said_in(texts))


def test_the_films_cards_have_a_file_to_start_from():
    assert "Ein Gewicht lernt" == tomllib.loads(of_film("de"))["labels"]["film"]


def test_what_a_lesson_says_is_read_without_loading_it():
    info = gallery.find("cobweb")
    texts = {k: t if isinstance(t, str) else t[0] for k, t in gallery.load(info).words.items()}
    assert texts == spoken.captions_of(info)
    assert set(SHARED) == set(spoken.shared_captions())


@pytest.mark.slow
def test_a_clip_is_stale_when_its_words_changed_and_is_made_again(run, words):
    here = ("--scenes", str(SCENES))
    path = words('[labels]\nslope = "steepness"\n')
    code, out, _ = run("render", "box", "-q", "draft", "--words", str(path), *here)
    assert 0 == code
    clip = out.strip()
    assert f"current   {clip}\n" == run("status", clip, *here)[1]
    words('[labels]\nslope = "lean"\n')
    assert run("status", clip, *here)[1].startswith("stale")
    assert 0 == run("update", clip, *here)[0]
    assert f"current   {clip}\n" == run("status", clip, *here)[1]
    assert "lean" in json.loads(run("recipe", clip)[1])["words"]
