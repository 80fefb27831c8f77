"""The commands, as a user types them."""

import csv
import io
import json
import subprocess
import sys

import pytest
from conftest import SCENES

from grokdl import Parameters, book, gradient_descent
from grokdl.files.cache import Store
from samples import PRINTED

HERE = ("--scenes", str(SCENES))
BOOK = SCENES.parent / "chapter4_outputs.toml"
SMALL = str(SCENES.parent / "their_scenes" / "small.py")


COMMANDS = [(), *((name,) for name in ("list", "train", "params", "render", "watch", "film"))]
COMMANDS += [(name,) for name in ("recipe", "status", "update", "clean", "audit")]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_has_an_example(run, command, flag):
    code, out, _ = run(*command, flag)
    assert 0 == code
    assert f"\n    grokdl {' '.join(command)}" in out.replace("    grokdl  ", "    grokdl ")


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
    (("render", SMALL, "Said", "--alpha", "1"), "--alpha is for lessons", "Leave it out."),
    (("render", SMALL, "Said", "--theme", "dark"), "--theme is for lessons", "Leave it out."),
    (("render", SMALL, "Said", "--no-captions"), "--no-captions is for lessons", "Leave it out."),
    (("render", SMALL, "Said", *HERE), "--scenes is for lessons", "Leave it out."),
    (("render", SMALL, "Said", "-q", "drft"), "There is no quality 'drft'.", "Did you mean draft?"),
    (("render", SMALL, "Said", "-o", "x.avi"), "written as MP4", "a name that ends in .mp4"),
    (("render", SMALL), "Which scene of", "There are: Said, Skipping, Beeping."),
    (("render", SMALL, "Sad"), "There is no scene 'Sad' in", "Did you mean Said?"),
    (("render", SMALL, "all", "-o", "x.mp4"), "3 videos were asked for", "Give -o a folder."),
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


def test_the_book_format_prints_what_the_books_program_prints(run):
    _, out, _ = run("train", "--input", "2", "--alpha", "0.1", "--format", "book")
    lines = out.splitlines()
    assert ["Error:0.04 Prediction:1.0", "Error:0.0144 Prediction:0.92"] == lines[:2]
    assert (
        "Settles: alpha * input**2 = 0.4, so each step multiplies the error by 0.36." == lines[-1]
    )
    assert 21 == len(lines)


def test_a_program_of_the_book_is_taken_and_may_be_changed(run):
    _, out, _ = run("train", "--book", "Several-Steps", "--iterations", "2", "--format", "csv")
    assert ["0", "1"] == [row["iteration"] for row in csv.DictReader(io.StringIO(out))]
    assert "0.968" in out


def test_all_programs_of_the_book_are_listed_with_their_sections(run):
    code, out, _ = run("train", "--list")
    assert 0 == code
    assert [[name, of.section] for name, of in book.PROGRAMS.items()] == [
        line.split()[:2] for line in out.splitlines()
    ]


@pytest.mark.parametrize("name", [name for name in PRINTED if "rows" in PRINTED[name]])
def test_a_program_of_the_book_prints_what_the_book_prints(run, name):
    _, out, _ = run("train", "--book", name)
    lines = out.splitlines()
    wanted = [(k, f"Error:{e} Prediction:{p}") for k, e, p in PRINTED[name]["rows"]]
    assert wanted == [(k, lines[k]) for k, _ in wanted]


def test_a_program_that_prints_whole_steps_shows_them(run):
    _, out, _ = run("train", "--book", "several_steps")
    heads = ("Weight", "Error", "Prediction", "Delta", "Weight Delta")
    wanted = [
        " ".join(f"{head}:{text}" for head, text in zip(heads, texts, strict=True))
        for _, *texts in PRINTED["several_steps"]["steps"]
    ]
    assert wanted == out.splitlines()[:4]


def test_the_table_aligns_every_column_under_its_name(run):
    _, out, _ = run("train", "--book", "divergence", "--format", "table")
    table = out.split("\n\n")[0].splitlines()
    names = ["iteration", "weight", "prediction", "error", "delta", "weight_delta"]
    assert names == table[0].split()
    assert 1 == len({len(line) for line in table})
    assert 21 == len(table)


def test_csv_holds_the_columns_with_every_digit_and_nothing_else(run):
    _, out, _ = run("train", "--input", "1.1", "--format", "csv")
    history = gradient_descent(Parameters(input=1.1))
    rows = [tuple(map(float, row)) for row in list(csv.reader(io.StringIO(out)))[1:]]
    assert [tuple(step) for step in history] == rows


def test_json_holds_parameters_regime_and_every_step(run):
    _, out, _ = run("train", "--input", "2", "--alpha", "0.1", "--format", "json")
    data = json.loads(out)
    history = gradient_descent(Parameters(input=2, alpha=0.1))
    assert history.parameters.model_dump() == data["parameters"]
    assert "settles" == data["regime"]["words"]
    assert [step._asdict() for step in history] == data["steps"]
    assert history.final_weight == data["final_weight"]


CLOSINGS = [
    (("--book", "divergence"), "Diverges: alpha * input**2 = 4, so each step multiplies"),
    (("--input", "0"), "Stands still: this weight can't help. The error stays 0.64."),
    (("--weight", "1.6"), "Stands still: already there. The error stays 0."),
    (("--book", "hot_and_cold"), "The error went from 0.3025 to 1.07995e-27; the lowest was"),
    (("--book", "hot_and_cold_never_lands"), "Jumps between the weights 0.5 and 10.5 for ever."),
    (("--method", "hot-and-cold", "--weight", "1.6"), "Stands still at weight 1.6, error 0."),
]


@pytest.mark.parametrize(("words", "closing"), CLOSINGS, ids=lambda value: str(value)[:40])
def test_the_last_line_says_what_the_run_does(run, words, closing):
    _, out, _ = run("train", *words)
    assert out.splitlines()[-1].startswith(closing)


@pytest.mark.parametrize("form", ["table", "book", "csv", "json"])
def test_a_run_that_outgrows_the_numbers_says_so(run, form):
    code, out, err = run("train", "--input", "1000", "--iterations", "500", "--format", form)
    assert 0 == code
    assert "Stopped early, after 26 of 500 iterations" in (err if form in ("csv", "json") else out)


def test_a_reader_who_leaves_early_is_no_trouble():
    command = f"{sys.executable} -m grokdl train --iterations 100000 --format csv | head -1"
    shown = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=True
    )
    assert ("iteration", "") == (shown.stdout.split(",")[0], shown.stderr)


def test_list_shows_each_lesson_with_its_numbers(run):
    _, out, _ = run("list", *HERE)
    assert "moving-square (4.12): A square goes to the right, then down." in out
    assert "weight 0, input 1.1, goal_prediction 0.8, alpha 1, iterations 4, sides 4" in out


@pytest.mark.parametrize("words", [("running", "square"), ("box",), ("MovingSquare",)])
def test_list_finds_a_lesson_by_what_people_call_it(run, words):
    code, out, _ = run("list", *words, *HERE)
    assert 0 == code
    assert "moving-square" in out
    assert "waiting" not in out


def test_list_tells_programs_every_parameter(run):
    _, out, _ = run("list", "--json", *HERE)
    data = json.loads(out)
    assert ["waiting", "moving-square"] == [lesson["name"] for lesson in data]
    sides = {
        "default": 4,
        "description": "how many sides it has",
        "limits": "a whole number from 3 to 9",
    }
    assert sides == data[1]["parameters"]["sides"]


@pytest.mark.slow
def test_render_prints_the_paths_last_and_the_progress_as_plain_lines(grokdl, tmp_path):
    done = grokdl("render", "box", "Waiting", "MovingSquare", "-q", "draft", *HERE)
    paths = [f"media/clips/{name}_draft.mp4" for name in ("moving-square", "waiting")]
    assert (0, paths) == (done.returncode, done.stdout.splitlines())
    assert "moving-square: done, 3.0 s of video" in done.stderr
    assert all((tmp_path / path).is_file() for path in paths)


def test_a_mistake_in_a_parameter_file_names_file_and_line(run, tmp_path):
    (tmp_path / "talk.toml").write_text("[box]\nalhpa = 1\nsides = 2\n")
    code, out, err = run("render", "-p", "talk.toml", *HERE)
    assert (2, "") == (code, out)
    first, *mistakes, hint = err.splitlines()
    assert "grokdl: talk.toml has 2 mistakes." == first
    assert "talk.toml:2: box has no 'alhpa'. Did you mean alpha?" == mistakes[0]
    assert "talk.toml:3: sides = 2: it must be a whole number from 3 to 9." == mistakes[1]
    assert "grokdl params LESSON" in hint


@pytest.mark.slow
def test_render_makes_what_a_parameter_file_asks_for(run, grokdl, tmp_path):
    file = run("params", "box", *HERE)[1].replace('"film"', '"draft"')
    (tmp_path / "talk.toml").write_text(f'output = "out"\n{file}\n[moving-square.few]\nsides = 3\n')
    done = grokdl("render", "-p", "talk.toml", *HERE)
    assert (0, "out/moving-square_few_draft.mp4\n") == (done.returncode, done.stdout)
    assert (tmp_path / "out/moving-square_few_draft.mp4").is_file()


@pytest.mark.slow
def test_film_prints_its_path(grokdl, tmp_path):
    done = grokdl("film", "-q", "draft", "--theme", "dark", *HERE)
    assert (0, "media/film_dark_draft.mp4\n") == (done.returncode, done.stdout)
    assert (tmp_path / "media/film_dark_draft.mp4").is_file()


@pytest.mark.slow
def test_a_scene_file_is_rendered_like_a_lesson(grokdl, tmp_path):
    done = grokdl("render", SMALL, "Said", "Skipping", "Said", "-q", "draft")
    paths = [f"media/scenes/small/{name}_draft.mp4" for name in ("Said", "Skipping")]
    assert (0, paths) == (done.returncode, done.stdout.splitlines())
    assert "Said: done, 2.0 s of video" in done.stderr
    assert all((tmp_path / path).is_file() for path in paths)


HIDING = ("typing", "random", "queue", "logging", "av", "numpy", "manim")


def test_files_in_the_present_folder_are_not_taken_for_libraries(grokdl, tmp_path):
    for name in HIDING:
        (tmp_path / f"{name}.py").write_text("1 / 0")
    done = grokdl("render", "nothing-of-that-name", *HERE)
    assert (2, "") == (done.returncode, done.stdout)
    assert "grokdl: There is no lesson 'nothing-of-that-name'." in done.stderr


def test_clean_empties_the_cache_and_leaves_videos_alone(run, tmp_path, monkeypatch):
    monkeypatch.setenv("GROKDL_CACHE", str(tmp_path / "cache"))
    Store(tmp_path / "cache" / "segments").put("ab" + 38 * "0", b"x" * 999_968)
    video = tmp_path / "media" / "clips" / "overshoot.mp4"
    video.parent.mkdir(parents=True)
    video.write_bytes(b"video")
    code, out, _ = run("clean")
    assert (0, True) == (code, out.startswith("Freed 1.0 MB; 0.0 MB are kept in"))
    assert b"video" == video.read_bytes()


def test_clean_keeps_what_is_within_the_limits(run, tmp_path, monkeypatch):
    monkeypatch.setenv("GROKDL_CACHE", str(tmp_path / "cache"))
    Store(tmp_path / "cache" / "segments").put("ab" + 38 * "0", b"x" * 999_968)
    for limits in (("--max-size", "2MB"), ("--max-age", "1h"), ("--max-size", "1 gb")):
        assert "Freed 0.0 MB; 1.0 MB are kept" in run("clean", *limits)[1]
    assert "Freed 1.0 MB" in run("clean", "--max-size", "1kB")[1]


@pytest.mark.parametrize("words", [("--max-size", "lots"), ("--max-age", "7 suns")], ids=" ".join)
def test_a_limit_that_is_none_is_told_with_an_example(run, words):
    code, _, err = run("clean", *words)
    assert (2, True) == (code, "Write it like" in err)


@pytest.mark.slow
def test_audit_finds_nothing_and_says_what_it_looked_at(grokdl, tmp_path):
    done = grokdl("audit", "overshoot", "--json")
    [audit] = json.loads(done.stdout)
    assert (0, []) == (done.returncode, audit["findings"])
    assert audit["examined"]["frames"] > 100


@pytest.mark.slow
def test_audit_shows_its_findings_on_a_page_with_pictures_and_ends_with_1(grokdl, tmp_path):
    lesson = (SCENES / "waiting.py").read_text().replace("Square())", "Square().shift([6, 0, 0]))")
    (tmp_path / "waiting.py").write_text(lesson)
    done = grokdl("audit", "waiting", "--scenes", ".", "-o", "report.html")
    assert 1 == done.returncode
    assert "1 finding, in 1 of 1 audit." == done.stdout.splitlines()[-1]
    page = (tmp_path / "report.html").read_text()
    assert "<b>outside</b>" in page
    assert 'src="data:image/png;base64,iVBOR' in page


@pytest.mark.slow
def test_the_same_seed_audits_the_same_runs(grokdl):
    words = ("audit", "waiting", "--random", "2", "--seed", "3", "--json", *HERE)
    recipes = [[one["recipe"] for one in json.loads(grokdl(*words).stdout)] for _ in range(2)]
    assert recipes[0] == recipes[1]
    assert recipes[0][0] != recipes[0][1]
