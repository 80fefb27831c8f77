"""Lets `python -m grokdl` do what `grokdl` does."""

from .cli import main

if __name__ == "__main__":
    main()
