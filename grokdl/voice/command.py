"""A command that speaks: it is given a text, and writes a WAV file to its output.

Only commands that somebody has typed on this machine are run: a recipe in a stranger's video could
name any program.
"""

from __future__ import annotations

import shlex
import subprocess
from contextlib import suppress
from pathlib import Path

from ..errors import GrokdlError
from ..files.cache import Store, cache_folder, key_of
from .wav import Heard, kept

PATIENCE = 120.0  # seconds for one caption
LONGEST = 200  # characters of what a command complains of
KNOWN = "voice_commands"  # of the cache; its notes are never thrown away for their age


def words_of(command: str) -> list[str]:
    """Return a command's words. Raises GrokdlError if it is none."""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise GrokdlError(f"voice_command = {command!r}: {error}.", "Mend its quotes.") from None
    if not words:
        raise GrokdlError("The voice_command is empty.", "Name a program that speaks.")
    return words


def allow(command: str) -> None:
    """Note that somebody has typed this command here."""
    with suppress(OSError):
        path = _note(command)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def check_allowed(command: str) -> None:
    """Raise GrokdlError if nobody has typed this command on this machine."""
    if command and not _note(command).exists():
        raise GrokdlError(
            f"This clip's recipe has a voice command that was never given here: {command}",
            f"If you trust it, give it yourself: --voice-command {shlex.quote(command)}",
        )


def said_by(command: str, text: str, whose: str) -> Heard:
    """Return what a command says, from the cache if it has said that before.

    Raises GrokdlError, which begins with `whose`, if it can't be run, fails, or makes no WAV.
    """
    store, key = Store(cache_folder() / "said"), key_of(command.encode(), text.encode())
    data = store.get(key)
    if data is None:
        check_allowed(command)
        data = _run(command, text, whose)
        heard = kept(data, f"{whose} what {words_of(command)[0]!r} made")
        store.put(key, data)
        return heard
    return kept(data, whose)


def _run(command: str, text: str, whose: str) -> bytes:
    words = words_of(command)
    name = repr(words[0])
    try:
        done = subprocess.run(
            words, input=f"{text}\n".encode(), capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        said = f"{name} took longer than {PATIENCE:.0f} s."
        raise GrokdlError(f"{whose} {said}", "Try it by hand.") from None
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise GrokdlError(f"{whose} {name} can't be run: {why}.", "Is it installed?") from None
    if done.returncode:
        told = " ".join(done.stderr.decode(errors="replace").split())[:LONGEST]
        said = f"{name} failed with exit code {done.returncode}{f': {told}' if told else ''}."
        raise GrokdlError(f"{whose} {said.replace('..', '.')}", "Try it by hand.")
    if not done.stdout:
        way_out = "It must write the WAV to its output: for espeak-ng that is --stdout."
        raise GrokdlError(f"{whose} {name} made no WAV.", way_out)
    return done.stdout


def _note(command: str) -> Path:
    return cache_folder() / KNOWN / key_of(command.encode())
