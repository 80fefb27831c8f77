"""CPU seconds spent, by kind of work (for `--profile`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from time import thread_time
from typing import TypeVar

Item = TypeVar("Item")
END = object()


class Costs(dict[str, float]):
    """CPU seconds by kind of work; each kind is done on one thread at a time."""

    @contextmanager
    def of(self, work: str) -> Iterator[None]:
        """Count what the block takes as one kind of work."""
        start = thread_time()
        try:
            yield
        finally:
            self.add({work: thread_time() - start})

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
