"""Ctrl-C for the programs that tests start: heard by default, or ignored as after `nohup`.

A script's background job has SIGINT ignored, and hands that down to whatever it starts. Use one of
these as `preexec_fn`, and a test means the same however the suite itself was started.
"""

import signal


def hear_ctrl_c() -> None:
    """Let SIGINT do in this process what a terminal's user expects."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def ignore_ctrl_c() -> None:
    """Let this process and all that it starts be deaf to SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
