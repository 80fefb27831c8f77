"""What a voice says of a caption: signs as words."""

from __future__ import annotations

import re
from collections.abc import Mapping


def spoken(text: str, signs: Mapping[str, str]) -> str:
    """Return a caption as it is said aloud, in a language whose words for signs these are.

    A minus in front of a number, a sum's signs, a square and the parts of a name are words then.
    """
    for sign, word in signs.items():
        text = text.replace(sign, f" {word} ")
    text = re.sub(r"(?<=\w)_(?=\w)", " ", text)
    text = re.sub(r"\s+([.,:;?!])", r"\1", text)
    return " ".join(text.split())
