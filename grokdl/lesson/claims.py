"""Claims of captions: each one's name, and the condition under which it is true of a run."""

from __future__ import annotations

CLAIMS = {
    "meets the goal": "there is no error at the step's weight",
    "misses the goal": "the prediction at the step's weight is not the goal",
    "smaller when squared": "the miss at the step's weight is above 0 and below 1",
    "larger when squared": "the miss at the step's weight is above 1",
    "stays": "the step leads nowhere",
    "points away": "the step leads away from the goal weight",
    "longer than the gap": "the step is longer than the way to the goal weight",
    "shorter than the gap": "the step is shorter than the way to the goal weight",
    "as long as the gap": "the step is as long as the way to the goal weight",
    "crosses the goal": "the step leads past the goal weight, or onto it",
    "stays on its side": "the step does not lead past the goal weight",
    "lands on the goal": "the step leads to the goal weight",
    "lands nearer": "the goal weight is no farther away after the step",
    "lands farther": "the goal weight is no nearer after the step",
    "lands as far away": "the goal weight is as far away after the step",
    "next is shorter": "the next step is no longer than this one",
    "next is longer": "the next step is no shorter than this one",
    "next comes back": "the next step goes the other way",
    "error falls": "the error is no larger after the step",
    "error grows": "the error is no smaller after the step",
    "error stays": "the error is the same after the step",
    "climbs": "the error is no smaller after the step, and the last one is larger than the first",
    "falls": "the error is no larger after the step, and the last one is smaller than the first",
    "has one step": "the run has a single step",
    "stopped early": "the run has fewer steps than it was to have",
    "alpha is negative": "alpha is below 0",
    "alpha is not negative": "alpha is 0 or above",
    "alpha shortens": "the step is shorter than it would be with alpha 1",
    "alpha leaves it": "the step is what it would be with alpha 1",
    "one goal weight": "there is one weight without error",
    "no goal weight": "every weight has an error",
    "only goal weights": "no weight has an error",
    "all errors are equal": "every weight has the same error",
    "falls to the right": "the slope at the step's weight is below 0",
    "falls to the left": "the slope at the step's weight is above 0",
    "up is better": "the error is smaller one step_amount above the weight than below",
    "down is better": "the error is smaller one step_amount below the weight than above",
    "both are alike": "the error is the same one step_amount above the weight and below",
    "comes back at last": "the last step goes the other way than the one before it",
    "goes on at last": "the last step goes the way of the one before it, if there is one",
    "stays at last": "the last step leads nowhere",
    "only alpha differs": "the last two runs differ in alpha alone",
    "both in the frame": "the dots of the last two runs stay in the frame",
    "both out of the frame": "the dots of the last two runs stay out of the frame",
    "left one out": "of the last two runs, the dot of the right one alone is in the frame",
    "right one out": "of the last two runs, the dot of the left one alone is in the frame",
    "leaves the frame": "the dot is in the frame at first, and not in the end",
    "gamma raises y": "a larger gamma makes the formula's y larger",
    "gamma lowers y": "a larger gamma makes it smaller",
    "gamma moves nothing": "beta is 0",
    "y is lowest in gamma": "gamma is 0, and beta is not",
    "beta raises y": "a larger beta makes the formula's y larger",
    "beta lowers y": "a larger beta makes it smaller",
    "beta moves nothing": "gamma is 0",
    "y is lowest in beta": "beta is 0, and gamma is not",
    "same way": "the ratio of the rods is positive",
    "other way": "it is negative",
    "lower stays": "it is 0",
    "no try comes home": "with none of the alphas that people try a run comes home",
    "a hundred times finer": "the other unit is a hundredth of the first",
}
"""All of them by name; an audit works out by itself whether they are so."""

LANDINGS = {
    "crosses the goal": 1,
    "stays on its side": 1,
    "lands on the goal": 1,
    "lands nearer": 1,
    "lands farther": 1,
    "lands as far away": 1,
    "next is shorter": 1,
    "next is longer": 1,
    "next comes back": 1,
    "error falls": 1,
    "error grows": 1,
    "error stays": 1,
}
"""The claims that tell what a step did: how many must have landed, counted from the one it is of.

Such a thing is said once it has been seen.
"""

OF_THE_END = ("last_error", "last_prediction")
"""The fields that tell how a run ended."""
