"""Numbers as text: as the book prints them, and as a picture shows them."""

from __future__ import annotations

import math
from decimal import Decimal

MINUS = "\N{MINUS SIGN}"
TIMES = "\N{MULTIPLICATION SIGN}"
ABOUT = "≈"
UNKNOWN = "?"  # in the place of a number that is asked for
SHORT = 8  # characters
_LEAST, _MOST = 0.001, 99_999.995  # sizes of numbers on their way that have no power of ten


def printed(value: float) -> str:
    """Return a float as the book's Python 2 prints it: 12 digits, `.0` behind a whole number."""
    text = format(value, ".12g")
    return text if any(mark in text for mark in ".en") else text + ".0"


def plain(value: float, digits: int = 3) -> str:
    """Return a number for a label: `digits` significant digits, no trailing zeros, a true minus.

    Digits before the point are never rounded away, for a 0 in their place takes as much room.
    Scientific notation below 0.001 and from 100 000 on, as in 5.4e16; later, if all the digits
    before the point are wanted.
    """
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else str(value)
    rounded = float(f"{value:.{digits - 1}e}")
    if abs(rounded) >= 10.0**digits:
        rounded = float(round(value))
    size = abs(rounded)
    if size >= 10.0 ** max(5, digits) or size < 1e-3:
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
        text = f"{mantissa}e{int(exponent)}"
    else:
        decimals = max(0, digits - 1 - math.floor(math.log10(size)))
        text = f"{rounded:.{decimals}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", MINUS)


def decimals(value: float, count: int) -> str:
    """Return a number rounded to so many decimals, without trailing zeros, with a true minus."""
    text = f"{value:.{count}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", MINUS) if float(text) else "0"


def power_of_ten(exponent: int) -> str:
    """Return a power of ten for a label, as in "0.01" or "1e309"; no float need hold it."""
    return plain(10.0**exponent, 1) if -4 < exponent < 5 else f"1e{exponent}".replace("-", MINUS)


def as_power(text: str) -> str:
    """Return a number's text in scientific notation, as short as it gets: "20000" is "2e4"."""
    mantissa, exponent = f"{float(text.replace(MINUS, '-')):e}".split("e")
    return f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}".replace("-", MINUS)


def apart(one: float, other: float, least: int = 3, most: int = 9) -> int:
    """Return how many significant digits tell two numbers apart, with one to spare."""
    gap, size = abs(one - other), max(abs(one), abs(other))
    if not 0 < gap < size < math.inf:
        return least
    return min(most, max(least, math.ceil(math.log10(size / gap)) + 1))


def exact(value: float) -> str:
    """Return a parameter as its owner wrote it (up to 12 digits), with a true minus."""
    text = format(value or 0.0, ".12g")  # no minus before 0
    if "e" in text:
        mantissa, exponent = text.split("e")
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", MINUS)


def short(value: float) -> str:
    """Return a parameter as its owner wrote it, if that takes little room, or else four digits."""
    text = exact(value)
    return text if len(text) <= SHORT else plain(value, 4)


def in_column(value: float, scale: float | None = None, step: float = 0.0) -> str:
    """Return a number for a read-out: four decimals, or four digits in scientific notation.

    The notation follows `scale` (by default the value itself), so that a number in motion keeps it.
    One that changes by `step` on its way has only the decimals that two digits of the step take, so
    that its last digits do not flicker.
    """
    size = abs(value if scale is None else scale)
    if value == 0 or size == 0 or _LEAST <= size < _MOST:
        decimals = 4 if abs(value) < 999.99995 else 2
        if step:
            decimals = min(decimals, max(0, 1 - math.floor(math.log10(abs(step)))))
        text = f"{value:.{decimals}f}"
        if float(text) == 0:
            text = text.lstrip("-")
    else:
        mantissa, exponent = f"{value or 0.0:.3e}".split("e")  # no minus before 0
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", MINUS)


def between(value: float, start: float, end: float, digits: int) -> str:
    """Return a number on its way from start to end, with so few decimals that none flickers.

    These are what two digits of the way take, one at least; all in all it has `digits` at most, and
    three in scientific notation.
    """
    scale, way = max(abs(start), abs(end)), abs(end - start)
    if not way:
        return plain(value, digits)
    if not _LEAST <= scale < _MOST:
        return plain(value, min(digits, 3))
    most = digits - 1 - math.floor(math.log10(scale))
    wanted = max(1, 1 - math.floor(math.log10(way)))
    text = f"{value:.{max(0, min(most, wanted))}f}"
    return (text if float(text) else text.lstrip("-")).replace("-", MINUS)


def signed(value: float, digits: int = 4) -> str:
    """Return a change with its sign in front, as in "+ 0.88" or "− 0.1848"."""
    return f"{MINUS if value < 0 else '+'} {plain(abs(value), digits)}"


def percent(share: float) -> str:
    """Return a share as a percentage of two digits, or as many as tell it from 0 and 100%."""
    digits = next((n for n in range(2, 13) if float(f"{100 * share:.{n - 1}e}") != 100), 3)
    return f"{plain(100 * share, digits if share != 1 else 3)}%"


def counted(number: int) -> str:
    """Return a whole number with its thousands apart, as in "100 000"."""
    return f"{number:,}".replace(",", " ")


def factor(value: float) -> str:
    """Return a factor, of so many digits (3 to 7) as tell it from 1."""
    return plain(value, apart(value, 1, most=7))


def times(value: float) -> str:
    """Return a factor, as in "×0.36"."""
    return f"{TIMES}{factor(value)}"


def product(one: float, other: float, most: int = 6) -> tuple[str, str, str]:
    """Return two numbers and their product, of so many digits that the product comes out as shown.

    It is exact where up to `most` digits can be, and else what the shown numbers are rounded to.
    """
    product = one * other
    rounded = None
    for digits in range(3, most + 1):
        a, b, c = texts = tuple(plain(value, digits) for value in (one, other, product))
        exactly = _said(a) * _said(b)
        if exactly == _said(c):
            return a, b, c
        if rounded is None and plain(float(exactly), digits) == c:
            rounded = texts
    a, b, c = rounded or texts
    return a, b, c


def chain(*values: float, most: int = 6) -> tuple[list[str], bool]:
    """Return a number, and in turn a factor and what the number becomes by it, as texts.

    They have so many digits (3 to `most`) that each product comes out as shown, rounded; if none
    are enough, they have 3. The second is whether they come out.
    """
    for digits in range(3, most + 1):
        texts = [plain(value, digits) for value in values]
        triples = zip(texts[:-2:2], texts[1:-1:2], texts[2::2], strict=True)
        if all(plain(float(_said(a) * _said(b)), digits) == c for a, b, c in triples):
            return texts, True
    return [plain(value) for value in values], False


def differ_by(one: str, other: str, difference: str) -> bool:
    """Tell whether the difference of two numbers comes out in the digits that texts show."""
    return _said(one) - _said(other) == _said(difference)


def _said(text: str) -> Decimal:
    return Decimal(text.replace(MINUS, "-"))
