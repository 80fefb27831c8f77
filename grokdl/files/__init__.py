"""Files that are whole or not there: names, locks, seals, the cache."""
