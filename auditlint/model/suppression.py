"""A user's word that a finding is known, with the reason; it is kept apart, never dropped."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suppression:
    """``kind``: comment, sidecar or baseline. A finding must meet everything that is given; ``where`` is its own place.

    ``checks`` are codes, beginnings of codes and names; ``lines`` the first and the last; ``place`` a part of the
    finding's place in words (第3页, Sheet1!D7).
    """

    kind: str
    reason: str
    where: str
    fingerprint: str = ""
    checks: tuple[str, ...] = ()
    lines: tuple[int, int] | None = None
    place: str = ""

    def covers(self, check: str, name: str, fingerprint: str, line: int, where: str) -> bool:
        """Whether a finding of this check, at this place, is meant."""
        if self.fingerprint and self.fingerprint != fingerprint:
            return False
        if self.lines and not self.lines[0] <= line <= self.lines[1]:
            return False
        if self.place and self.place not in where:
            return False
        return not self.checks or self.concerns(check, name)

    def concerns(self, check: str, name: str) -> bool:
        """Whether it speaks of this check, or of all."""
        return not self.checks or any(check.startswith(word.upper()) or name == word.lower() for word in self.checks)
