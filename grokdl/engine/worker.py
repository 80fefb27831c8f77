"""The process in which one scene is rendered: `python -m grokdl.engine.worker`.

It reads a pickled job and its folder from standard input, and writes pickled news to standard
output: each Headway, and at the end what was made (a Take), a GrokdlError, or a traceback as text.
It ends when its standard input does, so that it never outlives its parent.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import tempfile
import threading
import traceback
from typing import IO, Any

from ..errors import GrokdlError
from .fork_pool import KilledError
from .users_settings import mistake_in_settings


def main() -> None:
    """Do the job that standard input brings."""
    orders, news = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    if hasattr(os, "register_at_fork"):  # the news end with this process, whoever outlives it
        os.register_at_fork(after_in_child=news.close)
    _give_the_scene_its_own_streams()
    try:
        job, folder = pickle.load(orders)
    except EOFError:
        return  # it wasn't needed
    tempfile.tempdir = str(folder.parent)  # what it leaves if it is killed goes with that folder
    threading.Thread(target=_end_with_parent, args=(orders,), daemon=True).start()

    def tell(item: Any) -> None:
        pickle.dump(item, news)
        news.flush()

    try:
        tell(job(folder, tell))
    except GrokdlError as mistake:
        tell(mistake)
    except KilledError as killed:
        sys.exit(str(killed))  # without a word, as if killed itself: all is tried once more
    except Exception as error:
        tell(mistake_in_settings(error) or traceback.format_exc())


def _give_the_scene_its_own_streams() -> None:
    """Let a scene print to the log, and read from nothing: orders and news are not its business."""
    os.dup2(2, 1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115  # it lasts as long as the process


def _end_with_parent(orders: IO[bytes]) -> None:
    orders.read()
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)  # nobody is left to hear of anything: its forks too
    os._exit(1)


if __name__ == "__main__":
    main()
