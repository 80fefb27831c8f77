"""The command line: `grokdl`."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NoReturn

STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit. A termination ends it as cleanly as ctrl-C does."""
    try:
        with suppress(ValueError):  # only the main thread may set it
            signal.signal(signal.SIGTERM, _interrupt)
        for stream in (sys.stdout, sys.stderr):
            with suppress(AttributeError):  # a stand-in for a stream may lack it
                stream.reconfigure(errors="replace")  # type: ignore[union-attr]
        from .commands import run  # takes a while, in which a ctrl-C may come

        code = run(list(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:
        sys.stderr.write("grokdl: stopped.\nWhat was finished is kept; nothing is half-written.\n")
        code = STOPPED
    sys.exit(code)


def _interrupt(*_: Any) -> NoReturn:
    raise KeyboardInterrupt
