"""Check of order: what a step or a run has done is told once it has been seen, never before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..learning.history import History
from ..lesson.claims import LANDINGS, OF_THE_END
from ..mobjects.fork_plot import Column
from ..mobjects.knob import Knob
from ..mobjects.small_run import SmallRun
from ..mobjects.web import Web
from ..mobjects.weight_race import WeightRace
from ..words.captions import Cue, Said
from .check import Check, Timed
from .finding import Fault
from .theory import read
from .walk import Frame

HAIR = 1e-6
JUDGED = 2  # steps of a run that are seen, at least, before it is told how it ends
FIRST = 5  # weights of a run: so many steps are seen at a neuron's knob at most


class Landing(NamedTuple):
    """When a run's dot was first seen to have taken so many steps."""

    time: float
    steps: int


class Early(Check):
    """No caption tells what a step did before it has landed; no verdict comes before its run.

    How many steps a claim tells of stands beside the claim.
    """

    every = True

    def __init__(self) -> None:
        super().__init__()
        self._landings: dict[int, tuple[History, list[Landing]]] = {}

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Note which steps have been seen, and look at the verdicts that are shown."""
        for history, steps in steps_shown(frame.scene):
            _, landings = self._landings.setdefault(id(history), (history, []))
            if not landings or landings[-1].steps < steps:
                landings.append(Landing(frame.time, steps))
        verdicts: Mapping[Any, History] = getattr(frame.scene, "judged", {})
        for pill, judged in verdicts.items():
            if pill not in frame.scene.mobjects:
                continue
            self.examined["verdicts"] += 1
            if _moves(judged) and self._seen(judged, min(JUDGED, _steps_to_see(judged))) is None:
                yield Fault("early", pill.label.text, "a verdict", said="its run hasn't been seen")

    def end(self, scene: Any) -> Iterator[Timed]:
        """Compare what is said with when its steps had landed."""
        histories: Mapping[str, History] = getattr(scene, "histories", {})
        cues: list[Cue] = getattr(scene, "captions", [])
        for cue, said in zip(cues, getattr(scene, "said", ()), strict=False):
            steps = steps_told(said, histories)
            if steps:
                self.examined["told steps"] += 1
                landed = self._seen(histories[said.run], steps)
                late = "is never seen" if landed is None else f"lands at {landed:.2f} s"
                if landed is None or landed > cue.start + HAIR:
                    what = f"step {steps}{f' of {said.run}' if said.run else ''}"
                    yield cue.start, cue.end - cue.start, Fault("early", cue.text, what, said=late)

    def _seen(self, history: History, steps: int) -> float | None:
        """When so many steps of a run had been seen; None if they never were."""
        times = [
            landing.time
            for own, landings in self._landings.values()
            if own is history or own.recipe == history.recipe
            for landing in landings
            if landing.steps >= steps
        ]
        return min(times, default=None)


def steps_told(said: Said, histories: Mapping[str, History]) -> int:
    """Return how many steps of its run must have landed before a caption can be said."""
    history = histories.get(said.run)
    if history is None or not _moves(history):
        return 0
    told = [said.step + LANDINGS[claim] for claim in said.claims if claim in LANDINGS]
    if any(field in OF_THE_END for field in said.fields):
        told.append(_steps_to_see(history))
    return min(max(told, default=0), _steps_to_see(history))


def _moves(history: History) -> bool:
    """Whether its dot ever moves."""
    return len(set(history.weights.tolist())) > 1


def _steps_to_see(history: History) -> int:
    """How many steps of a run a picture shows: as many as its last state has behind it."""
    return len(history) - 1


def steps_shown(scene: Any) -> Iterator[tuple[History, int]]:
    """Yield the runs that a picture shows, and how many steps of each it has shown."""
    runs = [run for run in getattr(scene, "runs", ()) if run.plot.dot in scene.mobjects]
    last = min((run.story.last for run in runs), default=0)  # in lockstep one ends for all
    for run in runs:
        yield run.history, len(run.history) if run.step >= last else run.step
    for drawing in scene.mobjects:
        if isinstance(drawing, WeightRace):
            yield from _of_the_race(drawing, scene.histories)
        elif isinstance(drawing, Web) and drawing.state is not None:
            yield from _of_weights(drawing.state.weights, int(drawing.state.legs / 2), scene)
        elif isinstance(drawing, SmallRun) and drawing.shown_as:
            state: Any = drawing.shown_as[0]
            yield from _of_weights(state.weights, int(state.moment), scene)
        elif isinstance(drawing, Column):
            yield from _of_weights(drawing.weights, int(drawing.moment), scene)
        elif isinstance(drawing, Knob):
            yield from _of_the_knob(drawing, scene.histories)


def _of_the_knob(knob: Knob, histories: Mapping[str, History]) -> Iterator[tuple[History, int]]:
    shown: Any = next(n.of for n in knob.diagram.numbers.values() if n.quantity == "weight")
    weight = shown["weight"]
    for history in histories.values():
        first = history.weights[:FIRST].tolist()
        if history.parameters.input == knob.parameters.input and weight in first:
            yield history, first.index(weight)


def _of_the_race(
    race: WeightRace, histories: Mapping[str, History]
) -> Iterator[tuple[History, int]]:
    for lane in race.lanes:
        count = read(lane.updates.text.replace(" ", ""))
        for history in histories.values():
            if history.weights is lane.weights and count is not None:
                yield history, int(count)


def _of_weights(
    weights: tuple[float, ...], steps: int, scene: Any
) -> Iterator[tuple[History, int]]:
    for history in getattr(scene, "histories", {}).values():  # a card tells of none
        shared = min(len(weights), len(history.weights))
        if history.weights[:shared].tolist() == list(weights[:shared]):
            yield history, len(history) if steps >= shared - 1 else steps
