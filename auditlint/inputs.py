"""The paths of a command line -> the reports they stand for, in order, each once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from auditlint.errors import InputError, NoReports, NotRegular, Unreadable
from auditlint.files import is_regular
from auditlint.model.words import Words
from auditlint.signatures import is_our_own, is_our_paper

STANDARD_INPUT = "-"
# In a folder, what has one of these suffixes is a report; a file that is named is one whatever it is called.
REPORT_SUFFIXES = (
    *(".txt", ".md", ".docx", ".docm", ".doc", ".wps", ".odt", ".rtf", ".pdf", ".html", ".htm"),
    *(".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"),
)
# What auditlint writes, too.
_OUR_SUFFIXES = (".txt", ".md", ".html", ".htm", ".csv", ".xlsx")
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
    """Whether a page, table or text is what an earlier run has written beside the reports."""
    try:
        return path.suffix.lower() in _OUR_SUFFIXES and (is_our_own(path) or is_our_paper(path))
    except (OSError, InputError):
        return False  # said when it is read


def _walk(folder: str) -> Iterator[str | InputError]:
    """Reports below a folder, by path; hidden files and folders are somebody else's."""
    refused: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(root, name)
            if not name.lower().endswith(REPORT_SUFFIXES) or name.startswith((".", *_LOCKS)):
                continue
            if not is_regular(str(path)):
                yield NotRegular(str(path))
            elif not _is_ours(path):
                yield str(path)
    for error in refused:
        why = error.strerror or str(error)
        yield Unreadable(str(error.filename), Words(f"无法读取（{why}）", f"cannot be read ({why})"))
