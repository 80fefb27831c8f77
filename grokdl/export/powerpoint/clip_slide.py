"""One slide: its title, its clip that plays by itself, and what the clip says, for the speaker."""

from __future__ import annotations

from typing import Any

from ..deck import Slide
from .notes import mark, notes_mark, said, set_text, write_notes
from .parts import attach_clip
from .places import Box, above, beside, place, shape_of, whole
from .tags import write_tag
from .timing import set_timing
from .tracks import set_track
from .xml import found, made

LONGEST = 120  # characters of a title, for the outline
PLACEHOLDER = """<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Title {id}"/><p:cNvSpPr>
<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/>
<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"""
PICTURE = """<p:pic><p:nvPicPr><p:cNvPr id="{id}" name="">
<a:hlinkClick r:id="" action="ppaction://media"/></p:cNvPr>
<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr><a:videoFile r:link="{video}"/>
<p:extLst><p:ext uri="{{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}}"><p14:media r:embed="{media}"/>
</p:ext></p:extLst></p:nvPr></p:nvPicPr><p:blipFill><a:blip r:embed="{poster}"/>
<a:stretch><a:fillRect/></a:stretch></p:blipFill>
<p:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>"""


def title_of(slide: Slide) -> str:
    """Return a slide's title: the lesson and the section."""
    return f"{slide.lesson}: {slide.name}"[:LONGEST]


def alternative(slide: Slide) -> str:
    """Return what the clip shows, in words, for those who don't see it."""
    return " ".join([f"{title_of(slide)}.", *said(slide.captions)])


def written_on(slide: Slide, language: str) -> dict[str, str]:
    """Return marks of what we write on a slide, by which it is told from what a user writes."""
    return {
        "clip": mark(slide.clip.read_bytes()),
        "language": language,
        "loops": str(int(slide.loops)),
        "title": mark(title_of(slide)),
        "alternative": mark(alternative(slide)),
        "notes": notes_mark(said(slide.captions)),
    }


def add_slide(
    presentation: Any, layout: Any, slide: Slide, key: str, size: tuple[int, int], language: str
) -> Any:
    """Append a slide for a section, whose pictures have that size in pixels, and return it."""
    new = presentation.slides.add_slide(layout)
    paper = Box(0, 0, presentation.slide_width, presentation.slide_height)
    title = _title(new)
    room = _room(title, paper, size)
    set_text(title, title_of(slide), language)
    picture = _picture(new, slide)
    place(new.shapes[-1], whole(room, *size))
    describe(picture, slide)
    set_timing(new, new.shapes[-1].shape_id, slide.seconds, slide.loops)
    set_track(new, picture, slide.captions, language, key)
    write_notes(new, said(slide.captions), language)
    write_tag(new, picture, key)
    return new


def _picture(new: Any, slide: Slide) -> Any:
    """Put a slide's clip on it, with its poster, and return its picture (XML)."""
    media, video = attach_clip(new.part, slide.clip.read_bytes())
    _, poster = new.part.get_or_add_image_part(str(slide.first))
    number = _free_number(new)
    picture = made(PICTURE.format(id=number, video=video, media=media, poster=poster))
    new.shapes._spTree.append(picture)
    return picture


def describe(picture: Any, slide: Slide) -> None:
    """Give a picture its name, and its alternative text."""
    properties = found(picture, "p:nvPicPr/p:cNvPr")[0]
    properties.set("name", title_of(slide))
    properties.set("descr", alternative(slide))


def _free_number(slide: Any) -> int:
    return max(int(one) for one in found(slide._element, "//p:cNvPr/@id")) + 1


def _title(slide: Any) -> Any:
    """Return a slide's title, made if its layout has none; what else its layout asks for goes."""
    for other in [one for one in slide.placeholders if one != slide.shapes.title]:
        other._element.getparent().remove(other._element)
    if slide.shapes.title is None:
        slide.shapes._spTree.append(made(PLACEHOLDER.format(id=_free_number(slide))))
        place(slide.shapes.title, Box(0, 0, 0, 0))
    return slide.shapes.title


def _room(title: Any, paper: Box, size: tuple[int, int]) -> Box:
    """Return where the clip may lie.

    A whole picture has its own title in it, so the slide's is not seen. A part of one has none.
    """
    seen = title.height and shape_of(*size) is None
    if not seen:
        place(title, above(paper.width))
        return paper
    return beside(Box(title.left, title.top, title.width, title.height), paper.width, paper.height)
