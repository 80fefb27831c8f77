"""PDF: handouts, a page for each section's last picture, as true outlines with bookmarks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from ..engine.take import Chapter, Take
from ..words.captions import Cue
from .format import Facts, UnreadableError
from .moments import SECTIONS
from .pdf_facts import document_facts
from .stills import OutlineFormat

if TYPE_CHECKING:
    from ..engine.drawing import Drawing

VERSION = b"%PDF-"
END = b"%%EOF"
PLAIN = "".join(set(map(chr, range(32, 127))) - set("()\\%"))


class Pdf(OutlineFormat):
    """Pages of the size of a slide (13.3 × 7.5 inches for 16:9); texts are outlines too."""

    ending = ".pdf"
    kind = "application/pdf"
    usual_moments = SECTIONS

    def join(
        self,
        takes: Sequence[Take],
        target: Path,
        facts: Facts,
        captions: Sequence[Cue] = (),
        chapters: Sequence[Chapter] = (),
    ) -> None:
        """Write all pictures as pages; a film's have a bookmark for each chapter, too."""
        import cairo

        from ..engine.drawing import Drawing  # loads NumPy

        titles = [chapter.title for chapter in chapters] if len(takes) > 1 else []
        with cairo.PDFSurface(str(target), 1, 1) as surface:
            surface.restrict_to_version(cairo.PDFVersion.VERSION_1_4)  # later ones hide the seal
            _tell(surface, facts)
            number = 1
            for take, title in zip(takes, titles or [""] * len(takes), strict=True):
                above = _mark(surface, cairo.PDF_OUTLINE_ROOT, title, number) if title else 0
                for part in take.parts:
                    drawing = Drawing.load(part)
                    if len(take.parts) > 1:
                        _mark(surface, above, drawing.name, number)
                    _write_page(surface, drawing)
                    number += 1

    def facts(self, path: Path) -> Facts:
        """Return what a file says of itself, as `Format.facts` does."""
        data = path.read_bytes()
        if not data.startswith(VERSION):
            raise UnreadableError
        found = document_facts(data)
        recipe, record = (unquote(found.get(key, "")) for key in ("Subject", "Keywords"))
        return Facts(found.get("Title", ""), recipe, record)

    def is_cut(self, data: Any) -> bool:
        """Tell whether the mark of its end is missing."""
        return not bytes(data[-16:]).rstrip().endswith(END)


def _tell(surface: Any, facts: Facts) -> None:
    """Set the document's title, and as plain letters its recipe and its record.

    No date is set, so that the same pages are the same bytes.
    """
    import cairo

    surface.set_metadata(cairo.PDFMetadata.TITLE, facts.title)
    surface.set_metadata(cairo.PDFMetadata.SUBJECT, _as_plain(facts.recipe))
    surface.set_metadata(cairo.PDFMetadata.KEYWORDS, _as_plain(facts.record))
    surface.set_metadata(cairo.PDFMetadata.CREATE_DATE, "")


def _as_plain(text: str) -> str:
    """Return a text in letters that cairo writes as they are, and not as numbers."""
    return quote(text, safe=PLAIN)


def _mark(surface: Any, above: int, name: str, page: int) -> int:
    """Set a bookmark below another one, and return its number."""
    import cairo

    number: int = surface.add_outline(above, name, f"page={page}", cairo.PDFOutlineFlags.OPEN)
    return number


def _write_page(surface: Any, drawing: Drawing) -> None:
    import cairo

    surface.set_size(*drawing.page)
    drawing.draw(cairo.Context(surface), *drawing.page)
    surface.show_page()


PDF = FORMAT = Pdf()
