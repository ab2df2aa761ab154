"""What judging says of an equation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from auditlint.model.certainty import certainty
from auditlint.model.confidence import EVEN, confidence_of
from auditlint.model.equation import Equation, Reading
from auditlint.model.evidence import Evidence
from auditlint.model.quantity import Quantity
from auditlint.model.words import Words

# Failures that nobody has weighed: a list that may be incomplete, and what is told on weak grounds. Too few were
# judged to count them.
_SUSPECTED, _FAINT = Fraction(7, 10), Fraction(3, 10)


class Outcome(Enum):
    """DESIGN §3: from holds as printed to cannot be said."""

    CONSISTENT = "consistent"
    ROUNDING = "rounding"
    OTHER_READING = "other-reading"
    INCONSISTENT = "inconsistent"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Verdict:
    """``reading`` is the one that decided: the one that holds, or the preferred one where none does.

    ``computed`` is its exact value in base units, None where it cannot be computed.
    """

    check: str
    equation: Equation
    outcome: Outcome
    reading: Reading
    computed: Fraction | None
    reason: Words | None = None
    suspected: bool = False  # inconsistent, and the structure was only LIKELY complete
    faint: bool = False  # suspected on weak grounds: worth a remark, not a warning
    evidence: tuple[Evidence, ...] = ()  # what speaks for and against the figure being wrong, where it was weighed
    accidental: bool = False  # an uncertain reading agrees, and so might any other: nothing was recomputed
    last_digit: bool = False  # a rate whose last digit is not the rounded one, where the report's others are

    @property
    def stated(self) -> Quantity:
        """The figure that the deciding reading is about."""
        return self.reading.stated or self.equation.stated

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """The stated figure, then those of the deciding reading's expression."""
        return (self.stated, *self.reading.expression.quantities())

    @property
    def confidence(self) -> Fraction | None:
        """How far a failure may be believed; None where nothing failed and nothing was weighed."""
        if self.evidence:
            return confidence_of(self.evidence)
        if self.outcome in (Outcome.CONSISTENT, Outcome.UNDECIDED):
            return None
        if self.faint:
            return _FAINT
        doubtful = self.suspected or self.outcome is Outcome.OTHER_READING
        return _SUSPECTED if doubtful else certainty(self.check)

    @property
    def proves(self) -> bool:
        """Whether its figures were recomputed: what is undecided, disbelieved or an accident tells nothing of them."""
        return self.outcome is not Outcome.UNDECIDED and not self.disbelieved and not self.accidental

    @property
    def disbelieved(self) -> bool:
        """Weighed, and likelier a misreading than an error."""
        return bool(self.evidence) and confidence_of(self.evidence) < EVEN

    @property
    def ground(self) -> str:
        """The structural reason for which the equation was formed: a pattern, a table's reading, or how firm it is."""
        return self.reading.pattern or self.equation.reading_of or self.equation.standing.value
