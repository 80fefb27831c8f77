"""Style of drawings: the first argument of each, with colours and words."""

from __future__ import annotations

from dataclasses import dataclass

from grokdl.stage.theme import Theme
from grokdl.words import ENGLISH, Words


@dataclass(frozen=True)
class Style:
    """How drawings look, one for a whole scene: colours by role, and the texts of labels by key."""

    theme: Theme
    words: Words = ENGLISH
