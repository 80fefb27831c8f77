"""Captions that several lessons share, and the filling in of a caption's fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from grokdl.errors import LessonError, did_you_mean
from grokdl.learning.regimes import Behaviour, Regime
from grokdl.lesson.claims import CLAIMS
from grokdl.words import Words
from grokdl.words.captions import Said

Caption = str | tuple[str, ...]
"""What a lesson can say: a text with named fields, or a text and the facts that it claims."""

Captions = Mapping[str, Caption]

SHARED: Captions = {
    "predicts": "Input {input} times weight {weight}: it predicts {prediction}.",
    "where of three": "Where does this step land: A, B or C?",
    "where of two": "Where does this step land: A or B?",
    "errors": "The error of every step.",
    "bursts": ("The error bursts its frame.", "climbs"),
    "first almost 0": ("The first ones look like {nothing}.", "climbs"),
    "last almost 0": ("The last ones look like {nothing}.", "falls"),
    "powers of ten": "A tick up: ten times as much.",
    "powers": "A scale in powers of ten.",
    "gap to miss": "Gap times input: the miss.",
    "miss to full": "Miss times input: weight_delta.",
    "miss to step": "Miss times input: the step.",
    "full to step": "Times alpha: the step.",
    "times more": (
        "×{input} twice: {reach} gaps, {ratio} past.",
        "alpha leaves it",
        "longer than the gap",
    ),
    "times less": (
        "×{input} twice: {reach} gaps, short of it.",
        "alpha leaves it",
        "shorter than the gap",
    ),
    "in all": "In all {reach} times the gap.",
    "each step already_there": (
        "No error, no slope: the weight stays where it is.",
        "meets the goal",
        "stays",
    ),
    "each step cannot_help": ("This weight can't help: it stays where it is.", "stays"),
    "each step runs_away": (
        "Alpha is negative: each step climbs, the next is longer.",
        "alpha is negative",
        "error grows",
        "next is longer",
    ),
    "each step climbs": ("Alpha is negative: each step climbs.", "alpha is negative"),
    "each step creeps": (
        "Each step is hardly shorter: the run creeps.",
        "next is shorter",
    ),
    "each step settles": (
        "Each step is shorter, because the bowl gets flatter.",
        "next is shorter",
    ),
    "each step one_jump": (
        "One step lands on the goal: nothing is left to learn.",
        "lands on the goal",
    ),
    "each step overshoots": (
        "Each step crosses the goal, and lands nearer.",
        "crosses the goal",
        "lands nearer",
    ),
    "each step bounces": (
        "Each step crosses the goal, and lands as far away.",
        "crosses the goal",
        "lands as far away",
    ),
    "each step diverges": (
        "Each step crosses the goal, and lands farther away.",
        "crosses the goal",
        "lands farther",
    ),
    "ending same": ("At step {steps} the error is still {last_error}.", "error stays"),
    "ending at once": ("At step {steps} the error is {last_error}.", "lands on the goal"),
    "ending as large": (
        "At step {steps} the error is {last_error}, as large as ever.",
        "error stays",
    ),
    "ending grows": (
        "At step {steps} the error is {last_error}: each step multiplies it by {factor}.",
        "error grows",
    ),
    "ending keeps": (
        "At step {steps} the error is {last_error}: each step keeps {percent} of the error.",
        "error falls",
    ),
    "ending keeps nearly all": (
        "At step {steps} the error is {last_error}: each step keeps nearly all of it.",
        "error falls",
    ),
    "ending gone": (
        "At step {steps} the error is {last_error}: one step leaves nothing of it.",
        "error falls",
    ),
    "one_step": ("This run has one step: from weight {weight} to {next_weight}.", "has one step"),
    "outgrown": (
        "One run ends early: too large for a computer.",
        "stopped early",
    ),
    "stopped": (
        "Step {steps}: error {last_error}, as far as a computer's numbers go.",
        "stopped early",
    ),
}

ALWAYS = (
    "predicts",
    "where of three",
    "where of two",
    "errors",
    "bursts",
    "first almost 0",
    "last almost 0",
    "powers of ten",
    "powers",
    "gap to miss",
    "miss to full",
    "miss to step",
    "full to step",
    "times more",
    "times less",
    "in all",
    "outgrown",
)
"""The shared captions that can be said of any run."""

EVEN = 1e-9  # of a step: the next one is as long
NEARLY_ALL = 1 - 1e-6  # of the error: to tell it from all takes more digits than a caption holds
ENDS = {
    Behaviour.ALREADY_THERE: "same",
    Behaviour.CANNOT_HELP: "same",
    Behaviour.ONE_JUMP: "at once",
    Behaviour.BOUNCES: "as large",
}


def shared(regime: Regime, words: Words) -> Captions:
    """Return what several lessons say of any run, and of this one: `each_step`, `ending` and so on.

    Raises GrokdlError if a language lacks one of them.
    """
    captions: Captions = translated(words, "shared", SHARED)
    each = regime.behaviour.name.lower()
    if regime.behaviour is Behaviour.RUNS_AWAY and abs(regime.ratio - 1) < EVEN:
        each = "climbs"
    ending = ENDS.get(regime.behaviour) or regime.change_of_error
    if ending == "keeps" and regime.error_factor > NEARLY_ALL:
        ending = "keeps nearly all"
    return {
        "each_step": captions[f"each step {each}"],
        "ending": captions[f"ending {ending}"],
        "one_step": captions["one_step"],
        "stopped": captions["stopped"],
        **{key: captions[key] for key in ALWAYS},
    }


def translated(words: Words, lesson: str, captions: Captions) -> Captions:
    """Return captions in a language; they claim what the English ones do."""
    english = {key: _parts(caption) for key, caption in captions.items()}
    texts = words.captions_of(lesson, {key: text for key, (text, _) in english.items()})
    return {key: (texts[key], *claims) for key, (_, claims) in english.items()}


def _parts(caption: Any) -> tuple[Any, tuple[str, ...]]:
    """Return a caption's text and what it claims."""
    text, *claims = caption if isinstance(caption, tuple) and caption else (caption,)
    return text, tuple(claims)


def filled(
    key: str,
    words: Captions,
    facts: Mapping[str, str],
    step: int = 0,
    run: str = "",
) -> Said:
    """Return a caption with a run's numbers in its fields.

    Raises LessonError if there is no such caption, no such field or claim, or no sense in its
    braces.
    """
    text, claims = _found(key, words)
    try:
        fields = {field: facts[field] for field in _fields(text)}
        text.format_map(fields)
    except KeyError as error:
        field = str(error.args[0])
        way_out = did_you_mean(field, facts)
        raise LessonError(f"The caption {key!r} has no field {{{field}}}. {way_out}") from None
    except (AttributeError, IndexError, TypeError, ValueError) as error:
        raise LessonError(
            f"The caption {key!r} can't be filled in: {str(error).rstrip('.')}. "
            "A field is a text, as in {weight}; for a brace write {{ or }}."
        ) from None
    return Said(key, text, fields, claims, step, run)


def _found(key: str, words: Captions) -> tuple[str, tuple[str, ...]]:
    """Return a caption's text and its claims."""
    if key not in words:
        raise LessonError(f"There is no caption {key!r}. {did_you_mean(str(key), words)}")
    text, claims = _parts(words[key])
    if not isinstance(text, str):
        raise LessonError(f"The caption {key!r} is no text. Put it in quotes.")
    for claim in claims:
        if claim not in CLAIMS:
            way_out = did_you_mean(str(claim), CLAIMS)
            raise LessonError(f"The caption {key!r} claims {claim!r}, which is unknown. {way_out}")
    return text, claims


def _fields(text: str) -> Iterator[str]:
    """Yield the names of a text's fields. Raises ValueError for one that says how to be written."""
    for _, field, notation, conversion in Formatter().parse(text):
        if field == "":
            raise ValueError("a field has no name")
        if notation or conversion:
            raise ValueError(f"{{{field}}} is a number whose digits are given")
        if field is not None:
            yield field
