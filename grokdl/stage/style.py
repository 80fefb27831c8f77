"""What every drawing is given first: the colours it uses, and the words."""

from __future__ import annotations

from dataclasses import dataclass

from grokdl.stage.theme import Theme
from grokdl.words import ENGLISH, Words


@dataclass(frozen=True)
class Style:
    """How drawings look, one for a whole scene: colours by role, and the texts of labels by key."""

    theme: Theme
    words: Words = ENGLISH
