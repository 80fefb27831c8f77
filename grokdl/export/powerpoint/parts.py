"""Parts of a deck beside its slides: text that a slide points to, by a name of its own."""

from __future__ import annotations

from typing import Any

from .xml import found


def attach(owner: Any, relation: str, name: str, kind: str, content: bytes) -> str:
    """Give a part (a slide, the presentation) a further one, and return the id that points to it.

    `name` has a %d for the first number that is free, `kind` is the content's type.
    """
    from pptx.opc.package import Part

    package = owner.package
    return str(owner.relate_to(Part(package.next_partname(name), kind, package, content), relation))


def detach(owner: Any, *ids: str) -> None:
    """Forget those of a part's relations to which nothing in it points any more.

    What no other slide needs is then left out of the file.
    """
    in_use = {str(value) for value in found(owner._element, "//@r:id | //@r:embed | //@r:link")}
    for one in set(ids) - in_use:
        if one in owner.rels:
            owner.rels.pop(one)
