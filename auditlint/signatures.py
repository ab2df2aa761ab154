"""How a run knows what a run before it has written: by the form that each format has, first line and last.

Only such a file may be written over, and in a folder it is no report.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from auditlint.files import read_regular

# As much as the first line and the last of any format take.
_HEAD = 4096
_PROPERTIES = "docProps/core.xml"
_CREATOR = re.compile(rb"creator[^>]*>auditlint<")
_MOST = 256 * 1024 * 1024

_SPOT = r"[^\n]+:\d+:\d+"
# 216 个数据，143 个经过复算，2 处不一致   216 figures, 143 recomputed, 2 inconsistent
_CLOSING = re.compile(
    r"(?:^|[：:] ?|(?<=：)|(?<=: ))"
    r"(?:\d+ 个数据，\d+ 个经过复算，\d+ (?:处不一致|个无从复算)"
    r"|\d+ figures?, \d+ recomputed, \d+ (?:inconsistent|only mentioned))"
)
_FIRST_LINES = (
    # a.txt:20:29  error  T101 column-total
    re.compile(rf"{_SPOT}  (?:error|warning|info)  [A-Z]\d{{3}} [a-z]"),
    # a.txt:20:29: error T101 column-total: …   a.txt:20:29: 相符 T101 …
    re.compile(rf"{_SPOT}: \S+(?: \S+)? [A-Z]\d{{3}} "),
    # a.txt:6  一、收支情况
    re.compile(r"[^\n]+:\d+(?:  |$)"),
    # a.txt  书写有误、无法读数的数据
    re.compile(r"[^\n]+  (?:书写有误、|只出现一次、|figures that )"),
    # 报告  错误  警告   report  errors
    re.compile(r"(?:问题最多的报告|各检查项|未能核对的报告|the worst reports|by check|not checked)"),
    _CLOSING,
)
# The whole of the first line, or how the file begins.
_BEGINNINGS = (
    re.compile(r'\{"version": \d+, "tool": \{"name": "auditlint"'),
    re.compile(r'\{\s*"\$schema": "https://json\.schemastore\.org/sarif-2\.1\.0\.json",(?s:.*)"name": "auditlint"'),
    re.compile(r'<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="auditlint"'),
    re.compile(r'\[(?:\s*\{\s*"description": "[A-Z]\d{3} (?s:.*)"check_name":|\]\s*$)'),
    re.compile(r'<!doctype html>(?s:.*)<meta name="generator" content="auditlint">'),
    re.compile(
        r"\ufeff?(?:文件,行,列,(?:级别|结论),(?:把握,)?检查项,|file,line,column,(?:severity|verdict),(?:confidence,)?check,)"
    ),
    re.compile(r"::(?:error|warning|notice) (?:file|title)=|::debug::auditlint: nothing found$"),
    # The catalogue: text, Markdown, JSON; an explanation.
    re.compile(r"[A-Z]\d{3}  (?:error|warning|info) +[a-z]"),
    re.compile(r"# The catalogue of checks\n\nGenerated: do not edit"),
    re.compile(r'\[\s*\{\s*"code": "[A-Z]\d{3}",\s*"name"'),
    re.compile(r"[A-Z]\d{3} [a-z-]+(?:（\w+）| \(\w+\))\n"),
)


def is_our_own(path: Path) -> bool:
    """Whether a file is what auditlint has written, whatever it is called. Raises OSError."""
    head, tail = _ends(path)
    if any(begins.match(head) for begins in _BEGINNINGS):
        return True
    if not _CLOSING.search(tail):
        return False
    first = head.partition("\n")[0]
    return any(form.match(first) for form in _FIRST_LINES) or _is_note(first, [*head.split("\n"), tail])


def _is_note(first: str, lines: Sequence[str]) -> bool:
    """Whether a run began with a remark on a file (a.docx：…) of which a closing line stands below."""
    path = re.match(r"[^\n]+?(?:：|: )", first)
    return path is not None and any(
        line.startswith(path.group()) and _CLOSING.match(line, path.end()) is not None for line in lines
    )


def is_our_paper(path: Path) -> bool:
    """Whether a file is a working paper, which keeps its mark when an auditor writes into it. Raises OSError."""
    if path.suffix.lower() != ".xlsx" or os.stat(path).st_size > _MOST:
        return False
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(_PROPERTIES).file_size > _HEAD * 4:
                return False
            return _CREATOR.search(archive.read(_PROPERTIES)) is not None
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, ValueError):
        return False


def _ends(path: Path) -> tuple[str, str]:
    """The beginning of a text and its last line that is not blank; two empty strings where it is no UTF-8 text."""
    size = os.stat(path).st_size
    if size > _MOST:
        return "", ""
    data = read_regular(path, _HEAD)
    head = data.decode("utf-8", "replace")
    if "\0" in head:
        return "", ""
    if size > _HEAD:
        with open(path, "rb") as file:
            file.seek(max(0, size - _HEAD))
            data = file.read(_HEAD)
    lines = data.decode("utf-8", "replace").rstrip().rsplit("\n", 1)
    return head.replace("\r\n", "\n"), lines[-1]
