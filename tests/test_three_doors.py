"""What a value means is decided once: the same on the command line, in a file and in Python."""

import json

import pytest
from conftest import HERE, SCENES

from grokdl.batch import read, side_by_side
from grokdl.catalog import gallery
from grokdl.catalog.request import asked
from grokdl.errors import GrokdlError
from grokdl.production.clip import render
from grokdl.production.film import render_film


@pytest.fixture
def doors(run, tmp_path):
    """The three ways by which a value comes in, each as a call that returns what it became."""

    def on_the_command_line(name, value):
        code, out, err = run("train", f"--{name}={value}", "--format", "json")
        if code:
            raise GrokdlError(*err.removeprefix("grokdl: ").splitlines())
        return json.loads(out)["parameters"][name]

    def in_a_file(name, value):
        text = value if isinstance(value, bool | float) else json.dumps(value)
        (tmp_path / "talk.toml").write_text(f"[box]\n{name} = {str(text).lower()}\n")
        talk = read(tmp_path / "talk.toml", SCENES)
        [request] = side_by_side(talk.specs, talk.specs)
        return getattr(request.parameters, name)

    def in_python(name, value):
        return getattr(asked(gallery.find("box", SCENES), {name: value}).parameters, name)

    return on_the_command_line, in_a_file, in_python


TAKEN = [
    ("alpha", "0.5", 0.5),
    ("alpha", " 0.5 ", 0.5),
    ("alpha", ".5", 0.5),
    ("alpha", "+2", 2.0),
    ("input", "1_000", 1000.0),
    ("input", "0x10", 16.0),
    ("input", "1e3", 1000.0),
    ("iterations", "10", 10),
    ("iterations", "10.0", 10),
    ("iterations", "1e3", 1000),
    ("iterations", 1e3, 1000),
    ("iterations", "1_000", 1000),
    ("iterations", "0x10", 16),
    ("iterations", "010", 10),
]


@pytest.mark.parametrize(("name", "value", "number"), TAKEN)
def test_a_number_is_the_same_number_at_every_door(doors, name, value, number):
    assert [number] * 3 == [door(name, value) for door in doors]


REFUSED = [
    ("alpha", "0,5", "Write it with a point: 0.5."),
    ("input", "-1,25", "Write it with a point: -1.25."),
    ("alpha", "½", ""),
    ("alpha", "nan", ""),
    ("alpha", float("nan"), ""),
    ("alpha", "-inf", ""),
    ("alpha", "1e400", ""),
    ("alpha", "", ""),
    ("alpha", "0.5 0.6", ""),
    ("alpha", "0x1g", ""),
    ("alpha", True, ""),
    ("iterations", True, ""),
    ("iterations", "true", ""),
    ("iterations", "1.5", ""),
    ("iterations", "1e-3", ""),
    ("iterations", "1e400", ""),
    ("iterations", "9" * 5000, ""),
]


@pytest.mark.parametrize(("name", "value", "hint"), REFUSED, ids=lambda value: str(value)[:20])
def test_what_is_no_number_is_none_at_any_door(doors, name, value, hint):
    for door in doors:
        with pytest.raises(GrokdlError) as mistake:
            door(name, value)
        said = str(mistake.value)
        assert f"{name} = {str(value).strip()[:37]}".lower() in said.lower()
        assert "it must be a " in said
        assert hint in said


@pytest.mark.parametrize("title", ["", "  ", "\n", "\u200b"])
def test_a_title_that_shows_nothing_is_refused_at_every_door(run, tmp_path, title):
    (tmp_path / "talk.toml").write_text(f"[box]\ntitle = {json.dumps(title)}\n")
    for words in (("box", "--title", title), ("-p", "talk.toml")):
        code, out, err = run("render", *words, *HERE)
        assert (2, "") == (code, out)
        assert "title" in err
        assert "empty" in err
    with pytest.raises(GrokdlError, match="The title is empty"):
        render("box", title=title, scenes=SCENES)
    assert ["talk.toml"] == [path.name for path in tmp_path.iterdir()]


def test_a_title_of_two_lines_is_one_line_at_every_door(tmp_path):
    (tmp_path / "talk.toml").write_text('[box]\ntitle = "one  two"\n')
    talk = read(tmp_path / "talk.toml", SCENES)
    [request] = side_by_side(talk.specs, talk.specs)
    assert "one two" == request.title
    assert "one two" == asked(gallery.find("box", SCENES), {}, title="one\ntwo").title


@pytest.mark.parametrize(
    ("output", "said"),
    [("-", "can't be written to standard output"), ("", "empty"), (" ", "empty")],
)
def test_an_output_that_is_no_place_is_refused_at_every_door(run, tmp_path, output, said):
    (tmp_path / "talk.toml").write_text(f'output = "{output}"\n[box]\n')
    for words in (
        ("render", "box", "-o", output),
        ("film", "-o", output),
        ("render", "-p", "talk.toml"),
    ):
        code, out, err = run(*words, *HERE)
        assert (2, "") == (code, out)
        assert said in err
    with pytest.raises(GrokdlError, match=said):
        render("box", output=output, scenes=SCENES)
    with pytest.raises(GrokdlError, match=said):
        render_film(output=output, scenes=SCENES)
    assert ["talk.toml"] == [path.name for path in tmp_path.iterdir()]


def test_a_parameter_that_is_given_twice_is_refused_at_every_door(run, tmp_path):
    (tmp_path / "talk.toml").write_text("[box]\nalpha = 1\nlearning_rate = 2\n")
    code, _, err = run("train", "--alpha", "1", "--learning-rate", "2")
    assert (2, True) == (code, "alpha is given twice: 1 and 2." in err)
    with pytest.raises(GrokdlError, match="alpha is given in line 2 already"):
        read(tmp_path / "talk.toml", SCENES)
    with pytest.raises(GrokdlError, match="alpha is given twice: 1 and 2"):
        render("box", alpha=1, learning_rate=2, scenes=SCENES)


@pytest.mark.parametrize(
    ("name", "value"),
    [("quality", "drft"), ("theme", "drak"), ("ground", "gray"), ("captions", "no"), ("title", 5)],
)
def test_a_look_that_there_is_not_is_refused_in_a_file_as_in_python(tmp_path, name, value):
    (tmp_path / "talk.toml").write_text(f"[box]\n{name} = {json.dumps(value)}\n")
    with pytest.raises(GrokdlError) as in_a_file:
        read(tmp_path / "talk.toml", SCENES)
    with pytest.raises(GrokdlError) as in_python:
        render("box", scenes=SCENES, **{name: value})
    assert in_python.value.message in in_a_file.value.message


def test_a_quality_that_is_no_text_is_told_in_python():
    with pytest.raises(GrokdlError, match="quality = 5: it must be a text"):
        render("box", quality=5, scenes=SCENES)
