"""The paths of a command line -> the reports they stand for, in order, each once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from auditlint.errors import InputError, NoReports, NotRegular, Unreadable
from auditlint.files import is_regular
from auditlint.ignoring import Pattern, is_left_out, patterns_above, patterns_in
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


def gather(
    paths: Iterable[str], excluded: Callable[[Path], Sequence[Pattern]] = lambda folder: ()
) -> list[str | InputError]:
    """Files as they are named, folders as the reports in them, and an error where a folder has none.

    A file that is named is taken whatever its suffix, and even if it is missing: reading says so. In a folder what
    .gitignore, .auditlintignore and ``excluded`` name is left out.
    """
    seen: set[str] = set()
    gathered: list[str | InputError] = []
    for item in (item for path in paths for item in _reports(path, excluded)):
        key = item if item == STANDARD_INPUT else os.path.abspath(str(item))
        if isinstance(item, InputError):
            gathered.append(item)
        elif key not in seen:
            seen.add(key)
            gathered.append(item)
    return gathered


def _reports(path: str, excluded: Callable[[Path], Sequence[Pattern]]) -> Iterator[str | InputError]:
    if path == STANDARD_INPUT or not os.path.isdir(path):
        yield path if path == STANDARD_INPUT else str(Path(path))
        return
    left_out: list[str] = []
    found = list(_walk(path, excluded(Path(path)), left_out))
    yield from found
    if not found and left_out:
        what = Words(
            f"文件夹中的 {len(left_out)} 份报告都被排除", f"all {len(left_out)} reports in this folder are excluded"
        )
        remedy = Words("见 exclude、.gitignore、.auditlintignore", "see exclude, .gitignore, .auditlintignore")
        yield NoReports(path, what, remedy)
    elif not found:
        yield NoReports(path)


def _is_ours(path: Path) -> bool:
    """Whether a page, table or text is what an earlier run has written beside the reports."""
    try:
        return path.suffix.lower() in _OUR_SUFFIXES and (is_our_own(path) or is_our_paper(path))
    except (OSError, InputError):
        return False  # said when it is read


def _walk(folder: str, excluded: Sequence[Pattern], left_out: list[str]) -> Iterator[str | InputError]:
    """Reports below a folder, by path; hidden files and folders are somebody else's."""
    refused: list[OSError] = []
    above = (*excluded, *patterns_above(Path(folder)))
    known: dict[str, tuple[Pattern, ...]] = {}
    for root, folders, files in os.walk(folder, onerror=refused.append):
        here = known[root] = (*known.get(os.path.dirname(root), above), *patterns_in(Path(root)))
        kept = [name for name in folders if not name.startswith(".")]
        folders[:] = sorted(name for name in kept if not is_left_out(Path(root, name), True, here))
        left_out += [os.path.join(root, name) for name in kept if name not in folders]
        for name in sorted(files):
            path = Path(root, name)
            if not name.lower().endswith(REPORT_SUFFIXES) or name.startswith((".", *_LOCKS)):
                continue
            if is_left_out(path, False, here):
                left_out.append(str(path))
            elif not is_regular(str(path)):
                yield NotRegular(str(path))
            elif not _is_ours(path):
                yield str(path)
    for error in refused:
        why = error.strerror or str(error)
        yield Unreadable(str(error.filename), Words(f"无法读取（{why}）", f"cannot be read ({why})"))
