"""Length check beside a rendering: a fork finds out whether a clip takes too long, told in full.

The clip is begun in full meanwhile: nearly all are short enough. Nothing of it is painted before
its length is known, so that one that has to be told in brief is begun again at no cost.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

SHORT, LONG = 10, 11  # exit codes of the fork


class TooLongError(BaseException):
    """A clip that was begun in full is to be told in brief: no fault of anybody."""


class LengthCheck:
    """Fork of this process that finds out whether a clip is too long."""

    def __init__(self, is_too_long: Callable[[], bool]) -> None:
        self._is_too_long = is_too_long
        self._found: bool | None = None
        for stream in (sys.stdout, sys.stderr):  # else the fork prints what is unflushed
            stream.flush()
        self._process = os.fork()
        if self._process == 0:
            code = 1
            try:
                code = LONG if is_too_long() else SHORT
            finally:
                os._exit(code)

    @property
    def is_done(self) -> bool:
        """Whether it is known how long the clip is."""
        return self._found is not None or self._ended(os.WNOHANG)

    def wait(self) -> None:
        """Wait until it is known; raise TooLongError if the clip is too long.

        Where the fork broke, or was killed, it is found out here. Raises what befalls that.
        """
        if self._found is None:
            self._ended(0)
        if self._found:
            raise TooLongError

    def _ended(self, how: int) -> bool:
        process, status = os.waitpid(self._process, how)
        if not process:
            return False
        code = os.waitstatus_to_exitcode(status)
        self._found = code == LONG if code in (SHORT, LONG) else self._is_too_long()
        return True
