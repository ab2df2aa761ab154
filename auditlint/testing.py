"""For everybody who writes a check: its examples, run as tests.

@pytest.mark.parametrize("text", CHECK.bad)
def test_bad(text: str) -> None:
    assert_example(CHECK, text, good=False)
"""

from __future__ import annotations

import re

from auditlint import run
from auditlint.model.check import Check
from auditlint.model.equation import Defect, Equation
from auditlint.model.report import Report
from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.model.verdict import Outcome, Verdict
from auditlint.reporting.printing import print_claims

_MARKED = re.compile("⟦(.*?)⟧", re.DOTALL)
_HOLDS = (Outcome.CONSISTENT, Outcome.ROUNDING)
_FAILS = (Outcome.INCONSISTENT, Outcome.OTHER_READING)


def unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    """An example's plain text, and where in it the marks stood."""
    spans: list[Span] = []
    for shift, mark in enumerate(_MARKED.finditer(text)):
        start = mark.start() - 2 * shift
        spans.append(Span(start, start + len(mark.group(1))))
    return _MARKED.sub(r"\1", text), tuple(spans)


def assert_example(check: Check, text: str, good: bool) -> None:
    """The marked figures, and only they, are judged as the example declares.

    Good: each mark overlaps the stated figure of an equation that holds, and nothing fails anywhere.
    Bad: each mark overlaps a figure of an equation that fails, or a defect, and nothing fails elsewhere.
    Raises AssertionError with everything that the check found.
    """
    plain, marks = unmarked(text)
    report = run.audit(Source("example.txt", plain), [check])
    assert not report.errors, "\n".join(error.en for error in report.errors)
    defects = _defects(check, report)
    failed = [verdict for verdict in report.verdicts if verdict.outcome in _FAILS]
    told = _told(check, report, defects)
    if good:
        assert not defects, f"a good example has a defect\n{told}"
        assert not failed, f"a good example fails\n{told}"
        held = [verdict.stated.span for verdict in report.verdicts if verdict.outcome in _HOLDS]
        assert all(any(mark.overlaps(span) for span in held) for mark in marks), f"a mark is not confirmed\n{told}"
        return
    assert marks, "a bad example marks what must be found"
    found = [_places(verdict) for verdict in failed] + [(defect.span, *defect.related) for defect in defects]
    for mark in marks:
        assert any(mark.overlaps(place) for places in found for place in places), f"a mark is not found\n{told}"
    for places in found:
        assert any(mark.overlaps(place) for mark in marks for place in places), f"more is found than marked\n{told}"


def _places(verdict: Verdict) -> tuple[Span, ...]:
    return (*(figure.span for figure in verdict.figures), *verdict.equation.listed)


def _defects(check: Check, report: Report) -> list[Defect]:
    assert report.document is not None
    return [item for item in check.find(report.document) if not isinstance(item, Equation)]


def _told(check: Check, report: Report, defects: list[Defect]) -> str:
    """What the engine made of the example, for the reader of a failed test."""
    assert report.document is not None
    lines = [f"{check.code} on {report.document.source.text!r}:"]
    claims = print_claims(report, {check.code: check.name}, "zh").claims
    lines += [f"  {claim.verdict}: {claim.equation} ({claim.computed}) {claim.reason or ''}" for claim in claims]
    lines += [f"  defect at {report.document.source[defect.span]!r}: {defect.message.zh}" for defect in defects]
    return "\n".join(lines)
