"""Names of files: which a user may give, how ours are spelled, and how FFmpeg takes one."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from pathlib import Path

from ..errors import GrokdlError

UNPRINTED = ("Cc", "Zl", "Zp")  # Unicode's controls, line and paragraph separators
SPOKEN = {
    "\t": "a tab",
    "\n": "a line feed",
    "\r": "a carriage return",
    "\b": "a backspace",
    "\f": "a form feed",
}
LONGEST_NAME = 120
MOST_BYTES = 240  # of a name; disks take 255, its ending included
LONGEST_WORD = 48
LONGEST_SHOWN = 80  # characters of a path in a message


def literal(path: Path) -> str:
    """Return a path as FFmpeg takes it, which else reads `w:1.mp4` as protocol w."""
    return f"file:{path}"


def typed(text: str) -> Path:
    """Return the path that a user typed, ~ expanded. Raises GrokdlError if it can't be one."""
    if not text.strip():
        raise GrokdlError("An empty path was given.", "Name a file or a folder.")
    try:
        path = Path(text).expanduser()
    except RuntimeError:
        raise GrokdlError(f"{_short(text)}: there is no such user.", "Name the folder.") from None
    return usable(path)


def usable(path: Path) -> Path:
    """Return a path that the system takes, whether or not a file is there.

    Raises GrokdlError for one that is too long or closed, or that is not there and has control
    characters.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        refuse_controls(str(path), "The path", "Type it without; in a shell, put it in 'quotes'.")
    except ValueError:  # a null byte
        refuse_controls(str(path), "The path", "Type it without.")
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise GrokdlError(f"{_short(path)} can't be used: {why}.", "Name another path.") from None
    return path


def refuse_controls(text: str, what: str, hint: str) -> None:
    """Raise GrokdlError if a text has a character that is none to be read, as a tab or a bell."""
    found = dict.fromkeys(
        SPOKEN.get(letter, f"the character U+{ord(letter):04X}")
        for letter in text
        if unicodedata.category(letter) in UNPRINTED
    )
    if found:
        raise GrokdlError(f"{what} {_short(repr(text))} has {' and '.join(found)} in it.", hint)


def on_one_line(text: str) -> str:
    """Return a text with escapes for what a terminal doesn't show, or takes for itself."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def shortened(name: str) -> str:
    """Return a name that every disk takes: what was longer ends in a mark of its own."""
    if len(name) <= LONGEST_NAME and len(name.encode()) <= MOST_BYTES:
        return name
    short = name[: LONGEST_NAME - 7].encode()[: MOST_BYTES - 7].decode(errors="ignore")
    return f"{short}-{mark(name)}"


def spelled(name: str, value: object) -> str:
    """Return a parameter and its value as a word of a file's name."""
    return f"{word(name)}-{word(value)}"


def word(value: object) -> str:
    """Return a value as a word of a file's name: another one than every other value's."""
    if isinstance(value, list | tuple):
        return "-".join(map(word, value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        text = repr(value).removesuffix(".0").replace("e+", "e")
        return f"minus-{text[1:]}" if text.startswith("-") else text
    return _slug(str(value))


def _slug(text: str) -> str:
    latin = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[:LONGEST_WORD].strip("-")
    return slug if slug == text.replace("_", "-") else f"{slug}-{mark(text)}".strip("-")


def readable(name: str) -> str:
    """Return a name that somebody gave as a word of a file's name, in any script: `the-bowl`.

    Two names may have the same word.
    """
    letters = unicodedata.normalize("NFKC", name.lower())
    return re.sub(r"[^\w.]+", "-", letters)[:LONGEST_WORD].strip("-_.") or "unnamed"


def mark(text: str) -> str:
    """Return a short digest of a text, for a file's name."""
    return sha256(text.encode()).hexdigest()[:6]


def _short(text: object) -> str:
    return shown if len(shown := str(text)) <= LONGEST_SHOWN else shown[: LONGEST_SHOWN - 1] + "…"
