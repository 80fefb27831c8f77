"""Tag of a clip in a deck: its key, which says which section of which recipe's clip it is.

Tags are PowerPoint's own place for what an add-in wants to find again (`Shape.Tags`): they stay
with a picture that is moved, copied or resized, and with a slide in another place. ISO/IEC 29500-1,
19.3.1.18 (custDataLst) and 19.3.3.3 (tagLst).
"""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree

from .parts import attach
from .xml import found, made, q

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/tags"
KIND = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml"
NAME = "GROKDL"  # PowerPoint spells names of tags in capitals


def write_tag(slide: Any, picture: Any, key: str) -> None:
    """Give a picture that has no tags its key."""
    properties = found(picture, "p:nvPicPr/p:nvPr")[0]
    if properties.find(q("p:custDataLst")) is not None:
        return  # it has its key, or is another add-in's too
    root = made(f"<p:tagLst><p:tag name={quoteattr(NAME)} val={quoteattr(key)}/></p:tagLst>")
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    pointer = attach(slide.part, RELATION, "/ppt/tags/tag%d.xml", KIND, content)
    customers = made(f'<p:custDataLst><p:tags r:id="{pointer}"/></p:custDataLst>')
    following = properties.find(q("p:extLst"))  # ISO/IEC 29500-1, 19.3.1.33 (nvPr): it is last
    properties.append(customers) if following is None else following.addprevious(customers)


def read_tag(slide: Any, picture: Any) -> str:
    """Return a picture's key; nothing if it has none."""
    pointers = found(picture, "p:nvPicPr/p:nvPr/p:custDataLst/p:tags/@r:id")
    parts = [slide.part.rels[one].target_part for one in pointers if one in slide.part.rels]
    tags = [tag for part in parts for tag in _tags(part.blob)]
    return next((tag.get("val", "") for tag in tags if tag.get("name", "").upper() == NAME), "")


def _tags(content: bytes) -> list[Any]:
    try:
        return list(etree.fromstring(content).iter(q("p:tag")))
    except etree.XMLSyntaxError:
        return []
