"""`grokdl train`: a run of the trainer, as text."""

from __future__ import annotations

import sys
from typing import Any

import click

from ..catalog.request import merged
from ..errors import GrokdlError, ParameterError, did_you_mean
from ..learning.book import PROGRAMS, Program
from ..learning.parameters import Parameters, number_in, with_a_point
from .options import OneOf, as_pairs, parameter_options

METHODS = ("gradient-descent", "hot-and-cold")
FORMATS = ("table", "book", "csv", "json")
ALL = "`grokdl train --list` tells what each does."
WIDEST = max(map(len, PROGRAMS))
BOOK_STEP = 0.001  # of the first program that is hot and cold, 4.7


@click.command()
@parameter_options
@click.option(
    "--method",
    type=OneOf("method", METHODS),
    help="How it learns; gradient-descent is the default.",
)
@click.option("--step-amount", metavar="NUMBER", help="For hot-and-cold: how far a step goes.")
@click.option(
    "--book",
    metavar="NAME",
    is_flag=False,
    flag_value="",  # without a name it is answered by us, with the names
    help=f"Take a program of the book: {', '.join(PROGRAMS)}.",
)
@click.option("--list", "list_them", is_flag=True, help="Show the programs of the book, and end.")
@click.option(
    "--format",
    "form",
    type=OneOf("format", FORMATS),
    help="How to print it: as a table, or, with --book, as the book does; csv holds nothing but "
    "the columns.",
)
def train(
    method: str | None,
    step_amount: str | None,
    book: str | None,
    list_them: bool,
    form: str | None,
    **given: Any,
) -> None:
    """Run the training loop and print every iteration.

    \b
    Examples:
      grokdl train --input 2 --alpha 0.1
      grokdl train --book divergence
      grokdl train --list
      grokdl train --method hot-and-cold --step-amount 0.2
      grokdl train --iterations 1000 --format csv > run.csv
    """
    from ..learning.trainer import (  # NumPy: not for the other commands
        gradient_descent,
        hot_and_cold,
    )
    from . import report

    if list_them:
        click.echo("\n".join(map(_listed, PROGRAMS)))
        return
    program = Program("", "", Parameters()) if book is None else _program(book)
    changes = merged(as_pairs(given), (), Parameters.names())
    parameters = program.parameters.change(**changes)
    if _method(method, program) == "hot-and-cold":
        if "alpha" in changes:
            raise GrokdlError("alpha plays no part in hot-and-cold.", "Leave it out.")
        history = hot_and_cold(parameters, _step(step_amount, program))
    else:
        if step_amount is not None:
            raise GrokdlError(
                "--step-amount plays no part in gradient-descent.",
                "Add --method hot-and-cold, or use --alpha.",
            )
        history = gradient_descent(parameters)
    form = form or ("table" if book is None else "book")
    lines = (
        report.book_lines(history, program.prints)
        if form == "book"
        else report.FORMATS[form](history)
    )
    sys.stdout.writelines(f"{line}\n" for line in lines)
    if history.stopped_early and form in ("csv", "json"):
        click.echo(report.stopped_early(history), err=True)


def _program(name: str) -> Program:
    key = name.strip().lower().replace("-", "_").replace(" ", "_")
    if key not in PROGRAMS:
        told = f"The book has no program {name!r}." if key else "--book needs a program's name."
        raise GrokdlError(told, f"{did_you_mean(key, PROGRAMS)} {ALL}")
    return PROGRAMS[key]


def _listed(name: str) -> str:
    """A program's line in the list: its name, its section, what it does."""
    program = PROGRAMS[name]
    return f"{name:<{WIDEST}}  {program.section:<4}  {program.does}"


def _method(asked_for: str | None, program: Program) -> str:
    return asked_for or METHODS[0 if program.step_amount is None else 1]


def _step(text: str | None, program: Program) -> float:
    if text is None:
        return BOOK_STEP if program.step_amount is None else program.step_amount
    try:
        return float(number_in(text))
    except ValueError:
        hint = "".join(with_a_point(text))
        raise ParameterError(f"step_amount = {text}: it must be a number above 0.", hint) from None
