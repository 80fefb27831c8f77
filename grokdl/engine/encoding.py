"""How a scene's segments are encoded: as H.264, or by a codec that has room for alpha."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from ..files.cache import Store
from .canvas import Canvas, Mask, StraightCanvas
from .codec import Codec, Spec, VideoEncoder
from .costs import Costs
from .display import Ground, Pixels
from .segment_encoder import SegmentEncoder
from .still_gop import LENGTH, still_packets


class Encoder(Protocol):
    """Encoder of one segment, which gets its name when it is whole."""

    def add(self, pixels: Pixels, changed: Mask | None, frames: int) -> None:
        """Show a picture for some frames, of which these tiles changed (None: any may have)."""

    def close(self) -> None:
        """Finish the segment and give it its name."""

    def abandon(self) -> None:
        """Leave nothing behind."""


class Encoding(Protocol):
    """What a scene's segments have in common.

    Their files end in `suffix`; `is_kept` tells whether they are worth a place in the cache. With
    alpha their pictures are straight (`is_straight`): their colours are not times their opacity.
    Where a frame `leans` on those before it, a key frame costs so much that few segments are best.
    """

    suffix: str
    is_kept: bool
    is_straight: bool
    leans: bool

    def begin(self, ground: Ground) -> None:
        """Take note of what lies below a play; the first one counts."""

    def canvas(self) -> Canvas:
        """Return what paints the pictures."""

    def encoder(self, target: Path, costs: Costs, store: Store | None) -> Encoder:
        """Return the encoder of one segment, the last one being closed.

        The tiles that change in its first picture are counted from the last one's last picture.
        """

    def prepare_still(self, frames: int, store: Store | None) -> None:
        """Make what all stills share."""

    def key(self) -> str:
        """Return all on which a segment's bytes depend, but for its pictures."""


class H264:
    """The encoding of MP4, by Manim's VideoEncoderSpec."""

    suffix, is_kept, is_straight, leans = ".mp4", True, False, False

    def __init__(self, spec: Any) -> None:
        self.spec = spec
        self._last: SegmentEncoder | None = None

    def begin(self, ground: Ground) -> None:
        """Do nothing: nothing shines through."""

    def canvas(self) -> Canvas:
        """Return what paints the pictures."""
        return Canvas()

    def encoder(self, target: Path, costs: Costs, store: Store | None) -> Encoder:
        """Return the encoder of one segment; the packets of stills come from the store."""
        self._last = SegmentEncoder(target, self.spec, costs, store, self._last)
        return self._last

    def prepare_still(self, frames: int, store: Store | None) -> None:
        """Make the packets of a still of so many frames."""
        still_packets(self.spec, frames, store)

    def key(self) -> str:
        """Return all on which a segment's bytes depend, but for its pictures."""
        return repr((self.spec, LENGTH))


class ByCodec:
    """The encoding by a codec that has room for alpha, which is there if the first ground has any.

    Its segments are not kept: those of ProRes, whose frames are all key frames, would soon fill the
    cache.
    """

    is_kept, is_straight = False, True

    def __init__(self, spec: Any, codec: Codec) -> None:
        self.codec, self.suffix, self.leans = codec, f".{codec.container}", codec.leans
        self._sizes = spec.width, spec.height, int(spec.frame_rate)
        self._is_clear: bool | None = None
        self._last: VideoEncoder | None = None

    def begin(self, ground: Ground) -> None:
        """Take note of what lies below a play; the first one counts."""
        if self._is_clear is None:
            self._is_clear = not ground.is_opaque

    def canvas(self) -> Canvas:
        """Return what paints the pictures."""
        return StraightCanvas(is_spread=self.codec.halves_colours)

    def encoder(self, target: Path, costs: Costs, store: Store | None) -> Encoder:
        """Return the encoder of one segment."""
        spec, clear = self._spec(), bool(self._is_clear)
        after = None if self.leans else self._last
        self._last = VideoEncoder(target, self.codec, spec, clear, costs, after)
        return self._last

    def prepare_still(self, frames: int, store: Store | None) -> None:
        """Do nothing: the codec's packets that say "as before" are at hand."""

    def key(self) -> str:
        """Return all on which a segment's bytes depend, but for its pictures."""
        return repr((self.codec.name, self.codec.options, self._spec()))

    def _spec(self) -> Spec:
        width, height, rate = self._sizes
        return Spec(width, height, self.codec.pixel_format(not self._is_clear), rate)
