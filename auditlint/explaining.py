"""How the failures of a check are weighed, told with its own examples."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from auditlint import run, weighing
from auditlint.model.check import Check
from auditlint.model.finding import Finding
from auditlint.model.source import Source
from auditlint.model.thresholds import USUAL
from auditlint.model.words import Words
from auditlint.reporting.printed import Edition
from auditlint.reporting.printing import printed_evidence
from auditlint.reporting.waterfall import waterfall
from auditlint.testing import unmarked

HEAD = Words("怎样权衡", "How it is weighed")
_FORM = Words(
    "形式上的差错：看到即可确定，不需权衡。",
    "What is wrong by its form is certain as it stands; nothing is weighed.",
)
_CERTAIN = Words(
    "例中的算式由结构确定，不需权衡：算不出所写的数就报。结构有疑的，降一级报告。",
    "The structure leaves no doubt of these equations: what does not come out is told. Where it does leave doubt, "
    "the failure is told a step quieter.",
)
_WEIGHED = Words(
    "不符可能是报告有误，也可能是读法有误。以下各项证据以比特相加，每多 1 比特，报告有误的可能相对翻一番：",
    "A failure may be the report's or the reading's. These are summed in bits; each bit doubles the odds of an error:",
)
_THRESHOLDS = Words(
    "把握不低于 {error} 的按本项级别报告，不低于 {warning} 的降一级，不低于 {info} 的只作提示；再低的不报，"
    "只在 trace 中列出。可用 --min-confidence 或配置中的 confidence 改动。",
    "From {error} on it is told as severely as the check is, from {warning} on a step quieter, from {info} on as a "
    "remark; below, trace alone shows it. --min-confidence and `confidence` in the configuration move this.",
)
_EXAMPLE = Words("例如「{quote}」：", "For example {quote}:")
_INDENT = "   "


def how_weighed(check: Check, language: str) -> str:
    """The section of ``explain``; in words, with the evidence of the first bad example that is weighed."""
    found = [(source, finding) for source, findings in _of_examples(check) for finding in findings]
    weighed = next(((source, finding) for source, finding in found if finding.evidence), None)
    if weighed is not None:
        lines = [*_grounds(language), *_example(*weighed, language)]
    else:
        form = all(finding.outcome is None for _, finding in found)
        lines = [(_FORM if form else _CERTAIN).say(language)]
    return "\n".join(f"{_INDENT}{line}".rstrip() for line in lines)


def _of_examples(check: Check) -> Iterator[tuple[Source, tuple[Finding, ...]]]:
    for text in check.bad:
        source = Source("example.txt", unmarked(text)[0])
        yield source, tuple(each for each in run.audit(source, [check]).findings if each.check == check.code)


def _grounds(language: str) -> Iterator[str]:
    yield _WEIGHED.say(language)
    for each in weighing.ranges():
        least, most = (f"{Decimal(bits).scaleb(-2):+.2f}" for bits in (each.least, each.most))
        yield f"{_INDENT}{least:>6} … {most:>6}  {each.words.say(language)}"
    shares = {name: _percent(getattr(USUAL, name)) for name in ("error", "warning", "info")}
    yield _THRESHOLDS.say(language).format(**shares)


def _example(source: Source, finding: Finding, language: str) -> Iterator[str]:
    yield _EXAMPLE.say(language).format(quote=source[finding.span])
    edition = Edition("explain", language, "")
    for line in waterfall(finding.confidence, printed_evidence(finding.evidence, language), edition, ""):
        yield "".join(text for text, _ in line)


def _percent(share: Fraction) -> str:
    return f"{int(share * 100)}%"
