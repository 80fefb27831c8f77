"""Where grokdl keeps what it can make again."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_path


def cache_folder() -> Path:
    """Return the folder that GROKDL_CACHE names, or else the one for it on this system.

    It need not exist, and it may be emptied at any time.
    """
    chosen = os.environ.get("GROKDL_CACHE")
    return Path(chosen) if chosen else user_cache_path("grokdl", appauthor=False)
