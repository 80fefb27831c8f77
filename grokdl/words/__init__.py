"""The words that stand on screen: looked up by their keys, in a language."""

from .words import ENGLISH, Words, in_language, languages, read

__all__ = ["ENGLISH", "Words", "in_language", "languages", "read"]
