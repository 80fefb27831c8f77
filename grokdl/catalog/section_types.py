"""Types of sections: how a speaker plays each."""

from __future__ import annotations

NORMAL = "normal"
LOOP = "loop"
QUESTION = "question"

TYPES = {
    NORMAL: "plays once, and stands at its end until the speaker goes on",
    LOOP: "ends as it begins, and may be played again and again",
    QUESTION: "ends with a question that stands, for those who listen to guess",
}
"""Each type's name, and what it means."""


def type_of(kind: str) -> str:
    """Return which type a section is of, by what its scene calls it, as in "presentation.loop".

    What is called otherwise is a normal one.
    """
    last = kind.rpartition(".")[2]
    return last if last in TYPES else NORMAL
