"""A piece of evidence that a figure is wrong, rather than the text misread."""

from __future__ import annotations

from dataclasses import dataclass

from auditlint.model.words import Words


@dataclass(frozen=True, slots=True)
class Evidence:
    """``bits`` are hundredths of log₂ of a likelihood ratio: above nought it speaks for an error."""

    name: str
    bits: int
    words: Words
