"""What a deck carries of its clips: their recipes, and for each slide what we wrote on it.

It lies in a part of its own, which PowerPoint (CustomXMLParts) and LibreOffice keep.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from .parts import attach

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
RELATION = f"{OFFICE}/relationships/customXml"
NAMESPACE = "urn:grokdl:deck"
PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
ABOUT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    f'<ds:datastoreItem xmlns:ds="{OFFICE}/customXml" '
    f'ds:itemID="{{{str(uuid5(NAMESPACE_URL, NAMESPACE)).upper()}}}"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)

Written = Mapping[str, Mapping[str, str]]
"""What we wrote on slides, by their keys; slides that the user has deleted are among them."""


def read_recipes(deck: Any) -> tuple[str, ...]:
    """Return the recipes that a deck carries; none if none of its clips are ours."""
    root = _root(_part(deck))
    return () if root is None else tuple(one.text or "" for one in root.iter(_name("recipe")))


def read_written(deck: Any) -> dict[str, dict[str, str]]:
    """Return what we ever wrote on the slides of a deck."""
    root = _root(_part(deck))
    slides = [] if root is None else [dict(one.attrib) for one in root.iter(_name("slide"))]
    return {facts.pop("key", ""): facts for facts in slides}


def carry(deck: Any, recipes: Sequence[str], written: Written) -> None:
    """Let a deck carry recipes and what is written on its slides, in place of what it carries."""
    root = etree.Element(_name("deck"), nsmap={None: NAMESPACE})
    for recipe in recipes:
        etree.SubElement(root, _name("recipe")).text = recipe
    for key in sorted(written):
        etree.SubElement(root, _name("slide"), {"key": key, **written[key]})
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    own = _part(deck)
    if own is not None:
        own.blob = content
        return
    attach(deck.part, RELATION, "/customXml/item%d.xml", "application/xml", content)
    about = "/customXml/itemProps%d.xml"
    attach(_part(deck), f"{RELATION}Props", about, PROPERTIES, ABOUT.encode())


def _part(deck: Any) -> Any:
    owners = (deck.part.rels, deck.part.package._rels)  # LibreOffice hangs it on the package
    related = [rel for rels in owners for rel in rels.values() if rel.reltype == RELATION]
    ours = [rel.target_part for rel in related if _root(rel.target_part) is not None]
    return ours[0] if ours else None


def _root(part: Any) -> Any:
    try:
        root = None if part is None else etree.fromstring(part.blob)
    except etree.XMLSyntaxError:
        return None
    return root if root is not None and root.tag == _name("deck") else None


def _name(local: str) -> str:
    return f"{{{NAMESPACE}}}{local}"
