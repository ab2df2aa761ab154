"""The evidence of a failure, piece by piece: its bits, the sum so far, and the confidence at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from auditlint.model.confidence import in_words
from auditlint.reporting.excerpt import safe
from auditlint.reporting.printed import Edition, PrintedEvidence

Segment = tuple[str, str]
_BARS = 2  # to a bit
_WIDEST = 40  # columns; what is farther from nought is cut off


def waterfall(
    confidence: Fraction | None, evidence: Sequence[PrintedEvidence], edition: Edition, indent: str
) -> Iterator[tuple[Segment, ...]]:
    """One line a piece, from the prior to the sum; nothing where nothing was weighed."""
    if confidence is None or not evidence:
        return
    sums = [Decimal(0)]
    for piece in evidence:
        sums.append(sums[-1] + piece.bits)
    left = max(-_WIDEST, min(_columns(each) for each in sums))
    right = min(_WIDEST, max(_columns(each) for each in sums))
    for piece, before, behind in zip(evidence, sums, sums[1:], strict=False):
        low, high = sorted(max(left, min(right, _columns(each))) for each in (before, behind))
        bar = " " * (low - left) + "█" * (high - low) + " " * (right - high)
        yield (
            (f"{indent}{piece.bits:+7.2f} {behind:+7.2f}  ", "faint"),
            (bar, "for" if piece.bits > 0 else "against"),
            (f"  {safe(piece.words)}", ""),
        )
    yield ((f"{indent}{told(confidence, edition)}", "strong"),)


def told(confidence: Fraction, edition: Edition) -> str:
    """「有差错的把握 85.4%，很可能」."""
    word = in_words(confidence)
    percent = f"{Decimal(confidence.numerator * 100) / Decimal(confidence.denominator):.1f}%"
    return edition.say(
        f"确有差错的把握 {percent}{'，' if word.zh else ''}{word.zh}",
        f"confidence that it is an error: {percent}{', ' if word.en else ''}{word.en}",
    )


def _columns(bits: Decimal) -> int:
    return int((bits * _BARS).to_integral_value())
