"""A shelter: what fails on one paragraph, one table or one equation costs no more than that, and is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from auditlint.model.span import Span
from auditlint.model.words import Words

Unit = TypeVar("Unit")
Made = TypeVar("Made")

# So many places are searched for what makes one step fail; beyond, the step is given up for the report.
_MOST_CULPRITS = 5


@dataclass(frozen=True, slots=True)
class Mishap:
    """``step`` failed with ``error`` on the text at ``span``, on the whole report where that is None."""

    step: Words
    span: Span | None
    error: str

    def told(self, line: int | None) -> Words:
        """One sentence; ``line`` is where the place begins."""
        if line is None:
            return Words(
                f"{self.step.zh}：全文未核对（{self.error}）", f"{self.step.en}: nothing was checked ({self.error})"
            )
        return Words(
            f"{self.step.zh}：第 {line} 行起的一处未核对（{self.error}）",
            f"{self.step.en}: what begins on line {line} was not checked ({self.error})",
        )


@dataclass(slots=True, eq=False)
class Shelter:
    """Where the steps of one run leave what befell them. ``open`` shelters nothing: for tests and for fuzzing."""

    open: bool = False
    mishaps: list[Mishap] = field(default_factory=list)

    def each(self, step: Words, span: Span | None, make: Callable[[], Iterable[Made]]) -> list[Made]:
        """All that is made of one place, nothing where that fails."""
        return self.one(step, span, lambda: list(make()), [])

    def one(self, step: Words, span: Span | None, make: Callable[[], Made], otherwise: Made) -> Made:
        """What is made of one place, or something in its stead."""
        try:
            return make()
        except Exception as error:
            self._told(step, span, error)
            return otherwise

    def most(
        self,
        step: Words,
        units: Callable[[], Sequence[Unit]],
        place: Callable[[Unit], Span],
        make: Callable[[Sequence[Unit] | None], Made],
        otherwise: Callable[[], Made],
    ) -> Made:
        """What is made of all units together (None), or of all but those with which it fails.

        The last unit of the shortest beginning that fails is the culprit; without it the rest is tried again.
        """
        kept: list[Unit] | None = None
        for _ in range(_MOST_CULPRITS + 1):
            try:
                return make(kept)
            except Exception as error:
                kept = list(units()) if kept is None else kept
                culprit = None if self.open else _culprit(kept, make)
                self._told(step, None if culprit is None else place(kept[culprit]), error)
            if culprit is None:
                break
            del kept[culprit]
        return otherwise()

    def _told(self, step: Words, span: Span | None, error: Exception) -> None:
        """Raises what must not be kept back: everything in the open, and want of memory anywhere."""
        if self.open or isinstance(error, MemoryError):
            raise error
        self.mishaps.append(Mishap(step, span, f"{type(error).__name__}: {error}"))


def _culprit(units: Sequence[Unit], make: Callable[[Sequence[Unit]], object]) -> int | None:
    """The place of the unit with which a beginning first fails; None where it fails without any."""
    if _fails([], make):
        return None
    holds, fails = 0, len(units)  # lengths of beginnings
    while fails - holds > 1:
        middle = (holds + fails) // 2
        if _fails(units[:middle], make):
            fails = middle
        else:
            holds = middle
    return fails - 1


def _fails(units: Sequence[Unit], make: Callable[[Sequence[Unit]], object]) -> bool:
    try:
        make(units)
    except MemoryError:
        raise
    except Exception:
        return True
    return False
