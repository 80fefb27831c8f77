"""What is true of a run, in words that several lessons share: by what the run does."""

from __future__ import annotations

from collections.abc import Mapping

from grokdl import numerals
from grokdl.errors import LessonError, did_you_mean
from grokdl.regimes import Behaviour

EACH_STEP = {
    Behaviour.ALREADY_THERE: "No error, no slope: the weight stays where it is.",
    Behaviour.CANNOT_HELP: "Nothing comes of it: this weight can't help, and stays.",
    Behaviour.RUNS_AWAY: "Alpha is negative: each step climbs, and the next one is longer.",
    Behaviour.CREEPS: "Each step is hardly shorter than the last: the run creeps.",
    Behaviour.SETTLES: "Each step is shorter than the last, for the bowl gets flatter.",
    Behaviour.ONE_JUMP: "One step lands on the goal; after it there is nothing left to learn.",
    Behaviour.OVERSHOOTS: "Each step crosses the goal, and lands nearer to it than before.",
    Behaviour.BOUNCES: "Each step crosses the goal, and lands just as far away.",
    Behaviour.DIVERGES: "Each step crosses the goal, and lands farther away.",
}

ENDING = {
    Behaviour.ALREADY_THERE: "At step {steps} the error is still 0.",
    Behaviour.CANNOT_HELP: "At step {steps} the error is still {last_error}.",
    Behaviour.RUNS_AWAY: "At step {steps} the error is {last_error}: {changes}.",
    Behaviour.CREEPS: "At step {steps} the error is {last_error}: {changes}.",
    Behaviour.SETTLES: "At step {steps} the error is {last_error}: {changes}.",
    Behaviour.ONE_JUMP: "At step {steps} the error is {last_error}.",
    Behaviour.OVERSHOOTS: "At step {steps} the error is {last_error}: {changes}.",
    Behaviour.BOUNCES: "At step {steps} the error is {last_error}, as large as ever.",
    Behaviour.DIVERGES: "At step {steps} the error is {last_error}: {changes}.",
}

ONE_STEP = "This run has one step: from weight {weight} to {next_weight}."
STOPPED = "Step {steps} is the last that a computer's numbers can hold: error {last_error}."


def shared(kind: Behaviour) -> dict[str, str]:
    """Return the shared captions for a behaviour: `each_step`, `ending`, `one_step`, `stopped`."""
    return {
        "each_step": EACH_STEP[kind],
        "ending": ENDING[kind],
        "one_step": ONE_STEP,
        "stopped": STOPPED,
    }


def filled(key: str, words: Mapping[str, str], facts: Mapping[str, str]) -> str:
    """Return a caption with a run's numbers in its fields.

    Raises LessonError if there is no such caption, no such field, or no sense in its braces.
    """
    if key not in words:
        raise LessonError(f"There is no caption {key!r}. {did_you_mean(str(key), words)}")
    if not isinstance(words[key], str):
        raise LessonError(f"The caption {key!r} is no text. Put it in quotes.")
    try:
        return words[key].format(**facts)
    except KeyError as error:
        field = str(error.args[0])
        way_out = did_you_mean(field, facts)
        raise LessonError(f"The caption {key!r} has no field {{{field}}}. {way_out}") from None
    except (AttributeError, IndexError, TypeError, ValueError) as error:
        raise LessonError(
            f"The caption {key!r} can't be filled in: {str(error).rstrip('.')}. "
            "A field is a text, as in {weight}; for a brace write {{ or }}."
        ) from None


def change_of_error(factor: float) -> str:
    """Return what a step does to the error, as half a sentence."""
    if factor > 1:
        return f"each step multiplies it by {numerals.factor(factor)}"
    if factor < 1e-12:
        return "one step leaves nothing of it"
    return f"each step keeps {numerals.percent(factor)} of it"
