"""The page as a reader uses it, in headless Chromium; skipped where there is none."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browsing.browser import PROGRAM, Browser, browser

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium")
ROOT = Path(__file__).parents[2]
SIZES = [(1280, 900), (390, 844)]


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    _make(folder / "one.html", "check", "examples/space-aligned.txt")
    _make(folder / "many.html", "check", "examples")
    hostile = folder / "hostile.txt"
    told = "<img src=x onerror=alert(1)></script><script>document.title='taken'</script> [red]支出[/red] \x1b[31m"
    hostile.write_text(f"{told}\n\n合计10万元，其中：{told}甲5万元，乙6万元。\n\n=1+1\n", encoding="utf-8")
    _make(folder / "hostile.html", "trace", str(hostile))
    return folder


def _make(page: Path, command: str, *paths: str) -> None:
    arguments = [sys.executable, "-m", "auditlint", command, *paths, "--format", "html", "--output", str(page)]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
    assert page.exists(), done.stderr


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_click_shows_the_equation_with_its_terms(window: Browser, pages: Path, width: int, height: int) -> None:
    """The figure's equation, its difference, and its terms lit in the text; Escape closes it; nothing sticks out."""
    window.size(width, height)
    window.open((pages / "one.html").as_uri())
    window.click(".f.x")
    assert "24530 = 9800 + 8050 + 6500" in window.ask("document.querySelector('.detail .equation').textContent")
    assert window.ask("[...document.querySelectorAll('.lit')].map(e => e.textContent)") == [
        *("9800", "8050", "6500", "24530")
    ]
    assert "−180 亩" in window.ask("document.querySelector('.detail').innerText")
    assert window.ask("document.documentElement.scrollWidth <= innerWidth")
    window.press("Escape")
    assert window.ask("document.querySelectorAll('.lit, .chosen').length") == 0
    assert window.said == []


def test_everything_is_reached_by_keys(window: Browser, pages: Path) -> None:
    """Arrows walk from figure to figure, Enter opens and moves the focus, j goes from finding to finding."""
    window.size(1280, 900)
    window.open((pages / "one.html").as_uri())
    window.ask("document.querySelector('.f').focus()")
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "Enter"):
        window.press(key)
    assert window.ask("document.activeElement.className") == "detail"
    window.press("Escape")
    assert window.ask("document.activeElement.className").startswith("f ")
    window.press("j")
    first = window.ask("document.querySelector('.card.current').id")
    window.press("j")
    assert window.ask("document.querySelector('.card.current').id") != first
    assert window.ask("document.querySelectorAll('.f[tabindex=\"0\"]').length") == 1
    assert window.said == []


def test_findings_are_filtered(window: Browser, pages: Path) -> None:
    """By severity, by check and by words; and a state of the legend shows its figures."""
    window.open((pages / "one.html").as_uri())
    shown = "[...document.querySelectorAll('.card')].filter(e => !e.hidden).length"
    assert window.ask(shown) == 2
    window.ask(
        "(s => { s.value = s.options[1].value; s.dispatchEvent(new Event('change')) })"
        "(document.querySelector('.filters select'))"
    )
    assert window.ask(shown) == 1
    window.click(".chip[data-level=error]")
    assert window.ask(shown) == 0
    assert window.ask("!document.querySelector('.nomatch').hidden")
    window.click(".state.d")
    assert window.ask("document.querySelectorAll('.f.only').length") == window.ask(
        "document.querySelectorAll('.f.d').length"
    )
    assert window.said == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_report_opens_from_the_index_and_closes(window: Browser, pages: Path, width: int, height: int) -> None:
    """The worst is first; search and checks narrow the list; going back comes back to it."""
    window.size(width, height)
    window.open((pages / "many.html").as_uri())
    assert window.ask("document.documentElement.scrollWidth <= innerWidth")
    assert "every-family" in window.ask("document.querySelector('tbody a').textContent")
    shown = "[...document.querySelectorAll('#index tbody tr')].filter(e => !e.hidden).length"
    window.click("[data-check=T101]")
    assert 0 < window.ask(shown) < 9
    window.ask(
        "(i => { i.value = 'pipes'; i.dispatchEvent(new Event('input')) })"
        "(document.querySelector('#index input[type=search]'))"
    )
    assert window.ask(shown) == 1
    window.click("#index tbody tr:not([hidden]) a")
    window.wait("document.querySelector('#single .report')")
    window.click("#single .f.x")
    assert window.ask("document.querySelectorAll('#single .lit').length > 1")
    window.ask("history.back()")
    window.wait("!document.getElementById('index').hidden")
    assert window.said == []


def test_a_hostile_report_is_words(window: Browser, pages: Path) -> None:
    """No element, no script and no title of its making; the console stays silent, so nothing was even tried."""
    window.open((pages / "hostile.html").as_uri())
    window.click(".f")
    assert window.ask("document.title") != "taken"
    assert window.ask("document.querySelectorAll('img').length") == 0
    assert "<img src=x onerror=alert(1)>" in window.ask("document.querySelector('.paper').textContent")
    assert window.said == []


def test_two_hundred_reports_open_in_a_second(window: Browser, tmp_path: Path) -> None:
    """The reports behind the index cost nothing until they are opened."""
    text = "支出合计10万元，其中：基本支出6万元，项目支出5万元。\n" * 3
    for number in range(200):
        (tmp_path / f"报告{number:03}.txt").write_text(text, encoding="utf-8")
    page = tmp_path / "index.html"
    _make(page, "check", str(tmp_path))
    start = time.monotonic()
    window.open(page.as_uri())
    assert window.ask("document.querySelectorAll('#index tbody tr').length") == 200
    assert time.monotonic() - start < 3  # one second on a quiet machine
    assert window.said == []


def test_it_prints_with_its_findings_and_without_its_controls(window: Browser, pages: Path) -> None:
    """On paper: the verdict, each finding, the whole text; no filters, no buttons."""
    import pypdfium2

    window.open((pages / "one.html").as_uri())
    document = pypdfium2.PdfDocument(window.printed())
    told = "".join(page.get_textpage().get_text_range() for page in document)
    told = "".join(told.split())
    assert "发现2处不一致" in told
    assert "合计行与各行之和不符" in told
    assert "全部检查项" not in told
    assert "配套建筑物" in told
