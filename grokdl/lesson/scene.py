"""LessonScene: a scene with parameters, zones, captions, sections and whole fifteenths."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar

import numpy as np
from manim import Animation, Mobject, config

from grokdl import numerals
from grokdl.catalog.lesson_info import LessonInfo
from grokdl.catalog.look import Look
from grokdl.catalog.request import Request
from grokdl.errors import LessonError, did_you_mean
from grokdl.learning.history import History
from grokdl.learning.parameters import ParameterSet
from grokdl.lesson.facts import facts, given
from grokdl.lesson.fades import Come, Go
from grokdl.lesson.guest import Guest
from grokdl.lesson.sync import END, SyncPoint
from grokdl.lesson.timed_scene import TimedScene
from grokdl.lesson.words import Captions, filled, translated
from grokdl.mobjects.header import Header
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.text import Label
from grokdl.mobjects.wrapped import CaptionLine, Wrapped
from grokdl.stage import Box, Stage
from grokdl.stage.style import Style
from grokdl.voice import voice_of
from grokdl.words import Words
from grokdl.words.captions import Cue, Said, has_room


class LessonScene(TimedScene):
    """A lesson: it knows its parameters and its zones, and says in captions what it shows.

    Whoever renders it may set `request` before; without one it takes the card's defaults. Its
    words are in the request's language, if no other `language` is set. After the rendering
    `captions` holds what was said when (seconds), `said` what each of them was made from.
    `histories` are the runs that the lesson shows or speaks of: its own under "", others by a name.
    `numbers` are further texts that captions may name, worked out from a lesson's own parameters.
    Of predictions and errors captions have so many `digits`: as many as the picture beside them.
    `sync_points` tells when it reached which moment; beside other clips, its `siblings`,
    `sync_times` says when it is to (seconds). In a film `film_place` says what has been told before
    it, which it need not tell again. A class that sets `function_of_time` promises that no
    frame depends on the one before: copies of it then step through one play side by side. The
    promise holds for that class alone.
    """

    info: ClassVar[LessonInfo]
    words: ClassVar[Captions] = {}
    request: Request | None = None
    language: Words | None = None
    sync_times: Sequence[float] = ()
    function_of_time = False
    digits = 3
    runs: Sequence[Any] = ()

    def setup(self) -> None:
        """Prepare the look and the zones."""
        request = self.request or Request(info=self.info, parameters=self.info.parameters)
        self.asked = request
        words = self.language or request.look.texts
        self.style = Style(request.look.colours, words)
        self._set_camera(request.look)
        self.stage = Stage(config.frame_width, config.frame_height)
        self.parameters: Any = request.parameters  # its fields are the lesson's own
        self.siblings: Sequence[Any] = request.siblings
        self.zones: dict[Mobject, Box] = {}
        self.histories: dict[str, History] = {}
        self.numbers: dict[str, str] = {}
        self.captions: list[Cue] = []
        self.said: list[Said] = []
        self.sync_points: list[SyncPoint] = []
        self._due: Iterator[float] = iter(self.sync_times)
        self.clock = 0.0
        self._is_left_out = request.look.part in request.info.parts  # until the part comes
        self._left_out = self._part_since = 0.0  # seconds
        self.written: list[tuple[Label, Said]] = []
        self.sayings = translated(words, self.info.name, self.words)
        look = request.look
        self.voice = voice_of(self.info.name, look.voice, look.voice_command, words.spoken)
        self.parts = 0  # sections so far
        self._section_heard = self._caption_heard = 0.0  # seconds: until then somebody speaks
        self._said: Said | None = None
        self._since = self._reading = 0.0
        self._fresh = self._leaves = False
        self._stands = True  # nothing moved just now
        self.section = ""
        self.guest = Guest(self)
        self.caption = CaptionLine(self.style, self.stage.caption)
        title = words.titles.get(self.info.name, self.info.title)
        self.header = Header(self.style, self.stage.title, request.title or title, self.tags())
        if request.look.window is None:
            self.add(self.header)
        if request.look.shows_captions:
            self.add(self.caption)

    def _set_camera(self, look: Look) -> None:
        """Set the ground, and what the camera sees of the frame."""
        self.camera.background_color = look.colours.ground
        self.camera.background_opacity = 0 if look.transparent else 1
        if look.window is not None:
            (x, y), width = look.window.centre, look.window.width
            self.camera.frame_center = np.array((x, y, 0.0))
            self.camera.frame_width = width
            self.camera.frame_height = width * self.camera.pixel_height / self.camera.pixel_width

    def tear_down(self) -> None:
        """Let the last caption stay for its time, until a whole second, and close it."""
        self.pause(END)
        self._close_caption()

    def tags(self) -> list[tuple[str, str]]:
        """Return the numbers that the title line shows, each with its role."""
        return []

    def named(self, name: str, parameters: ParameterSet) -> str:
        """Return a parameter with its value, as its owner wrote it: as in "alpha 0.1"."""
        return self.style.words.named(name, numerals.exact(getattr(parameters, name)))

    def facts(self, step: int = 0, run: str = "") -> dict[str, str]:
        """Return what captions may name: the parameters, and the numbers of a step of some run.

        Before a field of a run with a name stands that name, as in full_step. Raises LessonError if
        there is no such run, or no such step in it.
        """
        runs = self.histories
        if run and run not in runs:
            raise LessonError(f"There is no run {run!r}. {did_you_mean(str(run), runs)}")
        named = {
            f"{name}_{field}": text
            for name, history in runs.items()
            for field, text in facts(history, min(step, len(history) - 1), self.digits).items()
            if name
        }
        own = facts(runs[run], step, self.digits) if run in runs else {}
        return {**given(self.parameters), **self.numbers, **named, **own}

    def told_before(self, topic: str) -> bool:
        """Tell whether the film that this lesson is in has told of something before it."""
        return self.film_place is not None and topic in self.film_place.told

    # places

    def keep_within(self, zone: Box, *drawings: Mobject) -> None:
        """Say to which zone drawings belong, smaller than the middle: an audit holds them to it."""
        self.zones.update(dict.fromkeys(drawings, zone))

    # time

    def play(self, *animations: Any, **more: Any) -> None:
        """Play as Manim does; in a film the dot that came from the picture before is there."""
        self.guest.come(animations)
        super().play(*animations, **more)
        self.guest.go()

    def bring(self, *drawings: Mobject, seconds: float = 0.4) -> None:
        """Let drawings appear."""
        self.move(*map(Come, drawings), seconds=seconds)

    def dismiss(
        self, *drawings: Mobject, seconds: float = 0.4, along: Sequence[Animation] = ()
    ) -> None:
        """Let drawings disappear, those that are there; what goes `along` moves meanwhile."""
        going = [Go(drawing) for drawing in drawings if drawing in self.mobjects]
        if going or along:
            self.move(*going, *along, seconds=seconds)

    def put(self, *drawings: Mobject) -> None:
        """Add drawings that are not there yet."""
        self.add(*(drawing for drawing in drawings if drawing not in self.mobjects))

    def grow(self, drawing: Mobject, show: Callable[[float], None], seconds: float) -> None:
        """Add a drawing, and let `show` draw it while its share goes from 0 to 1."""
        self.add(drawing)
        self.move(Redraw(drawing, lambda _, share: show(share)), seconds=seconds)

    # words

    def write(
        self, key: str, step: int = 0, run: str = "", room: float | None = None, **looks: Any
    ) -> Wrapped:
        """Return a label with words of the lesson, filled in as `say` does; `looks` are a Label's.

        In a narrower `room` (units) it takes two lines. An audit holds it to the run, as a caption.
        """
        said = self._filled(key, step, run)
        label = Wrapped(self.style, said.text, room, verbatim=True, **looks)
        self.written.append((label, said))
        return label

    def fitting(self, *keys: str, run: str = "") -> str:
        """Return the first key whose caption has room, in subtitles and here in full size.

        One with a number that this run has not is passed over. If none fits, or in brief, it is the
        last, which should be the briefest.
        """
        keys = keys[-1:] if self.brief else keys
        return next((key for key in keys if self._fits(self._filled(key, 0, run))), keys[-1])

    def _fits(self, said: Said) -> bool:
        return all(said.fields.values()) and has_room(said.text) and self.caption.holds(said.text)

    def _filled(self, key: str, step: int, run: str) -> Said:
        spelled = self.style.words.spelled
        numbers = {field: spelled(text) for field, text in self.facts(step, run).items()}
        return filled(key, self.sayings, numbers, step, run)
