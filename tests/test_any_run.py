"""The lessons take any valid run: they stay legible, and say nothing false.

Each tricky run is shown to one lesson, and each lesson a random run of its own.
"""

from zlib import crc32

import pytest
from audited import LESSONS, NAMES, dealt, glanced

from grokdl.audit.random_parameters import random_parameters

TRICKY = {
    "input 0": {"input": 0},
    "input negative": {"input": -2},
    "input tiny": {"input": 1e-6},
    "input huge": {"input": 1e6},
    "weight and goal huge": {"weight": 1e6, "goal_prediction": -1e6},
    "goal 0": {"goal_prediction": 0},
    "at the goal": {"weight": 0.4, "input": 2},
    "at another goal": {"weight": 1.6, "input": 0.5},
    "a hair off the goal": {"weight": 0.4 + 1e-9, "input": 2},
    "a hair that no error shows": {"weight": 1e-200, "goal_prediction": 0, "input": 1},
    "alpha 0": {"alpha": 0},
    "alpha 1": {"alpha": 1},
    "alpha negative": {"alpha": -0.1},
    "alpha 10": {"alpha": 10},
    "alpha small": {"alpha": 0.001},
    "alpha tiny": {"alpha": 1e-9},
    "one jump": {"alpha": 0.25, "input": 2},
    "bounces": {"alpha": 0.5, "input": 2},
    "bounces 100000 times": {"alpha": 0.5, "input": 2, "iterations": 100_000},
    "settles 100000 times": {"alpha": 0.1, "input": 0.5, "iterations": 100_000},
    "overshoots 100000 times": {"alpha": 0.45, "input": 2, "iterations": 100_000},
    "overflows": {"input": 1e6, "alpha": 10, "iterations": 100_000},
    "runs away until it overflows": {"alpha": -1, "input": 2, "iterations": 100_000},
    "at the goal but for rounding": {"weight": 0.1, "input": 3, "goal_prediction": 0.3},
    "far from 0, near the goal": {
        "weight": -1943,
        "input": -32.03,
        "goal_prediction": 62234.22776571,
        "alpha": 0.00133073,
    },
    "lands on a large goal, and stays": {"input": 1, "goal_prediction": 123456.789, "alpha": 1},
    "lands one float beside the goal": {"weight": -91030, "input": 0.7296}
    | {"goal_prediction": -66415.48799993358, "alpha": 1.8785828331794396},
    "every step would land": {"weight": -0.5152, "input": 122.3, "goal_prediction": 0}
    | {"alpha": 122.3**-2},
    "runs far away at once": {"weight": -0.002, "input": -1.184, "alpha": -10, "iterations": 29},
    "one step of very many gaps": {"weight": 123456.789, "input": 1e6, "alpha": 10}
    | {"goal_prediction": -1, "iterations": 1},
    "diverges slowly up to the last float": {"weight": 1.763e-05, "input": -2.422}
    | {"goal_prediction": -4.265716e-05, "alpha": 0.17047147637163051, "iterations": 100_000},
    "swings a little wider each time": {"weight": -3.865, "input": 1.431}
    | {"goal_prediction": -0.253, "alpha": 0.43416},
    "leaves the frame in the time lapse": {"weight": -1.386, "input": 1.449}
    | {"goal_prediction": -3.413, "alpha": 2 / 1.449**2, "iterations": 6325},
    "would land but for rounding": {"weight": -258400, "input": -79.88, "goal_prediction": 0}
    | {"alpha": 0.00015671980680083723},
    "gets down to the least float": {"weight": -1416, "input": -0.4157, "goal_prediction": 0}
    | {"alpha": 2.5890922380241794, "iterations": 10_078},
    "a long change in a short gap": {"weight": 4.387e-05, "input": -0.3289, "goal_prediction": 0}
    | {"alpha": 4.707845482352081},
    "one last jump, far out": {"weight": 1, "input": 5942, "goal_prediction": 5268}
    | {"alpha": 10, "iterations": 7},
    "climbs by as much each time": {"weight": 1e-06, "input": -1e-06, "goal_prediction": 10040}
    | {"alpha": -0.0001321, "iterations": 10741},
    "at a goal of 1e-6": {"weight": -1, "input": -1e-6, "goal_prediction": 1e-6},
    "runs away sooner than with alpha 1": {"input": 2, "alpha": 2, "iterations": 100_000},
    "runs away hardly sooner than with alpha 1": {"input": 100, "alpha": 10, "iterations": 100},
    "bounces but for rounding": {"weight": -1.909, "input": -3.375, "goal_prediction": -1.032}
    | {"alpha": 0.1755829903978052},
    "creeps": {"alpha": 1e-6, "input": 2, "iterations": 100_000},
    "a long alpha that can't help": {"weight": 0.1, "input": 0, "alpha": -0.0009787},
    "everything 0": {"weight": 0, "input": 0, "goal_prediction": 0, "alpha": 0},
    **{f"{n} iterations": {"iterations": n} for n in (1, 2, 3, 5, 100_000)},
    **{f"{n} iterations, diverging": {"iterations": n, "input": 2} for n in (1, 2, 3, 5)},
}
RANDOM_RUNS = 1


def random_runs() -> list[tuple[str, dict[str, float]]]:
    return [
        (name, drawn)
        for name in NAMES
        for drawn in random_parameters(LESSONS[name].parameters, RANDOM_RUNS, crc32(name.encode()))
        if drawn
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "run"), dealt(TRICKY))
def test_a_lesson_takes_a_tricky_run(name, run):
    assert [] == glanced(name, **TRICKY[run])


@pytest.mark.slow
def test_the_last_of_very_many_numbers_touches_no_ghost():
    run = {"weight": -81550, "input": 0.02416, "goal_prediction": 1e6, "alpha": 10}
    look = {"theme": "dark", "aspect": "1:1"}
    assert [] == glanced("overshoot", look, **run, iterations=100_000)


CROWDED = {
    "long sums in a narrow card": (
        "follow-the-slope",
        {"language": "de", "aspect": "4:3"},
        {"weight": 0.0001212, "input": -103.8, "goal_prediction": 0.0003367}
        | {"alpha": -1.208e-05, "iterations": 6364},
    ),
    "a flight over the first ghost's number": (
        "alpha",
        {"aspect": "1:1"},
        {"weight": -4.348, "input": -1.385, "goal_prediction": 2.946}
        | {"alpha": 1.633987966628875, "iterations": 5},
    ),
    "a marker at the map's edge under the verdict": (
        "regime-map",
        {"language": "de", "aspect": "1:1"},
        {"weight": -3.317, "input": 0.3488, "goal_prediction": -1.131, "alpha": 2.6619035568811245},
    ),
    "a run beyond the limit, where alpha 1 is named": (
        "fork",
        {"language": "de"},
        {"weight": 0.5232, "input": 2.651, "goal_prediction": -4.77, "alpha": 0.3085130099839107},
    ),
    "runs that only rounding moves": (
        "fork",
        {"language": "de"},
        {"weight": 0.0004077, "input": -83.21, "goal_prediction": -0.033924717000033924}
        | {"alpha": 5.1875005107750615e-05, "kept": 12},
    ),
    "an arrow that grows over its number": (
        "from-memory",
        {"language": "de", "aspect": "9:16"},
        {"weight": -16.27, "input": 0.2811, "goal_prediction": -3.891, "alpha": 10.0}
        | {"iterations": 7025},
    ),
    "a gap's words between its bracket and the sums": (
        "divergence",
        {"language": "de", "aspect": "1:1"},
        {"weight": 0.0, "input": 1e-6, "goal_prediction": 123456.789, "alpha": -10.0}
        | {"iterations": 3},
    ),
    "a closer view's words beside the goal's line": (
        "alpha",
        {"aspect": "1:1"},
        {"weight": 17060.0, "input": 144.5, "goal_prediction": 0.0, "alpha": 4.006887723525458e-05},
    ),
    "an error beyond the last step that no float holds": (
        "from-memory",
        {},
        {"weight": 1e6, "input": 1e6, "goal_prediction": -1e-06, "alpha": 0.1, "iterations": 411},
    ),
    "a neuron that just fills its box": (
        "from-memory",
        {},
        {"weight": 1.871, "input": 1e6, "goal_prediction": -0.000115, "alpha": -0.1}
        | {"iterations": 1},
    ),
    "four long numbers in a narrow sum": (
        "error-bowl",
        {"aspect": "4:3"},
        {"weight": -1e6, "input": 6078, "goal_prediction": -0.0002041, "alpha": -0.09365}
        | {"iterations": 100_000},
    ),
    "a slope that swings from side to side in a narrow plot": (
        "follow-the-slope",
        {"language": "de", "aspect": "1:1"},
        {"weight": 5.257, "input": 3.195, "goal_prediction": 4.83}
        | {"alpha": 0.19592428506003856, "iterations": 30},
    ),
    "a slope in a narrow plot, and next a bowl that is not seen yet": (
        "follow-the-slope",
        {"language": "de", "aspect": "1:1"},
        {"weight": -1e6, "input": 1e6, "goal_prediction": 1e-06, "alpha": 1e-06, "iterations": 1},
    ),
    "a try that swings for long, told in brief": (
        "alpha-too-small-too-big",
        {},
        {"weight": -4.102, "input": 1.401, "goal_prediction": -0.2849, "third_alpha": 0.1189}
        | {"fourth_alpha": 0.45, "fifth_alpha": 10, "sixth_alpha": 0.001603},
    ),
    "a single step to a place above the picture": (
        "overshoot",
        {},
        {"weight": -0.002442, "input": 47, "goal_prediction": -0.114773885226}
        | {"alpha": 0.0010424524510615537, "iterations": 1},
    ),
    "a weight far away over a ghost's number": (
        "alpha",
        {"aspect": "1:1"},
        {"weight": 0.2932, "input": -1.55, "goal_prediction": -0.3807}
        | {"alpha": 0.4162330905306971, "iterations": 100_000},
    ),
    "bowls of runs that start a float beside the goal": (
        "alpha-too-small-too-big",
        {"language": "de"},
        {"weight": -1.361e-05, "input": -161.5, "goal_prediction": 0.002198015, "iterations": 1},
    ),
    "a gap whose name takes two lines": (
        "cobweb",
        {"language": "de"},
        {"weight": 0.4389, "input": 1.956, "goal_prediction": -2.737}
        | {"alpha": 0.059756430197761466, "iterations": 1090},
    ),
    "a plane without a best weight": ("cobweb", {}, {"input": 0, "goal_prediction": 0}),
    "a product of many digits": (
        "compare",
        {"language": "de"},
        {"weight": -9.865e-05, "input": 1.86e-06, "goal_prediction": -0.009762},
    ),
    "a number that is longer in few digits than another": (
        "overshoot",
        {"language": "de", "aspect": "4:3"},
        {"weight": -3.023e-05, "input": -345400, "goal_prediction": -42.46}
        | {"alpha": -0.5901, "iterations": 11647},
    ),
    "a slope at the end of its line": (
        "follow-the-slope",
        {"aspect": "4:3"},
        {"weight": 1150, "input": 1e6, "goal_prediction": 4.154}
        | {"alpha": -0.000492, "iterations": 196},
    ),
    "long numbers along a narrow axis": (
        "follow-the-slope",
        {"aspect": "1:1"},
        {"weight": -0.005464, "input": 763.5, "goal_prediction": -4.1717681717640005}
        | {"alpha": 6.342446078946205e-06, "iterations": 100_000},
    ),
    "an error that leads out of its chart slowly": (
        "alpha",
        {"language": "de"},
        {"weight": -1, "input": 1, "goal_prediction": 1e-6, "panes": 2}
        | {"alpha": -0.0001068, "iterations": 7464},
    ),
    "a long slope beside a lens": (
        "from-memory",
        {"language": "de", "aspect": "4:3"},
        {"weight": -2491, "input": -6.267e-05, "goal_prediction": -1e-06, "alpha": -1.401e-06}
        | {"iterations": 91},
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("in_full", [False, True], ids=["alone", "as in a film"])
@pytest.mark.parametrize(("name", "look", "run"), CROWDED.values(), ids=CROWDED)
def test_a_crowded_picture_has_no_finding(name, look, run, in_full):
    assert [] == glanced(name, look, in_full, **run)


@pytest.mark.slow
@pytest.mark.parametrize("changes", [{}, {"iterations": 1}, {"alpha": 0}, {"input": 0}])
def test_alpha_can_be_shown_alone(changes):
    assert [] == glanced("alpha", panes=1, **changes)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "changes"), random_runs())
def test_a_lesson_takes_any_run(name, changes):
    assert [] == glanced(name, **changes)
