"""Small documents and verdicts by hand, for the rooms at the end of the line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from auditlint.model.block import BlockKind, Paragraph
from auditlint.model.check import Check
from auditlint.model.document import Document
from auditlint.model.equation import Equation, Reading, Relation
from auditlint.model.expression import Expression, total
from auditlint.model.quantity import Quantity, Role
from auditlint.model.severity import Severity
from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.model.unit import NO_UNIT, Dimension, Unit
from auditlint.model.verdict import Outcome, Verdict
from auditlint.model.view import View
from auditlint.model.words import Words

UNITS = {
    "万元": Unit("万元", "元", Dimension.MONEY, Decimal(10000)),
    "亿元": Unit("亿元", "元", Dimension.MONEY, Decimal(100000000)),
    "元": Unit("元", "元", Dimension.MONEY),
    "%": Unit("%", "%", Dimension.PERCENT, Decimal("0.01")),
    "个百分点": Unit("个百分点", "百分点", Dimension.POINT, Decimal("0.01")),
    "家": Unit("家", "家", Dimension.COUNT),
    "人": Unit("人", "人", Dimension.COUNT),
}
_FIGURE = re.compile(r"(-?\d+(?:\.\d+)?)(" + "|".join(sorted(UNITS, key=len, reverse=True)) + ")?")


def document(text: str, path: str = "report.txt", heading: tuple[str, ...] = ("一、收支情况",)) -> Document:
    """One paragraph with all its plain figures."""
    whole = Span(0, len(text))
    paragraph = Paragraph(whole, View(text, range(len(text))), BlockKind.PROSE, heading)
    return Document(Source(path, text), (paragraph,), quantities=tuple(figures(text)))


def figures(text: str) -> Iterable[Quantity]:
    for found in _FIGURE.finditer(text):
        unit = UNITS[found[2]] if found[2] else NO_UNIT
        decimals = len(found[1].partition(".")[2])
        yield Quantity(
            Span(*found.span()),
            Span(*found.span(1)),
            found[1],
            Decimal(found[1]) * unit.scale,
            Decimal(1).scaleb(-decimals) * unit.scale,
            unit,
            Role.DATA,
            block=0,
            start=found.start(),
            end=found.end(),
            decimals=decimals,
        )


def check(code: str = "A101", severity: Severity = Severity.ERROR, name: str = "sum-of-parts") -> Check:
    return Check(
        code=code,
        name=name,
        title=Words("合计应等于分项之和", "a total is the sum of its parts"),
        fault=Words("合计与分项不符", "the total does not match its parts"),
        rationale=Words("因为。", "because"),
        severity=severity,
        find=lambda _: (),
        good=("好",),
        bad=("⟦坏⟧",),
    )


def verdict(
    stated: Quantity,
    expression: Expression,
    outcome: Outcome = Outcome.INCONSISTENT,
    code: str = "A101",
    relation: Relation = Relation.EQUAL,
) -> Verdict:
    reading = Reading(expression)
    equation = Equation(stated, (reading,), relation)
    return Verdict(code, equation, outcome, reading, expression.exact())


def other_reading(stated: Quantity, preferred: Expression, other: Expression, note: Words | None) -> Verdict:
    readings = (Reading(preferred), Reading(other, note))
    return Verdict("A201", Equation(stated, readings), Outcome.OTHER_READING, readings[1], other.exact(), note)


def broken_total() -> tuple[Document, Verdict]:
    """2677.67 stated, 2675.97 + 17 recomputed."""
    made = document("调整后预算2677.67万元，其中:政府预算资金2675.97万元，单位资金17万元")
    whole, *parts = made.quantities
    return made, verdict(whole, total(*parts))


def suspected(of: Verdict) -> Verdict:
    return replace(of, suspected=True)
