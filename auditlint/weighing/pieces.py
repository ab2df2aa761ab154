"""The pieces of evidence on a failed equation, each a small function with its name.

Counted on the readings that fail in published reports, nearly all of which are misreadings, against those of
sentences with one wrong figure; see CONTRIBUTING for the counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from auditlint.model.evidence import Evidence
from auditlint.model.expression import Of, Sum
from auditlint.model.quantity import Quantity
from auditlint.model.slips import Slip, SlipKind, significant, slip_between
from auditlint.model.verdict import Verdict
from auditlint.model.words import Words

# Published reports hold some 0.4 certain defects in 1,000 figures.
_PRIOR = -460
# Belief of a thousand, and what odds of it are worth; beyond the last nothing is added.
_BELIEFS = ((0, -600), (100, -290), (200, -180), (300, -110), (400, -50), (500, 0), (600, 50), (700, 110), (800, 180))
_STRONG = ((850, 230), (900, 290), (930, 340), (950, 390), (970, 460), (985, 550), (995, 700))
# A slip of the pen against the chance that one fits: the more digits are printed, the less is chance.
_SLIPS = {
    SlipKind.POINT: (450, 450, 400, 400),
    SlipKind.SWAPPED: (400, 450, 470, 470),
    SlipKind.DOUBLED: (240, 330, 330, 400),
    SlipKind.DROPPED: (120, 250, 300, 350),
    SlipKind.CHANGED: (200, 250, 420, 420),
    SlipKind.SCALE: (450, 450, 450, 450),
}
_FEWEST_DIGITS = 2
# Of readings that are not certain so many fail in a report: none or one, two, three …
_ALONE, _MANY = (360, 360, 200, 50), 0
# One part in so many: 28 findings off by less than a hundredth were right 21 times, 95 off by more than
# half 8 times; of what is misread in published reports a twentieth is off by so little, half by so much.
_SIZES, _FAR = ((100, 250), (20, 100), (2, 0)), -250
# Figures that hold together elsewhere belong together here.
_TOGETHER = 150
_MOST, _PLACES = 10**15, 8


@dataclass(frozen=True, slots=True)
class Company:
    """Of the doubtful readings in a report: how many figures they fail on, how many hold."""

    failing: int
    holding: int


def evidence(verdict: Verdict, company: Company, together: bool) -> tuple[Evidence, ...]:
    """All that speaks for and against the figure being wrong.

    ``together``: whether the operands stand in an equation that holds.
    """
    slip = printed_slip(verdict)
    others = () if slip else operand_slips(verdict)
    return (
        Evidence("prior", _PRIOR, Words("已公布报告中确有差错的比例", "how often published figures are wrong")),
        _belief(verdict),
        _company(company),
        Evidence("operands", _TOGETHER if together else 0, Words("各项另有算式相符", "the operands hold together")),
        _slip(verdict.stated, slip, 1) if slip else _operand(verdict, others) if others else _size(verdict),
    )


def _belief(verdict: Verdict) -> Evidence:
    belief = verdict.equation.belief
    bits = max(bits for least, bits in (*_BELIEFS, *_STRONG) if belief >= least)
    return Evidence("reading", bits, Words("算式由上下文确定的程度", "how sure the reading is"))


def _company(company: Company) -> Evidence:
    """Where many such readings fail in one report, it is of a manner that is misread; one alone is the odd one."""
    alone = _ALONE[company.failing] if company.failing < len(_ALONE) else _MANY
    many = -50 * _log2(Fraction(company.failing + 1) / (2 + Fraction(company.holding, 8)))
    words = Words("同类算式在本报告中的表现", "how such readings fare in this report")
    return Evidence("company", alone + min(0, many), words)


def _log2(value: Fraction) -> int:
    """log₂, rounded towards nought."""
    whole = 0
    while value >= 2:
        value, whole = value / 2, whole + 1
    while value <= Fraction(1, 2):
        value, whole = value * 2, whole - 1
    return whole


def _slip(figure: Quantity, slip: Slip, tries: int) -> Evidence:
    """A slip in one figure of several might fit by chance in each."""
    digits = significant(figure.text)
    bits = _SLIPS[slip.kind][min(max(digits - _FEWEST_DIGITS, 0), 3)] - 100 * (tries - 1).bit_length()
    return Evidence("slip", max(0, bits), slip.kind.value)


def _operand(verdict: Verdict, slips: Sequence[tuple[Quantity, Slip]]) -> Evidence:
    tries = len(verdict.figures) - 1
    return max((_slip(figure, slip, tries) for figure, slip in slips), key=lambda piece: piece.bits)


def operand_slips(verdict: Verdict) -> tuple[tuple[Quantity, Slip], ...]:
    """The figures of a plain sum one slip in which would explain it: (figure, slip)."""
    expression = verdict.reading.expression
    if not isinstance(expression, Sum) or verdict.computed is None:
        return ()
    gap = verdict.stated.fraction - verdict.computed
    found: list[tuple[Quantity, Slip]] = []
    for sign, term in expression.terms:
        if isinstance(term, Of):
            figure = term.quantity
            value = (figure.fraction + sign * gap) / Fraction(figure.unit.scale)
            slip = _between(figure, value, _PLACES, exactly=True)
            if slip is not None:
                found.append((figure, slip))
    return tuple(found)


def _size(verdict: Verdict) -> Evidence:
    """Small differences are errors, great ones misreadings, more often than not."""
    stated, computed = _both(verdict)
    gap, whole = abs(stated - computed), max(abs(stated), abs(computed))
    bits = next((bits for part, bits in _SIZES if gap * part <= whole), _FAR)
    return Evidence("size", bits, Words("相差的幅度", "the size of the difference"))


def _both(verdict: Verdict) -> tuple[Fraction, Fraction]:
    stated, computed = verdict.stated.fraction, verdict.computed or Fraction(0)
    return (abs(stated), abs(computed)) if verdict.equation.magnitude else (stated, computed)


def printed_slip(verdict: Verdict) -> Slip | None:
    """The slip that leads from the recomputed value, as it would be printed, to the stated one."""
    if verdict.computed is None:
        return None
    value = abs(verdict.computed) / Fraction(verdict.stated.unit.scale)
    slip = _between(verdict.stated, value, verdict.stated.decimals)
    if slip is not None:
        return slip
    for moved in (verdict.stated.decimals + 1, verdict.stated.decimals - 1):  # 7.03 printed as 70.3
        slip = _between(verdict.stated, value, moved) if moved >= 0 else None
        if slip is not None and slip.kind is SlipKind.POINT:
            return slip
    return None


def _between(figure: Quantity, value: Fraction, places: int, exactly: bool = False) -> Slip | None:
    """The slip from a value, in the figure's own unit, to what is printed."""
    if not 0 < value < _MOST:
        return None
    wanted = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal(1).scaleb(-places))
    if exactly and Fraction(wanted) != value:
        return None
    return slip_between(figure.text, wanted.normalize() if exactly else wanted)
