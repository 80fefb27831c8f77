"""Parameters of a run, with their limits and how users may spell them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    create_model,
    field_validator,
)

from ..errors import ParameterError, did_you_mean

LARGEST = 1e6
LARGEST_ALPHA = 10.0
MOST_ITERATIONS = 100_000

Quantity = Annotated[float, Field(ge=-LARGEST, le=LARGEST)]

KINDS: dict[object, str] = {
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    str: "a text",
}

LIMITS = {"gt": "above", "ge": "from", "lt": "below", "le": "to"}  # pydantic's words, and ours

SYNONYMS = {
    "goal": "goal_prediction",
    "learning_rate": "alpha",
    "lr": "alpha",
    "steps": "iterations",
    "epochs": "iterations",
    "x": "input",
    "w": "weight",
}


class ParameterSet(BaseModel):
    """Parameters of a lesson: frozen, and checked when they are made.

    Raises ParameterError, which names every mistake at once.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    @field_validator("*", mode="before")
    @classmethod
    def _number(cls, value: Any, field: ValidationInfo) -> Any:
        if cls.model_fields[str(field.field_name)].annotation not in (int, float):
            return value
        if isinstance(value, bool):  # Python counts True as 1; whoever wrote `true` did not
            raise ValueError
        return number_in(value) if isinstance(value, str) else value

    def __init__(self, **values: Any) -> None:
        try:
            super().__init__(**values)
        except ValidationError as problems:
            raise _told(problems, type(self), values) from None

    def change(self, **values: Any) -> Self:
        """Return these parameters with some values replaced, checked again."""
        return type(self)(**{**self.model_dump(), **values})

    def declare(self, **own: tuple[Any, Any]) -> ParameterSet:
        """Return these parameters with a lesson's own beside them.

        Each is `name=(type, Field(default, description=…))`, with limits as pydantic spells them.
        """
        build: Callable[..., type[ParameterSet]] = create_model
        return build("LessonParameters", __base__=type(self), **own)(**self.model_dump())

    def without(self, *names: str) -> ParameterSet:
        """Return these parameters without some of them."""
        fields = type(self).model_fields.items()
        kept = {name: (field.annotation, field) for name, field in fields if name not in names}
        values = self.model_dump(exclude=set(names))
        build: Callable[..., type[ParameterSet]] = create_model
        return build("LessonParameters", __base__=ParameterSet, **kept)(**values)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names of the parameters, the chapter's first."""
        return tuple(cls.model_fields)


class Parameters(ParameterSet):
    """The numbers of one run of gradient descent.

    weight, input and goal_prediction lie within ±1e6, alpha within ±10, iterations between 1 and
    100 000; all are finite. Source: the programs of chapter 4.
    """

    weight: Quantity = Field(0.5, description="the weight before the first step")
    input: Quantity = Field(0.5, description="what the neuron is given")
    goal_prediction: Quantity = Field(0.8, description="what it should predict")
    alpha: float = Field(
        1.0, ge=-LARGEST_ALPHA, le=LARGEST_ALPHA, description="alpha, the learning rate"
    )
    iterations: int = Field(20, ge=1, le=MOST_ITERATIONS, description="how often the weight learns")


def parse_assignments(assignments: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """Turn `NAME=VALUE` texts into a mapping; names may be spelled with hyphens or a synonym.

    Raises ParameterError for a text without `=` or a name that is not in `known`, all at once.
    """
    known, values, problems, hints = list(known), {}, [], []
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        name = canonical(name, known)
        if not equals:
            problems.append(f"{assignment!r} is no NAME=VALUE")
            hints.append(f"Write it as in --set {known[0]}=2.")
        elif name not in known:
            problems.append(f"there is no parameter {name!r}")
            hints.append(did_you_mean(name, known))
        else:
            values[name] = value.strip()
    if problems:
        raise ParameterError(_sentence(problems), " ".join(dict.fromkeys(hints)))
    return values


def canonical(name: str, known: Iterable[str] = ()) -> str:
    """Return a parameter's one spelling for what was typed; a `known` one has its own."""
    name = name.strip().lower().replace("-", "_")
    return name if name in known else SYNONYMS.get(name, name)


def _told(
    problems: ValidationError, model: type[ParameterSet], values: Mapping[str, Any]
) -> ParameterError:
    messages, hints = [], []
    for problem in problems.errors():
        name = str(problem["loc"][0])
        if problem["type"] == "extra_forbidden":
            messages.append(f"there is no parameter {name!r}")
            hints.append(did_you_mean(name, model.names()))
        else:
            given = values.get(name)
            messages.append(f"{name} = {shown(given)}: it must be {limits_of(model, name)}")
            hints += with_a_point(given)
    return ParameterError(_sentence(messages), " ".join(dict.fromkeys(hints)))


def number_in(text: str) -> int | float:
    """Return the number that a text spells as Python and TOML do: 10, 1_000, 0x10, .5, 1e3.

    Raises ValueError if it spells none.
    """
    try:
        return int(text, 0)
    except ValueError:
        return float(text)


def with_a_point(value: object) -> list[str]:
    """Return the way out for a number with a decimal comma, if a value is one."""
    comma = re.fullmatch(r"\s*([-+]?\d*),(\d+)\s*", value) if isinstance(value, str) else None
    return [f"Write it with a point: {comma[1]}.{comma[2]}."] if comma else []


def limits_of(model: type[ParameterSet], name: str) -> str:
    """Return in words what a parameter may be, as in "a number from -10 to 10"."""
    field = model.model_fields[name]
    kind = KINDS.get(field.annotation, str(field.annotation))
    ends = {}
    for item in field.metadata:
        for side, word in LIMITS.items():
            if hasattr(item, side):
                ends[word] = f"{getattr(item, side):,.10g}".replace(",", " ")
    return " ".join((kind, *(f"{word} {ends[word]}" for word in LIMITS.values() if word in ends)))


def shown(value: object) -> str:
    """Return a given value for a message, cut to 40 characters."""
    try:
        text = str(value)
    except ValueError:  # Python writes out no whole number of more than 4300 digits
        text = "a number too long to write out"
    text = text if text.isprintable() else repr(text)[1:-1]
    return text if len(text) <= 40 else text[:37] + "…"


def _sentence(messages: Iterable[str]) -> str:
    text = "; ".join(messages)
    return text[0].upper() + text[1:] + "." if text.startswith("there") else text + "."


def described(parameters: ParameterSet) -> Mapping[str, str]:
    """Return what each parameter means, by name."""
    return {name: field.description or "" for name, field in type(parameters).model_fields.items()}
