"""New clips for old ones in a deck that its user has gone on working at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from ..deck import Deck, Slide
from .carried import Written, carry, read_written
from .clip_slide import add_slide, describe, title_of, written_on
from .keys import keys
from .notes import mark, renew_notes, said, set_text
from .opened import layout_of
from .order import into_section, move_after
from .parts import attach_clip, detach
from .places import Box, alike, whole
from .tags import read_tag, write_tag
from .timing import set_length, set_loop
from .tracks import drop_track, set_track
from .xml import found, q

HIDDEN = "hidden"  # what is written of a slide that we have hidden


class Ours(NamedTuple):
    """A clip of ours in a deck: its key, its slide and its picture (XML)."""

    key: str
    slide: Any
    picture: Any


def renewed(deck: Any, new: Deck) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Change what a deck shows; return the keys of changed, added and hidden slides."""
    wanted = dict(zip(keys(new.slides), new.slides, strict=True))
    written = read_written(deck)
    ours = list(clips_in(deck, written))
    changed = [one.key for one in ours if one.key in wanted and _renewed(one, wanted, written, new)]
    added = [key for key in wanted if key not in written] if written else []
    for key in added:
        _insert(deck, key, wanted[key], new)
    hidden = [one.key for one in ours if one.key not in wanted and _hidden(one, written)]
    marks = {key: written_on(slide, new.language) for key, slide in wanted.items()}
    carry(deck, new.recipes, {**written, **marks})
    return tuple(changed), tuple(added), tuple(hidden)


def _hidden(ours: Ours, written: dict[str, dict[str, str]]) -> bool:
    """Hide a slide whose section there is no more, and tell whether it was shown before."""
    shown = bool(ours.slide._element.get("show") != "0")
    if shown:
        ours.slide._element.set("show", "0")  # ISO/IEC 29500-1, 19.3.1.38 (sld)
        written[ours.key][HIDDEN] = "1"
    return shown


def clips_in(deck: Any, written: Written) -> Iterator[Ours]:
    """Yield our clips in a deck's order, also copies, and those that were put into groups.

    LibreOffice drops tags: there a clip is known by its bytes.
    """
    by_clip = {facts.get("clip", ""): key for key, facts in written.items()}
    for slide in deck.slides:
        for picture in found(slide._element, ".//p:pic[.//a:videoFile]"):
            key = read_tag(slide, picture) or by_clip.get(_clip_of(slide, picture), "")
            if key in written:
                yield Ours(key, slide, picture)


def _clip_of(slide: Any, picture: Any) -> str:
    """Return the mark of a picture's clip; nothing if it has none within the deck."""
    pointers = found(picture, ".//p14:media/@r:embed | .//a:videoFile/@r:link")
    related = [slide.part.rels[one] for one in pointers if one in slide.part.rels]
    inside = [rel.target_part.blob for rel in related if not rel.is_external]
    return mark(inside[0]) if inside else ""


def _renewed(ours: Ours, wanted: Mapping[str, Slide], written: Written, new: Deck) -> bool:
    """Change a clip, and tell whether anything in its slide is another now."""
    before = _seen(ours)
    renew(ours, wanted[ours.key], written[ours.key], new.language)
    return _seen(ours) != before


def _seen(ours: Ours) -> set[str]:
    """Return digests of all that a slide is made of."""
    parts = [rel.target_part for rel in ours.slide.part.rels.values() if not rel.is_external]
    return {sha256(part.blob).hexdigest() for part in (ours.slide.part, *parts)}


def renew(ours: Ours, new: Slide, former: Mapping[str, str], language: str) -> None:
    """Change a clip, its poster, its captions and its notes; what the user made of them stays.

    Place and size are the user's, and so is a title, a text or a loop that was changed. `former`
    tells what we wrote.
    """
    key, slide, picture = ours
    if HIDDEN in former:
        slide._element.attrib.pop("show", None)
    shape_id = int(found(picture, "p:nvPicPr/p:cNvPr/@id")[0])
    _exchange(slide, picture, new)
    set_length(slide, shape_id, new.seconds)
    if former.get("loops") != str(int(new.loops)):
        set_loop(slide, shape_id, new.loops)
    drop_track(slide, picture, former.get("language", language))
    set_track(slide, picture, new.captions, language, key)
    write_tag(slide, picture, key)
    _renew_texts(ours, new, former, language)


def _renew_texts(ours: Ours, new: Slide, former: Mapping[str, str], language: str) -> None:
    """Change those texts that are as we wrote them."""
    title = ours.slide.shapes.title
    if title is not None and mark(title.text) == former.get("title"):
        set_text(title, title_of(new), language)
    properties = found(ours.picture, "p:nvPicPr/p:cNvPr")[0]
    if mark(properties.get("descr", "")) == former.get("alternative"):
        describe(ours.picture, new)
    renew_notes(ours.slide, former.get("notes", "0 "), said(new.captions), language)


def _exchange(slide: Any, picture: Any, new: Slide) -> None:
    """Point a picture to another clip and poster."""
    media, link = attach_clip(slide.part, new.clip.read_bytes())
    poster, image = slide.part.get_or_add_image_part(str(new.first))
    old = [
        *_pointed(picture, ".//a:videoFile", "r:link", link),
        *_pointed(picture, ".//p14:media", "r:embed", media),
    ]
    former = found(picture, "p:blipFill/a:blip/@r:embed")
    _fit(slide, picture, former, poster)
    old += _pointed(picture, "p:blipFill/a:blip", "r:embed", image)
    _drop_trim(picture, new.seconds)
    detach(slide.part, *old)


def _pointed(picture: Any, path: str, attribute: str, target: str) -> list[str]:
    """Let elements point to another part, and return to which they pointed."""
    elements = found(picture, path)
    before = [one.get(q(attribute)) for one in elements]
    for one in elements:
        one.set(q(attribute), target)
    return [one for one in before if one]


def _fit(slide: Any, picture: Any, former: list[str], poster: Any) -> None:
    """Put a picture of another shape whole into the old one's place."""
    frame = found(picture, "p:spPr/a:xfrm")
    known = [slide.part.rels[one].target_part for one in former if one in slide.part.rels]
    if not frame or not known or not hasattr(known[0], "image"):
        return
    before, after = known[0].image.size, poster.image.size
    if alike(before[0] / before[1], after[0] / after[1]):
        return
    corner, size = frame[0].find(q("a:off")), frame[0].find(q("a:ext"))
    old = Box(
        *(int(corner.get(key)) for key in "xy"), *(int(size.get(key)) for key in ("cx", "cy"))
    )
    box = whole(old, *after)
    for element, names, values in ((corner, "xy", box[:2]), (size, ("cx", "cy"), box[2:])):
        for name, value in zip(names, values, strict=True):
            element.set(name, str(value))
    for crop in found(picture, "p:blipFill/a:srcRect"):
        crop.getparent().remove(crop)


def _drop_trim(picture: Any, seconds: float) -> None:
    """Take a user's trimming away that would leave nothing of the new clip."""
    for trim in found(picture, ".//p14:trim"):
        away = sum(float(trim.get(end, "0").removesuffix("ms") or 0) for end in ("st", "end"))
        if away >= seconds * 1000:
            trim.getparent().remove(trim)


def _insert(deck: Any, key: str, slide: Slide, new: Deck) -> None:
    """Add a slide after the one before it in its clip; at the end if that was deleted."""
    recipe, _, section = key.partition("/")
    before = [one.slide for one in _tagged(deck) if one.key == f"{recipe}/{int(section) - 1}"]
    layout = before[-1].slide_layout if before else layout_of(deck)
    added = add_slide(deck, layout, slide, key, (new.width, new.height), new.language)
    if before:
        move_after(deck, before[-1])
    into_section(deck, added)


def _tagged(deck: Any) -> Iterator[Ours]:
    for slide in deck.slides:
        for picture in found(slide._element, ".//p:pic"):
            yield Ours(read_tag(slide, picture), slide, picture)
