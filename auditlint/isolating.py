"""The steps of a run, each so that what fails in one place costs that place only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from auditlint.model.check import Check
from auditlint.model.document import Document
from auditlint.model.equation import Defect, Equation
from auditlint.model.excluding import keeping, places
from auditlint.model.shelter import Made, Shelter
from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.model.verdict import Verdict
from auditlint.model.words import Words

Judge = Callable[[str, Equation], Verdict]
_COMPARING = Words("综合判断", "weighing and diagnosing")


def pointed_out(check: Check, document: Document, shelter: Shelter) -> list[Equation | Defect]:
    """What a check finds, but in the paragraphs and tables that make it fail."""

    def among(kept: Sequence[Span] | None) -> list[Equation | Defect]:
        return list(check.find(document if kept is None else keeping(document, kept)))

    return shelter.most(_step(check), partial(places, document), _itself, among, list)


def judged(check: Check, found: Sequence[Equation | Defect], judge: Judge, shelter: Shelter) -> Iterator[Verdict]:
    """The verdicts on the equations among what a check found, but for those that cannot be judged."""
    for item in found:
        if isinstance(item, Equation):
            yield from shelter.each(_step(check), item.stated.span, _judging(judge, check.code, item))


def concluded(verdicts: Sequence[Verdict], conclude: Callable[[Sequence[Verdict]], Made], shelter: Shelter) -> Made:
    """What follows from all verdicts together, but for those with which that fails."""

    def among(kept: Sequence[Verdict] | None) -> Made:
        return conclude(verdicts if kept is None else kept)

    return shelter.most(_COMPARING, lambda: verdicts, _stated, among, lambda: conclude(()))


def told(shelter: Shelter, source: Source) -> tuple[Words, ...]:
    """What befell a run, each thing once."""
    lines = [source.line_column(each.span.start)[0] if each.span else None for each in shelter.mishaps]
    return tuple(dict.fromkeys(each.told(line) for each, line in zip(shelter.mishaps, lines, strict=True)))


def _step(check: Check) -> Words:
    name = f"{check.code} {check.name}"
    return Words(name, name)


def _judging(judge: Judge, code: str, equation: Equation) -> Callable[[], list[Verdict]]:
    return lambda: [judge(code, equation)]


def _itself(span: Span) -> Span:
    return span


def _stated(verdict: Verdict) -> Span:
    return verdict.stated.span
