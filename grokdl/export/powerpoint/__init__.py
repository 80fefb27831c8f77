"""PowerPoint decks: how one is built, what it carries, and how its clips are changed later.

Everything here is written with python-pptx, and is imported only when a deck is made or read.
"""
