"""TimedScene: a scene that knows the time: its sections, its captions, whole fifteenths."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Iterator
from typing import Any

from manim import Animation, Scene

from grokdl.catalog.film_place import FilmPlace
from grokdl.catalog.request import Request
from grokdl.catalog.section_types import LOOP, NORMAL, TYPES
from grokdl.errors import LessonError, did_you_mean
from grokdl.lesson.fades import QUICK, Leave, Reveal
from grokdl.lesson.storyboard import (
    FIFTEENTH,
    LONGEST_CAPTION,
    TINY,
    fifteenths,
    reading_time,
    until_whole_second,
)
from grokdl.lesson.sync import PAUSE, SyncPoint
from grokdl.mobjects.wrapped import CaptionLine
from grokdl.voice import Heard
from grokdl.words.captions import Cue, Said

BREATH = 0.3  # seconds after a voice has ended
LONG, PACE = 0.5, 0.3  # seconds from which on a picture stands less long in a film: so much of it
BRISK = 0.7  # of its time: what moves, in brief


class TimedScene(Scene):
    """A scene in sections, with captions that stay until they could be read; `clock` is in seconds.

    Told in `brief` it moves briskly, its pictures stand less long, and captions that can be spared
    are not said. Whoever sets it up sets the attributes below.
    """

    asked: Request
    captions: list[Cue]
    said: list[Said]
    sync_points: list[SyncPoint]
    clock: float
    caption: CaptionLine
    section: str
    parts: int
    voice: Any
    _due: Iterator[float]
    _is_left_out: bool
    _left_out: float
    _part_since: float
    _section_heard: float
    _caption_heard: float
    _said: Said | None
    _since: float
    _reading: float
    _fresh: bool
    _leaves: bool
    _stands: bool
    film_place: FilmPlace | None = None
    brief = False

    @property
    def in_film(self) -> bool:
        """Whether it is a part of a film, and no clip of its own."""
        return self.film_place is not None

    @abstractmethod
    def _filled(self, key: str, step: int, run: str) -> Said:
        """Return a caption with the numbers of a step in it."""

    # time

    def beat(self, name: str, caption: str = "", kind: str = NORMAL) -> None:
        """Begin a section, and say a caption if one is named; what was said before has its time.

        A speaker may pause here: it is a whole second, and the picture stands just before and
        just after. A loop keeps the caption that is there. Raises LessonError for a kind that is
        none of TYPES.
        """
        if kind not in TYPES:
            raise LessonError(
                f"There are no sections of kind {kind!r}. {did_you_mean(kind, TYPES)}"
            )
        self.pause(name)
        said, self.section, self.parts = self._said, name, self.parts + 1
        self._close_caption()
        self.next_section(name, kind, skip_animations=self._is_left_out)
        if kind == LOOP:
            self._said, self._since = said, self.clock
            self._reading = 0.0  # it was read before
        self._section_heard = self._speak(self.voice.of_section(self.parts, name))
        if self.clock:
            self._hold(FIFTEENTH)
        if caption:
            self.say(caption)

    def begin_part(self, name: str) -> None:
        """Begin what is seen, if this part is to be shown alone."""
        if name == self.asked.look.part and self._is_left_out:
            self._is_left_out, self._part_since = False, self.clock - self._left_out
            self.next_section(self.section)

    def end_part(self, name: str) -> None:
        """End what is seen, if this part is shown alone."""
        if name == self.asked.look.part and not self._is_left_out:
            self.finish_caption()
            self._is_left_out = True
            self.next_section(self.section, skip_animations=True)

    def pause(self, moment: str) -> None:
        """Let the caption be read, and the picture stand until the next whole second."""
        self._finish_reading()
        self._hear_out(self._section_heard)
        if self._said:
            self.sync(PAUSE)
        self._hold(until_whole_second(self.clock) or (0.0 if self._stands else 1.0))
        self.sync(moment, whole=True)

    def sync(self, moment: str, *, whole: bool = False) -> None:
        """Reach a moment; beside other clips, let the picture stand until they reach it too.

        A `whole` one is at a whole second in all of them.
        """
        late = next(self._due, 0.0) - self.clock
        if late > 1 / 30:
            self._hold(late)
        self.sync_points.append((moment, self.clock, whole))

    def move(self, *animations: Animation, seconds: float) -> None:
        """Play animations together, over whole fifteenths of a second; briskly in brief."""
        self._move(*animations, seconds=self.pace * seconds)

    def _move(self, *animations: Animation, seconds: float) -> None:
        seconds, self._stands = fifteenths(seconds), False
        if self._is_read and self.clock + seconds > self._since + LONGEST_CAPTION + TINY:
            self._close_caption()
            self._leaves = True
        if self._leaves and self._is_seen:
            animations = (*animations, Leave(self.caption))
        self._leaves = False
        if self._fresh:
            animations = (*animations, Reveal(self.caption))
            self._fresh = False
        # Manim rounds an animation up to whole frames, and a wait down; warns below a frame
        self.play(*animations, run_time=max(seconds - TINY, FIFTEENTH))
        self._pass(seconds)

    @property
    def pace(self) -> float:
        """How much of its time a move takes."""
        return BRISK if self.brief else 1.0

    def hold(self, seconds: float) -> None:
        """Let the picture stand; less long in brief, and in a film, where no speaker pauses."""
        is_short = (self.in_film or self.brief) and seconds >= LONG
        self._hold(PACE * seconds if is_short else seconds)

    def _hold(self, seconds: float) -> None:
        if self._fresh:
            self._move(seconds=min(seconds, QUICK))
            seconds -= fifteenths(QUICK)
        room = self._since + LONGEST_CAPTION - self.clock
        if self._said and not self._caption_heard and seconds > room + TINY:
            # as beside another clip that takes longer
            self._stand(room)
            self._close_caption()
            self._move(Leave(self.caption), seconds=QUICK)
            seconds -= room + fifteenths(QUICK)
        self._stand(seconds)

    def _stand(self, seconds: float) -> None:
        if seconds > 1 / 30:
            seconds = fifteenths(seconds)
            self.wait(seconds + TINY)
            self._pass(seconds)
            self._stands = True

    def _pass(self, seconds: float) -> None:
        self.clock += seconds
        self._left_out += seconds if self._is_left_out else 0.0

    # words

    @property
    def saying(self) -> str:
        """The present caption; empty if there is none."""
        return self._said.text if self._said else ""

    def say(self, key: str, step: int = 0, run: str = "", *, spare: bool = False) -> None:
        """Show the caption that `words` has under this key; the one before it had its time.

        Its numbers and claims are those of a step, counted from 0, of the lesson's own run, or of
        another one by its name. One that can be `spare`d is not said in brief.
        """
        if spare and self.brief:
            return
        self._finish_reading()
        self._close_caption()
        self._said = self._filled(key, step, run)
        self._since, self._reading = self.clock, reading_time(self._said.text)
        self.caption.say(self.saying)
        self._leaves = False
        self._fresh = self.asked.look.shows_captions
        heard = self.voice.of_caption(self.saying, self.parts, self.section)
        self._caption_heard = self._speak(heard)

    def _speak(self, heard: Heard | None) -> float:
        """Let a recording be heard from now on, and return until when; the past if there is none.

        The lesson goes on meanwhile, and waits where the voice is slower.
        """
        if heard is None:
            return 0.0
        self.add_sound(str(heard.file))
        return self.clock + heard.seconds + BREATH

    def _hear_out(self, until: float) -> None:
        """Let the picture stand until a voice has ended, if it has not."""
        if until - self.clock > 1 / 30:
            self._hold(math.ceil((until - self.clock) * 15) * FIFTEENTH)

    def finish_caption(self) -> None:
        """Wait until the present caption could be read, and note when it was there."""
        if self._said:
            self._finish_reading()
            self.sync(PAUSE)
            self._close_caption()

    def hush(self) -> None:
        """Let the caption be read, and go as the next move begins: that would make it untrue."""
        self.finish_caption()
        self._leaves = True

    @property
    def _is_seen(self) -> bool:
        """Whether a caption is in the picture, its own time over or not."""
        return self.caption in self.mobjects and self.caption.get_fill_opacity() > 0

    @property
    def _is_read(self) -> bool:
        """Whether there is a caption, and it has had its time."""
        there = self._said is not None and not self._caption_heard  # a voice has its own time
        return there and self.clock - self._since > self._reading - TINY

    def _finish_reading(self) -> None:
        left = self._reading - (self.clock - self._since) if self._said else 0.0
        if left > 1 / 30:
            self._hold(left)
        self._hear_out(self._caption_heard)

    def _close_caption(self) -> None:
        if self._said and not self._is_left_out:
            start = max(self._since - self._left_out, self._part_since)
            end = self.clock - self._left_out
            self.captions.append(Cue(start, end, self.saying))
            self.said.append(self._said)
            self.add_subcaption(
                self.saying, duration=end - start, offset=-min(end - start, self.time)
            )
        self._said = None
