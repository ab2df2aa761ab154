"""What is found and ticked in a report, to be held against the same report in another file."""

from __future__ import annotations

from collections import Counter

from auditlint import registry, run
from auditlint.model.source import Source
from auditlint.model.verdict import Outcome

CHECKS = registry.load().checks
HELD = (Outcome.CONSISTENT, Outcome.ROUNDING)

Told = tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]


def told_of(source: Source) -> Told:
    """Loud findings and ticks, each by its check and the figure's own text."""
    report = run.audit(source, CHECKS)
    text = source.text
    findings = Counter(
        (each.check, "".join(text[each.span.start : each.span.end].split()))
        for each in report.findings
        if each.severity.value != "info"
    )
    ticks = Counter((each.check, each.stated.text) for each in report.verdicts if each.outcome in HELD)
    return findings, ticks


def kept(text: Told, document: Told) -> Counter[str]:
    """How many findings and ticks the text gives, how many of them the document too, and how many findings more."""
    (findings, ticks), (found, held) = text, document
    return Counter(
        findings=findings.total(),
        same=(findings & found).total(),
        new=(found - findings).total(),
        ticks=ticks.total(),
        held=(ticks & held).total(),
    )
