"""Marked reports -> how often the right operands rank first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from auditlint import reading, run
from auditlint.model.document import Document
from auditlint.stating.deriving.assignment import Assignment, Weights
from benchmarks.weights.gathering import claims, holds

_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
_KINDS = ("sum", "ratio", "difference", "growth", "product")


class Ranked(NamedTuple):
    """One marked statement of prose: whether its operands are in reach, and rank first."""

    kind: str
    reached: bool
    first: bool


def ranked(report: Path, gold: Path, weights: Weights) -> Iterator[Ranked]:
    """Every marked statement whose figure stands in prose and whose operands its relation names."""
    document = run.understand(reading.load(report))
    by_place: dict[int, list[tuple[list[Assignment], list[bool]]]] = {}
    for claim, found in claims(document, weights):
        start = claim.operand.fact.quantity.numeral_span.start
        by_place.setdefault(start, []).append((found, [holds(claim, each) for each in found]))
    lines = document.source.text.split("\n")
    prose = {fact.quantity.numeral_span.start for fact in document.facts}
    for entry in yaml.safe_load(gold.read_text(encoding="utf-8")).get("consistent") or ():
        if entry["kind"] not in _KINDS:
            continue
        starts = _starts(document, lines, entry)
        if not starts & prose:
            continue
        wanted = Counter(_bare(numeral) for numeral in _NUMERAL.findall(str(entry["relation"]).rpartition("=")[0]))
        readings = [each for start in starts for each in by_place.get(start, ())]
        right = [
            [held and _told(each, wanted) for each, held in zip(found, holding, strict=True)]
            for found, holding in readings
        ]
        yield Ranked(entry["kind"], any(map(any, right)), any(each[0] for each in right))


def _told(assignment: Assignment, wanted: Counter[str]) -> bool:
    """Whether a reading that holds is about what the mark is about: a rate of change may be taken from the change."""
    return any(_bare(operand.fact.quantity.text) in wanted for operand in assignment.operands)


def _bare(numeral: str) -> str:
    plain = numeral.replace(",", "").lstrip("-")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _starts(document: Document, lines: list[str], entry: dict[str, object]) -> set[int]:
    """Where the numerals of a mark's quote begin."""
    number, quote = int(str(entry["line"])), str(entry["quote"])
    offset = sum(len(line) + 1 for line in lines[: number - 1])
    found: set[int] = set()
    at = lines[number - 1].find(quote)
    while at >= 0:
        found |= {offset + at + match.start() for match in _NUMERAL.finditer(quote)}
        at = lines[number - 1].find(quote, at + 1)
    return found
