"""JUnit XML: each report is a suite, each finding that counts a failure in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from auditlint.reporting.printed import Edition, PrintedFinding, PrintedReport

# XML 1.0 has no way to write these, not even as references; those from 0x7f on it has, and terminals obey them.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def render(reports: Iterable[PrintedReport], edition: Edition) -> Iterator[str]:
    """A report without findings is one test that passes, so that a clean report still shows."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="auditlint">\n'
    for report in reports:
        loud = [finding for finding in report.findings if finding.loud]
        cases = [_case(report.path, finding) for finding in loud]
        cases += [_error(report.path, error) for error in report.errors]
        if not cases:
            cases.append(f"    <testcase name={_attribute(report.path)} classname={_attribute(report.path)}/>\n")
        counts = f'tests="{len(cases)}" failures="{len(loud)}" errors="{len(report.errors)}"'
        yield f"  <testsuite name={_attribute(report.path)} {counts}>\n{''.join(cases)}  </testsuite>\n"
    yield "</testsuites>\n"


def _case(path: str, finding: PrintedFinding) -> str:
    name = f"{finding.check} {finding.name} {finding.place.line}:{finding.place.column}"
    body = f"{path}:{finding.place.line}:{finding.place.column}\n{finding.place.where}\n{finding.message}"
    return (
        f"    <testcase name={_attribute(name)} classname={_attribute(path)}>"
        f"<failure type={_attribute(finding.severity)} message={_attribute(finding.message)}>"
        f"{escape(_clean(body))}</failure></testcase>\n"
    )


def _error(path: str, error: str) -> str:
    case = f"    <testcase name={_attribute(error)} classname={_attribute(path)}>"
    return f"{case}<error message={_attribute(error)}/></testcase>\n"


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
