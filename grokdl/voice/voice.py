"""The voice of one lesson: what is heard in a section, or with a caption."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import GrokdlError
from ..files.filenames import typed
from .command import said_by, words_of
from .spoken_text import spoken
from .wav import Heard, kept


@dataclass(frozen=True)
class Voice:
    """Where a lesson's voice comes from: a folder of WAV files, one a section, or a command.

    `signs` are the words for signs in the language of the captions, which a command is given.
    """

    folder: Path | None = None
    command: str = ""
    signs: tuple[tuple[str, str], ...] = ()

    def of_section(self, number: int, name: str) -> Heard | None:
        """Return what is heard in a section, counted from 1; None if no section has a file.

        Raises GrokdlError with the section's name if its file is not there, or is none.
        """
        if self.folder is None:
            return None
        names = [f"{number:02}.wav", f"{number}.wav", f"{name}.wav", f"{slug(name)}.wav"]
        found = next((self.folder / n for n in names if (self.folder / n).is_file()), None)
        if found is None:
            raise GrokdlError(
                f"Section {number}, {name!r}: there is no {names[0]} in {self.folder}.",
                f"Record it, as {names[0]} or {names[3]}.",
            )
        try:
            data = found.read_bytes()
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            said = f"Section {number}, {name!r}: {found} can't be read: {why}."
            raise GrokdlError(said, "Look at the file's rights.") from None
        return kept(data, f"Section {number}, {name!r}: {found}")

    def of_caption(self, text: str, number: int, section: str) -> Heard | None:
        """Return what is heard with a caption; None if sections are recorded as wholes.

        Raises GrokdlError with the section's name if the command fails.
        """
        if not self.command:
            return None
        said = spoken(text, dict(self.signs))
        return said_by(self.command, said, f"Section {number}, {section!r}:")


SILENT = Voice()


def folder_in(text: str) -> str:
    """Return a folder of recordings that a user named. Raises GrokdlError if there is none."""
    if not typed(text).is_dir():
        said = f"voice = {text}: there is no such folder."
        raise GrokdlError(said, "Name the folder with 01.wav, 02.wav, one a section.")
    return text


def command_in(text: str) -> str:
    """Return a command that a user gave as a voice. Raises GrokdlError if it can't be one."""
    words_of(text)
    return text


def recordings(lesson: str, folder: str) -> list[Path]:
    """Return the WAV files among which a lesson finds its voice."""
    place = voice_of(lesson, folder, "", {}).folder
    return sorted(place.glob("*.wav")) if place else []


def voice_of(lesson: str, folder: str, command: str, signs: Mapping[str, str]) -> Voice:
    """Return a lesson's voice: its own folder within the one that is named, or that one itself."""
    place = typed(folder) if folder else None
    if place is not None and (place / lesson).is_dir():
        place = place / lesson
    return Voice(place, command, tuple(signs.items()))


def slug(name: str) -> str:
    """Return a section's name as a file's, as in "the-first-step"."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
