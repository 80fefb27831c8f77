"""A lesson's voice: recorded files, or what a command makes of the captions."""

from .command import allow
from .voice import SILENT, Voice, command_in, folder_in, recordings, voice_of
from .wav import Heard

__all__ = ["SILENT", "Heard", "Voice", "allow", "command_in", "folder_in", "recordings", "voice_of"]
