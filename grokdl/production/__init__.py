"""Videos: how each is made, kept current, told apart and made again."""
