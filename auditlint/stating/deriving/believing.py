"""Scores of readings -> each one's share of the belief, in whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

_BIT = 100  # weights are hundredths of a bit
_UNIT = 1 << 40
# 2^(i/100) for i in 0…99, times 2^40.
_PARTS = tuple(int(Decimal(2) ** (Decimal(i) / _BIT) * _UNIT) for i in range(_BIT))
_MOST = 60 * _BIT


def shares(scores: Sequence[int]) -> list[int]:
    """Each score's share, of a thousand, beside the others and beside "none of them", whose score is 0."""
    powers = [_power(score) for score in scores]
    whole = sum(powers) + _power(0)
    return [1000 * power // whole for power in powers]


def _power(score: int) -> int:
    """2^(score/100), scaled."""
    bits, part = divmod(max(-_MOST, min(_MOST, score)), _BIT)
    return _PARTS[part] << bits if bits >= 0 else _PARTS[part] >> -bits
