"""Where time goes: CPU seconds by kind of work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from time import process_time
from typing import TypeVar

Item = TypeVar("Item")
END = object()


class Costs(dict[str, float]):
    """CPU seconds of a process by kind of work."""

    @contextmanager
    def of(self, work: str) -> Iterator[None]:
        """Count what the block takes as one kind of work."""
        start = process_time()
        try:
            yield
        finally:
            self.add({work: process_time() - start})

    def each(self, work: str, items: Iterable[Item]) -> Iterator[Item]:
        """Yield the items, and count what it takes to make them."""
        rest = iter(items)
        while True:
            with self.of(work):
                item = next(rest, END)
            if item is END:
                return
            yield item  # type: ignore[misc]  # END is no item

    def add(self, others: Mapping[str, float]) -> None:
        """Add what was counted elsewhere."""
        for work, seconds in others.items():
            self[work] = self.get(work, 0.0) + seconds
