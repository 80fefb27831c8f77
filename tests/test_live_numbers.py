"""The live bowl's numbers are those of the trainer, digit by digit."""

import math
import random

from in_node import in_node, needs_node

from grokdl import numerals
from grokdl.learning import sums
from grokdl.learning.parameters import Parameters
from grokdl.learning.regimes import Behaviour, regime
from grokdl.learning.trainer import gradient_descent

pytestmark = needs_node

DEALT = random.Random(4)
NEURON = ("numerals", "trainer", "sums")


def everyday() -> Parameters:
    """A run as a slider makes one: round numbers, of any regime."""
    return Parameters(
        weight=DEALT.randint(-40, 40) / 20,
        input=DEALT.randint(-50, 50) / 20,
        goal_prediction=DEALT.randint(-20, 40) / 20,
        alpha=DEALT.randint(-5, 100) / 50,
        iterations=DEALT.choice([1, 20, 2000]),
    )


def wild() -> Parameters:
    """A run of any size."""
    weight, input, goal = (DEALT.uniform(-1, 1) * 10.0 ** DEALT.randint(-3, 6) for _ in range(3))
    alpha = DEALT.uniform(-10, 10)
    return Parameters(weight=weight, input=input, goal_prediction=goal, alpha=alpha, iterations=400)


EDGES = [
    Parameters(weight=0.0, input=2.0, goal_prediction=0.8, alpha=0.5, iterations=60),
    Parameters(weight=0.0, input=1.0, goal_prediction=0.8, alpha=1.0, iterations=60),
    Parameters(weight=0.0, input=0.0, goal_prediction=0.8, alpha=1.0, iterations=60),
    Parameters(weight=0.4, input=2.0, goal_prediction=0.8, alpha=1.0, iterations=60),
    Parameters(weight=0.0, input=2.0, goal_prediction=0.8, alpha=0.0, iterations=60),
    Parameters(weight=0.0, input=1.0, goal_prediction=0.8, alpha=0.05, iterations=60),
]
RUNS = [*EDGES, *(everyday() for _ in range(150)), *(wild() for _ in range(150))]


def test_the_weights_of_a_run_are_the_trainers_bit_for_bit_until_it_stops():
    runs = [run.model_dump() for run in RUNS]
    got = in_node(NEURON, "given.map((run) => gradientDescent(run).weights)", runs)
    histories = [gradient_descent(run) for run in RUNS]
    assert any(history.stopped_early for history in histories)
    for history, weights in zip(histories, got, strict=True):
        assert history.weights.tolist() == weights


def test_a_run_does_what_the_regimes_say():
    runs = [run.model_dump() for run in RUNS]
    got = in_node(
        NEURON, "given.map((run) => [regime(run).words, endsWell(regime(run).words)])", runs
    )
    expected = [[regime(run).words, regime(run).reaches_the_goal] for run in RUNS]
    assert {str(each) for each in Behaviour} == {words for words, _ in expected}
    assert expected == got


def test_a_number_is_written_as_a_picture_writes_it():
    halves = [0.5, 1.5, 2.5, 0.125, 0.375, 12.5, 0.0625, 1024.5, 99999.5, 2.0**-20, 100.5]
    sizes = [DEALT.uniform(-1, 1) * 10.0**size for size in range(-12, 14) for _ in range(30)]
    powers = [10.0**power for power in range(-9, 16)] + [9.9995, 999.9995, 99999.9999, 1e300]
    values = [0.0, *halves, *(-half for half in halves), *sizes, *powers]
    got = in_node(
        ["numerals"],
        "given.map((v) => [2, 3, 4, 7].map((n) => plain(v, n)).concat([short(v), signed(v)]))",
        values,
    )
    expected = [
        [*(numerals.plain(v, n) for n in (2, 3, 4, 7)), numerals.short(v), numerals.signed(v)]
        for v in values
    ]
    assert expected == got


def test_a_number_with_so_many_decimals_is_rounded_as_python_rounds():
    values = [k / 16 for k in range(-40, 40)] + [DEALT.uniform(-100, 100) for _ in range(200)]
    got = in_node(["numerals"], "given.map((v) => [0, 1, 2, 3].map((n) => decimals(v, n)))", values)
    assert [[numerals.decimals(v, n) for n in range(4)] for v in values] == got


def test_two_numbers_are_told_apart_with_as_many_digits():
    pairs = [(1.0, 1.0 + DEALT.uniform(0, 2) * 10.0**-k) for k in range(12)]
    pairs += [(0.0, 1.0), (0.8, 0.8), (-3.0, 5.0)]
    got = in_node(["numerals"], "given.map(([one, other]) => apart(one, other))", pairs)
    assert [numerals.apart(one, other) for one, other in pairs] == got


def test_the_sums_of_a_step_are_written_so_that_they_come_out():
    steps = []
    for run in RUNS:
        weights = gradient_descent(run).weights.tolist()
        steps += [(run, *weights[k : k + 2]) for k in {0, min(3, len(weights) - 2)}]
    names = ["compare", "learn", "update"]
    got = in_node(
        NEURON,
        """given.steps.map(([run, weight, next]) => {
            const texts = textsOf(valuesAt(run, weight, next), given.names);
            return [texts, given.names.map((name) => comesOut(texts, name))];
        })""",
        {"steps": [(run.model_dump(), *ends) for run, *ends in steps], "names": names},
    )
    for (run, *ends), (texts, come_out) in zip(steps, got, strict=True):
        assert all(map(math.isfinite, ends))
        expected = sums.texts(sums.values(run, *ends), names)
        assert expected == texts
        assert [sums.comes_out(expected, name) for name in names] == come_out
