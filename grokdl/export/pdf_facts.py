"""Reads what a PDF says of itself: the texts of its information dictionary, as cairo writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

INFO = re.compile(rb"/Info\s+(\d+)\s+(\d+)\s+R")
ENTRY = re.compile(rb"/(\w+)\s*(?=[(<])")
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
LITERAL = re.compile(rb"\\([0-7]{1,3}|\r\n|.)|([()])|([^\\()]+)", re.DOTALL)
UTF_16 = b"\xfe\xff"


def document_facts(data: bytes) -> dict[str, str]:
    """Return the texts by their keys; none if the file keeps them in another way."""
    named = INFO.findall(data)
    if not named:
        return {}
    number, generation = named[-1]
    start = re.search(rb"(?<!\d)%b %b obj\s*<<" % (number, generation), data)
    return dict(_entries(data, start.end())) if start else {}


def _entries(data: bytes, place: int) -> Iterator[tuple[str, str]]:
    end = data.find(b"endobj", place)
    while (entry := ENTRY.search(data, place, end)) is not None:
        read = _literal if data[entry.end() : entry.end() + 1] == b"(" else _hexadecimal
        text, place = read(data, entry.end() + 1)
        yield entry[1].decode("latin-1"), _decoded(text)


def _literal(data: bytes, place: int) -> tuple[bytes, int]:
    """Return the letters up to the bracket that closes, and where what follows begins."""
    found, depth = bytearray(), 1
    for piece in LITERAL.finditer(data, place):
        escaped, bracket, letters = piece.groups()
        if bracket:
            depth += 1 if bracket == b"(" else -1
            if not depth:
                return bytes(found), piece.end()
        found += _unescaped(escaped) if escaped else bracket or letters
    return bytes(found), len(data)


def _unescaped(letters: bytes) -> bytes:
    if letters.isdigit():
        return bytes([int(letters, 8) & 255])
    return b"" if letters in (b"\n", b"\r", b"\r\n") else ESCAPED.get(letters, letters)


def _hexadecimal(data: bytes, place: int) -> tuple[bytes, int]:
    end = data.find(b">", place)
    try:
        return bytes.fromhex(data[place:end].decode("ascii")), end + 1
    except ValueError:
        return b"", end + 1


def _decoded(text: bytes) -> str:
    if text.startswith(UTF_16):
        return text[2:].decode("utf-16-be", errors="replace")
    return text.decode("latin-1")
