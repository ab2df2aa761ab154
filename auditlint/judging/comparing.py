"""One equation, recomputed twice: from the printed values, and over what their digits can stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from auditlint.judging.accidents import is_accident
from auditlint.model.equation import Equation, Reading, Relation, Standing
from auditlint.model.expression import Expression
from auditlint.model.interval import Interval
from auditlint.model.quantity import Hedge, Quantity, Role
from auditlint.model.verdict import Outcome, Verdict
from auditlint.model.words import Words

# 2^10 selections against figures of four digits: a chance hit is rare.
_MOST_SELECTED = 10
# Digits of a figure: the money of the world, to a thousandth, has eighteen.
_LONGEST = 24
_BY_ROUNDING = Words("四舍五入之差", "holds within rounding")
_LAST_DIGIT = Words("末位与复算结果相差一", "the last digit is off by one")
_TRUNCATED = Words("末位截尾未进位", "cut off, not rounded")
_UNREADABLE = Words("有数字书写不规范，无法读数", "a figure is malformed and cannot be read")
_NO_VALUE = Words("基数为零，无法计算", "the base is zero")
_TOO_COARSE = Words("所列数字精度不足，无法复算", "the figures are too coarse for recomputing")
_SOME_MAKE_WHOLE = Words(
    "部分分项之和已等于总数，其余可能是其中的细分", "some of the parts make the whole; the others may divide these"
)
_MAY_BE_OPEN = Words("分项可能未列全", "the parts may be incomplete")
_EXCUSED = Words("另一种读法成立，未作判断", "another reading holds, which proves nothing")
_MAY_BE_CHANCE = Words("可能出于巧合，不计入复算", "may be a coincidence, not counted as recomputed")
ONLY_TRIED = Words("结构不明确，未作判断", "the structure is not certain")


def judge(check: str, equation: Equation) -> Verdict:
    """The verdict on one equation, by the first reading that holds; see DESIGN for the order."""
    readable = [reading for reading in equation.readings if _is_readable(equation, reading)]
    if not readable:
        return _guessed(check, equation)
    plain = [reading for reading in readable if reading.note is None]
    noted = [reading for reading in readable if reading.note is not None]
    for reading in plain:
        if _holds_strictly(equation, reading):
            return _verdict(check, equation, Outcome.CONSISTENT, reading, None)
    if equation.standing is not Standing.TENTATIVE:
        for reading in plain:
            if (how := _holds_loosely(equation, reading)) is not None:
                return _verdict(check, equation, Outcome.ROUNDING, reading, how)
    # Where a failure says nothing, neither does what would excuse it.
    for reading in noted if equation.standing is not Standing.TENTATIVE else ():
        if _holds_strictly(equation, reading) or _holds_loosely(equation, reading) is not None:
            return _verdict(check, equation, Outcome.OTHER_READING, reading, reading.note)
    if equation.standing is Standing.TENTATIVE and any(_holds_loosely(equation, each) is not None for each in plain):
        return Verdict(check, equation, Outcome.UNDECIDED, readable[0], None, _EXCUSED)  # no tick, and no failure
    return _failed(check, equation, readable[0])


def _guessed(check: str, equation: Equation) -> Verdict:
    """The verdict on an equation with one malformed figure: a guess that makes it hold reads the figure."""
    reading = equation.readings[0]
    broken = {figure.span: figure for figure in _figures(equation, reading) if figure.role is Role.MALFORMED}
    if len(broken) == 1:
        ((span, figure),) = broken.items()
        tried = [(guess, judge(check, equation.replaced({span: figure.read_as(guess)}))) for guess in figure.guesses]
        # A guess with which it holds to the last digit beats one that needs rounding.
        for outcome in (Outcome.CONSISTENT, Outcome.ROUNDING):
            for guess, verdict in tried:
                if verdict.outcome is outcome and verdict.reason is not _TRUNCATED:
                    return replace(verdict, reason=Words(f"按{guess}读数", f"read as {guess}"))
    return Verdict(check, equation, Outcome.UNDECIDED, reading, None, _UNREADABLE)


def _figures(equation: Equation, reading: Reading) -> tuple[Quantity, ...]:
    return (reading.stated or equation.stated, *reading.expression.quantities())


def _failed(check: str, equation: Equation, reading: Reading) -> Verdict:
    computed = value_of(reading.expression)
    if computed is None:
        return Verdict(check, equation, Outcome.UNDECIDED, reading, None, _NO_VALUE)
    if reading.expression.interval(finest_steps(reading.expression.quantities())) is None:
        return Verdict(check, equation, Outcome.UNDECIDED, reading, computed, _TOO_COARSE)
    if any(_holds_strictly(equation, excuse) for excuse in equation.excuses if _is_readable(equation, excuse)):
        return Verdict(check, equation, Outcome.UNDECIDED, reading, None, _EXCUSED)
    if equation.standing in (Standing.TENTATIVE, Standing.PLAUSIBLE):
        return Verdict(check, equation, Outcome.UNDECIDED, reading, computed, ONLY_TRIED)
    if equation.standing is Standing.LIKELY:
        stated = (reading.stated or equation.stated).fraction
        if some_terms_make(stated, reading.expression):
            return Verdict(check, equation, Outcome.UNDECIDED, reading, computed, _SOME_MAKE_WHOLE)
        if 0 < stated < computed:
            return Verdict(check, equation, Outcome.INCONSISTENT, reading, computed, suspected=True)
        if _stops_just_short(reading.expression, stated, computed):
            return Verdict(check, equation, Outcome.INCONSISTENT, reading, computed, suspected=True, faint=True)
        return Verdict(check, equation, Outcome.UNDECIDED, reading, computed, _MAY_BE_OPEN)
    return Verdict(check, equation, Outcome.INCONSISTENT, reading, computed)


def some_terms_make(stated: Fraction, expression: Expression) -> bool:
    """Whether a selection of a list's parts makes the whole: the others then divide these without saying so."""
    values = [figure.fraction for figure in expression.quantities()]
    if not 3 <= len(values) <= _MOST_SELECTED:
        return False
    sums = {Fraction(0): 0}
    for value in values:
        for known, count in list(sums.items()):
            sums[known + value] = max(count + 1, sums.get(known + value, 0))
    return sums.get(stated, 0) >= 2


def _stops_just_short(expression: Expression, stated: Fraction, computed: Fraction) -> bool:
    """Whether a list of four parts or more reaches 95% of the whole and no more: worth a look, no more."""
    return len(expression.quantities()) >= 4 and stated > 0 and computed / stated >= Fraction(95, 100)


def _verdict(check: str, equation: Equation, outcome: Outcome, reading: Reading, reason: Words | None) -> Verdict:
    stated = reading.stated or equation.stated
    last_digit = outcome is Outcome.ROUNDING and reading.expression.rounded and stated.hedge is Hedge.NONE
    last_digit = last_digit and equation.relation is Relation.EQUAL
    if last_digit and reason is _BY_ROUNDING:
        reason = _LAST_DIGIT
    computed = value_of(reading.expression)
    accidental = outcome is not Outcome.OTHER_READING and is_accident(equation, reading, computed)
    if accidental and reason is None:
        reason = _MAY_BE_CHANCE
    return Verdict(check, equation, outcome, reading, computed, reason, last_digit=last_digit, accidental=accidental)


def value_of(expression: Expression) -> Fraction | None:
    """The exact value, None where a base is nought or nothing has such a root."""
    try:
        return expression.exact()
    except ArithmeticError:
        return None


def _is_readable(equation: Equation, reading: Reading) -> bool:
    figures = _figures(equation, reading)
    return all(figure.role is not Role.MALFORMED and _is_credible(figure) for figure in figures)


def _is_credible(figure: Quantity) -> bool:
    """Whether a numeral may state something: what has more digits is a code, or columns run together."""
    return len(figure.text) <= _LONGEST or sum(c.isdigit() for c in figure.text) <= _LONGEST


def holds(equation: Equation) -> bool:
    """Whether the preferred reading holds from the printed values alone, no rounding of its terms allowed."""
    return _holds_strictly(equation, equation.readings[0])


def _holds_strictly(equation: Equation, reading: Reading) -> bool:
    stated = reading.stated or equation.stated
    if stated.hedge is not Hedge.NONE:
        return False
    computed = value_of(reading.expression)
    if computed is None:
        return False
    value = stated.fraction
    if equation.magnitude:
        computed, value = abs(computed), abs(value)
    if reading.expression.rounded:
        computed = rounded(computed, stated.step)
    if equation.relation is Relation.AT_MOST:
        return value <= computed
    if equation.relation is Relation.AT_LEAST:
        return value >= computed
    return value == computed


def rounded(value: Fraction, step: Decimal) -> Fraction:
    """``value`` rounded half away from nought to a multiple of ``step``."""
    above, below = step.as_integer_ratio()
    # In whole numbers: a Fraction for each step on the way would be reduced for nothing.
    divisor = value.denominator * above
    whole, rest = divmod(abs(value.numerator) * below, divisor)
    if 2 * rest >= divisor:
        whole += 1
    return Fraction(whole * above if value >= 0 else -whole * above, below)


def _holds_loosely(equation: Equation, reading: Reading) -> Words | None:
    """Why the statement holds although the printed values do not fit exactly; None where it does not."""
    stated = reading.stated or equation.stated
    possible = reading.expression.interval(finest_steps(reading.expression.quantities()))
    if possible is None:
        return None
    own = stated.interval()
    if equation.magnitude:
        possible, own = possible.absolute(), own.absolute()
    if equation.relation is Relation.AT_MOST:
        return _BY_ROUNDING if own.low <= possible.high else None
    if equation.relation is Relation.AT_LEAST:
        return _BY_ROUNDING if own.high >= possible.low else None
    if own.meets(possible):
        return _BY_ROUNDING
    if reading.expression.rounded and _cut_off(stated, own, possible):
        return _TRUNCATED
    return None


def _cut_off(stated: Quantity, own: Interval, possible: Interval) -> bool:
    """95.4572% printed as 95.45%: cut off behind the last digit, towards nought."""
    if stated.decimals == 0 or stated.exact:
        return False
    value, step = abs(stated.fraction), Fraction(stated.step)
    cut = Interval(value, value + step, high_open=True)
    return cut.meets(possible.absolute())


def finest_steps(quantities: Iterable[Quantity]) -> dict[str, Decimal]:
    """The finest printed step among figures of one unit."""
    finest: dict[str, Decimal] = {}
    for quantity in quantities:
        name = quantity.unit.name
        finest[name] = min(finest.get(name, quantity.step), quantity.step)
    return finest
