"""What is true of a run, in words that several lessons share; and captions with their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from grokdl.captions import Caption, Said
from grokdl.errors import LessonError, did_you_mean
from grokdl.lesson.claims import CLAIMS
from grokdl.regimes import Behaviour, Regime
from grokdl.words import Words

SHARED = {
    "each step already_there": Caption(
        "No error, no slope: the weight stays where it is.", "meets the goal", "stays"
    ),
    "each step cannot_help": Caption(
        "Nothing comes of it: this weight can't help, and stays.", "stays"
    ),
    "each step runs_away": Caption(
        "Alpha is negative: each step climbs, and the next one is longer.",
        "alpha is negative",
        "error grows",
        "next is longer",
    ),
    "each step creeps": Caption(
        "Each step is hardly shorter than the last: the run creeps.", "next is shorter"
    ),
    "each step settles": Caption(
        "Each step is shorter than the last, for the bowl gets flatter.", "next is shorter"
    ),
    "each step one_jump": Caption(
        "One step lands on the goal; after it there is nothing left to learn.", "lands on the goal"
    ),
    "each step overshoots": Caption(
        "Each step crosses the goal, and lands nearer to it than before.",
        "crosses the goal",
        "lands nearer",
    ),
    "each step bounces": Caption(
        "Each step crosses the goal, and lands just as far away.",
        "crosses the goal",
        "lands as far away",
    ),
    "each step diverges": Caption(
        "Each step crosses the goal, and lands farther away.", "crosses the goal", "lands farther"
    ),
    "ending same": Caption("At step {steps} the error is still {last_error}.", "error stays"),
    "ending at once": Caption("At step {steps} the error is {last_error}.", "lands on the goal"),
    "ending as large": Caption(
        "At step {steps} the error is {last_error}, as large as ever.", "error stays"
    ),
    "ending grows": Caption(
        "At step {steps} the error is {last_error}: each step multiplies it by {factor}.",
        "error grows",
    ),
    "ending keeps": Caption(
        "At step {steps} the error is {last_error}: each step keeps {percent} of it.", "error falls"
    ),
    "ending gone": Caption(
        "At step {steps} the error is {last_error}: one step leaves nothing of it.", "error falls"
    ),
    "one_step": Caption(
        "This run has one step: from weight {weight} to {next_weight}.", "has one step"
    ),
    "stopped": Caption(
        "Step {steps} is the last that a computer's numbers can hold: error {last_error}.",
        "stopped early",
    ),
}

ENDS = {
    Behaviour.ALREADY_THERE: "same",
    Behaviour.CANNOT_HELP: "same",
    Behaviour.ONE_JUMP: "at once",
    Behaviour.BOUNCES: "as large",
}

Captions = Mapping[str, str | Caption]


def captions_of(lesson: str, own: Captions, regime: Regime, words: Words) -> dict[str, Any]:
    """Return all that a lesson can say of a run: its own captions, and the shared ones.

    These are `each_step`, `ending`, `one_step` and `stopped`. Raises GrokdlError if a language
    lacks one of them.
    """
    shared = translated(words, "shared", SHARED)
    ending = ENDS.get(regime.behaviour) or regime.change_of_error
    return {
        "each_step": shared[f"each step {regime.behaviour.name.lower()}"],
        "ending": shared[f"ending {ending}"],
        "one_step": shared["one_step"],
        "stopped": shared["stopped"],
        **translated(words, lesson, own),
    }


def translated(words: Words, lesson: str, captions: Captions) -> Captions:
    """Return captions in a language; they claim what the English ones do."""
    english = {key: _bare(caption) for key, caption in captions.items()}
    texts = words.captions_of(lesson, english)
    return {
        key: Caption(texts[key], *caption.claims) if isinstance(caption, Caption) else texts[key]
        for key, caption in captions.items()
    }


def _bare(caption: Any) -> Any:
    return caption.text if isinstance(caption, Caption) else caption


def filled(
    key: str,
    words: Mapping[str, str | Caption],
    facts: Mapping[str, str],
    step: int = 0,
    run: str = "",
) -> Said:
    """Return a caption with a run's numbers in its fields.

    Raises LessonError if there is no such caption, no such field or claim, or no sense in its
    braces.
    """
    caption = _found(key, words)
    _check_claims(key, caption)
    try:
        fields = {field: facts[field] for field in _fields(caption.text)}
        caption.text.format_map(fields)
    except KeyError as error:
        field = str(error.args[0])
        way_out = did_you_mean(field, facts)
        raise LessonError(f"The caption {key!r} has no field {{{field}}}. {way_out}") from None
    except (AttributeError, IndexError, TypeError, ValueError) as error:
        raise LessonError(
            f"The caption {key!r} can't be filled in: {str(error).rstrip('.')}. "
            "A field is a text, as in {weight}; for a brace write {{ or }}."
        ) from None
    return Said(key, caption.text, fields, caption.claims, step, run)


def _check_claims(key: str, caption: Caption) -> None:
    for claim in caption.claims:
        if claim not in CLAIMS:
            way_out = did_you_mean(str(claim), CLAIMS)
            raise LessonError(f"The caption {key!r} claims {claim!r}, which is unknown. {way_out}")


def _found(key: str, words: Mapping[str, str | Caption]) -> Caption:
    """Return a caption; a bare text claims nothing."""
    if key not in words:
        raise LessonError(f"There is no caption {key!r}. {did_you_mean(str(key), words)}")
    caption = words[key]
    if isinstance(caption, Caption) and isinstance(caption.text, str):
        return caption
    if not isinstance(caption, str):
        raise LessonError(f"The caption {key!r} is no text. Put it in quotes.")
    return Caption(caption)


def _fields(text: str) -> Iterator[str]:
    """Yield the names of a text's fields. Raises ValueError for one that says how to be written."""
    for _, field, notation, conversion in Formatter().parse(text):
        if field == "":
            raise ValueError("a field has no name")
        if notation or conversion:
            raise ValueError(f"{{{field}}} is a number whose digits are given")
        if field is not None:
            yield field
