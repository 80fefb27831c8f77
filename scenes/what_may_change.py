"""WhatMayChange: the formula of the error as a machine, in which only the weight may turn."""

from grokdl import book
from grokdl.lesson import LessonInfo, RunScene
from grokdl.mobjects.machine import Machine, MachineState

INFO = LessonInfo(
    scene="WhatMayChange",
    title="What may change",
    section="4.13-4.14",
    says="In the formula of the error all is locked but the weight: learning is turning it.",
    parameters=book.parameters("learning_is_reducing_error").without("alpha", "iterations"),
    also=("formula", "error function", "what is learning", "knob", "locked", "constant"),
    stills=(
        ("The goal", 5.4),  # the goal is locked
        ("The input and the squaring", 7.0),  # all but the weight is locked
        ("The weight", 5.8),  # turned until there is no error
    ),
    picture=("The weight", 5.8),
)
FARTHER = 0.3  # of the gap: how far the weight is turned the wrong way first


class WhatMayChange(RunScene):
    """Goal, input and squaring are locked, one by one; the weight is turned. Source: 4.13, 4.14."""

    info = INFO
    function_of_time = True
    words = {
        "ask": "The error is {error}. What in its formula may we change to shrink it?",
        "no_miss": ("The error is {error}: as small as can be. What may change?", "meets the goal"),
        "goal": "The goal? Moved to the prediction, it leaves no error.",
        "goal_locked": "But the neuron is as wrong as before: the goal is locked.",
        "goal_kept": "The goal is what we want from the neuron: locked.",
        "input": "The input? It was measured: to change it is to lie. Locked.",
        "square": "The squaring? It measures the miss. Locked.",
        "weight": "The weight is left. Which way to turn it?",
        "worse": "That way the error grows. The other way?",
        "found": "No error. That is learning: turning the weight until it is gone.",
        "nearly": "Almost no error. That is learning: turning the weight until it is gone.",
        "here": "The weight is right already: wherever else it is turned, the error is larger.",
        "flat": (
            "With input {input} the weight changes nothing: the error stays as it is.",
            "all errors are equal",
        ),
    }

    def construct(self):
        """Ask; lock the goal, the input and the squaring; turn the weight."""
        given = self.history.parameters
        self.weight, self.goal = given.weight, given.goal_prediction
        best = self.goal / given.input if given.input else None
        self.gap = (best - self.weight if best is not None else 0.0) or 1.0
        self.best = best
        ends = (self.weight - FARTHER * self.gap, self.weight + (1 + FARTHER) * self.gap)
        self.machine = Machine(self.style, self.stage.centre, given, ends)
        self.keep_within(self.stage.centre, self.machine)
        self.locked = ()
        self.beat("The formula", kind="question" if self.history.error[0] else "normal")
        self.bring(self.machine, seconds=0.6)
        self.say("ask" if self.history.error[0] else "no_miss")
        for name in ("input", "weight", "goal_prediction", "square"):
            self.hold(0.3)
            self.see(lit=name)
            self.hold(0.5)
            self.see()
        self.finish_caption()
        self.lock_the_goal(given)
        self.beat("The input and the squaring")
        for name in ("input", "square"):
            self.say(name)
            self.see(lit=name)
            self.hold(1.4)
            self.lock(name)
            self.finish_caption()
        self.turn_the_weight()

    def see(self, lit="", **changes):
        """Show the machine as it is, but for some changes."""
        state = {"weight": self.weight, "goal_prediction": self.goal, "locked": self.locked}
        self.machine.show(MachineState(**{**state, **changes}, lit=lit))

    def slide(self, seconds, **ends):
        """Let the weight or the goal go somewhere; it stays there."""
        starts = {"weight": self.weight, "goal": self.goal}
        ends = {**starts, **ends}

        def show(share):
            for name, end in ends.items():
                way = end - starts[name]
                setattr(self, name, end if share == 1 else starts[name] + share * way)
            self.see(moving=share < 1)

        self.grow(self.machine, show, seconds=seconds)

    def lock(self, name):
        """Close a lock under a part."""
        self.locked = (*self.locked, name)
        self.grow(self.machine, lambda share: self.see(closed=share), seconds=0.6)

    def lock_the_goal(self, given):
        """Move the goal to the prediction, where it hides the miss; put it back, and lock it."""
        prediction = float(self.history[0].prediction)
        self.beat("The goal")
        if prediction == self.goal:
            self.say("goal_kept")
        else:
            self.say("goal")
            self.hold(0.8)
            self.slide(1.2, goal=prediction)
            self.hold(0.6)
            self.say("goal_locked")
            self.slide(0.8, goal=given.goal_prediction)
        self.lock("goal_prediction")
        self.finish_caption()

    def turn_the_weight(self):
        """Turn the knob the wrong way, and then until there is no error."""
        self.beat("The weight", "weight")
        self.hold(1.0)
        start, gap = self.weight, self.gap
        self.slide(1.0, weight=start - FARTHER * gap)
        if self.best is None or self.best == start:
            self.slide(1.2, weight=start + FARTHER * gap)
            self.slide(0.8, weight=start)
            self.say("here" if self.best is not None else "flat")
        else:
            self.say("worse")
            self.hold(0.8)
            self.slide(1.8, weight=self.best)
            exactly = self.history.parameters.input * self.best == self.goal
            self.say("found" if exactly else "nearly")
