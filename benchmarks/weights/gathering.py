"""Documents -> claims with all their readings: features of each, and how far the arithmetic speaks for it.

Published figures are nearly always right, so a reading that holds, where agreement by accident is rare, is
nearly always what was meant. ``likelihood`` is that evidence: how much likelier the printed figure is if the
reading is right than if it has nothing to do with it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import yaml

from auditlint import reading, registry, run
from auditlint.judging.comparing import judge
from auditlint.model.derivation import Derivation, Derived
from auditlint.model.document import Document
from auditlint.model.quantity import Role
from auditlint.model.source import Source
from auditlint.model.verdict import Outcome
from auditlint.stating.deriving.assignment import Assignment, Weights
from auditlint.stating.deriving.claims import Claim, claim_of
from auditlint.stating.deriving.forms import FORMS
from auditlint.stating.deriving.operands import operands
from auditlint.stating.deriving.ranking import assignments, forms_for
from auditlint.stating.deriving.reaching import by_name, reach
from auditlint.stating.deriving.summing import joint, sums
from tests.stating.test_phrasings import PHRASINGS

# A right reading of a published figure holds but for a slip or a coarse rounding.
_RIGHT_HOLDS, _RIGHT_FAILS = 0.99, 0.004
# Of claims without any reading that holds, this share is kept, with so much more weight.
_KEPT_OF_NONE = 0.35
# Runs have features of their own; nothing is shared with the slots of other shapes.
_RUNS = frozenset({"parts-behind", "parts-before", "chain", "balance", "rest", "run-mean", "joint"})
# Shapes of a level and an earlier one, whose sign tells which is which.
_DIRECTED = frozenset({"growth", "annual-growth", "difference", "points"})
_HOLDS = (Outcome.CONSISTENT, Outcome.ROUNDING)


@dataclass(eq=False)
class Gathered:
    """Rows are readings; ``columns`` their features, ``claim`` the claim each belongs to."""

    index: dict[str, int] = field(default_factory=dict)
    columns: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=lambda: [0])
    claim: list[int] = field(default_factory=list)
    likelihood: list[float] = field(default_factory=list)
    weight: list[float] = field(default_factory=list)
    document: list[str] = field(default_factory=list)

    def add(self, document: str, found: Sequence[Assignment], evidence: Sequence[float], weight: float) -> None:
        """One claim."""
        number = len(self.weight)
        for assignment, likelihood in zip(found, evidence, strict=True):
            for key in keys(assignment):
                self.columns.append(self.index.setdefault(key, len(self.index)))
            self.ends.append(len(self.columns))
            self.claim.append(number)
            self.likelihood.append(likelihood)
        self.weight.append(weight)
        self.document.append(document)


def keys(assignment: Assignment) -> Iterator[str]:
    """Each feature under its own shape and slot, and under the slot's place in any shape."""
    for place, (key, features) in enumerate(assignment.features):
        shared = f"*.{place}" if place else "*"
        for feature in features:
            yield f"{key}\t{feature}"
            if assignment.shape not in _RUNS and feature[:2] not in ("q:", "g:") and feature != "bias":
                yield f"{shared}\t{feature}"


def claims(document: Document, weights: Weights) -> Iterator[tuple[Claim, list[Assignment]]]:
    """Every claim of a document, by its form and as a sum, with all readings."""
    everything = operands(document.paragraphs, document.facts)
    named = by_name(everything)
    for operand in everything:
        if operand.fact.quantity.role is Role.MALFORMED:
            continue
        claim = claim_of(operand, document.paragraphs[operand.fact.block].view.text)
        fitting = forms_for(claim, FORMS)
        for found in (
            [*assignments(claim, reach(claim, everything, named), fitting, weights), *joint(claim, everything, weights)]
            if fitting
            else [],
            sums(claim, everything, weights),
        ):
            if found:
                yield claim, found


def holds(claim: Claim, assignment: Assignment) -> bool:
    """Whether the printed figure is what the reading makes."""
    quantity = claim.operand.fact.quantity
    if any(operand.fact.quantity.role is Role.MALFORMED for operand in assignment.operands):
        return False
    expression = assignment.expression()
    try:
        computed, stated = expression.exact(), quantity.fraction
    except (ZeroDivisionError, ArithmeticError):
        return False
    if assignment.magnitude:
        if assignment.shape in _DIRECTED and computed * _way(claim, stated) < 0:
            return False  # 增加 from the lower to the higher: so each slot learns its own figures
        computed, stated = abs(computed), abs(stated)
    far = 20 * abs(computed - stated) > abs(computed) + abs(stated) + 20 * Fraction(quantity.step)
    if far and not quantity.hedge.value:
        return False
    derived = Derived(assignment.shape, (), expression, 1000)
    equation = Derivation(claim.operand.fact, assignment.form, (derived,), assignment.magnitude).equation()
    return judge("", equation).outcome in _HOLDS


def _way(claim: Claim, stated: Fraction) -> int:
    """Which way a change goes by its words and its sign: what is left over is what the first exceeds the second by."""
    down = "down" in claim.cues and not {"left", "up"} & set(claim.cues)
    return -1 if down != (stated < 0) else 1


def evidence(claim: Claim, found: Sequence[Assignment]) -> tuple[list[float], bool]:
    """(likelihood of each reading, whether any holds)."""
    quantity = claim.operand.fact.quantity
    width = quantity.interval().high - quantity.interval().low if quantity.hedge.value else Fraction(quantity.step)
    chance = float(min(Fraction(1, 2), width / abs(quantity.fraction))) if quantity.value else 0.5
    held = [holds(claim, each) for each in found]
    return [_RIGHT_HOLDS / chance if each else _RIGHT_FAILS for each in held], any(held)


def gather(
    paths: Sequence[Path], banks: Sequence[Path], weights: Weights, bank_weight: float, seed: int = 1
) -> Gathered:
    """All claims of published texts and of a bank of sentences, whose right versions are right."""
    gathered, chance = Gathered(), random.Random(seed)
    for path in paths:
        _gather(gathered, str(path), run.understand(reading.load(path)), weights, 1.0, chance)
    for name, text in _sentences(banks):
        document = run.understand(Source("sentence.txt", text + "\n"))
        _gather(gathered, f"sentence {name}", document, weights, bank_weight, chance)
    return gathered


def _sentences(banks: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """The right versions of the banks and of the phrasings, and the good examples of the checks: (name, text)."""
    for bank in banks:
        for entry in yaml.safe_load(bank.read_text(encoding="utf-8")):
            yield entry["id"], _unmarked(entry["text"])
    for name, texts in PHRASINGS.items():
        for number, text in enumerate(texts):
            yield f"{name} {number}", _unmarked(_BROKEN.sub("", text))
    for check in registry.load().checks:
        for number, text in enumerate(check.good if check.code.startswith("A") else ()):
            yield f"{check.code}-{number}", _unmarked(text)


# ⟦right|broken⟧: the broken version behind the bar.
_BROKEN = re.compile(r"\|[^⟧]*(?=⟧)")


def _unmarked(text: str) -> str:
    return text.replace("⟦", "").replace("⟧", "")


def _gather(
    gathered: Gathered, name: str, document: Document, weights: Weights, weight: float, chance: random.Random
) -> None:
    for claim, found in claims(document, weights):
        likelihoods, any_holds = evidence(claim, found)
        if any_holds:
            gathered.add(name, found, likelihoods, weight)
        elif chance.random() < _KEPT_OF_NONE:
            gathered.add(name, found, likelihoods, weight / _KEPT_OF_NONE)
