"""A parameter file: what it asks for, and every mistake in it with its line."""

import re
import tomllib
from pathlib import Path

import pytest
from conftest import SCENES
from hypothesis import given
from hypothesis import strategies as st

from grokdl.batch import ClipSpec, as_toml, read, side_by_side
from grokdl.catalog import gallery
from grokdl.catalog.request import asked
from grokdl.errors import GrokdlError, ParameterError
from grokdl.files.toml import Lines

TALK = """
quality = "slide"

[box]
alpha = 0.5

[box.few]
sides = 3
title = "Few"

[box.many]
sides = 9
quality = "draft"

[waiting]
"""


@pytest.fixture
def talk(tmp_path):
    """Write a parameter file, and return its path."""

    def write(text: str | bytes) -> Path:
        path = tmp_path / "talk.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def requests(path, *names, options=(), look=None, **more):
    found = read(path, SCENES)
    chosen = found.chosen(names, SCENES)
    return side_by_side(found.specs, chosen, options, (), look, **more)


def told(path):
    """Return the mistakes of a file as (line, what) pairs."""
    with pytest.raises(GrokdlError) as mistake:
        read(path, SCENES)
    lines = mistake.value.message.replace(str(path), "FILE").splitlines()
    return [(int(n), text) for n, text in re.findall(r"^FILE:(\d+): (.*)$", "\n".join(lines), re.M)]


def test_a_file_asks_for_its_variants_or_else_for_the_lesson(talk):
    names = [request.file_name for request in requests(talk(TALK))]
    assert ["moving-square_few_slide", "moving-square_many_draft", "waiting_slide"] == names


def test_a_variant_has_the_values_of_its_lesson_where_it_has_none_of_its_own(talk):
    few, many, _ = requests(talk(TALK))
    assert (0.5, 3, "Few") == (few.parameters.alpha, few.parameters.sides, few.title)
    assert (0.5, 9, None) == (many.parameters.alpha, many.parameters.sides, many.title)


def test_variants_stand_beside_each_other_even_if_only_one_is_made(talk):
    few, many, waiting = requests(talk(TALK))
    assert ((many.parameters,), (few.parameters,), ()) == (
        few.siblings,
        many.siblings,
        waiting.siblings,
    )
    assert [few.recipe] == [request.recipe for request in requests(talk(TALK), "box.few")]


@pytest.mark.parametrize("table", ["", "[box]\nshare = false\n"])
def test_variants_that_do_not_share_stand_alone(talk, table):
    path = talk(f"{table}[box.few]\nsides = 3\n[box.many]\nsides = 9")
    assert [(), ()] == [r.siblings for r in requests(path, share=bool(table))]


def test_the_command_line_wins_and_is_spelled_in_the_name(talk):
    options, look = [("sides", "5"), ("alpha", "0.5")], {"quality": "film", "title": "New"}
    [request] = requests(talk(TALK), "box.few", options=options, look=look)
    assert (5, "film", "New") == (request.parameters.sides, request.look.quality, request.title)
    assert "moving-square_few_sides-5_title-new-" in request.file_name


def test_names_choose_lessons_and_variants(talk):
    path = talk(TALK)
    assert 2 == len(requests(path, "moving-square"))
    assert 3 == len(requests(path, "all"))
    assert ["moving-square_many_draft"] == [r.file_name for r in requests(path, "box.many")]


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("box.mny", "has no [moving-square.mny].", "Did you mean many?"),
        ("waiting.x", "has no [waiting.x].", "It has no variants."),
        ("bx", "There is no lesson 'bx'.", "Did you mean moving-square?"),
    ],
)
def test_a_name_that_the_file_does_not_have_is_a_mistake(talk, name, message, hint):
    with pytest.raises(GrokdlError) as mistake:
        requests(talk(TALK), name)
    assert message in mistake.value.message
    assert hint == mistake.value.hint


def test_the_output_lies_where_the_file_does(talk):
    path = talk('output = "clips"\n[waiting]')
    assert path.parent / "clips" == read(path, SCENES).output


MISTAKES = [
    ('qualty = "draft"', 1, "There is no 'qualty' for the whole file. Did you mean quality?"),
    ("alpha = 1", 1, "There is no 'alpha' for the whole file. Put it into a lesson's table."),
    ('theme = "drak"', 1, "There is no theme 'drak'. Did you mean dark?"),
    ('output = "x.avi"', 1, "Videos are written as MP4"),
    ("[bx]", 1, "There is no lesson 'bx'. Did you mean moving-square?"),
    ("[box]\n\nalhpa = 1", 3, "box has no 'alhpa'. Did you mean alpha?"),
    ("[box]\nalpha = 99", 2, "alpha = 99: it must be a number from -10 to 10."),
    ("[box]\nalpha = nan", 2, "alpha = nan: it must be a number"),
    ("[box]\nsides = true", 2, "sides = true: it must be a whole number from 3 to 9."),
    ("[box]\nsides = [3,\n4]", 2, "For several write [moving-square.NAME] for each."),
    ("[box]\ngoal = 1\ngoal_prediction = 2", 3, "goal_prediction is given in line 2 already."),
    ('[box]\ncaptions = "no"', 2, "captions = no: it must be true or false."),
    ("[box]\ntitle = 3", 2, "title = 3: it must be a text, in quotes."),
    (
        '\noutput = "C:\\talks\\new"',
        2,
        r"output 'C:\talks\new' has a tab and a line feed in it. In double quotes",
    ),
    ('output = "\\u0000"', 1, r"output '\x00' has the character U+0000 in it."),
    (f'output = "{"x" * 5000}"', 1, "… can't be used: file name too long."),
    ('[box]\ntitle = "f\\theta"', 2, r"title 'f\theta' has a tab in it."),
    ('[box."a\\b"]', 1, r"The variant 'a\x08' has a backspace in it."),
    (
        "[box]\n[MovingSquare]",
        2,
        "MovingSquare is box, whose table is in line 1. Write box here too.",
    ),
    ("[[box]]\nsides = 3", 1, "box is a list. Write [box.NAME] for each variant."),
    ("[box.a]\nshare = false", 2, "a has no 'share'. Put it into [moving-square]."),
    ("[box.a.b]", 1, "a is a variant, and has none itself."),
    ('[box.""]', 1, "This variant has no name."),
    ("[box.a-b]\n[box.a_b]", 2, "'a_b' and 'a-b' (line 1) give one file name. Rename one"),
]


@pytest.mark.parametrize(("text", "line", "what"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_a_way_out(talk, text, line, what):
    [(at, said)] = told(talk(text))
    assert line == at
    assert what in said


def test_every_mistake_is_told_at_once_in_order(talk):
    text = '[box]\nsides = """\nmany"""\ntheme = "x" # no\na = { sides = 1,  alpha= 99 }\nb.lr = 99'
    expected = [2, 4, 5, 5, 6]
    assert expected == [line for line, _ in told(talk(text))]


BROKEN = [
    ("", "asks for no lesson.", "grokdl params"),
    ("# nothing\n", "asks for no lesson.", "grokdl params"),
    ('[box]\ntitle = "', "talk.toml:2:", "Mend it there."),
    ("[box\n", "talk.toml:1:5: this is no TOML: expected ']'", "Mend it there."),
    ("[box]\nsides = 3\nsides = 4", ":3:10: this is no TOML: sides is given twice.", "Mend it"),
    ("[box]\n[waiting]\n[box]", ":3:5: this is no TOML: [box] is written twice.", "Mend it"),
    ("[box]\ninput = 0,5 # m", ":2:10: this is no TOML: expected newline", "with a point: 0.5."),
    ('output = "C:\\dir"', "unescaped '\\' in a string.", "use 'single quotes'."),
    ('output = "C:\\users"', "invalid hex value.", "use 'single quotes'."),
    (b'title = "x"\nx = "\xff"', "talk.toml:2: this is no text in UTF-8.", "Save it as UTF-8."),
    ("x = " + "[" * 5000, "too deeply nested", "grokdl params"),
    ("x = " + "9" * 5000, "too long", "grokdl params"),
]


@pytest.mark.parametrize(("text", "message", "hint"), BROKEN, ids=range(len(BROKEN)))
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(talk, text, message, hint):
    with pytest.raises(GrokdlError) as mistake:
        read(talk(text), SCENES)
    assert message in mistake.value.message
    assert hint in mistake.value.hint


def test_a_missing_file_and_a_folder_are_mistakes(talk, tmp_path):
    with pytest.raises(GrokdlError, match=r"There is no file .*tlk.toml") as mistake:
        read(talk(TALK).with_name("tlk.toml"))
    assert "Did you mean talk.toml?" == mistake.value.hint
    with pytest.raises(GrokdlError, match="is a folder"):
        read(tmp_path)


def test_a_file_with_a_windows_accent_is_read(talk):
    assert 3 == len(requests(talk(b"\xef\xbb\xbf" + TALK.replace("\n", "\r\n").encode())))


TRICKY = '''# [no] = 1
"a.b" = 1
c = """
[no]
d = 2 \\""" x""""
e.f = [1, # ] = x
  { g = ']', h = "}" }, [2.5, 1979-05-27 07:32:00]]
[t . 'q"' ]  # = [
h = { i = { j = 1 }, k.l = 'x' }
m = 1.5 # n = 3
[[u]]
n = """"""
[t.w]
x = \'\'\'
y = 1\'\'\'
z = 1
'''


def test_each_key_is_found_on_its_line():
    tomllib.loads(TRICKY)
    found = Lines(TRICKY).found
    expected = {("a.b",): 2, ("c",): 3, ("e", "f"): 6, ("e", "f", "g"): 7, ("t", 'q"'): 8}
    expected |= {("t", 'q"', "h", "i", "j"): 9, ("t", 'q"', "h", "k", "l"): 9}
    expected |= {("t", 'q"', "m"): 10, ("u",): 11, ("u", "n"): 12, ("t", "w", "z"): 16}
    assert expected == {keys: found[keys] for keys in expected}
    assert not {"no", "d", "n", "y"} & {keys[0] for keys in found}


VALUES = st.sampled_from(['"#"', "[\n1,\n[2, 3]]", '"""\n\n[x]\n"""', "1.5e3", "{ p = 1 }", "'='"])


@given(st.lists(st.tuples(st.integers(0, 3), VALUES), max_size=8))
def test_keys_are_found_behind_values_of_many_lines(values):
    text, expected = "", {}
    for k, (gap, value) in enumerate(values):
        text += "\n" * gap + ("# = [\n" if gap == 2 else "")
        expected[(f"k{k}",)] = text.count("\n") + 1
        text += f"k{k} = {value}\n"
    tomllib.loads(text)
    assert expected == {keys: line for keys, line in Lines(text).found.items() if len(keys) == 1}


@pytest.mark.parametrize("folder", [SCENES, None])
def test_the_printed_file_asks_for_the_lessons_as_they_are(talk, folder):
    infos = gallery.lessons(folder)
    found = read(talk(as_toml(infos)), folder)
    made = side_by_side(found.specs, found.specs)
    assert [asked(info, {}).recipe for info in infos] == [request.recipe for request in made]


def test_the_printed_file_has_a_variant_to_start_from(talk):
    text = re.sub(
        r"^# (\[(?!intro|outro).*|input = .*)$", r"\1", as_toml(gallery.lessons(SCENES)), flags=re.M
    )
    names = [request.file_name for request in requests(talk(text))]
    assert ["waiting_steep", "moving-square_steep"] == names


def test_the_printed_file_tells_meaning_and_limits():
    assert "sides = 4  # how many sides it has: a whole number from 3 to 9" in as_toml(
        gallery.lessons(SCENES)
    )


BOX = (ClipSpec(gallery.find("box", SCENES)),)


def test_a_parameter_with_several_values_makes_a_clip_of_each():
    made = side_by_side(BOX, BOX, [("alpha", "0.1"), ("alpha", "0.5")], ["sides=3", "sides=5"])
    assert [(0.1, 3), (0.1, 5), (0.5, 3), (0.5, 5)] == [
        (request.parameters.alpha, request.parameters.sides) for request in made
    ]
    assert {3} == {len(request.siblings) for request in made}


def test_more_than_24_combinations_are_a_mistake():
    options = [("alpha", str(k)) for k in range(5)] + [("weight", str(k)) for k in range(5)]
    with pytest.raises(GrokdlError, match="That makes 25 clips of moving-square, and at most 24"):
        side_by_side(BOX, BOX, options)


def test_a_wrong_value_among_several_is_a_mistake():
    with pytest.raises(ParameterError, match="alpha = 99: it must be a number from -10 to 10"):
        side_by_side(BOX, BOX, [("alpha", "1"), ("alpha", "99")])
