"""`grokdl export --to pptx` and `html`: a deck of clips, and the same deck with other numbers."""

import json
import re

import pytest
from conftest import HERE, SCENES

pytest.importorskip("pptx", reason="python-pptx, of grokdl[export], is not installed")
from pptx import Presentation
from pptx.util import Inches

from grokdl.production.decks import carried_by, recipes_in


def texts(path):
    shapes = (shape for slide in Presentation(path).slides for shape in slide.shapes)
    return [shape.text_frame.text for shape in shapes if shape.has_text_frame]


def sides(path):
    return [recipe["parameters"].get("sides") for recipe in recipes_in(path)]


@pytest.mark.slow
def test_a_deck_gets_new_clips_and_keeps_what_its_user_has_done(run, tmp_path):
    deck = tmp_path / "talk.pptx"
    words = ("export", "box", "rest", "--to", "pptx", "-q", "draft", "-o", "talk.pptx", *HERE)
    code, out, err = run(*words)
    assert (0, "talk.pptx\n") == (code, out), err
    assert [4, None] == sides(deck)
    assert ["moving-square", "waiting"] == [one.wishes["lesson"] for one in carried_by(deck)]
    mine = Presentation(deck)
    box = mine.slides[1].shapes.add_textbox(Inches(1), Inches(1), Inches(2), Inches(1))
    box.text_frame.text = "my own words"
    mine.save(deck)
    before = deck.read_bytes()

    code, out, err = run(*words, "--set", "sides=5")
    assert (2, "") == (code, out)  # waiting has no sides
    assert before == deck.read_bytes()

    (tmp_path / "talk.toml").write_text("[box]\nsides = 5\n\n[rest]\n")
    again = ("export", "-p", "talk.toml", "--to", "pptx", "-q", "draft", "-o", "talk.pptx", *HERE)
    code, out, err = run(*again)
    assert (0, "talk.pptx\n") == (code, out), err
    assert "your changes stay" in err
    assert [5, None] == sides(deck)
    assert "my own words" in texts(deck)
    assert "current   talk.pptx" in run("status", ".", *HERE)[1]

    assert 0 == run(*again, "--force")[0]
    assert "my own words" not in texts(deck)


@pytest.mark.slow
def test_a_title_is_the_deck_s_and_its_clips_keep_theirs(run, tmp_path):
    words = ("export", "box", "--to", "html", "-q", "draft", "-o", "t.html", *HERE)
    assert 0 == run(*words, "--title", "My talk")[0]
    assert "<title>My talk</title>" in (tmp_path / "t.html").read_text()
    assert ["moving-square_draft.mp4"] == [path.name for path in tmp_path.glob("media/clips/*.mp4")]
    assert [None] == [recipe.get("title") for recipe in recipes_in(tmp_path / "t.html")]
    code, out, err = run(*words, "--title", " ")
    assert (2, "") == (code, out)
    assert "title" in err.lower()


@pytest.mark.parametrize(("what", "name"), [(("box", "rest"), "deck"), (("film",), "film")])
def test_a_deck_is_not_put_where_another_file_is(run, tmp_path, what, name):
    (tmp_path / "media").mkdir()
    mine = tmp_path / "media" / f"{name}.html"
    mine.write_text("<p>mine")
    code, out, err = run("export", *what, "--to", "html", "-q", "draft", *HERE)
    assert (2, "", "<p>mine") == (code, out, mine.read_text())
    assert f"media/{name}.html is there" in err


@pytest.mark.slow
def test_a_deck_makes_its_folder(run, tmp_path):
    code, out, err = run("export", "box", "--to", "html", "-q", "draft", "-o", "a/b/t.html", *HERE)
    assert (0, "a/b/t.html\n") == (code, out), err
    assert recipes_in(tmp_path / "a" / "b" / "t.html")


@pytest.mark.slow
def test_update_puts_a_lesson_s_new_default_into_a_deck(run, tmp_path):
    folder = tmp_path / "scenes"
    folder.mkdir()
    for lesson in SCENES.glob("*.py"):
        (folder / lesson.name).write_text(lesson.read_text())
    here = ("--scenes", str(folder))
    assert 0 == run("export", "box", "--to", "html", "-q", "draft", "-o", "talk.html", *here)[0]
    square = folder / "moving_square.py"
    square.write_text(square.read_text().replace("Field(4", "Field(6"))
    code, out, _ = run("status", "talk.html", "--json", *here)
    [found] = json.loads(out)
    assert (0, "stale") == (code, found["state"])
    assert any("sides" in reason for reason in found["reasons"])
    code, out, err = run("update", "talk.html", *here)
    assert (0, "talk.html") == (code, out.splitlines()[-1]), err
    assert [6] == sides(tmp_path / "talk.html")


@pytest.mark.slow
def test_slides_for_reveal_js_name_files_that_are_there(run, tmp_path):
    code, out, err = run("export", "box", "--to", "html", "--embed", "-q", "draft", *HERE)
    assert (0, 2) == (code, out.count("<video")), err
    named = re.findall(r'(?:src|poster)="([^"]*)"', out)
    assert 6 == len(named)
    for name in named:
        assert (tmp_path / "media" / "clips" / name).is_file()
    assert "<p>It rests &amp; goes &lt; down.</p>" in out


@pytest.mark.slow
def test_a_new_title_goes_to_a_deck_that_is_there_and_to_one_from_a_template(run, tmp_path):
    Presentation().save(tmp_path / "mine.pptx")
    words = ("export", "box", "--to", "pptx", "-q", "draft", *HERE)
    assert 0 == run(*words, "-o", "t.pptx", "--template", "mine.pptx", "--title", "My talk")[0]
    assert "My talk" == Presentation(tmp_path / "t.pptx").core_properties.title
    for options, title in (("--title", "Another"), "Another"), ((), "Another"):
        assert 0 == run(*words, "-o", "t.pptx", *options)[0]
        assert title == Presentation(tmp_path / "t.pptx").core_properties.title


def test_a_template_that_is_no_deck_is_told_before_anything_is_rendered(run, tmp_path):
    (tmp_path / "mine.pptx").write_text("no deck")
    code, out, err = run("export", "box", "--to", "pptx", "--template", "mine.pptx", *HERE)
    assert (2, "") == (code, out)
    assert err.startswith("grokdl: mine.pptx is no PowerPoint deck")
    assert ["mine.pptx"] == [path.name for path in tmp_path.iterdir()]


def test_a_live_bowl_that_no_lesson_has_is_told_before_anything_is_rendered(run, tmp_path):
    code, out, err = run("export", "compare", "rods", "--to", "html", "--live")
    assert (2, "", []) == (code, out, [*tmp_path.iterdir()])
    assert err.startswith("grokdl: None of these lessons has a bowl that could be live")


def test_a_deck_of_the_short_film_has_a_name_of_its_own(run, tmp_path):
    (tmp_path / "media").mkdir()
    mine = tmp_path / "media" / "film_short.html"
    mine.write_text("<p>mine")
    code, out, err = run("export", "film", "--short", "--to", "html", "-q", "draft")
    assert (2, "", "<p>mine") == (code, out, mine.read_text())
    assert "media/film_short.html is there" in err
