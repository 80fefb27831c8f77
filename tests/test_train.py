"""What `grokdl train` prints."""

import csv
import io
import json
import subprocess
import sys

import pytest

from grokdl import Parameters, book, gradient_descent
from samples import PRINTED


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
