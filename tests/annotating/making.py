"""Copies with remarks, and what a reader of the copy finds in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from auditlint import batch, run
from auditlint.annotating import annotate
from auditlint.model.finding import Finding
from auditlint.model.remark import Remark
from auditlint.model.report import Report
from auditlint.model.severity import Severity
from auditlint.reporting.remarking import remarks

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".md"))
CHECKS = batch.installed().checks
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def audited(data: bytes, name: str) -> Report:
    return run.audit_bytes(data, name, CHECKS)


def told(report: Report) -> tuple[Remark, ...]:
    return remarks(report, {check.code: check for check in CHECKS}, "zh")


def copy_of(data: bytes, name: str, more: Sequence[Remark] | None = None) -> bytes:
    """The copy with the findings of the report, or with these remarks."""
    report = audited(data, name)
    assert report.document is not None
    return annotate(data, report.document.source, told(report) if more is None else more)


def loud(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.severity is not Severity.INFO]


def said(report: Report) -> list[tuple[object, ...]]:
    """What is found, for comparison."""
    return [(each.check, each.severity, each.span, each.message) for each in report.findings]


def parts(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    return {info.filename: archive.read(info) for info in archive.infolist()}


def comments(data: bytes) -> dict[str, tuple[str, str]]:
    """By number: the words of each comment of a Word document, and the text that it is about."""
    root = ElementTree.fromstring(parts(data)["word/document.xml"])
    names = [name for name in parts(data) if name.startswith("word/comments") and "Ex" not in name]
    if not names:
        return {}
    words = {}
    for comment in ElementTree.fromstring(parts(data)[names[0]]).iter(f"{W}comment"):
        lines = ("".join(p.itertext()) for p in comment.iter(f"{W}p"))
        words[comment.get(f"{W}id", "")] = "\n".join(lines)
    about: dict[str, str] = {}
    open_: set[str] = set()
    referred = set()
    for element in root.iter():
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            assert number not in about
            open_.add(number)
            about[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_.remove(number)
        elif element.tag == f"{W}commentReference":
            referred.add(number)
        elif element.tag == f"{W}t":
            for each in open_:
                about[each] += element.text or ""
    assert not open_
    assert referred == set(words) == set(about)
    return {number: (words[number], about[number]) for number in words}
