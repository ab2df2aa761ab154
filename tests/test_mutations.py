"""Every figure that a good example confirms, broken in every way that people err: somebody must notice."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from _pytest.mark import ParameterSet

from auditlint import registry, run
from auditlint.model.equation import Relation
from auditlint.model.finding import Finding
from auditlint.model.report import Report
from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.model.verdict import Outcome
from auditlint.testing import unmarked

CHECKS = registry.load().checks
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
_HOLDS = (Outcome.CONSISTENT, Outcome.ROUNDING)


def shifted(numeral: str) -> str:
    """The decimal point one place to the left: 320.5 -> 32.05, 7 -> 0.7."""
    whole, _, part = numeral.replace(",", "").partition(".")
    return f"{whole[:-1] or '0'}.{whole[-1]}{part}"


def changed(numeral: str) -> str:
    """The first digit by five, so that no rounding hides it: 320.5 -> 820.5."""
    digit = (int(numeral[0]) + 5) % 10 or 9
    return f"{digit}{numeral[1:]}"


def swapped(numeral: str) -> str:
    """The first two neighbours that differ, turned round: 320.5 -> 230.5."""
    for at, (a, b) in enumerate(itertools.pairwise(numeral)):
        if a.isdigit() and b.isdigit() and a != b and not (at == 0 and b == "0"):
            return numeral[:at] + b + a + numeral[at + 2 :]
    return numeral


def dropped(numeral: str) -> str:
    """The first digit left out: 320.5 -> 20.5."""
    rest = numeral[1:].lstrip(",")
    return rest if rest[:1].isdigit() and rest[0] != "0" else numeral


def doubled(numeral: str) -> str:
    """The first digit written twice: 320.5 -> 3320.5."""
    return numeral[0] + numeral


BREAKS = (shifted, changed, swapped, dropped, doubled)
_ALL = " ".join(slip.__name__ for slip in BREAKS)
# Breaks that nothing reports, by why: check-example-mark, then the breaks. Whoever makes a check see one
# takes it off the list.
UNREPORTED = {
    "the list may hold more than the text names: a count above its names": (
        ("A403-1-1", "changed doubled"),
        ("A403-3-1", "changed doubled"),
        ("A403-13-1", "changed doubled"),
    ),
    "00.4 has the value of 0.4": (("A204-2-1", "doubled"),),
    "0.5 counts nothing, so no list is held to it": (("A403-2-1", "shifted"), ("A403-12-1", "shifted")),
    "two tellings that differ much may tell of two things": (
        ("R101-1-1", "changed"),
        ("R101-1-2", "changed"),
        ("R101-2-1", "changed"),
        ("R103-1-1", _ALL),
    ),
}
# What is not read surely enough to be told, and should be: a break that is reported must leave the list.
UNREAD = yaml.safe_load((Path(__file__).parent / "unread.yaml").read_text(encoding="utf-8"))
_EXCEPTIONS = {
    f"{example}-{slip}" for listed in UNREPORTED.values() for example, slips in listed for slip in slips.split()
} | set(UNREAD["mutations"])


def audit(text: str) -> Report:
    return run.audit(Source("example.txt", text), CHECKS)


def cases() -> Iterator[ParameterSet]:
    for check in CHECKS:
        for number, example in enumerate(check.good, 1):
            text, marks = unmarked(example)
            for place, mark in enumerate(marks, 1):
                found = _NUMERAL.search(text, mark.start, mark.end)
                for slip in BREAKS if found else ():
                    assert found
                    wrong = slip(found.group())
                    if wrong != found.group():
                        span = Span(found.start(), found.start() + len(wrong))
                        broken = text[: found.start()] + wrong + text[found.end() :]
                        case = f"{check.code}-{number}-{place}-{slip.__name__}"
                        yield pytest.param(text, broken, span, case, id=case)


def touching(findings: tuple[Finding, ...], span: Span) -> set[tuple[str, str]]:
    """What is said of the figure at a place, its own findings and those that it takes part in."""
    return {
        (finding.check, finding.message.zh)
        for finding in findings
        if any(place.overlaps(span) for place in (finding.span, *finding.related))
    }


def still_true(text: str, span: Span, wrong: str) -> bool:
    """Whether the figure only has to stay on one side of another, and does: ≤ and ≥ allow for many values."""
    value = Fraction(wrong.replace(",", ""))
    for verdict in audit(text).verdicts:
        stated = verdict.stated
        if verdict.outcome in _HOLDS and stated.numeral_span.start == span.start and verdict.computed is not None:
            printed = value * Fraction(stated.unit.scale)
            if verdict.equation.relation is Relation.AT_MOST and printed <= verdict.computed:
                return True
            if verdict.equation.relation is Relation.AT_LEAST and printed >= verdict.computed:
                return True
    return False


CASES = list(cases())


@pytest.mark.parametrize(("text", "broken", "span", "case"), CASES)
def test_a_broken_figure_is_reported(text: str, broken: str, span: Span, case: str) -> None:
    """The check that confirmed it, or another one, says something of the figure that it did not say before."""
    news = touching(audit(broken).findings, span) - touching(audit(text).findings, span)
    if case in _EXCEPTIONS:
        assert not news, f"{broken}: reported now, take it off the list"
    else:
        assert news or still_true(text, span, broken[span.start : span.end]), broken


def test_exceptions_name_examples_that_exist() -> None:
    """An example that is changed takes its exceptions with it."""
    assert {case.id for case in CASES} >= _EXCEPTIONS


def test_most_breaks_are_reported() -> None:
    """The exceptions stay exceptions: nine of ten breaks are seen."""
    assert len(_EXCEPTIONS) * 10 <= len(CASES)
