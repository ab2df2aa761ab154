"""What speaks for and against a figure as the operand of a claim: named features, never arithmetic."""

from __future__ import annotations

from auditlint.stating.deriving.claims import Claim
from auditlint.stating.deriving.operands import Operand, alike, covered

_NEAR = ("0", "1", "2", "3", "4", "4", "6", "6", "6", "6", "10", "10", "10", "10", "10", "10", "17")


def of_slot(claim: Claim, operand: Operand, rank: int) -> list[str]:
    """How a figure stands to a claim. ``rank``: the how-many-eth nearest of its kind before (or behind) it."""
    own = claim.operand
    behind = operand.at > own.at
    distance = abs(operand.at - own.at)
    side = "f" if behind else "b"
    features = [side + _NEAR[min(distance, 16)], f"{side}r{min(rank, 4)}"]
    if operand.fact.block == own.fact.block:
        sentences = own.fact.sentence - operand.fact.sentence
        features.append(f"s{max(-2, min(sentences, 3))}")
        if sentences == 0:
            clauses = abs(own.clauses - operand.clauses)
            features.append(f"{side}c{min(clauses, 5)}")
            if own.stops != operand.stops:
                features.append("semi")
    else:
        paragraphs = min(own.fact.block - operand.fact.block, 4)
        features.append(f"p{paragraphs}")
        if own.item:
            features.append(f"item:{paragraphs if operand.item else 'head'}")
    depth = operand.fact.depth - own.fact.depth
    if depth:
        features.append("deeper" if depth > 0 else "shallower")
    features.append("n:" + alike(claim.subject, operand.grams))
    if claim.subject and operand.grams:
        features.append("v:" + covered(claim.subject, operand.grams))
    if claim.topic:
        features.append(("u:" if claim.subject else "t:") + alike(claim.topic, operand.grams))
    if own.scope and operand.scope:
        features.append("z:same" if own.scope == operand.scope else "z:other")
    if operand.name and operand.name == own.name:
        features.append("namesake")
    if claim.base_words:
        features.append("k:" + alike(claim.base, operand.grams))
        if claim.base and operand.grams:
            features.append("w:" + covered(claim.base, operand.grams))
        features += [f"bb:{cue}" if f"c:{cue}" in operand.static else f"bx:{cue}" for cue in claim.base_cues]
    features += _years(claim, operand)
    if own.fact.owner == operand.fact.index:
        features.append("owner")
    if distance == 1 and not behind:
        gap = own.fact.gap
        if gap.startswith("的"):
            features.append("of")
        elif gap.startswith("（"):
            features.append("brackets")
    if operand.fact.quantity.unit.name == own.fact.quantity.unit.name:
        features.append("same-unit")
    features += [f"both:{cue}" for cue in claim.cues if f"c:{cue}" in operand.static]
    return features


def _years(claim: Claim, operand: Operand) -> list[str]:
    if claim.base_year:
        told = operand.year or operand.fact.period
        return ["y:base" if told == claim.base_year else "y:other" if told else "y:none"]
    if operand.year and claim.operand.fact.period:
        gap = int(claim.operand.fact.period) - int(operand.year)
        return [f"y{gap}" if -1 <= gap <= 2 else "y:far"]
    return []


def of_pair(one: Operand, other: Operand) -> list[str]:
    """How two operands of one claim stand to each other."""
    features = ["lt" if one.at < other.at else "gt", *_contrast(one, other)]
    distance = abs(one.at - other.at)
    features.append("next" if distance == 1 else "near" if distance <= 3 else "apart")
    if one.fact.block == other.fact.block:
        features.append("same-sentence" if one.fact.sentence == other.fact.sentence else "same-paragraph")
        if one.clauses == other.clauses:
            features.append("same-clause")
    features.append("nn:" + ("same" if one.name and one.name == other.name else alike(one.grams, other.grams)))
    if one.fact.quantity.unit.name == other.fact.quantity.unit.name:
        features.append("same-unit")
    if one.scope and other.scope:
        features.append("zz:same" if one.scope == other.scope else "zz:other")
    if one.fact.depth != other.fact.depth:
        features.append("depths")
    first, second = one.year or one.fact.period, other.year or other.fact.period
    if first and second:
        gap = int(first) - int(second)
        features.append(f"yy{gap}" if -1 <= gap <= 1 else "yy")
    return features


def _contrast(one: Operand, other: Operand) -> list[str]:
    """Two figures of one name that differ by the word for their time or footing, between which a change is."""
    told = [f"{cue}{'+-' if f'c:{cue}' in one.static else '-+'}" for cue in _FOOTINGS if _differ(one, other, cue)]
    if not told:
        return []
    kin = "same" if one.name and one.name == other.name else alike(one.grams, other.grams) or "unnamed"
    return [f"{each}:{kin}" for each in told]


def _differ(one: Operand, other: Operand, cue: str) -> bool:
    return (f"c:{cue}" in one.static) != (f"c:{cue}" in other.static)


_FOOTINGS = ("prior", "planned", "executed", "income", "outlay", "asked", "done")
