"""What a finding says, in both languages, made from the equation alone."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from auditlint.model.equation import Equation, Reading, Relation
from auditlint.model.expression import Const, Of
from auditlint.model.quantity import Quantity
from auditlint.model.rendering import (
    LONG_SUM,
    decimals_to_tell,
    equation_text,
    figure,
    mixed_units,
    printed,
    printed_exactly,
    render,
    round_half_up,
    scale_of,
    unit_shown,
)
from auditlint.model.source import Source
from auditlint.model.unit import Dimension
from auditlint.model.verdict import Outcome, Verdict
from auditlint.model.words import Words
from auditlint.triage.complaint import Complaint

_NO_WORDS = Words("", "")
# More than two other equations about the same figure are counted, not told.
_TOLD = 2


def message(complaint: Complaint, source: Source) -> Words:
    """Fault, recomputation, what the report says, the difference, and a courteous request."""
    verdict = complaint.verdict
    reading = _told_reading(verdict)
    computed = _value(verdict, reading)
    if computed is None:
        body = stated_equation(verdict.equation)
    elif verdict.outcome is Outcome.OTHER_READING:
        body = _other_reading(verdict, reading, computed, source)
    elif verdict.equation.relation is Relation.EQUAL:
        body = _unequal(verdict, reading, computed, source)
    else:
        body = _beyond(verdict, reading, computed, source)
    remark = _remark(verdict)
    fault = complaint.check.fault
    if verdict.outcome is Outcome.ROUNDING and verdict.reason is not None:
        fault = verdict.reason  # a rate cut off is no fault of its arithmetic
    return Words(
        f"{fault.zh}：{body.zh}{remark.zh}，请核对",
        f"{fault.en}: {body.en}{remark.en}; please check",
    )


def numbers(verdict: Verdict) -> tuple[str, str | None, str | None]:
    """Stated, computed and stated − computed, printed with their units."""
    reading = _told_reading(verdict)
    stated, computed = _stated(verdict, reading), _value(verdict, reading)
    if computed is None:
        return figure(stated), None, None
    decimals = decimals_to_tell(computed, stated, reading.expression.rounded)
    difference = -_difference(verdict, stated, computed, decimals)
    return (
        figure(stated),
        printed(computed, stated, decimals) + unit_shown(stated),
        f"{round_half_up(difference, _finest(stated, decimals)):f}{_difference_unit(stated).zh}",
    )


def stated_equation(equation: Equation) -> Words:
    """What the report states, as an equation."""
    return Words(equation_text(equation), equation_text(equation, language="en"))


def with_company(own: Words, others: Sequence[Complaint], derived: int) -> Words:
    """The message, with the other equations that fail at the same figure and what follows from it."""
    told = [stated_equation(other.verdict.equation) for other in others[:_TOLD]]
    zh, en = own.zh, own.en
    if told:
        zh += f"（该数另有 {len(others)} 处算式不符：{'；'.join(each.zh for each in told)}）"
        fail = "other equation with this figure fails" if len(others) == 1 else "other equations with this figure fail"
        en += f" ({len(others)} {fail}: {'; '.join(each.en for each in told)})"
    if derived:
        zh += f"（另有 {derived} 处数据随之不符）"
        en += f" ({derived} more {'fails' if derived == 1 else 'fail'} because of it)"
    return Words(zh, en)


def derived_from(own: Words, root: Quantity, line: int) -> Words:
    """The message of what fails only because ``root`` is wrong."""
    name = figure(root)
    return Words(
        f"{own.zh}（可能由第 {line} 行的 {name} 引起）", f"{own.en} (probably caused by {name} on line {line})"
    )


def _unequal(verdict: Verdict, reading: Reading, computed: Fraction, source: Source) -> Words:
    if isinstance(reading.expression, Of):
        return _told_twice(verdict, reading, computed, reading.expression.quantity, source)
    zh, en = _recomputed(verdict, reading, computed, source)
    told, gap = _told(verdict, reading), _gap(verdict, reading, computed)
    return Words(
        f"{zh}，报告写 {told}，相差 {gap.zh}",
        f"{en}, the report says {told}, a difference of {gap.en}",
    )


def _told_twice(verdict: Verdict, reading: Reading, computed: Fraction, other: Quantity, source: Source) -> Words:
    """Both tellings with their lines: either may be the wrong one."""
    stated = _stated(verdict, reading)
    units = mixed_units(stated, other)
    first, second = sorted((stated, other), key=lambda each: each.numeral_span)
    lines = [source.line_column(each.numeral_span.start)[0] for each in (first, second)]
    texts, gap = [figure(each, units) for each in (first, second)], _gap(verdict, reading, computed)
    if lines[0] == lines[1]:
        zh, en = f"同一行先写 {texts[0]}、后写 {texts[1]}", f"the line says {texts[0]}, then {texts[1]}"
    else:
        zh = f"第 {lines[0]} 行写 {texts[0]}，第 {lines[1]} 行写 {texts[1]}"
        en = f"line {lines[0]} says {texts[0]}, line {lines[1]} says {texts[1]}"
    return Words(f"{zh}，相差 {gap.zh}", f"{en}, a difference of {gap.en}")


def _beyond(verdict: Verdict, reading: Reading, computed: Fraction, source: Source) -> Words:
    zh, en = _recomputed(verdict, reading, computed, source)
    told, gap = _told(verdict, reading), _gap(verdict, reading, computed)
    if verdict.equation.relation is Relation.AT_MOST:
        return Words(
            f"报告写 {told}，应不高于 {zh}，超出 {gap.zh}",
            f"the report says {told}, which should not be above {en}: {gap.en} too much",
        )
    return Words(
        f"报告写 {told}，应不低于 {zh}，不足 {gap.zh}",
        f"the report says {told}, which should not be below {en}: {gap.en} too little",
    )


def _other_reading(verdict: Verdict, preferred: Reading, computed: Fraction, source: Source) -> Words:
    """ "77.21% is 21.62 ÷ 28, the amount received; against the stated budget of 30 it is 72.07%"."""
    zh, en = _recomputed(verdict, preferred, computed, source)
    told = _told(verdict, preferred)
    expression, units = verdict.reading.expression, mixed_units(*verdict.figures)
    other = Words(render(expression, units, LONG_SUM), render(expression, units, LONG_SUM, "en"))
    note = verdict.reading.note or _NO_WORDS
    return Words(
        f"{zh}，报告写 {told}；{note.zh}{'' if note.zh.endswith('成立') else '则相符'}（{other.zh}）",
        f"{en}, the report says {told}; it {'' if note.en.startswith('holds') else 'agrees '}{note.en} ({other.en})",
    )


def _recomputed(verdict: Verdict, reading: Reading, computed: Fraction, source: Source) -> tuple[str, str]:
    """ "2675.97 + 17 = 2692.97"; a single figure or a count is not computed, only named."""
    stated, expression = _stated(verdict, reading), reading.expression
    units = mixed_units(stated, *expression.quantities())
    decimals = decimals_to_tell(computed, stated, expression.rounded)
    text, text_en = render(expression, units, LONG_SUM), render(expression, units, LONG_SUM, "en")
    value = printed(computed, stated, decimals)
    unit = unit_shown(stated) if units or stated.unit.dimension in (Dimension.PERCENT, Dimension.POINT) else ""
    if isinstance(expression, (Of, Const)) and (not units or value + unit == text):
        if verdict.equation.relation is not Relation.EQUAL:
            return text, text_en
        if isinstance(expression, Const):
            return f"实为 {text}", f"the list counts {text_en}"
        return _elsewhere(text, expression.quantity, stated, source)
    sign = "=" if printed_exactly(computed, stated, decimals) else "≈"
    return f"{text} {sign} {value}{unit}", f"{text_en} {sign} {value}{unit}"


def _elsewhere(text: str, other: Quantity, stated: Quantity, source: Source) -> tuple[str, str]:
    """A figure that must be told alike is named with its line: that is where the reader turns next."""
    line, _ = source.line_column(other.numeral_span.start)
    if line == source.line_column(stated.numeral_span.start)[0]:
        return f"应与同行的 {text} 相同", f"this figure should equal {text} on the same line"
    return f"应与第 {line} 行的 {text} 相同", f"this figure should equal {text} on line {line}"


def _told_reading(verdict: Verdict) -> Reading:
    """The one that a message recomputes: where another one holds, the preferred one is what fails."""
    return verdict.equation.readings[0] if verdict.outcome is Outcome.OTHER_READING else verdict.reading


def _stated(verdict: Verdict, reading: Reading) -> Quantity:
    return reading.stated or verdict.equation.stated


def _value(verdict: Verdict, reading: Reading) -> Fraction | None:
    """What a reading comes to, None where its base is nought."""
    if reading is verdict.reading:
        return verdict.computed
    try:
        return reading.expression.exact()
    except ZeroDivisionError:
        return None


def _difference(verdict: Verdict, stated: Quantity, computed: Fraction, decimals: int) -> Fraction:
    """Computed as shown − stated, in the stated figure's unit, so that the printed numbers add up."""
    scale = Fraction(scale_of(stated))
    told = stated.fraction / scale
    shown = Fraction(round_half_up(computed / scale, decimals))
    return abs(shown) - abs(told) if verdict.equation.magnitude else shown - told


def _told(verdict: Verdict, reading: Reading) -> str:
    stated = _stated(verdict, reading)
    return figure(stated, mixed_units(stated, *reading.expression.quantities()))


def _gap(verdict: Verdict, reading: Reading, computed: Fraction) -> Words:
    """How far apart the two are, with the unit."""
    stated = _stated(verdict, reading)
    decimals = decimals_to_tell(computed, stated, reading.expression.rounded)
    gap = abs(_difference(verdict, stated, computed, decimals))
    amount = f"{round_half_up(gap, _finest(stated, decimals)):f}"
    unit = _difference_unit(stated)
    return Words(f"{amount} {unit.zh}".rstrip(), f"{amount} {unit.en}".rstrip())


def _finest(stated: Quantity, decimals: int) -> int:
    return max(decimals, stated.decimals)


def _difference_unit(stated: Quantity) -> Words:
    """Two percentages differ by percentage points."""
    name = stated.unit.name
    if stated.unit.dimension is Dimension.POINT:
        return Words(name, "percentage points")
    if stated.unit.dimension is Dimension.PERCENT and scale_of(stated) == Decimal("0.01"):
        return Words("个百分点", "percentage points")
    return Words(name, name)


def _remark(verdict: Verdict) -> Words:
    """The judge's reason, and a caution where the list of parts may not be complete."""
    zh, en = "", ""
    if verdict.reason is not None and verdict.outcome is Outcome.INCONSISTENT:
        zh, en = f"（{verdict.reason.zh}）", f" ({verdict.reason.en})"
    if verdict.suspected and not verdict.evidence:
        zh, en = zh + "（所列可能不全）", en + " (the list may be incomplete)"
    return Words(zh, en)
