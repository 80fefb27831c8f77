"""Length check beside a rendering: a fork finds out whether a clip takes too long, told in full.

The clip is begun in full meanwhile: most are short enough. Nothing of it is painted before its
length is known, so little is lost if it has to be told in brief and is begun again.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

from .fork_pool import forked

SHORT, LONG = 10, 11  # exit codes of the fork; one that breaks has another

Told = TypeVar("Told")


class TooLongError(BaseException):
    """A clip that was begun in full is to be begun again: no fault of anybody's."""


class LengthCheck:
    """Fork of this process that finds out whether a clip is short enough to be told in full."""

    def __init__(self, is_short: Callable[[], bool]) -> None:
        self._is_short: bool | None = None
        self._process = forked(lambda: SHORT if is_short() else LONG)

    @property
    def is_done(self) -> bool:
        """Whether the clip's length is known."""
        return self._has_ended(os.WNOHANG)

    def wait(self) -> None:
        """Wait until the clip's length is known.

        Raises TooLongError if the clip is too long, or if the fork broke or was killed.
        """
        self._has_ended(0)
        if not self._is_short:
            raise TooLongError

    def _has_ended(self, how: int) -> bool:
        if self._is_short is None:
            process, status = os.waitpid(self._process, how)
            if not process:
                return False
            self._is_short = os.waitstatus_to_exitcode(status) == SHORT
        return True


def in_full_if_short(
    tell: Callable[[LengthCheck], Told], is_short: Callable[[], bool]
) -> Told | None:
    """Tell a clip in full while a fork measures it; return None if that was given up."""
    try:
        return tell(LengthCheck(is_short))
    except TooLongError:
        return None
