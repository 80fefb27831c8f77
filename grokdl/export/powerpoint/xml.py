"""XML of decks: the namespaces by their usual prefixes, and how an element is found or made."""

from __future__ import annotations

from typing import Any

from lxml import etree

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "p173": "http://schemas.microsoft.com/office/powerpoint/2017/3/main",
}


def q(name: str) -> str:
    """Return a prefixed name as lxml spells it: q("p:pic")."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def made(text: str) -> Any:
    """Return an element from its text, in which the usual prefixes may stand undeclared."""
    from pptx.oxml import parse_xml  # so that it is one of python-pptx's own elements

    declared = " ".join(f'xmlns:{key}="{uri}"' for key, uri in NAMESPACES.items())
    root = parse_xml(f"<root {declared}>{text}</root>")
    etree.cleanup_namespaces(root[0])
    return root[0]


def found(element: Any, path: str) -> list[Any]:
    """Return what an XPath finds, written with the usual prefixes."""
    return list(etree.XPath(path, namespaces=NAMESPACES)(element))
