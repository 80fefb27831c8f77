"""SVG: a picture as true outlines, sharp at any size and open to every drawing program."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from ..engine.take import Chapter, Take
from ..words.captions import Cue
from .format import Facts, UnreadableError
from .stills import OutlineFormat, PictureFormat

if TYPE_CHECKING:
    from ..engine.drawing import Drawing

NAMES = ("recipe", "record")  # of the elements of metadata
HEAD = re.compile(r"<svg\b[^>]*>")
SURFACE = re.compile(r' id="surface\d+"')  # cairo counts them, so that no two files are alike
SPACE = "{http://www.w3.org/2000/svg}"


class Svg(OutlineFormat, PictureFormat):
    """The outlines of a frame, in the picture's pixels; texts are outlines too."""

    ending = ".svg"
    kind = "image/svg+xml"

    def join(
        self,
        takes: Sequence[Take],
        target: Path,
        facts: Facts,
        captions: Sequence[Cue] = (),
        chapters: Sequence[Chapter] = (),
    ) -> None:
        """Write the last picture, with its title, and recipe and record as metadata."""
        from ..engine.drawing import Drawing  # loads NumPy

        _write(Drawing.load(takes[-1].parts[-1]), target)
        plain = SURFACE.sub("", target.read_text(encoding="utf-8"))
        head = HEAD.search(plain)
        assert head is not None
        told = f"{plain[: head.end()]}\n{_about(facts)}{plain[head.end() :]}"
        target.write_text(told, encoding="utf-8", newline="\n")

    def facts(self, path: Path) -> Facts:
        """Return what a file says of itself, as `Format.facts` does."""
        with path.open("rb") as file:
            try:
                root = ElementTree.parse(file).getroot()
            except (ElementTree.ParseError, UnicodeError, ValueError) as error:
                raise UnreadableError from error
        if root.tag != f"{SPACE}svg":
            raise UnreadableError
        told = {one.get("id"): one.text or "" for one in root.iter(f"{SPACE}metadata")}
        title = root.findtext(f"{SPACE}title", "")
        return Facts(title, *(told.get(f"grokdl-{name}", "") for name in NAMES))

    def is_cut(self, data: Any) -> bool:
        """Tell whether the end of the outermost element is missing."""
        return not bytes(data[-16:]).rstrip().endswith(b"</svg>")


def _write(drawing: Drawing, target: Path) -> None:
    import cairo

    with cairo.SVGSurface(str(target), drawing.width, drawing.height) as surface:
        surface.set_document_unit(cairo.SVGUnit.PX)
        drawing.draw(cairo.Context(surface), drawing.width, drawing.height)


def _about(facts: Facts) -> str:
    told = zip(NAMES, (facts.recipe, facts.record), strict=True)
    elements = [
        f'<metadata id="grokdl-{k}">{escape(text)}</metadata>\n' for k, text in told if text
    ]
    return "".join([f"<title>{escape(facts.title)}</title>\n", *elements])


SVG = FORMAT = Svg()
