"""A History as text: as the book prints it, as a table, and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from ..learning.book import EVERY_STEP
from ..learning.history import History, Step
from ..learning.regimes import Regime, regime
from ..numerals import printed

COLUMNS = Step._fields


def book_lines(history: History, columns: Sequence[str] = EVERY_STEP) -> Iterator[str]:
    """Yield a line an iteration, digit by digit what the book prints, then what the run does.

    `columns` are those that a program of the book prints (4.9); of another run, the usual ones.
    """
    heads = [column.replace("_", " ").title() for column in columns]
    rows = zip(*(getattr(history, column).tolist() for column in columns), strict=True)
    lines = (
        " ".join(f"{head}:{printed(value)}" for head, value in zip(heads, row, strict=True))
        for row in rows
    )
    return chain(lines, closing(history))


def table_lines(history: History) -> Iterator[str]:
    """Yield aligned columns of up to 8 digits under a header, then what the run does."""
    rows = [COLUMNS, *(tuple(format(value, ".8g") for value in row) for row in _rows(history))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.rjust, row, widths)) for row in rows)
    return chain(lines, ("",), closing(history))


def csv_lines(history: History) -> Iterator[str]:
    """Yield the columns and nothing else, every float with all its digits."""
    yield ",".join(COLUMNS)
    for row in _rows(history):
        yield ",".join(map(repr, row))


def json_lines(history: History) -> Iterator[str]:
    """Yield one JSON object: parameters, regime (none for hot and cold), and the steps."""
    known = regime(history.parameters) if _is_descent(history) else None
    head = {
        "method": history.method,
        "parameters": history.parameters.model_dump(),
        "regime": known and _as_data(known),
        "says": " ".join(closing(history)),
        "stopped_early": history.stopped_early,
        "final_weight": history.final_weight,
        "steps": [dict(zip(COLUMNS, row, strict=True)) for row in _rows(history)],
    }
    yield json.dumps(head, indent=1)


FORMATS = {"table": table_lines, "book": book_lines, "csv": csv_lines, "json": json_lines}


def closing(history: History) -> Iterator[str]:
    """Yield in a sentence or two what the run does, or did, and whether it was stopped early."""
    yield _descent(history) if _is_descent(history) else _search(history)
    if history.stopped_early:
        yield stopped_early(history)


def stopped_early(history: History) -> str:
    """Say where a run was stopped that had outgrown the floating-point numbers."""
    return (
        f"Stopped early, after {len(history)} of {history.parameters.iterations} iterations: "
        "the next step would leave the floating-point numbers."
    )


def _descent(history: History) -> str:
    known = regime(history.parameters)
    words = known.words[0].upper() + known.words[1:]
    if known.stands_still:
        return f"{words}. The error stays {history.error[0]:.6g}."
    return (
        f"{words}: alpha * input**2 = {known.reach:.6g}, "
        f"so each step multiplies the error by {known.error_factor:.6g}."
    )


def _search(history: History) -> str:
    weights = history.weights
    if weights[-1] == weights[-2]:
        return f"Stands still at weight {weights[-1]:.6g}, error {history.error[-1]:.6g}."
    if len(weights) > 2 and weights[-1] == weights[-3]:
        return f"Jumps between the weights {weights[-2]:.6g} and {weights[-1]:.6g} for ever."
    lowest = int(history.error.argmin())
    return (
        f"The error went from {history.error[0]:.6g} to {history.error[-1]:.6g}; "
        f"the lowest was {history.error[lowest]:.6g}, in iteration {lowest}."
    )


def _is_descent(history: History) -> bool:
    return history.method == "gradient_descent"


def _rows(history: History) -> Iterable[tuple[float, ...]]:
    columns = (
        history.weight,
        history.prediction,
        history.error,
        history.delta,
        history.weight_delta,
    )
    return zip(range(len(history)), *(column.tolist() for column in columns), strict=True)


def _as_data(known: Regime) -> dict[str, str | float]:
    return {
        "words": known.words,
        "ratio": known.ratio,
        "error_factor": known.error_factor,
        "reach": known.reach,
    }
