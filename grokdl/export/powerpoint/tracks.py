"""Caption tracks of a clip, as PowerPoint 2019 and later show them: WebVTT inside the deck.

[MS-PPTX] 2.2.4.1 and 2.13.1.1: `p173:tracksInfo` in the extension list of `p14:media`, and a Track
part of the type text/vtt to which the slide points.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import quoteattr

from ...words import in_language, languages
from ...words.captions import Cue, to_vtt
from .parts import attach, detach
from .xml import found, made, q

RELATION = "http://schemas.microsoft.com/office/2017/04/relationships/track"
EXTENSION = "{3AFAAA56-56D3-431D-BCD4-E75A35582382}"
TRACKS = """<p14:extLst><p:ext uri="{uri}"><p173:tracksInfo displayLoc="media"><p173:trackLst>
<p173:track id="{id}" label={label} lang={language} r:embed="{part}"/>
</p173:trackLst></p173:tracksInfo></p:ext></p14:extLst>"""


def set_track(slide: Any, picture: Any, cues: Sequence[Cue], language: str, key: str) -> None:
    """Give a clip its captions; `key` makes the track's id, so that a deck's bytes are its own."""
    for media in found(picture, ".//p14:media"):
        if cues:
            text = to_vtt(cues).encode()
            part = attach(slide.part, RELATION, "/ppt/media/track%d.vtt", "text/vtt", text)
            _append(media, _extension(part, language, key))


def _extension(part: str, language: str, key: str) -> Any:
    name = uuid5(NAMESPACE_URL, f"grokdl:{key}:{language}")
    return made(
        TRACKS.format(
            uri=EXTENSION,
            id=f"{{{str(name).upper()}}}",
            label=quoteattr(_named(language)),
            language=quoteattr(language),
            part=part,
        )
    )


def _named(language: str) -> str:
    """Return a language's own name; its code if we have no words in it."""
    return in_language(language).name if language in languages() else language


def _append(media: Any, extensions: Any) -> None:
    """Add a track to those of other languages, if there are any, or else the list of them."""
    lists = found(media, f"p14:extLst/p:ext[@uri='{EXTENSION}']//p173:trackLst")
    if lists:
        lists[0].extend(found(extensions, ".//p173:track"))
        return
    own = media.find(q("p14:extLst"))
    if own is None:
        media.append(extensions)  # the last child: [MS-PPTX] 2.3.3.12, CT_Media
    else:
        own.extend(list(extensions))


def drop_track(slide: Any, picture: Any, language: str) -> None:
    """Take a clip's captions in one language away, and leave those that the user has added."""
    for track in found(picture, f".//p173:track[@lang='{language}']"):
        part = track.get(q("r:embed"))
        track.getparent().remove(track)
        detach(slide.part, *([part] if part else []))
    for info in found(picture, ".//p173:tracksInfo[not(.//p173:track)]"):
        extension = info.getparent()
        around = extension.getparent()
        around.remove(extension)
        if not len(around):
            around.getparent().remove(around)
