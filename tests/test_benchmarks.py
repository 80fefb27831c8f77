"""The benchmark has its scenes, each with its naive twin, and counts right."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks import audit_runs, bench_again, bench_export, others, table
from benchmarks.bench_again import Time, time_table
from benchmarks.subjects import LESSONS, NAMES, OWN, SCENES, Subject
from benchmarks.table import Fidelity, Result, Run

from grokdl.catalog import gallery
from grokdl.catalog.look import QUALITIES

FAST = Run(frames=100, seconds=1.0, cpu=2.0, peak=200.0, size=2048)
SLOW = Run(frames=100, seconds=4.0, cpu=5.0, peak=300.0, size=1024)
SLOWEST = Run(frames=100, seconds=8.0, cpu=9.0, peak=300.0, size=1024)
FULL = Result(
    "Bowl", SLOW, FAST, SLOWEST, Fidelity(50.91, 0.99961), Fidelity(49.32, 0.99955), floor=125.0
)
BARE = Result("Alpha", SLOWEST, FAST)


def classes(path: Path) -> dict[str, list[str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return {node.name: [ast.unparse(base) for base in node.bases] for node in found}


def constructs(path: Path) -> dict[str, list[str]]:
    """The names that each scene's `construct` uses."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.name: [used.id for used in ast.walk(node) if isinstance(used, ast.Name)]
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }


@pytest.mark.parametrize("name", OWN)
def test_each_scene_of_the_benchmark_has_a_naive_twin_in_its_file(name):
    found = classes(SCENES / OWN[name])
    assert [["Scene"], ["Scene"]] == [found.get(name), found.get(f"Naive{name}")]
    assert Subject(f"Naive{name}") == Subject(name).naive


@pytest.mark.parametrize("name", OWN)
def test_a_scene_and_its_twin_tell_the_same_story(name):
    used = constructs(SCENES / OWN[name])
    assert "tell" in used[name] and "tell" in used[f"Naive{name}"]


@pytest.mark.parametrize("name", OWN)
def test_no_cheap_scene_makes_anything_anew_for_every_frame(name):
    used = constructs(SCENES / OWN[name])[name]
    assert set() == {"always_redraw", "DecimalNumber", "live_number"} & set(used)


def test_no_scene_is_left_out_of_the_benchmark():
    assert {path.name for path in SCENES.glob("*.py")} == set(OWN.values())


def test_the_lessons_of_the_benchmark_exist_and_have_no_naive_twin():
    assert set(LESSONS) <= {info.scene for info in gallery.lessons()}
    assert {None} == {Subject(name).naive for name in LESSONS}
    assert 8 == len(NAMES)


def test_ratios_are_the_engines_rate_against_the_others():
    assert (100.0, 25.0) == (FAST.rate, SLOW.rate)
    assert (4.0, 8.0, 2.0, 0.8) == tuple(getattr(FULL, name) for name in table.RATIOS)


def test_what_was_not_measured_has_no_ratio():
    assert (None, None) == (BARE.times_naive, BARE.share_of_floor)


def test_medians_are_over_the_scenes_that_have_the_ratio():
    expected = {"times_stock": 6.0, "times_naive": 8.0, "size_ratio": 2.0, "share_of_floor": 0.8}
    assert expected == table.medians([FULL, BARE])
    assert table.medians([BARE])["times_naive"] is None


def test_the_run_of_median_speed_counts_and_of_two_the_slower():
    assert SLOW == table.middle_run([FAST, SLOWEST, SLOW])
    assert SLOWEST == table.middle_run([FAST, SLOWEST])


def test_the_text_that_the_benchmark_changes_is_in_the_lesson():
    text = (gallery.scenes_folder() / bench_again.LESSON).read_text(encoding="utf-8")
    assert [1, 1] == [text.count(part) for part in (bench_again.PARAMETERS, bench_again.WORDS)]


def test_the_time_table_has_the_median_and_the_range():
    tries = [Time(3.0, 4.0, 50, 100), Time(1.0, 2.0, 50, 100), Time(1.5, 2.5, 50, 100)]
    line = time_table({"one caption's words": tries}).splitlines()[1]
    assert "one caption's words 1.50 1.00 3.00 2.50 50 100" == words(line)


def words(line: str) -> str:
    return " ".join(line.split())


def test_the_speed_table_ends_in_the_medians():
    lines = table.speed_table([FULL, BARE]).splitlines()
    assert "Bowl 100 25.0 12.5 100.0 125.0 4.00 8.00 80 %" == words(lines[1])
    assert "Alpha 100 12.5 – 100.0 – 8.00 – –" == words(lines[2])
    assert "median 6.00 8.00 80 %" == words(lines[3])


def test_the_cost_table_has_the_engines_numbers_before_stocks():
    line = table.cost_table([FULL]).splitlines()[1]
    assert "Bowl 2.0 / 5.0 200 / 300 2 / 1 2.00 49.3 / 50.9 0.99955 / 0.99961" == words(line)


def test_columns_stand_under_their_heads():
    lines = table.laid_out(("scene", "fps"), [("Bowl", 1), ("ZoomingAxis", 20)]).splitlines()
    assert ["scene        fps", "Bowl           1", "ZoomingAxis   20"] == lines


def test_the_browsers_page_gets_its_task():
    page = others.page_for(QUALITIES["draft"])
    line = next(line for line in page.splitlines() if line.startswith("const task = "))
    task = json.loads(line.removeprefix("const task = ").removesuffix(";"))
    assert (854, 480, 15, 75) == tuple(task[name] for name in ("width", "height", "rate", "frames"))


def test_what_a_browser_logs_is_read():
    line = '[1:2:INFO:CONSOLE(9)] "grokdl-bench {"rate":123.5,"codec":"vp8"}", source: x (9)\n'
    assert {"rate": 123.5, "codec": "vp8"} == others.told(line)


def test_what_can_not_run_here_says_why(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert others.webcodecs(QUALITIES["draft"]).startswith("left out, for there is no chromium")


def test_a_run_that_cannot_be_audited_is_named_and_the_others_are_audited(monkeypatch, capsys):
    def audits(requests):
        if any(request.recipe["lesson"] == "overshoot" for request in requests):
            raise FloatingPointError("overflow")
        return [request.recipe["lesson"] for request in requests]

    monkeypatch.setattr(audit_runs, "audits", audits)
    lessons = ["error-bowl", "overshoot", "alpha"]
    [requests] = audit_runs.batches(3, 1, lessons)
    assert ["error-bowl", "alpha"] == audit_runs.audited(requests)
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith("overshoot ") and line.endswith("FloatingPointError('overflow')")


@pytest.mark.slow
def test_fidelity_is_perfect_for_the_same_video_and_not_for_another(clip, tmp_path):
    here = {"cwd": Path(__file__).parent, "capture_output": True, "text": True, "check": True}
    ask = [sys.executable, "-m", "benchmarks.fidelity", clip.path, clip.path]
    [found] = json.loads(subprocess.run(ask, **here).stdout)
    assert {"psnr": 99.0, "ssim": 1.0} == found


def test_formats_are_compared_with_the_row_they_name():
    rows = [row for row in bench_export.ROWS if row.name in ("webm, stock -t", "webm, clear")]
    costs = {
        "webm, stock -t": bench_export.Cost(12.0, 13.0, 25_000_000),
        "webm, clear": bench_export.Cost(4.0, 7.5, 3_000_000),
    }
    table = bench_export.cost_table(rows, costs).splitlines()
    assert ["webm,", "stock", "-t", "12.0", "13.0", "25.00", "–"] == table[1].split()
    assert ["webm,", "clear", "4.0", "7.5", "3.00", "3.00"] == table[2].split()


def test_every_row_is_compared_with_one_that_comes_before_it():
    names = [row.name for row in bench_export.ROWS]
    for place, row in enumerate(bench_export.ROWS):
        assert row.beside in ("", *names[:place])
