"""The page as a preparer uses it, in headless Chromium, against the real server. Skipped where one is missing."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

from auditlint import reading
from tests.annotating.making import comments
from tests.browsing.browser import PROGRAM, Browser, browser
from tests.documents.converting import to_docx, to_pdf

pytestmark = pytest.mark.skipif(PROGRAM is None or sys.platform == "win32", reason="no Chromium")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    command = [sys.executable, "-m", "auditlint", "serve", "--port", "0", "--no-open"]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    told = re.search(r"http://127\.0\.0\.1:\d+/[\w-]+/", process.stderr.readline())
    assert told is not None
    yield told[0]
    process.send_signal(signal.SIGINT)
    assert process.wait(20) in (0, 130, -signal.SIGINT)
    assert process.stderr.read() == ""
    process.stderr.close()


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for stem in ("space-aligned", "every-family"):
        source = reading.load(ROOT / "examples" / f"{stem}.txt")
        (folder / f"{stem}.docx").write_bytes(to_docx(source))
        (folder / f"{stem}.pdf").write_bytes(to_pdf(source))
    (folder / "notes.bin").write_bytes(b"\x00\x01")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    return folder


@pytest.fixture
def window(address: str) -> Iterator[Browser]:
    with browser() as opened:
        opened.size(1280, 900)
        opened.open(address)
        yield opened


def test_drop_read_click_and_take_away(window: Browser, reports: Path, tmp_path: Path) -> None:
    """A report is dropped, its page shows at once, a figure is clicked, the copy is downloaded."""
    window.save_downloads_in(tmp_path)
    window.drop_files("#drop", reports / "space-aligned.docx")
    window.wait("!document.getElementById('viewer').hidden")
    assert "带批注" in window.ask("document.querySelector('.bar').innerText")
    # The frame has no origin: the page cannot look into it, nor it out.
    assert window.ask("document.getElementById('frame').contentDocument") is None
    window.click(".bar .actions button")
    copy = tmp_path / "space-aligned.带批注.docx"
    end = time.monotonic() + 20
    while not copy.exists() and time.monotonic() < end:
        time.sleep(0.05)
        window.ask("1")
    assert len(comments(copy.read_bytes())) == 2
    window.click("#back")
    window.wait("document.getElementById('viewer').hidden")
    assert window.said == []


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)])
def test_a_folder_is_a_list_with_the_worst_first(window: Browser, reports: Path, width: int, height: int) -> None:
    """What is no report is left out, what cannot be read is said first; the list is searched; nothing sticks out."""
    window.size(width, height)
    window.drop_files("#drop", reports)
    window.wait("document.querySelectorAll('#reports tbody tr').length === 5")
    window.wait("document.querySelector('progress').hidden")
    rows = window.ask("[...document.querySelectorAll('#reports tbody tr')].map(e => e.innerText)")
    assert "坏.docx" in rows[0]
    assert "损坏" in rows[0]
    assert "every-family" in rows[1]
    assert window.ask("document.documentElement.scrollWidth <= innerWidth")
    window.ask(
        "(i => { i.value = 'T202'; i.dispatchEvent(new Event('input')) })"
        "(document.querySelector('#reports input[type=search]'))"
    )
    assert window.ask("document.querySelectorAll('#reports tbody tr').length") == 2
    window.click("#clear")
    assert window.ask("document.getElementById('reports').hidden")
    assert window.said == []


def test_files_are_chosen_by_hand(window: Browser, reports: Path) -> None:
    """For those who cannot drag."""
    window.give_files("#files", reports / "every-family.pdf", reports / "space-aligned.pdf")
    window.wait("document.querySelectorAll('#reports .g.error').length === 2")
    window.click("#reports tbody th button")
    window.wait("!document.getElementById('viewer').hidden")
    assert window.said == []


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc")
def test_a_server_that_is_killed_leaves_nothing_behind() -> None:
    """Its processes end with it, however it ends."""
    command = [sys.executable, "-m", "auditlint", "serve", "--port", "0", "--no-open"]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    process.stderr.readline()
    own = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    end = time.monotonic() + 20
    while not (children := own.read_text().split()) and time.monotonic() < end:
        time.sleep(0.1)
    assert children
    time.sleep(3)
    process.kill()
    process.wait(10)
    process.stderr.close()
    while any(_lives(child) for child in children) and time.monotonic() < end + 20:
        time.sleep(0.1)
    assert not any(_lives(child) for child in children)


def _lives(process: str) -> bool:
    try:
        return "(zombie)" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


def test_nobody_else_reaches_it(address: str) -> None:
    """The port is bound to this machine alone; a request that is cut off, or none, leaves the server well."""
    host, port = address.removeprefix("http://").partition("/")[0].split(":")
    endless = b"POST /x HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n"
    for told in (b"", b"GET / HTTP/1.1\r\n", endless, b"\x16\x03\x01" * 50):
        with socket.create_connection((host, int(port)), 5) as connection:
            connection.sendall(told)
    request = b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    with socket.create_connection((host, int(port)), 5) as connection:
        connection.sendall(request)
        assert connection.recv(100).startswith(b"HTTP/1.1 421")
    own = [each[4][0] for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    for name in own:
        if not name.startswith("127."):
            with pytest.raises(OSError, match="refused"):
                socket.create_connection((name, int(port)), 2)
