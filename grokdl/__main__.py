"""Entry point of `python -m grokdl`: the same as the command `grokdl`."""

import sys

if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[0]  # the present folder, whose files are not to be taken for libraries
    from .cli import main

    main()
