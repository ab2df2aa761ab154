"""Paths of a command line become reports: in order, each once, nothing passed over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditlint import reporting
from auditlint.errors import NoReports
from auditlint.inputs import gather
from auditlint.reporting.printed import Edition


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.txt",
        "a.md",
        "c.log",
        "~$b.docx",
        ".hidden.txt",
        "sub/d.TXT",
        "sub/e.docx",
        ".git/e.txt",
        "empty/f",
    ):
        file = tmp_path / "reports" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_folders_are_walked_in_order(folder: Path) -> None:
    """Reports by path; hidden files and folders, what an open document leaves behind and other kinds are left alone."""
    assert gather(["reports"]) == ["reports/a.md", "reports/b.txt", "reports/sub/d.TXT", "reports/sub/e.docx"]


def test_named_files_keep_their_order_and_come_once(folder: Path) -> None:
    """However they are named; whatever their suffix; even if they are missing."""
    named = ["reports/b.txt", "reports/c.log", "missing.txt", "./reports", str(folder / "reports" / "a.md"), "-", "-"]
    assert gather(named) == [
        "reports/b.txt",
        "reports/c.log",
        "missing.txt",
        "reports/a.md",
        "reports/sub/d.TXT",
        "reports/sub/e.docx",
        "-",
    ]


def test_a_folder_without_reports_is_an_error_in_its_turn(folder: Path) -> None:
    """The others are still gathered."""
    first, second = gather(["reports/empty", "reports/a.md"])
    assert isinstance(first, NoReports)
    assert first.where == "reports/empty"
    assert second == "reports/a.md"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["html", "csv"])
@pytest.mark.parametrize("command", ["check", "trace"])
def test_what_a_run_has_written_is_no_report(folder: Path, command: str, form: str, language: str) -> None:
    """A folder may be checked again with the result of the first time in it."""
    written = "".join(reporting.renderer(form)(iter(()), Edition(command, language, "0.1.0")))
    (folder / "reports" / f"result.{form}").write_text(written, encoding="utf-8")
    assert not any("result" in str(item) for item in gather(["reports"]))
