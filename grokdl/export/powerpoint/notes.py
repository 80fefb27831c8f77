"""Speaker notes of a slide: what the clip says, a caption a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from hashlib import sha256
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ...words.captions import Cue
from .xml import found, made, q

NOTES_MASTER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/notesMaster"


def mark(text: str | bytes) -> str:
    """Return a short digest of what we write, by which to tell later whether it was changed."""
    return sha256(text.encode() if isinstance(text, str) else text).hexdigest()[:16]


def said(cues: Sequence[Cue]) -> list[str]:
    """Return captions as lines of text."""
    return [" ".join(cue.text.split()) for cue in cues]


def notes_mark(lines: Sequence[str]) -> str:
    """Return by what our paragraphs are found again among a user's: their number and a digest."""
    return f"{len(lines)} {mark(chr(10).join(lines))}"


def write_notes(slide: Any, lines: Sequence[str], language: str) -> None:
    """Write the notes of a slide that has none."""
    frame = slide.notes_slide.notes_text_frame if lines else None
    if frame is not None:  # a template's notes may have no room for text
        body = frame._txBody
        for paragraph in found(body, "a:p"):
            body.remove(paragraph)
        body.extend(_paragraph(line, language) for line in lines)
        _list_master(slide.part.package.presentation_part)


def _list_master(deck: Any) -> None:
    """List the notes' master in the deck, which python-pptx 1.0 leaves out when it makes one.

    It comes second: ISO/IEC 29500-1, 19.2.1.26 (presentation).
    """
    if not found(deck._element, "p:notesMasterIdLst"):
        pointer = deck.relate_to(deck.notes_master_part, NOTES_MASTER)
        entry = f'<p:notesMasterIdLst><p:notesMasterId r:id="{pointer}"/></p:notesMasterIdLst>'
        found(deck._element, "p:sldMasterIdLst")[0].addnext(made(entry))


def renew_notes(slide: Any, former: str, lines: Sequence[str], language: str) -> bool:
    """Put new lines in place of ours, and tell whether ours were there as we had left them.

    What the user has written before or after them stays.
    """
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    if frame is None or not frame.text:
        write_notes(slide, lines if former.startswith("0 ") else (), language)
        return former.startswith("0 ")
    ours = _ours(found(frame._txBody, "a:p"), former)
    for line in lines or [""] if ours else ():  # a text has at least one paragraph
        ours[0].addprevious(_paragraph(line, language))
    for paragraph in ours:
        paragraph.getparent().remove(paragraph)
    return bool(ours)


def _ours(paragraphs: list[Any], former: str) -> list[Any]:
    """Return those of a slide's paragraphs that are still as we wrote them."""
    number = int(former.partition(" ")[0])
    texts = ["".join(found(paragraph, ".//a:t/text()")) for paragraph in paragraphs]
    for start in range(len(texts) - number + 1):
        if notes_mark(texts[start : start + number]) == former:
            return paragraphs[start : start + number]
    return []


def _paragraph(text: str, language: str) -> Any:
    return made(
        f"<a:p><a:r><a:rPr lang={quoteattr(language)}/><a:t>{escape(text)}</a:t></a:r></a:p>"
    )


def set_text(shape: Any, text: str, language: str) -> None:
    """Write one line into a shape, in place of its text; its paragraph's form stays."""
    body = shape.text_frame._txBody
    first, *others = found(body, "a:p")
    form = first.find(q("a:pPr"))
    new = _paragraph(text, language)
    if form is not None:
        new.insert(0, deepcopy(form))
    body.replace(first, new)
    for paragraph in others:
        body.remove(paragraph)
