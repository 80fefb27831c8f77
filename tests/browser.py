"""A Chromium without a window and without a network, driven through two pipes."""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None or sys.platform == "win32", reason="Chromium is not installed"
)
OPTIONS = (
    "--headless",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # no name leads anywhere
)
PATIENCE = 20.0  # seconds for an answer
KEYS = {" ": "Space", **{letter: f"Key{letter.upper()}" for letter in "cfnpr"}}
CODES = {"PageUp": 33, "PageDown": 34, "End": 35, "Home": 36, "Escape": 27, " ": 32, "Tab": 9}
CODES |= {"ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Enter": 13}


@contextmanager
def browser(folder: Path, *more: str) -> Iterator["Browser"]:
    """A browser with a profile in an empty folder."""
    sandbox = ["--no-sandbox"] if os.getuid() == 0 else []
    command = [str(CHROMIUM), *OPTIONS, *sandbox, f"--user-data-dir={folder}", *more, "about:blank"]
    (asked, ask), (answer, answered) = _pipe(), _pipe()

    def wire() -> None:
        os.dup2(asked, 3)
        os.dup2(answered, 4)

    process = subprocess.Popen(
        command,
        preexec_fn=wire,
        pass_fds=(3, 4),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(asked)
    os.close(answered)
    try:
        yield Browser(ask, answer)
    finally:
        process.terminate()
        process.wait(PATIENCE)
        os.close(ask)
        os.close(answer)


def _pipe() -> tuple[int, int]:
    """Both ends of a pipe, with numbers that leave 3 and 4 free."""
    ends = os.pipe()
    moved = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends)
    for end in ends:
        os.close(end)
    return moved[0], moved[1]


class Browser:
    """One tab of a browser; `errors` are what its page has complained about."""

    def __init__(self, ask: int, answer: int) -> None:
        self.ask, self.answer, self.rest, self.count = ask, answer, b"", 0
        self.session: str | None = None
        self.errors: list[str] = []
        self.asked_for: list[str] = []
        (tab,) = (
            target
            for target in self.send("Target.getTargets")["targetInfos"]
            if target["type"] == "page"
        )
        attached = self.send("Target.attachToTarget", targetId=tab["targetId"], flatten=True)
        self.session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        self.send(
            "Network.emulateNetworkConditions",
            offline=True,
            latency=0,
            downloadThroughput=0,
            uploadThroughput=0,
        )

    def send(self, method: str, **values: Any) -> dict[str, Any]:
        """What the browser answers to a command of the DevTools protocol."""
        self.count += 1
        message = {"id": self.count, "method": method, "params": values}
        if self.session is not None:
            message["sessionId"] = self.session
        os.write(self.ask, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + PATIENCE
        while True:
            heard = self._hear(until - time.monotonic())
            if heard.get("id") == self.count:
                assert "error" not in heard, (method, heard)
                return heard["result"]

    def _hear(self, seconds: float) -> dict[str, Any]:
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.answer], [], [], max(0.0, seconds))
            assert ready, "the browser says nothing"
            self.rest += os.read(self.answer, 1 << 20)
        text, _, self.rest = self.rest.partition(b"\0")
        heard = json.loads(text)
        self._note(heard.get("method"), heard.get("params", {}))
        return heard

    def _note(self, method: str | None, said: dict[str, Any]) -> None:
        if method == "Runtime.exceptionThrown":
            self.errors.append(str(said["exceptionDetails"]))
        elif method == "Log.entryAdded" and said["entry"]["level"] in ("error", "warning"):
            self.errors.append(said["entry"]["text"])
        elif method == "Runtime.consoleAPICalled" and said["type"] in ("error", "warning"):
            self.errors.append(str(said["args"]))
        elif method == "Network.requestWillBeSent":
            self.asked_for.append(said["request"]["url"][:200])

    def open(self, path: Path, place: str = "", size: tuple[int, int] = (960, 540)) -> None:
        """Open a file in a window of a size, and wait until its scripts have run."""
        self.resize(*size)
        self.send("Page.navigate", url="about:blank")
        self.send("Page.navigate", url=path.as_uri() + place)
        self.wait("window.deck && document.readyState === 'complete'")

    def resize(self, width: int, height: int) -> None:
        """Set the size of the page, in CSS pixels."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def prefer(self, **features: str) -> None:
        """Set what the user prefers, as in prefers_reduced_motion="reduce"."""
        given = [
            {"name": name.replace("_", "-"), "value": value} for name, value in features.items()
        ]
        self.send("Emulation.setEmulatedMedia", features=given)

    def run(self, expression: str) -> Any:
        """What an expression of JavaScript gives."""
        told = self.send(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def wait(self, expression: str, seconds: float = 10.0) -> Any:
        """Wait until an expression holds, and return what it gives."""
        until = time.monotonic() + seconds
        while not (found := self.run(expression)):
            assert time.monotonic() < until, f"never: {expression}"
            time.sleep(0.02)
        return found

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            known = {"key": key, "code": KEYS.get(key, key)}
            known["windowsVirtualKeyCode"] = CODES.get(key, ord(key[0].upper()))
            typed = "\r" if key == "Enter" else key
            text = {"text": typed} if len(typed) == 1 else {}
            self.send("Input.dispatchKeyEvent", type="keyDown", **known, **text)
            self.send("Input.dispatchKeyEvent", type="keyUp", **known)

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Press the mouse at one place, and let it go at another."""
        for kind, (x, y) in (
            ("mouseMoved", start),
            ("mousePressed", start),
            ("mouseMoved", end),
            ("mouseReleased", end),
        ):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def click(self, x: float, y: float) -> None:
        """Click at a place of the page."""
        self.drag((x, y), (x, y))

    def picture(self) -> bytes:
        """The page as a PNG."""
        return base64.b64decode(self.send("Page.captureScreenshot")["data"])

    def printed(self) -> bytes:
        """The page as it is printed, a PDF."""
        told = self.send("Page.printToPDF", printBackground=True, preferCSSPageSize=True)
        return base64.b64decode(told["data"])
