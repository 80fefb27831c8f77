"""Parts of a deck beside its slides: text that a slide points to, by a name of its own."""

from __future__ import annotations

from typing import Any

from .xml import found

VIDEO = "video/mp4"
MEDIA_RELATION = "http://schemas.microsoft.com/office/2007/relationships/media"
VIDEO_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/video"


def attach(owner: Any, relation: str, name: str, kind: str, content: bytes) -> str:
    """Give a part (a slide, the presentation) a further one, and return the id that points to it.

    `name` has a %d for the first number that is free, `kind` is the content's type.
    """
    from pptx.opc.package import Part

    package = owner.package
    return str(owner.relate_to(Part(package.next_partname(name), kind, package, content), relation))


def attach_clip(owner: Any, content: bytes) -> tuple[str, str]:
    """Give a slide a clip, and return the ids of its media (2010 and later) and video relations.

    Slides that show the same clip share it. (python-pptx 1.0 fails where a deck has sounds.)
    """
    from pptx.opc.package import Part

    package = owner.package
    same = (one for one in package.iter_parts() if one.partname.ext == "mp4")
    part = next((one for one in same if one.blob == content), None)
    if part is None:
        part = Part(package.next_partname("/ppt/media/media%d.mp4"), VIDEO, package, content)
    return str(owner.relate_to(part, MEDIA_RELATION)), str(owner.relate_to(part, VIDEO_RELATION))


def detach(owner: Any, *ids: str) -> None:
    """Forget those of a part's relations to which nothing in it points any more.

    What no other slide needs is then left out of the file.
    """
    in_use = {str(value) for value in found(owner._element, "//@r:id | //@r:embed | //@r:link")}
    for one in set(ids) - in_use:
        if one in owner.rels:
            owner.rels.pop(one)
