"""History of a run: its steps by name and its columns as arrays, read-only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from .parameters import Parameters

FloatArray = NDArray[np.float64]


def locked(values: Iterable[float]) -> FloatArray:
    """Return the values as a float64 array that can't be made writable."""
    return np.frombuffer(np.fromiter(values, dtype=np.float64).tobytes(), dtype=np.float64)


class Step(NamedTuple):
    """One pass of the book's loop: the state that it prints, before the update (4.9)."""

    iteration: int
    weight: float
    prediction: float
    error: float
    delta: float
    weight_delta: float


@dataclass(frozen=True, eq=False)
class History(Sequence[Step]):
    """The steps of one run.

    A sequence of Step; also one read-only float64 array a column: `prediction`, `error`, `delta`
    and `weight_delta` of shape (steps,), and `weights` of shape (steps + 1,), the last of which is
    the weight after the last update. `rule` returns where the method leads from any weight, and
    `settings` are what the method was given beside the parameters. `stopped_early` says that a
    further step would have left the floating-point numbers; then there are fewer steps than
    iterations. Source: 4.9, 4.21.
    """

    parameters: Parameters
    method: str
    weights: FloatArray
    prediction: FloatArray
    error: FloatArray
    delta: FloatArray
    weight_delta: FloatArray
    rule: Callable[[float], float] = field(repr=False)
    settings: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def recipe(self) -> dict[str, Any]:
        """The method and what it was given; `methods.learned(**recipe)` learns the same again."""
        given = {**self.parameters.model_dump(mode="json"), **self.settings}
        return {"method": self.method, "given": given}

    @property
    def weight(self) -> FloatArray:
        """The weight before each step's update, shape (steps,)."""
        return self.weights[:-1]

    @property
    def final_weight(self) -> float:
        """The weight after the last update."""
        return float(self.weights[-1])

    @property
    def changes_sides(self) -> bool:
        """Whether some predictions are above the goal, and some below."""
        return bool((self.delta < 0).any() and (self.delta > 0).any())

    def first_within(self, error: float) -> int | None:
        """Return the first step whose error is no larger than one; None if there is none."""
        within = np.flatnonzero(self.error <= error)
        return int(within[0]) if len(within) else None

    @property
    def first_turn(self) -> int | None:
        """The first step that does not go on the way of the one before; None if all go on."""
        ways = np.sign(np.diff(self.weights))
        turns = np.flatnonzero(ways[1:] != ways[:-1])
        return int(turns[0]) + 1 if len(turns) else None

    @property
    def stopped_early(self) -> bool:
        """Whether the run was stopped at its last finite step."""
        return len(self) < self.parameters.iterations

    def __len__(self) -> int:
        return len(self.error)

    @overload
    def __getitem__(self, index: int) -> Step: ...
    @overload
    def __getitem__(self, index: slice) -> list[Step]: ...
    def __getitem__(self, index: int | slice) -> Step | list[Step]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        iteration = range(len(self))[index]
        return Step(
            iteration,
            float(self.weights[iteration]),
            float(self.prediction[iteration]),
            float(self.error[iteration]),
            float(self.delta[iteration]),
            float(self.weight_delta[iteration]),
        )

    def __iter__(self) -> Iterator[Step]:
        return (self[i] for i in range(len(self)))

    def __repr__(self) -> str:
        end = ", stopped early" if self.stopped_early else ""
        return f"<History: {self.method}, {len(self)} steps{end}, last {self[-1]}>"
