"""A mistake that a user types is told in a sentence, with a way out."""

import pytest
from conftest import HERE, SCENES, SMALL

BOOK = SCENES.parent / "chapter4_outputs.toml"
FILE = str(SMALL)
MISTAKES = [
    (("rendr",), "No such command 'rendr'", "Did you mean render?"),
    (("train", "--alhpa", "1"), "No such option '--alhpa'", "Did you mean --alpha"),
    (("train", "--alpha", "0,5"), "alpha = 0,5: it must be", "Write it with a point: 0.5."),
    (("train", "--step-amount", "0,5", "--method", "hot-and-cold"), "step_amount = 0,5", "0.5."),
    (("train", "--iteratons", "1"), "No such option '--iteratons'", "Did you mean --iterations?"),
    (("train", "--pace", "2"), "No such option '--pace'", "There are: --weight, --input,"),
    (("render", "box", "--format", "gif"), "No such option '--format'", "There are: --weight,"),
    (
        ("render", "box", "--transparent", *HERE),
        "MP4 has no transparency: take",
        "-o moving-square",
    ),
    (("film", "--transparent", *HERE), "MP4 has no transparency: take", "-o film_transparent"),
    (("render", "box", "--part", "panel", *HERE), "moves has no panel.", "It has: stage."),
    (("render", "fork", "--parts", "chart"), "The fork has no chart.", "It has: stage."),
    (("film", "--part", "chart"), "A film shows whole pictures", "Leave that out"),
    (("render", "box", "--height", "721", *HERE), "721 pixels is odd", "Take 720 or 722."),
    (("render", "box", "--height", "72", *HERE), "A height of 72 pixels", "between 90 and 4320."),
    (("render", "box", "--height", "tall", *HERE), "height = tall: it must be", "As in 720."),
    (("render", "box", "--no-panel"), "No such option '--no-panel'", "There are: --weight"),
    (("render", "box", "--no_captions"), "No such option", "Did you mean --no-captions?"),
    (("render", "box", "-ql", *HERE), "There is no quality 'l'.", "There are: draft, slide"),
    (("film", "--alpha", "2"), "No such option '--alpha'", "There are: --quality, --theme"),
    (("play",), "No such command 'play'", "There are: list, train,"),
    (("render", "box.steep", *HERE), "There is no lesson 'box.steep'.", "-p FILE box.steep."),
    (("audit", "box.steep", *HERE), "There is no lesson 'box.steep'.", "-p FILE box.steep."),
    (("train", "--alpha"), "requires an argument", "See grokdl train -h."),
    (("train", "extra"), "unexpected extra argument", "See grokdl train -h."),
    (("train", "--alpha", "foo"), "alpha = foo: it must be a number from -10 to 10.", "See"),
    (("train", "--alpha", "nan"), "alpha = nan: it must be a number from -10 to 10.", "See"),
    (("train", "--input", "inf"), "input = inf: it must be a number from", "See"),
    (("train", "--iterations", "0"), "iterations = 0: it must be a whole number from 1", "See"),
    (("train", "--iterations", "1e9"), "iterations = 1e9: it must be a whole number", "See"),
    (("train", "--weight", "2000000"), "weight = 2000000: it must be a number from", "See"),
    (("train", "--alpha", "1", "--learning-rate", "2"), "alpha is given twice", "Keep one"),
    (("train", "--book", "divergenc"), "no program 'divergenc'", "Did you mean divergence?"),
    (("train", "--book", "divergenc"), "no program 'divergenc'", "grokdl train --list"),
    (("train", "--book", "xyz"), "no program 'xyz'", "There are: measure_error, hot_and_cold_by"),
    (("train", "--book"), "--book needs a program's name.", "There are: measure_error,"),
    (
        ("train", "--book", "--format", "csv"),
        "--book needs a program's name",
        "grokdl train --list",
    ),
    (("train", "--book", ""), "--book needs a program's name.", "grokdl train --list"),
    (("train", "--format", "jsn"), "There is no format 'jsn'.", "Did you mean json?"),
    (("train", "--method", "hot"), "There is no method 'hot'.", "hot-and-cold"),
    (("train", "--step-amount", "1"), "--step-amount plays no part", "Add --method hot-and-cold"),
    (("train", "--book", "hot_and_cold", "--alpha", "1"), "alpha plays no part", "Leave it out."),
    (("train", "--method", "hot-and-cold", "--step-amount", "x"), "step_amount = x", "See"),
    (("list", "zzz", *HERE), "There is no lesson 'zzz'.", "There are: waiting, moving-square."),
    (("list", "--scenes", "nowhere"), "nowhere is no folder.", "Give --scenes a folder"),
    (("render", *HERE), "Which lesson?", "There are: waiting, moving-square."),
    (
        ("render", "movingsquare2", *HERE),
        "no lesson 'movingsquare2'",
        "Did you mean moving-square?",
    ),
    (("render", "box", "--set", "side=3", *HERE), "no parameter 'side'", "Did you mean sides"),
    (("render", "box", "--set", "sides", *HERE), "'sides' is no NAME=VALUE", "--set"),
    (("render", "box", "--set", "sides=2", *HERE), "sides = 2: it must be", "See"),
    (("render", "box", "-q", "drft", *HERE), "There is no quality 'drft'.", "Did you mean draft?"),
    (("render", "box", "--theme", "drak", *HERE), "no theme 'drak'.", "Did you mean dark?"),
    (("render", "box", "-o", "", *HERE), "An empty path", "Name a file or a folder."),
    (("render", "box", "-o", "C:\talks", *HERE), r"'C:\talks' has a tab in it", "in 'quotes'"),
    (("render", "box", "--title", "a\ab", *HERE), r"'a\x07b' has the character U+0007", "Leave"),
    (
        ("render", "box", "--title", "\udcff", *HERE),
        r"'\udcff' is no text in UTF-8",
        "Type it anew",
    ),
    (("render", "box", "-o", "x.avi", *HERE), "written as MP4", "a name that ends in .mp4"),
    (("render", "all", "-o", "x.mp4", *HERE), "2 videos were asked for", "Give -o a folder."),
    (("render", "all", "--set", "sides=5", *HERE), "waiting: There is no parameter", "There are"),
    (("render", "box", "-o", "/dev/null/x", *HERE), "can't be written", "another place with -o"),
    (("render", "-p", "talk.toml", *HERE), "There is no file talk.toml.", "grokdl params LESSON"),
    (("render", "box", "--alpha", "1", "--alpha", "x", *HERE), "alpha = x: it must be", "See"),
    (("params", *HERE), "Which lesson?", "There are: waiting, moving-square."),
    (("audit", "movingsquare2", *HERE), "no lesson 'movingsquare2'", "Did you mean moving-square?"),
    (("audit", "alpha", "--alpha", "99"), "alpha = 99: it must be a number from -10 to 10.", "See"),
    (
        ("audit", "--alpha", "1"),
        "There is no parameter 'alpha' in ",
        "Name the lessons that",
    ),
    (("audit", "box", "--set", "side=3", *HERE), "no parameter 'side'", "Did you mean sides"),
    (
        ("audit", "box", "--random", "0", *HERE),
        "0 is not in the range x>=1",
        "See grokdl audit -h.",
    ),
    (("audit", "film", "--alpha", "1"), "no parameter plays a part in it", "Leave it out"),
    (("audit", "film", "--random", "2"), "no parameter plays a part in it", "Leave it out"),
    (("audit", "film", "--set", "panes=1"), "no parameter plays a part in it", "Leave it out"),
    (("audit", "box", "-o", "x.pdf", *HERE), "one HTML file", "a name that ends in .html"),
    (("film", "-o", "/dev/null/x", *HERE), "can't be written", "another place with -o"),
    (("render", "nowhere.py", "Mine"), "There is no file nowhere.py.", "Name a Python file"),
    (
        ("render", str(BOOK), "Mine"),
        "chapter4_outputs.toml is no Python file.",
        "Name one that ends in .py.",
    ),
    (("render", FILE, "Said", "--alpha", "1"), "--alpha is for lessons", "Leave it out."),
    (("render", FILE, "Said", "--theme", "dark"), "--theme is for lessons", "Leave it out."),
    (("render", FILE, "Said", "--no-captions"), "--no-captions is for lessons", "Leave it out."),
    (("render", FILE, "Said", *HERE), "--scenes is for lessons", "Leave it out."),
    (("render", FILE, "Said", "-q", "drft"), "There is no quality 'drft'.", "Did you mean draft?"),
    (("render", FILE, "Said", "-o", "x.avi"), "written as MP4", "a name that ends in .mp4"),
    (("render", FILE), "Which scene of", "There are: Said, Skipping, Beeping."),
    (("render", FILE, "Sad"), "There is no scene 'Sad' in", "Did you mean Said?"),
    (("render", FILE, "all", "-o", "x.mp4"), "3 videos were asked for", "Give -o a folder."),
]


@pytest.mark.parametrize(("words", "message", "hint"), MISTAKES, ids=lambda value: str(value)[:40])
def test_a_mistake_is_told_in_one_message_with_a_way_out(run, tmp_path, words, message, hint):
    code, out, err = run(*words)
    assert (2, "") == (code, out)
    told, way_out = err.splitlines()
    assert told.startswith("grokdl: ")
    assert message in told
    assert hint in way_out
    assert [] == list(tmp_path.iterdir())


def test_every_wrong_number_is_told_at_once(run):
    _, _, err = run("train", "--alpha", "99", "--iterations", "0", "--weight", "x")
    assert all(f"{name} = " in err for name in ("alpha", "iterations", "weight"))


def test_the_same_alpha_under_both_its_names_is_no_mistake(run):
    assert 0 == run("train", "--alpha", "0.1", "--learning-rate", "0.10")[0]


def test_a_mistake_in_a_parameter_file_names_file_and_line(run, tmp_path):
    (tmp_path / "talk.toml").write_text("[box]\nalhpa = 1\nsides = 2\n")
    code, out, err = run("render", "-p", "talk.toml", *HERE)
    assert (2, "") == (code, out)
    first, *mistakes, hint = err.splitlines()
    assert "grokdl: talk.toml has 2 mistakes." == first
    assert "talk.toml:2: box has no 'alhpa'. Did you mean alpha?" == mistakes[0]
    assert "talk.toml:3: sides = 2: it must be a whole number from 3 to 9." == mistakes[1]
    assert "grokdl params LESSON" in hint
