"""A failed equation in its report -> the grounds that speak for or against an error, each a name and a value.

What each is worth was counted (``python -m benchmarks.calibrate``) and stands in grounds.tsv.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from auditlint.model.equation import Reading, Relation
from auditlint.model.slips import SlipKind
from auditlint.model.verdict import Verdict
from auditlint.weighing.explaining import Explanation
from auditlint.weighing.miscomputing import KINDS

# Belief of a thousand, as far apart as its odds are worth telling apart.
BELIEFS = (0, 100, 150, 200, 250, 300, 400, 500, 600, 700, 800, 850, 900, 930, 950, 970, 985, 995)
_MOST_DIGITS, _MOST_BROKEN = 6, 2
_MOST_KIN = 3  # twofold steps
_KINDS = {
    SlipKind.SCALE: "scale", SlipKind.POINT: "point", SlipKind.SWAPPED: "swapped", SlipKind.DOUBLED: "doubled",
    SlipKind.DROPPED: "dropped", SlipKind.CHANGED: "changed",
}  # fmt: skip


Ground = tuple[str, str]
# By pattern of readings: on how many figures of the report they fail, and on how many they hold.
Patterns = Mapping[str, tuple[int, int]]


def grounds(verdict: Verdict, explanation: Explanation, patterns: Patterns) -> Iterator[Ground]:
    """All grounds of one failed equation; the name says of what kind each is."""
    yield "prior", ""
    belief = explanation.reading.share
    if explanation.reading is verdict.equation.readings[0]:
        belief = max(belief, verdict.equation.belief)
    kind = "structure" if _is_footing(verdict, explanation.reading) else "reading"
    yield kind, str(BELIEFS[bisect_right(BELIEFS, belief) - 1])
    yield "pattern", _pattern(*patterns.get(explanation.reading.pattern, (1, 0)))
    yield from _change(verdict, explanation)


def _is_footing(verdict: Verdict, reading: Reading) -> bool:
    """Whether a table's structure, not the words of a sentence, says that it adds up."""
    return not reading.share and verdict.equation.relation is Relation.EQUAL


def every_ground() -> list[Ground]:
    """Those on a scale, whether anybody has seen them or not."""
    digits = [str(number) for number in range(_MOST_DIGITS + 1)]
    return [
        *((kind, str(belief)) for kind in ("reading", "structure") for belief in BELIEFS),
        *(
            ("slip", f"{part}{kind}-{number}")
            for part in ("", "part-", "base-")
            for kind in _KINDS.values()
            for number in digits
        ),
        *(("pattern", f"{sign}{step + 1}") for sign in "+-" for step in range(_MOST_KIN)),
        *(("turn", f"{kind}-{number}") for kind in KINDS for number in digits),
        *(("confirmed", number) for number in digits[1:]),
        *(("breaks", str(number)) for number in range(_MOST_BROKEN + 1)),
    ]


def _pattern(failing: int, holding: int) -> str:
    """How the other readings of one pattern fare; this one is among those that fail."""
    others = max(0, failing - 1)
    if not holding and not others:
        return "alone"
    if holding > 2 * others:
        return f"+{min(_MOST_KIN, holding.bit_length())}"
    return f"-{min(_MOST_KIN, others.bit_length())}" if others > 2 * holding else "mixed"


def _change(verdict: Verdict, explanation: Explanation) -> Iterator[Ground]:
    """How the figure differs from what was meant."""
    figure = explanation.figure
    if explanation.slip is not None:
        of = "" if figure.span == verdict.stated.span else "base-" if verdict.reading.expression.rounded else "part-"
        digits = min(_MOST_DIGITS, explanation.digits)
        yield "slip", f"{of}{_KINDS[explanation.slip.kind]}-{digits}"
    elif explanation.miscomputed is not None:
        yield "turn", f"{explanation.miscomputed}-{min(_MOST_DIGITS, explanation.digits)}"
    if explanation.confirmed:
        yield "confirmed", str(min(_MOST_DIGITS, explanation.confirmed))
    yield "breaks", str(min(_MOST_BROKEN, explanation.breaks))
