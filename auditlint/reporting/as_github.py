"""Workflow commands that GitHub Actions turns into annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditlint.reporting.excerpt import visible
from auditlint.reporting.printed import NOT_CHECKED, Edition, PrintedFinding, PrintedReport

_NOTHING = "::debug::auditlint: nothing found\n"
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(reports: Iterable[PrintedReport], edition: Edition) -> Iterator[str]:
    """What was not checked, then errors first: a step shows ten of each kind."""
    told = list(reports)
    for report in told:
        for complaint in report.complaints:
            properties = f"file={_property(report.path)},title={NOT_CHECKED}"
            yield f"::error {properties}::{_data(complaint)}\n"
    located = [pair for report in told for pair in ((report, finding) for finding in report.shown)]
    if not located and not any(report.errors for report in told):
        yield _NOTHING  # shown to nobody, and the file that it is written to is known again
    located.sort(key=lambda pair: tuple(_COMMANDS).index(pair[1].severity))
    for report, finding in located:
        yield _annotation(report.path, finding)


def _annotation(path: str, finding: PrintedFinding) -> str:
    place = finding.place
    properties = {"file": path, "line": str(place.line), "col": str(place.column)}
    if place.end_line == place.line:
        properties["endColumn"] = str(place.end_column)
    properties["title"] = f"{finding.check} {finding.name}"
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {told}::{_data(place.told(finding.message))}\n"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
