"""The page of an HTML deck: its slides, style and scripts, put together as one text."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html import escape
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

from ..files.filenames import literal
from ..stage.theme import Theme
from ..words import Words, in_language
from ..words.captions import to_vtt
from .deck import Deck, Slide

DATA = '<script type="application/json" id="grokdl-deck">'
STYLES = ("deck", "live")
PLAYER = ("player", "notes", "deck")
LIVE = ("numerals", "trainer", "sums", "stage", "pen", "plot", "readout", "controls", "live")
TEXTS = {  # of the page's controls: their names in its template, and their words
    "previous": "previous slide",
    "next": "next slide",
    "play": "play",
    "pause": "pause",
    "captions": "captions",
    "notes": "speaker notes",
    "full": "full screen",
    "controls": "controls",
}
SAID = {  # by the page's scripts
    "next": "next",
    "notes": "speaker notes",
    "pending": "after this loop",
    "blocked": "allow pop-ups",
    "captioned": "captions in the picture",
}


def page_of(deck: Deck, data: Mapping[str, Any]) -> str:
    """Return the page of a deck; `data` is what it carries, and what its scripts are given.

    With `live` data its last slide is the live bowl.
    """
    words, live = in_language(deck.language), "live" in data
    script = _script((*LIVE, *PLAYER) if live else PLAYER)
    said = {name: words(key) for name, key in SAID.items()}
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return Template(_web("deck.html")).substitute(
        language=escape(deck.language),
        title=escape(deck.title),
        version=version("grokdl"),
        digest=f"sha256-{digest}",
        style="\n".join([_page_colours(deck), *(_web(f"{name}.css") for name in STYLES)]),
        slides="\n".join(_slides(deck, words, live=live)),
        open=DATA,
        data=_json({**data, "labels": said}),
        script=script,
        **{name: escape(words(key)) for name, key in TEXTS.items()},
    )


def _script(names: tuple[str, ...]) -> str:
    """The page's scripts as one, with names of its own."""
    parts = [_web(f"{name}.js") for name in names]
    if "live" not in names:
        parts.insert(0, "class LiveBowl {}")
    return "\n".join(['"use strict";', "{", *parts, "}"])


def _web(name: str) -> str:
    return (files(__package__) / "web" / name).read_text(encoding="utf-8")


def _page_colours(deck: Deck) -> str:
    """The colours as the style's variables, and a page that is as wide as high as the pictures."""
    colours = "".join(f" --{name}: {value};" for name, value in _named(deck.theme).items())
    page = f"@page {{ size: {deck.width}px {deck.height}px; margin: 0; }}"
    return f":root {{{colours} }}\n{page}"


def _named(theme: Theme) -> dict[str, str]:
    roles = ("ground", "card", "edge", "axis", "ink", "muted", "highlight")
    return {name: theme.role(name) for name in (*roles, "weight", "input", "goal", "alpha")}


def _json(data: object) -> str:
    """JSON that can't end the script in which it stands."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _slides(deck: Deck, words: Words, *, live: bool) -> Iterator[str]:
    count = len(deck.slides) + live
    before: Slide | None = None
    for number, slide in enumerate(deck.slides, 1):
        yield _slide(deck, slide, before, words, (number, count))
        before = slide
    if live:
        name = words("try it")
        canvas = f'<canvas role="img" aria-label="{escape(name)}"></canvas>'
        parts = ('<div class="starts"></div>', canvas, '<div class="buttons"></div>')
        bowl = f'<div class="live">{"".join(parts)}</div>'
        yield _section(words, name, (count, count), bowl, ' class="slide holds-live"')


def _section(
    words: Words, name: str, place: tuple[int, int], inside: str, more: str = ' class="slide"'
) -> str:
    number, count = place
    label = escape(words("slide of slides", slide=number, slides=count, name=name))
    role = f'role="group" aria-roledescription="{escape(words("slide"))}" aria-label="{label}"'
    return f'<section{more} {role} data-name="{escape(name)}">\n{inside}\n</section>'


def _slide(
    deck: Deck, slide: Slide, before: Slide | None, words: Words, place: tuple[int, int]
) -> str:
    """A slide with its last picture, which is printed and described, its first one and its clip."""
    first = slide.first.read_bytes()
    known = before is not None and first == before.last.read_bytes()
    says = " ".join(cue.text.replace("\n", " ") for cue in slide.captions)
    described = words("last picture", name=slide.name, captions=says).strip()
    size = f'width="{deck.width}" height="{deck.height}"'
    last, src = _png(slide.last.read_bytes()), "" if known else f' src="{_png(first)}"'
    clip = b64encode(slide.clip.read_bytes()).decode()
    parts = [
        f'<img class="last" {size} alt="{escape(described)}" src="{last}">',
        f'<img class="first" {size} alt=""{src}>',
        f'<script type="text/plain" class="clip" data-kind="video/mp4">{clip}</script>',
    ]
    if slide.captions and not slide.captioned:  # else they would lie over those in the picture
        label = escape(words.name)
        captions = to_vtt(slide.captions)  # it has no < but as &lt;
        parts.append(
            f'<script type="text/plain" class="captions" data-label="{label}">{captions}</script>'
        )
    said = {"loops": slide.loops, "sound": _sounds(slide.clip), "captioned": slide.captioned}
    flags = "".join(f" data-{flag}" for flag, holds in said.items() if holds)
    return _section(words, slide.name, place, "\n".join(parts), f' class="slide"{flags}')


def _png(data: bytes) -> str:
    return f"data:image/png;base64,{b64encode(data).decode()}"


def _sounds(clip: Path) -> bool:
    """Whether a clip has sound: a browser plays none before a key was pressed."""
    import av  # takes a while

    with av.open(literal(clip)) as video:
        return bool(video.streams.audio)
