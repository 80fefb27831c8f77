"""Manim's configuration (`manim.config`) while a scene is made and rendered."""

from __future__ import annotations

import configparser
import logging
from collections.abc import Iterator
from configparser import ConfigParser
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import manim
from manim import config, logger, tempconfig
from manim._config.utils import ManimConfig, config_file_paths

from ..catalog.look import Quality
from ..errors import GrokdlError

# Manim hands the encoder RGB, which FFmpeg turns to BT.601 without saying so; players take an HD
# video that says nothing for BT.709, and every colour shifts. So the stream says what it is.
COLOUR = "colorprim=bt709:transfer=bt709:colormatrix=smpte170m"
# These pictures stand still but for a few thin lines: so the key frame gets a fine quantizer, what
# moves on it a coarse one, and nothing is weighed by looking ahead. That takes half of what crf
# takes, with less error at the same size (`make bench`). "stitchable" keeps the headers alike. A
# dead zone smaller than x264's own leaves less of a pale trace where something has gone: 1 dB more
# PSNR for 2 % more bytes. Motion is searched in whole pixels alone, which takes a tenth less time
# for 0.5 to 3 % more bytes, with the same PSNR.
PACE = (
    "deadzone-inter=6:subme=0:bframes=3:b-adapt=0:scenecut=0:rc-lookahead=0:weightp=0:stitchable=1"
)
FINE, COARSE = "ipratio=2.7", "pbratio=1.5"
ENCODER = {
    "preset": "veryfast",
    "crf": "-1",  # none: Manim would set one
    "qp": "32",
    "x264-params": f"{COLOUR}:{PACE}:{FINE}:{COARSE}",
}

MANIM = Path(manim.__file__).parent

OURS: dict[str, Any] = {
    "format": "mp4",
    "dry_run": False,
    "disable_caching": True,  # the folder is new; Manim 0.22's cache serves stale clips
    "max_files_cached": -1,
    "max_inflight_encoders": 2,
    "progress_bar": "none",
    "notify_outdated_version": False,
    "save_sections": False,
    "video_codec": "auto",
    "pixel_format": "auto",
    "preview": False,
    "live_preview": False,
    "show_in_file_browser": False,
    "enable_gui": False,
    "write_all": False,
    "log_to_file": False,
    "output_file": "",
    # folders of its own for each process, whatever a file sets: they are written to at once
    "text_dir": "{media_dir}/texts",
    "tex_dir": "{media_dir}/Tex",
    "log_dir": "{media_dir}/logs",
    "video_dir": "{media_dir}/videos/{module_name}/{quality}",
    "images_dir": "{media_dir}/images/{module_name}",
    "sections_dir": "{video_dir}/sections",
    "partial_movie_dir": "{video_dir}/partial_movie_files/{scene_name}",
}


# What a scene file may set in vain, and why; its shape of the picture is followed.
UNHEEDED = {
    "format": "a video is an MP4",
    "dry_run": "a video is written",
    "video_codec": "grokdl chooses the encoder",
    "pixel_format": "grokdl chooses the encoder",
    "video_encoder_options": "grokdl chooses the encoder",
    "frame_rate": "the quality decides (-q)",
    "output_file": "-o says where the video goes",
    "media_dir": "-o says where the video goes",
    "video_dir": "-o says where the video goes",
    "images_dir": "-o says where the video goes",
    "sections_dir": "sections lie beside the video",
    "preview": "grokdl opens nothing",
    "live_preview": "grokdl opens nothing",
    "show_in_file_browser": "grokdl opens nothing",
    "enable_gui": "grokdl opens nothing",
    "write_all": "`all` renders every scene of a file",
    "log_to_file": "what is logged goes to standard error",
}

# What a manim.cfg beside a scene file may say; size and frame rate are the quality's.
THEIRS = (
    "background_color",
    "background_opacity",
    "frame_width",
    "frame_height",
    "assets_dir",
    "seed",
    "tex_template_file",
)


@contextmanager
def owned(quality: Quality, media_dir: Path, beside: Path | None = None) -> Iterator[None]:
    """Set Manim up for one scene, whatever a manim.cfg of the user says, and restore it after.

    `media_dir` must be no other process's: Manim 0.22 reads, writes and unlinks shared files there.
    Of `beside`, the manim.cfg in a scene file's folder, the looks (THEIRS) are taken. Raises
    GrokdlError if it can't be used.
    """
    defaults, wishes = _defaults(quality, beside), _wishes(quality, media_dir)
    usual = {key: value for key, value in defaults.items() if key not in wishes}
    if usual["renderer"] == config.renderer:
        del usual["renderer"]  # to set it gives each of Manim's classes its bases anew: 20 ms
    with tempconfig({**usual, **wishes}), _quiet_manim():
        yield


@contextmanager
def _quiet_manim() -> Iterator[None]:
    """Keep Manim from telling what it does; what a scene tells by Manim's logger is heard."""
    logger.addFilter(_is_for_the_user)
    try:
        yield
    finally:
        logger.removeFilter(_is_for_the_user)


def _is_for_the_user(record: logging.LogRecord) -> bool:
    return record.levelno != logging.INFO or not Path(record.pathname).is_relative_to(MANIM)


@contextmanager
def owned_again(quality: Quality, media_dir: Path) -> Iterator[Changes]:
    """Set again what is ours, after a user's file was loaded that may have set anything.

    The picture has the shape that the file has set. Gives what else the file has set of it.
    """
    wishes = _wishes(quality.shaped(config.pixel_width, config.pixel_height), media_dir)
    opacity = float(config["background_opacity"])
    changes = Changes(bool(config.save_sections), tuple(_set_in_vain(wishes)), opacity)
    with tempconfig({**wishes, "background_opacity": 1.0}):  # or Manim would refuse an MP4
        yield changes


class Changes(NamedTuple):
    """Settings made by a scene file: whether it wants files of sections; which are in vain.

    `opacity` is that of the ground.
    """

    save_sections: bool
    in_vain: tuple[str, ...]
    opacity: float = 1.0


def _set_in_vain(wishes: dict[str, Any]) -> Iterator[str]:
    for key, why in UNHEEDED.items():
        if str(config[key]) != str(wishes[key]):
            yield f"config.{key} = {config[key]!r} plays no part: {why}"


def _wishes(quality: Quality, media_dir: Path) -> dict[str, Any]:
    size = {
        "pixel_width": quality.width,
        "pixel_height": quality.height,
        "frame_rate": quality.frame_rate,
        "media_dir": str(media_dir),
        "video_encoder_options": ENCODER,
    }
    return {**OURS, **size}


def _defaults(quality: Quality, beside: Path | None) -> dict[str, Any]:
    parser = ConfigParser()
    parser.read(config_file_paths()[0], encoding="utf-8")
    try:
        if beside is None:
            _frame(parser, *quality.frame)
        else:
            _take_looks(parser, beside)
        defaults = ManimConfig().digest_parser(parser)
    except (configparser.Error, ValueError) as error:
        said = str(error).partition("\n")[0]
        raise GrokdlError(f"{beside} can't be used: {said}", "Mend it, or move it away.") from error
    derived = ("quality", "frame_x_radius", "frame_y_radius")  # setting them changes others
    return {key: defaults[key] for key in defaults if key not in derived}


def _frame(parser: ConfigParser, width: float, height: float) -> None:
    parser["CLI"].update(frame_width=str(width), frame_height=str(height))


def _take_looks(parser: ConfigParser, beside: Path) -> None:
    theirs = ConfigParser()
    theirs.read(beside, encoding="utf-8")
    if theirs.has_section("CLI"):
        said = theirs["CLI"]
        parser["CLI"].update({key: said[key] for key in THEIRS if key in said})
