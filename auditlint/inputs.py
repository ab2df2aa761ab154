"""The paths of a command line -> the reports they stand for, in order, each once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from auditlint.errors import InputError, NoReports, Unreadable
from auditlint.model.words import Words

STANDARD_INPUT = "-"
# In a folder, what has one of these suffixes is a report; a file that is named is one whatever it is called.
REPORT_SUFFIXES = (
    *(".txt", ".md", ".docx", ".docm", ".doc", ".wps", ".odt", ".rtf", ".pdf", ".html", ".htm"),
    *(".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"),
)
# How the HTML and CSV that auditlint writes begin.
_OUR_MARKS = (
    b'<meta name="generator" content="auditlint">',
    *(f"文件,行,列,{what},把握,检查项,".encode() for what in ("级别", "结论")),
    *(f"file,line,column,{what},confidence,check,".encode() for what in ("severity", "verdict")),
)
_LOCKS = ("~$", ".~", "~WRL")  # what Word, WPS and LibreOffice leave beside a file that is open


def gather(paths: Iterable[str]) -> list[str | InputError]:
    """Files as they are named, folders as the reports in them, and an error where a folder has none.

    A file that is named is taken whatever its suffix, and even if it is missing: reading says so.
    """
    seen: set[str] = set()
    gathered: list[str | InputError] = []
    for item in (item for path in paths for item in _reports(path)):
        key = item if item == STANDARD_INPUT else os.path.abspath(str(item))
        if isinstance(item, InputError):
            gathered.append(item)
        elif key not in seen:
            seen.add(key)
            gathered.append(item)
    return gathered


def _reports(path: str) -> Iterator[str | InputError]:
    if path == STANDARD_INPUT or not os.path.isdir(path):
        yield path if path == STANDARD_INPUT else str(Path(path))
        return
    found = list(_walk(path))
    yield from found
    if not found:
        yield NoReports(path)


def _is_ours(path: Path) -> bool:
    """Whether a page or table is what an earlier run has written beside the reports."""
    if path.suffix.lower() not in (".html", ".htm", ".csv"):
        return False
    try:
        with path.open("rb") as file:
            head = file.read(512)
    except OSError:
        return False  # said when it is read
    return any(mark in head for mark in _OUR_MARKS)


def _walk(folder: str) -> Iterator[str | InputError]:
    """Reports below a folder, by path; hidden files and folders are somebody else's."""
    refused: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(root, name)
            if name.lower().endswith(REPORT_SUFFIXES) and not name.startswith((".", *_LOCKS)) and not _is_ours(path):
                yield str(path)
    for error in refused:
        why = error.strerror or str(error)
        yield Unreadable(str(error.filename), Words(f"无法读取（{why}）", f"cannot be read ({why})"))
