"""What each kind of ground is worth at least and at most, for those who ask how failures are weighed."""

from __future__ import annotations

from dataclasses import dataclass

from auditlint.model.words import Words
from auditlint.weighing.counted import WORDS, every_worth


@dataclass(frozen=True, slots=True)
class Range:
    """Hundredths of a bit, of all that was counted of one kind."""

    words: Words
    least: int
    most: int


def ranges() -> tuple[Range, ...]:
    """By kind of ground, in the order in which the evidence is told."""
    found: dict[str, list[int]] = {}
    for (name, _), bits in every_worth().items():
        found.setdefault(name, []).append(bits)
    return tuple(Range(words, min(found[name]), max(found[name])) for name, words in WORDS.items() if name in found)
