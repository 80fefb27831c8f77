"""Decks as python-pptx opens them: our own, on the clips' ground, or a user's."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import BadZipFile, is_zipfile

from lxml import etree

from ...errors import GrokdlError, near
from ...stage.theme import Theme
from .places import slide_size
from .xml import found, q

TEMPLATE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
DECK = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
UNUSED = ("extended-properties", "metadata/thumbnail", "printerSettings")  # of another deck
KINDS = ("titleOnly", "blank")  # of layouts: ISO/IEC 29500-1, 19.7.15 (ST_SlideLayoutType)
ACCENTS = ("weight", "error", "goal", "slope", "alpha", "input")
WIDTH, HEIGHT = 9_144_000, 6_858_000  # of python-pptx's own deck


def new_deck(theme: Theme, width: int, height: int) -> Any:
    """Return an empty deck for pictures of that size, with their ground and their colours."""
    import pptx

    deck = pptx.Presentation()
    for owner in (deck.part.package, deck.part):
        rels = owner._rels
        for one in [key for key, rel in rels.items() if rel.reltype.endswith(UNUSED)]:
            rels.pop(one)
    for part in deck.part.package.iter_parts():
        if part.partname.startswith("/ppt/theme/"):
            part.blob = _coloured(part.blob, theme)
    _resize(deck, *slide_size(width, height))
    return deck


def user_deck(path: Path) -> Any:
    """Return a user's deck, or an empty one of a user's template (.potx).

    Raises GrokdlError for a file that is neither, or isn't there.
    """
    from pptx.package import Package

    if not path.is_file():
        raise GrokdlError(f"There is no deck {near(path)}.", "Name a .pptx or a .potx.")
    if not is_zipfile(path):
        raise _none(path, "it is of the old kind, locked by a password, or something else")
    try:
        package = Package.open(str(path))
        main = package.main_document_part
        size = main.presentation.slide_width, main.presentation.slide_height
        if main._content_type not in (DECK, TEMPLATE) or None in size:
            raise _none(path, "its main part is that of another kind, or of a deck with macros")
        _restore_links(path, package)
        list(main.presentation.slides)  # a broken deck breaks here
        main._content_type = DECK  # a template becomes a deck; `content_type` is read but once
    except (BadZipFile, KeyError, ValueError, TypeError, AttributeError, etree.LxmlError) as error:
        raise _none(path, "it is broken") from error
    return main.presentation


def _restore_links(path: Path, package: Any) -> None:
    """Put links to a place within the deck (#…) back, which python-pptx 1.0 drops.

    The slides speak of them still, and PowerPoint would find the deck broken.
    """
    from pptx.opc.constants import RELATIONSHIP_TARGET_MODE as MODE
    from pptx.opc.package import _Relationship
    from pptx.opc.serialized import PackageReader
    from pptx.oxml import parse_xml

    reader = PackageReader(str(path))
    for part in package.iter_parts():
        written = reader.rels_xml_for(part.partname)
        for rel in [] if written is None else parse_xml(written).relationship_lst:
            if rel.rId not in part.rels and rel.target_ref.startswith("#"):
                facts = (part.partname.baseURI, rel.rId, rel.reltype, MODE.EXTERNAL, rel.target_ref)
                part.rels._rels[rel.rId] = _Relationship(*facts)


def _none(path: Path, why: str) -> GrokdlError:
    return GrokdlError(
        f"{near(path)} is no PowerPoint deck: {why}.",
        "Save it in PowerPoint as a presentation (.pptx) or a template (.potx).",
    )


def clips_of(deck: Any) -> int:
    """Return how many clips a deck has."""
    return sum(len(found(slide._element, ".//a:videoFile")) for slide in deck.slides)


def layout_of(deck: Any) -> Any:
    """Return the layout for a clip: with a title alone, or blank, or with the fewest places."""
    slides = list(deck.slides)
    master = slides[-1].slide_layout.slide_master if slides else deck.slide_masters[0]
    layouts = list(master.slide_layouts) or list(deck.slide_layouts)
    wanted = [[one for one in layouts if one._element.get("type") == kind] for kind in KINDS]
    best = [one for group in wanted for one in group]
    return best[0] if best else min(layouts, key=lambda one: len(list(one.placeholders)))


def _coloured(theme: bytes, colours: Theme) -> bytes:
    """Return a deck's theme with the clips' colours, so that a user's own slides match them."""
    root = etree.fromstring(theme)
    scheme = found(root, "//a:clrScheme")[0]
    scheme.set("name", f"grokdl {colours.name}")
    named = {"lt1": "ground", "dk1": "ink", "lt2": "card", "dk2": "muted"}
    accents = {f"accent{number}": role for number, role in enumerate(ACCENTS, 1)}
    for slot, role in {**named, **accents, "hlink": "weight", "folHlink": "slope"}.items():
        entry = scheme.find(q(f"a:{slot}"))
        for old in list(entry):
            entry.remove(old)
        etree.SubElement(entry, q("a:srgbClr"), val=colours.role(role).lstrip("#").upper())
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _resize(deck: Any, width: int, height: int) -> None:
    """Give a deck another size, and move what its layouts hold along."""
    deck.slide_width, deck.slide_height = width, height
    deck._element.sldSz.attrib.pop("type", None)  # it names one of PowerPoint's older sizes
    master = deck.slide_masters[0]
    for one in (master, *master.slide_layouts):
        for frame in found(one._element, "//a:xfrm"):
            for corner in frame:
                for name, ratio in zip(
                    corner.keys(), (width / WIDTH, height / HEIGHT), strict=True
                ):
                    corner.set(name, str(round(int(corner.get(name)) * ratio)))
