"""Headless Chromium over a pair of pipes, with nothing but the standard library: open, click, ask, take a picture."""

from __future__ import annotations

import base64
import itertools
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
_PATIENCE = 60


class Browser:
    """One window. ``said`` is what its console and its errors have said so far."""

    def __init__(self, profile: str) -> None:
        assert PROGRAM is not None
        to_read, to = os.pipe()
        from_, from_write = os.pipe()
        # Chromium reads from descriptor 3 and writes to 4.
        here = f"exec '{PROGRAM}' \"$@\" 3<&{to_read} 4>&{from_write}"
        flags = ("--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run")
        quiet = ("--disable-dev-shm-usage", "--disable-background-networking", f"--user-data-dir={profile}")
        self._process = subprocess.Popen(
            ["bash", "-c", here, "bash", *flags, *quiet, "about:blank"],
            pass_fds=(to_read, from_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(from_write)
        self._to, self._from = os.fdopen(to, "wb"), os.fdopen(from_, "rb", buffering=0)
        self._buffer = b""
        self._numbers = itertools.count(1)
        self.said: list[str] = []
        self._session = ""

    def attach(self) -> None:
        """Take hold of the one page, as soon as there is one."""
        end = time.monotonic() + _PATIENCE
        pages: list[str] = []
        while not pages:
            assert time.monotonic() < end, "no page"
            targets = self._call("Target.getTargets")["targetInfos"]
            pages = [each["targetId"] for each in targets if each["type"] == "page"]
        self._session = self._call("Target.attachToTarget", targetId=pages[0], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "DOM", "Network"):
            self._call(f"{domain}.enable")

    def close(self) -> None:
        """Ends the process that was started here."""
        try:
            self._call("Browser.close")
            self._process.wait(10)
        except (OSError, AssertionError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait(10)
        finally:
            self._from.close()
            with suppress(OSError):
                self._to.close()

    def size(self, width: int, height: int = 900, dark: bool = False) -> None:
        """The window's size in pixels, and whether the reader likes it dark."""
        self._call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._call("Emulation.setEmulatedMedia", media="", features=[scheme])

    def open(self, address: str) -> None:
        """Loads a page and waits for it."""
        self._call("Page.navigate", url=address)
        self.wait(f"document.readyState === 'complete' && location.href.startsWith({json.dumps(address[:20])})")

    def ask(self, expression: str) -> Any:
        """The value of an expression in the page."""
        told = self._call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def wait(self, expression: str, seconds: int = _PATIENCE) -> None:
        """Until an expression is true."""
        end = time.monotonic() + seconds
        while not self.ask(f"Boolean({expression})"):
            assert time.monotonic() < end, f"never true: {expression}"
            time.sleep(0.05)

    def click(self, selector: str) -> None:
        """With the mouse, at the middle of the first element that the selector finds."""
        where = f"document.querySelector({json.dumps(selector)})"
        self.ask(f"{where}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
        # The first box: a link that is broken over two lines has nothing in its middle.
        box = self.ask(f"(b => [b.x + b.width / 2, b.y + b.height / 2])({where}.getClientRects()[0])")
        for kind in ("mousePressed", "mouseReleased"):
            self._call("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)

    def press(self, key: str) -> None:
        """One key, by its name."""
        text = {"text": key} if len(key) == 1 else {"text": "\r"} if key == "Enter" else {}
        self._call("Input.dispatchKeyEvent", type="keyDown", key=key, **text)
        self._call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def give_files(self, selector: str, *paths: Path) -> None:
        """Files for a field, as if they had been chosen."""
        root = self._call("DOM.getDocument")["root"]["nodeId"]
        node = self._call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self._call("DOM.setFileInputFiles", nodeId=node, files=[str(path) for path in paths])

    def drop_files(self, selector: str, *paths: Path) -> None:
        """Files dragged over an element and let go there."""
        where = f"document.querySelector({json.dumps(selector)}).getBoundingClientRect()"
        x, y = self.ask(f"(b => [b.x + b.width / 2, b.y + b.height / 2])({where})")
        data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            self._call("Input.dispatchDragEvent", type=kind, x=x, y=y, data=data)

    def save_downloads_in(self, folder: Path) -> None:
        """Where what is downloaded goes."""
        session, self._session = self._session, ""
        self._call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
        self._session = session

    def picture(self, destination: Path, whole: bool = False) -> None:
        """The window, or the whole page, as a PNG."""
        told = self._call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        destination.write_bytes(base64.b64decode(told["data"]))

    def printed(self) -> bytes:
        """The page as it prints."""
        return base64.b64decode(self._call("Page.printToPDF", preferCSSPageSize=True)["data"])

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        told: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if self._session:
            told["sessionId"] = self._session
        self._to.write(json.dumps(told).encode() + b"\0")
        self._to.flush()
        while True:
            message = self._next()
            if message.get("id") == number:
                assert "error" not in message, f"{method}: {message['error']}"
                result: dict[str, Any] = message["result"]
                return result
            self._note(message)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            assert select.select([self._from], [], [], _PATIENCE)[0], "the browser says nothing"
            piece = os.read(self._from.fileno(), 1 << 20)
            assert piece, "the browser has ended"
            self._buffer += piece
        first, _, self._buffer = self._buffer.partition(b"\0")
        told: dict[str, Any] = json.loads(first)
        return told

    def _note(self, message: dict[str, Any]) -> None:
        told = message.get("params", {})
        if message.get("method") == "Runtime.exceptionThrown":
            self.said.append(json.dumps(told["exceptionDetails"], ensure_ascii=False))
        elif message.get("method") == "Log.entryAdded":
            self.said.append(f"{told['entry']['level']}: {told['entry']['text']}")
        elif message.get("method") == "Runtime.consoleAPICalled" and told["type"] in ("error", "warning", "assert"):
            self.said.append(json.dumps(told["args"], ensure_ascii=False))


@contextmanager
def browser() -> Iterator[Browser]:
    """A window of its own, without a trace of any other."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        window = Browser(profile)
        try:
            window.attach()
            yield window
        finally:
            window.close()
