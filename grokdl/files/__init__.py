"""Safe files: atomic writes, seals (digests), locks, names, the cache."""
