"""What a run has met so far, and a line on a terminal that says how far it is."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from auditlint.batch import Result
from auditlint.reporting.excerpt import safe, width
from auditlint.reporting.printed import PrintedReport

# Work that is over within a second needs no line.
_PATIENCE = 1_000_000_000
_WIDEST = 70
_CLEAR = "\r\x1b[K"


@dataclass(slots=True, eq=False)
class Progress:
    """It decides the exit status. ``names`` are the reports to come, in order."""

    failing: bool = False
    undone: bool = False
    said: set[str] = field(default_factory=set)
    names: Sequence[str] = ()
    began: int = field(default_factory=time.monotonic_ns)
    drawn: bool = False

    def reports(self, results: Iterable[Result]) -> Iterator[PrintedReport]:
        """Pass the reports on; say each error once, when its turn comes."""
        for number, result in enumerate(results, 1):
            self._clear()
            self.failing = self.failing or result.failing
            self.undone = self.undone or bool(result.report.errors)
            for error in result.errors:
                self.complain(error)
            yield result.report
            self._draw(number)
        self._clear()

    def complain(self, told: str) -> None:
        """Say an error, once however many reports it concerns, and remember that work was left undone."""
        self.undone = True
        if told not in self.said:
            self.said.add(told)
            self._clear()
            print(f"auditlint: {safe(told)}", file=sys.stderr)

    @property
    def status(self) -> int:
        """0, 1 or 2."""
        return 2 if self.undone else int(self.failing)

    def _draw(self, done: int) -> None:
        """How many are done, and which is next: on a terminal alone, for what takes longer than a moment."""
        if done >= len(self.names) or not sys.stderr.isatty() or time.monotonic_ns() - self.began < _PATIENCE:
            return
        told = f"[{done}/{len(self.names)}] {safe(self.names[done])}"
        while width(told) > _WIDEST:
            told = told[:-1]
        sys.stdout.flush()
        print(f"{_CLEAR}{told}", end="", file=sys.stderr, flush=True)
        self.drawn = True

    def _clear(self) -> None:
        if self.drawn:
            print(_CLEAR, end="", file=sys.stderr, flush=True)
            self.drawn = False
