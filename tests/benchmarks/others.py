"""The same bowl without Manim: matplotlib, and a canvas in a browser that encodes by itself."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

from grokdl.catalog.look import Quality

from .child import run

SECONDS = 5  # of video
PATIENCE = 120.0  # seconds that a browser may take
BROWSERS = "chromium", "chromium-browser", "google-chrome"
PAGE = Path(__file__).with_name("canvas.html")
MARK = "grokdl-bench "
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
)


def rows(quality: Quality) -> Iterator[str]:
    """Yield a line for each, or a line that says why it was left out."""
    yield f"the same bowl, {SECONDS} s of it, elsewhere:"
    yield f"  matplotlib, FuncAnimation: {matplotlib(quality)}"
    yield f"  canvas and WebCodecs in Chromium: {webcodecs(quality)}"


def matplotlib(quality: Quality) -> str:
    """Return its frames a second."""
    if find_spec("matplotlib") is None:
        return "left out, for it is not installed (pip install matplotlib)"
    size = quality.width, quality.height, quality.frame_rate
    return f"{run('funcanimation', *size, SECONDS).told['rate']:.1f} frames a second"


def webcodecs(quality: Quality) -> str:
    """Return its frames a second."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        return f"left out, for there is no {', '.join(BROWSERS)}"
    told = in_browser(browser, page_for(quality))
    if "rate" not in told:
        return f"left out, for {told.get('why', 'the browser said nothing')}"
    return f"{told['rate']:.1f} frames a second ({told['codec']})"


def page_for(quality: Quality) -> str:
    """Return the page that draws and encodes."""
    task = {
        "width": quality.width,
        "height": quality.height,
        "rate": quality.frame_rate,
        "frames": SECONDS * quality.frame_rate,
        "mark": MARK,
    }
    return PAGE.read_text(encoding="utf-8").replace("{/* task */}", json.dumps(task))


def in_browser(browser: str, page: str) -> dict[str, float | str]:
    """Show a page to a browser with an empty profile, and return what it logs after MARK."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as room:
        file = Path(room) / "canvas.html"
        file.write_text(page, encoding="utf-8")
        command = (browser, *FLAGS, f"--user-data-dir={room}/profile", file.as_uri())
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        timer = Timer(PATIENCE, process.kill)
        timer.start()
        try:
            assert process.stderr is not None
            return next((told(line) for line in process.stderr if MARK in line), {})
        finally:
            timer.cancel()
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.communicate(timeout=10)
            process.kill()
            process.wait()


def told(line: str) -> dict[str, float | str]:
    """Return the JSON in a line of the browser's log."""
    found: dict[str, float | str]
    found, _ = json.JSONDecoder().raw_decode(line.split(MARK, 1)[1])
    return found
