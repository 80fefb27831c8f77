"""The benchmark's numbers: what was measured, what follows from it, and how it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

UNKNOWN = "–"


@dataclass(frozen=True)
class Run:
    """One rendering: seconds and CPU seconds without Manim's start, peak in MB, size in bytes."""

    frames: int
    seconds: float
    cpu: float
    peak: float
    size: int
    video: str = ""

    @property
    def rate(self) -> float:
        """Frames a second."""
        return self.frames / self.seconds


@dataclass(frozen=True)
class Fidelity:
    """How near a video is to the lossless one: PSNR in dB, and SSIM."""

    psnr: float
    ssim: float


@dataclass(frozen=True)
class Result:
    """All that was measured of one scene; `floor` is the encoder alone, in frames a second."""

    name: str
    stock: Run
    engine: Run
    naive: Run | None = None
    stock_fidelity: Fidelity | None = None
    engine_fidelity: Fidelity | None = None
    floor: float | None = None

    @property
    def times_stock(self) -> float:
        """How many times as fast as stock the engine is."""
        return self.engine.rate / self.stock.rate

    @property
    def times_naive(self) -> float | None:
        """How many times as fast as stock with the naive twin the engine is."""
        return None if self.naive is None else self.engine.rate / self.naive.rate

    @property
    def size_ratio(self) -> float:
        """The engine's file against stock's."""
        return self.engine.size / self.stock.size

    @property
    def share_of_floor(self) -> float | None:
        """The engine's rate against the encoder's alone."""
        return None if self.floor is None else self.engine.rate / self.floor


RATIOS = ("times_stock", "times_naive", "size_ratio", "share_of_floor")


def middle_run(runs: Iterable[Run]) -> Run:
    """Return the run of median speed: of two in the middle the slower."""
    ordered = sorted(runs, key=lambda run: run.rate)
    return ordered[(len(ordered) - 1) // 2]


def medians(results: Sequence[Result]) -> dict[str, float | None]:
    """Return the median of each of RATIOS over the scenes that have it."""
    columns = {name: [getattr(result, name) for result in results] for name in RATIOS}
    known = {
        name: [value for value in values if value is not None] for name, values in columns.items()
    }
    return {name: median(values) if values else None for name, values in known.items()}


def speed_table(results: Sequence[Result]) -> str:
    """Return frames a second, their ratios and the share of the floor, with the medians."""
    head = "scene", "frames", "stock fps", "naive fps", "engine fps", "floor fps"
    rows = [
        (
            result.name,
            result.engine.frames,
            number(result.stock.rate, 1),
            number(result.naive.rate if result.naive else None, 1),
            number(result.engine.rate, 1),
            number(result.floor, 1),
            number(result.times_stock, 2),
            number(result.times_naive, 2),
            percent(result.share_of_floor),
        )
        for result in results
    ]
    middle = medians(results)
    ratios = number(middle["times_stock"], 2), number(middle["times_naive"], 2)
    rows.append(("median", "", "", "", "", "", *ratios, percent(middle["share_of_floor"])))
    return laid_out((*head, "× stock", "× naive", "of floor"), rows)


def cost_table(results: Sequence[Result]) -> str:
    """Return CPU seconds, peak memory, file sizes, PSNR and SSIM: the engine's / stock's."""
    head = "scene", "CPU s", "peak MB", "file KiB", "file ratio", "PSNR dB", "SSIM"
    rows = [
        (
            result.name,
            pair(result.engine.cpu, result.stock.cpu, 1),
            pair(result.engine.peak, result.stock.peak, 0),
            pair(result.engine.size / 1024, result.stock.size / 1024, 0),
            number(result.size_ratio, 2),
            *fidelities(result),
        )
        for result in results
    ]
    rows.append(("median", "", "", "", number(medians(results)["size_ratio"], 2), "", ""))
    return laid_out(head, rows)


def fidelities(result: Result) -> tuple[str, str]:
    """Return PSNR and SSIM as text, the engine's / stock's."""
    engine, stock = result.engine_fidelity, result.stock_fidelity
    if engine is None or stock is None:
        return UNKNOWN, UNKNOWN
    return pair(engine.psnr, stock.psnr, 1), pair(engine.ssim, stock.ssim, 5)


def pair(one: float, other: float, digits: int) -> str:
    """Return two numbers as text."""
    return f"{number(one, digits)} / {number(other, digits)}"


def number(value: float | None, digits: int) -> str:
    """Return a number as text, or a dash."""
    return UNKNOWN if value is None else f"{value:.{digits}f}"


def percent(share: float | None) -> str:
    """Return a share in percent, or a dash."""
    return UNKNOWN if share is None else f"{100 * share:.0f} %"


def laid_out(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return rows as lines: the first column to the left, the others to the right."""
    lines = [list(map(str, row)) for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
