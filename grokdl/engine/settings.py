"""Owns manim.config while a scene is made and rendered."""

from __future__ import annotations

from collections.abc import Iterator
from configparser import ConfigParser
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from manim import tempconfig
from manim._config.utils import ManimConfig, config_file_paths

from ..request import Quality

# Manim hands the encoder RGB, which FFmpeg turns to BT.601 without saying so; players take an HD
# video that says nothing for BT.709, and every colour shifts. So the stream says what it is.
COLOUR = "colorprim=bt709:transfer=bt709:colormatrix=smpte170m"
# At the quality of Manim's own settings this takes half the time: `make bench` holds them together.
ENCODER_OPTIONS = {"preset": "veryfast", "crf": "20", "x264-params": f"{COLOUR}:subme=1"}

OURS: dict[str, Any] = {
    "format": "mp4",
    "disable_caching": True,  # the folder is new; Manim 0.22's cache serves stale clips
    "max_files_cached": -1,
    "max_inflight_encoders": 2,
    "video_encoder_options": ENCODER_OPTIONS,
    "progress_bar": "none",
    "verbosity": "WARNING",
    "notify_outdated_version": False,
}


@contextmanager
def owned(quality: Quality, media_dir: Path) -> Iterator[None]:
    """Set Manim up for one scene, whatever a manim.cfg of the user says, and restore it after.

    `media_dir` must be no other process's: Manim 0.22 reads, writes and unlinks shared files there.
    """
    size = {
        "pixel_width": quality.width,
        "pixel_height": quality.height,
        "frame_rate": quality.frame_rate,
        "media_dir": str(media_dir),
    }
    with tempconfig(_defaults()), tempconfig({**OURS, **size}):
        yield


def _defaults() -> dict[str, Any]:
    parser = ConfigParser()
    parser.read(config_file_paths()[0], encoding="utf-8")
    config = ManimConfig().digest_parser(parser)
    derived = ("quality", "frame_x_radius", "frame_y_radius")  # setting them changes others
    return {key: config[key] for key in config if key not in derived}
