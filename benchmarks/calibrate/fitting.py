"""Cases -> what each ground is worth: additive bits, fitted with ordered values in steps.

A value that stands higher on a scale (belief, digits, other equations mended) is worth what the one below it is
worth and a step; so a value that is rarely seen is worth about what its neighbours are. Steps that nobody has seen
keep what is expected of them: a digit more makes a chance agreement rarer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

import numpy as np
import scipy.sparse as sparse
from scipy.optimize import minimize

from auditlint.weighing.grounds import BELIEFS, Ground
from benchmarks.calibrate.gathering import Case

_BIT = np.log(2) / 100
_RIDGE = 3.0
# Errors for each slip that a document was given: readers find some 1.1 in 1,000 figures, defensible ones with them.
_RATE = 1.5
_HEAVIER, _MOST = 8.0, 2.0
_OWN = 0.3  # a case of our own writing counts so much
_EXPECTED = {
    ("slip", "is"): -100.0,
    ("slip kind", "point"): 200.0,
    ("slip kind", "swapped"): 150.0,
    ("slip kind", "changed"): -100.0,
    ("slip digits", "2"): 50.0,
    **{("slip digits", str(digits)): 150.0 for digits in range(3, 7)},
    ("turn", "is"): -100.0,
    **{("turn digits", str(digits)): 100.0 for digits in range(2, 7)},
    **{("confirmed", str(digits)): 100.0 for digits in range(2, 7)},
}
_KINDS = {"scale": "point", "doubled": "extra", "dropped": "extra"}
Step = tuple[str, str]


def steps(ground: Ground) -> Iterator[Step]:
    """What a ground is made of, each part of which is worth something of its own."""
    name, value = ground
    if name in ("reading", "structure"):
        yield from ((name, str(belief)) for belief in BELIEFS[1:] if belief <= int(value))
    elif name == "slip":
        kind, digits = value.split("-")[-2:]
        of = value.split("-")[0] if value.count("-") > 1 else ""
        kind = _KINDS.get(kind, kind)
        yield from ((name, "is"), ("slip kind", kind))
        if of:
            yield from ((name, of), (f"slip {of}", kind))
        for least in range(2, int(digits) + 1):
            yield from (("slip digits", str(least)), (f"slip digits {kind}", str(least)))
            if of == "base":
                yield "slip digits base", str(least)
    elif name == "pattern" and value[0] in "+-":
        yield from ((name, f"{value[0]}{step}") for step in range(1, int(value[1:]) + 1))
    elif name == "turn":
        kind, digits = value.split("-")
        yield from ((name, "is"), ("turn kind", kind))
        yield from (("turn digits", str(least)) for least in range(2, int(digits) + 1))
    elif value.isdigit():
        yield from ((name, str(least)) for least in range(1, int(value) + 1))
    else:
        yield ground


def _expected(step: Step) -> float:
    if step[0] in ("reading", "structure"):
        at = BELIEFS.index(int(step[1]))
        return 0.5 * (_odds(BELIEFS[at]) - _odds(BELIEFS[at - 1])) if at > 1 else 100.0
    return _EXPECTED.get(step, 0.0)


def _odds(belief: int) -> float:
    return float(np.log2(belief / (1000 - belief)) * 100)


class Fitted:
    """Bits of every step, and the prior that makes the odds those of published documents."""

    def __init__(self, cases: Sequence[Case], without: Collection[str] = ()) -> None:
        kept = [case for case in cases if case.document not in without]
        self.index: dict[Step, int] = {}
        matrix = self._matrix(kept, grow=True)
        error = np.array([case.error for case in kept], dtype=float)
        # Errors are fitted heavier than they are, as misreadings are many; the prior is set right afterwards.
        own = np.array([_OWN if case.own else 1.0 for case in kept])
        true = own * np.array([_RATE * case.weight if case.error else 1.0 for case in kept])
        weight = own * np.array([min(_MOST, case.weight * _HEAVIER) if case.error else 1.0 for case in kept])
        mean = np.array([_expected(step) * _BIT for step in self.index])
        ridge = np.array([0.001 if step[0] == "prior" else _RIDGE for step in self.index])

        def loss(worth: np.ndarray) -> tuple[float, np.ndarray]:
            scores, away = matrix @ worth, worth - mean
            value = (weight * (np.logaddexp(0, scores) - error * scores)).sum() + (ridge * away * away).sum() / 2
            believed = 1 / (1 + np.exp(-scores))
            return value, matrix.T @ (weight * (believed - error)) + ridge * away

        self.worth = minimize(loss, mean, jac=True, method="L-BFGS-B").x
        self.worth[self.index[("prior", "")]] += np.log((true * error).sum() / (weight * error).sum())

    def _matrix(self, cases: Sequence[Case], grow: bool = False) -> sparse.csr_matrix:
        rows = []
        for case in cases:
            found = [step for ground in case.grounds for step in steps(ground)]
            known = (step for step in found if grow or step in self.index)
            rows.append([self.index.setdefault(step, len(self.index)) for step in known])
        ends = np.cumsum([0, *map(len, rows)])
        columns = [column for row in rows for column in row]
        return sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(self.index)))

    def bits(self, cases: Sequence[Case]) -> np.ndarray:
        """Hundredths of a bit for each case."""
        return self._matrix(cases) @ self.worth / _BIT

    def bits_of(self, ground: Ground) -> int:
        """Of one ground, in fives."""
        known = (self.index[step] for step in steps(ground) if step in self.index)
        return 5 * round(sum(self.worth[column] for column in known) / _BIT / 5)


_HEAD = """\
# What each ground of a failed equation is worth, in hundredths of a bit: name, value, worth, and how often it was
# seen in errors and in misreadings. Renewed by `python -m benchmarks.calibrate`.
"""


def written(fitted: Fitted, cases: Sequence[Case], every: Sequence[Ground]) -> str:
    """The table; ``every`` ground that may come up is in it, seen or not."""
    errors = Counter(ground for case in cases if case.error for ground in case.grounds)
    misread = Counter(ground for case in cases if not case.error for ground in case.grounds)
    found = sorted({*every, *errors, *misread}, key=_order)
    rows = (
        f"{name}\t{value}\t{fitted.bits_of((name, value))}\t{errors[name, value]}\t{misread[name, value]}"
        for name, value in found
    )
    return _HEAD + "\n".join(rows) + "\n"


def _order(ground: Ground) -> tuple[str, int, str]:
    name, value = ground
    return name, int(value) if value.isdigit() else -1, value
