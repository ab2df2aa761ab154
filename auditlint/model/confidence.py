"""How far a failure may be believed: from bits of evidence to a probability, and from there to words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal
from fractions import Fraction

from auditlint.model.evidence import Evidence
from auditlint.model.words import Words

CERTAIN = Fraction(1)
EVEN = Fraction(1, 2)
# Twelve digits are more than any evidence is worth; the exponent stays far from its ends.
_DIGITS = Context(prec=12)
_STEP = Fraction(1, 10_000)
_MOST_BITS = 10_000  # hundredths; nothing that is weighed is surer
LIKELY = Fraction(4, 5)
_WORDS = (
    (CERTAIN, Words("", "")),
    (LIKELY, Words("很可能", "likely")),
    (EVEN, Words("可能", "possibly")),
    (Fraction(0), Words("存疑", "doubtful")),
)


def confidence_of(evidence: Iterable[Evidence]) -> Fraction:
    """The probability that a figure is wrong, to four decimals: odds are 2 to the sum of the bits."""
    hundredths = max(-_MOST_BITS, min(_MOST_BITS, sum(piece.bits for piece in evidence)))
    odds = Fraction(_DIGITS.power(Decimal(2), Decimal(hundredths) / 100))
    return min(CERTAIN - _STEP, _rounded(odds / (1 + odds)))


def _rounded(value: Fraction) -> Fraction:
    return round(value / _STEP) * _STEP


def in_words(confidence: Fraction, weighed: bool = True) -> Words:
    """很可能, 可能, 存疑; no words for what is certain, or was not ``weighed`` and is right nearly always."""
    if not weighed and confidence >= LIKELY:
        confidence = CERTAIN
    return next(words for least, words in _WORDS if confidence >= least)
