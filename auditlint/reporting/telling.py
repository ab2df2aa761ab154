"""What a verdict comes to, in printed numbers and words."""

from __future__ import annotations

from fractions import Fraction

from auditlint.model.confidence import in_words
from auditlint.model.rendering import decimals_to_tell, printed, round_half_up, scale_of, unit_shown
from auditlint.model.unit import Dimension
from auditlint.model.verdict import Outcome, Verdict
from auditlint.model.words import Words

# Here the value, rounded like the stated one, is the same; elsewhere digits are added until they differ.
_HOLDS_AS_PRINTED = (Outcome.CONSISTENT, Outcome.OTHER_READING)
_POINTS = Words("个百分点", "percentage points")


def told_computed(verdict: Verdict) -> str | None:
    """The recomputed value with its unit, to as many digits as tell it from the stated one."""
    if verdict.computed is None:
        return None
    return printed(verdict.computed, verdict.stated, _decimals(verdict)) + unit_shown(verdict.stated)


def told_difference(verdict: Verdict, language: str) -> str | None:
    """Recomputed less stated, with the unit; nothing where the two are printed alike."""
    gap = difference(verdict)
    if not gap:
        return None
    decimals = max(_decimals(verdict), verdict.stated.decimals)
    unit = verdict.stated.unit
    name = _POINTS.say(language) if unit.dimension is Dimension.PERCENT else unit.name
    sign = "+" if gap > 0 else "−"
    return f"{sign}{round_half_up(abs(gap), decimals):f} {name}".rstrip()


def difference(verdict: Verdict) -> Fraction | None:
    """Recomputed, as it is printed, less stated, in the stated figure's unit; nothing where nothing was computed."""
    if verdict.computed is None:
        return None
    scale = Fraction(scale_of(verdict.stated))
    shown = Fraction(round_half_up(verdict.computed / scale, _decimals(verdict)))
    told = verdict.stated.fraction / scale
    return abs(shown) - abs(told) if verdict.equation.magnitude else shown - told


def told_reason(verdict: Verdict, language: str) -> str | None:
    """The judge's reason, or else the meaning of the reading that holds."""
    words = verdict.reason or verdict.reading.note
    return words.say(language) if words else None


def told_outcome(verdict: Verdict) -> str:
    """The outcome's name; "doubted" where it fails and is likelier misread than wrong."""
    failed = verdict.outcome is Outcome.INCONSISTENT
    return "doubted" if failed and verdict.disbelieved else verdict.outcome.value


def told_confidence(verdict: Verdict, language: str) -> str:
    """How sure it is that a figure is wrong, in words and per cent; nothing where it was not weighed, or is certain."""
    if verdict.outcome is not Outcome.INCONSISTENT or verdict.confidence is None:
        return ""
    words = in_words(verdict.confidence, bool(verdict.evidence)).say(language)
    return f"{words} {round(verdict.confidence * 100)}%" if words else ""


def _decimals(verdict: Verdict) -> int:
    if verdict.computed is not None and not (
        verdict.outcome in _HOLDS_AS_PRINTED and verdict.reading.expression.rounded
    ):
        return decimals_to_tell(verdict.computed, verdict.stated, verdict.reading.expression.rounded)
    return verdict.stated.decimals
