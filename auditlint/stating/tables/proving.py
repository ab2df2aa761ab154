"""Footings of a table whose grid was guessed -> the same as far as the table proves them.

That a row is the sum of others is read from words, codes and indents; whether a table is read right as a
whole, its own arithmetic tells: where most of what one sign says holds, what fails there is worth a look,
and where it does not, the sign was misread and is silent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from auditlint.model.equation import Standing
from auditlint.model.quantity import Quantity
from auditlint.model.span import Span
from auditlint.model.table import Footing, FootingKind, Table
from auditlint.model.unit import Dimension

# What fails may be so many figures' fault, for each sum of the same sign that holds, or of the whole table.
_SIGN_TO_ONE, _TABLE_TO_ONE = 4, 5
_FEWEST = 2
# Signs that do not hang on how a page was laid out: words of a total, and codes.
_FIRM = frozenset({"column", "grand", "code"})
# A column fails so often before it is taken for one that is not added.
_FEW = 2
_LIKELY, _CODED = 940, 970
_MOST_FAULTS = 12  # counted one by one; beyond, each failure is a fault of its own


@dataclass(frozen=True, slots=True, eq=False)
class _Sum:
    """One footing in one column: whether it holds, and the places of its figures."""

    footing: int
    sign: str
    column: int
    held: bool
    figures: frozenset[Span]


def proved(table: Table, footings: Sequence[Footing]) -> tuple[Footing, ...]:
    """Each footing with the standing that the table's arithmetic gives it, less the columns that do not add."""
    footings = [replace(footing, lists=_best_first(table, footing)) for footing in footings]
    found = [told for place, footing in enumerate(footings) for told in _sums(table, footing, place)]
    added = _added(found)
    sums = [each for each in found if each.column in added]
    own: dict[int, list[_Sum]] = {}
    for each in sums:
        own.setdefault(each.footing, []).append(each)
    signs = _proved_signs(sums)
    return tuple(_judged(footing, own.get(place, []), signs) for place, footing in enumerate(footings))


def _proved_signs(sums: Sequence[_Sum]) -> frozenset[str]:
    """The signs that the table proves: by themselves, or, where they are firm, by all that holds in it."""
    found = {
        sign for sign in {each.sign for each in sums} if _proves([s for s in sums if s.sign == sign], _SIGN_TO_ONE)
    }
    return frozenset(found | _FIRM) if _proves(sums, _TABLE_TO_ONE) else frozenset(found)


def confirmed(table: Table, footings: Sequence[Footing]) -> tuple[Footing, ...]:
    """Footings of a table whose grid is certain: what adds up in as many columns as not is the right list.

    Of several lists the one that adds up in most columns is the preferred one.
    """
    found = (_confirmed(footing, table, place) for place, footing in enumerate(footings))
    return tuple(footing for footing in found if footing.proved or not _tells_levels(table, footing))


def _confirmed(footing: Footing, table: Table, place: int) -> Footing:
    footing = replace(footing, lists=_best_first(table, footing))
    told = _sums(table, footing, place)
    held = sum(1 for each in told if each.held)
    if held >= _FEWEST and held * 2 >= len(told):
        return replace(footing, standing=Standing.CERTAIN, proved=True)
    # What fails in every column is no list; in one column alone the figure may be wrong.
    return replace(footing, standing=Standing.TENTATIVE) if not held and len(told) > 1 else footing


def _tells_levels(table: Table, footing: Footing) -> bool:
    """Whether the rows hold a level and the level below it, and so make up the whole twice, in every column told.

    They come to exactly twice the whole, or one of them, under no other sign than its place, is the whole itself.
    """
    told = [figures for column in footing.columns if (figures := _figures(table, footing, footing.lists[0], column))]
    return bool(told) and all(_is_doubled(figures, footing) for figures in told)


def _is_doubled(figures: Sequence[tuple[int, Quantity]], footing: Footing) -> bool:
    (_, whole), *parts = figures
    values = [sign * part.value for sign, part in parts if part.value]
    if not whole.value or len(values) < _FEWEST:
        return False
    placed = footing.kind is FootingKind.BRANCH and footing.sign not in ("code", "form", "numbers")
    return sum(values) == 2 * whole.value or (placed and whole.value in values)


def _best_first(table: Table, footing: Footing) -> tuple[tuple[tuple[int, int], ...], ...]:
    if len(footing.lists) < 2:
        return footing.lists

    def held(rows: tuple[tuple[int, int], ...]) -> int:
        sums = (_figures(table, footing, rows, column) for column in footing.columns)
        return sum(1 for figures in sums if figures and _holds(figures))

    ranked = sorted(((held(rows), rows) for rows in footing.lists), key=lambda each: -each[0])
    return tuple(rows for _, rows in ranked) if ranked[0][0] >= _FEWEST else footing.lists


def _added(sums: Sequence[_Sum]) -> frozenset[int]:
    """The columns that add up, but for the fault of fewer figures than there are sums that hold."""
    held = Counter(each.column for each in sums if each.held)
    failing: dict[int, list[frozenset[Span]]] = {}
    for each in sums:
        if not each.held:
            failing.setdefault(each.column, []).append(each.figures)
    faults = {column: _faults(figures) for column, figures in failing.items()}
    return frozenset(column for column in {*held, *faults} if faults.get(column, 0) < max(_FEW, held[column]))


def _judged(footing: Footing, own: Sequence[_Sum], signs: frozenset[str]) -> Footing:
    footing = replace(footing, columns=tuple(each.column for each in own))
    held = sum(1 for each in own if each.held)
    failed = len(own) - held
    if not failed:
        return replace(footing, standing=Standing.CERTAIN)
    if held >= failed:
        # What adds up in one column is the right list; beside it one column may hold a wrong figure.
        return replace(footing, standing=Standing.CERTAIN, proved=held >= _FEWEST)
    if not held and footing.sign in signs:
        belief = _CODED if footing.sign == "code" else _LIKELY
        return replace(footing, standing=Standing.CERTAIN, belief=belief)
    return replace(footing, standing=Standing.TENTATIVE)


def _proves(sums: Sequence[_Sum], to_one: int) -> bool:
    """Whether so many of the sums hold that what fails is the fault of figures, not of the reading."""
    held = sum(1 for each in sums if each.held)
    return held >= _FEWEST and max(0, _faults(each.figures for each in sums if not each.held) - 1) * to_one <= held


def _faults(failing: Iterable[frozenset[Span]]) -> int:
    """How many wrong figures would explain all that fails, each taken where it explains most."""
    left, faults = list(failing), 0
    while left and faults < _MOST_FAULTS:
        span, _ = Counter(span for figures in left for span in figures).most_common(1)[0]
        left = [figures for figures in left if span not in figures]
        faults += 1
    return faults + len(left)


def _sums(table: Table, footing: Footing, place: int) -> list[_Sum]:
    found = []
    for column in footing.columns:
        lists = [figures for rows in footing.lists if (figures := _figures(table, footing, rows, column))]
        if lists:
            held = any(_holds(figures) for figures in lists)
            spans = frozenset(figure.span for _, figure in lists[0])
            found.append(_Sum(place, footing.sign, column, held, spans))
    return found


def _figures(
    table: Table, footing: Footing, rows: Sequence[tuple[int, int]], column: int
) -> list[tuple[int, Quantity]]:
    """The whole with sign -1, then its parts; nothing where these do not tell.

    A single part tells only where codes say that it is one: a list of one may go on.
    """
    whole = table.figure(footing.parent, column)
    if (
        whole is None
        or whole.unit.dimension is Dimension.PERCENT
        or table.is_loose(footing.parent, column)
        or any(table.is_loose(row, column) for _, row in rows)
    ):
        return []
    parts = [(sign, figure) for sign, row in rows if (figure := table.figure(row, column)) is not None]
    if sum(1 for _, part in parts if part.value) < (1 if footing.sign == "code" else 2):
        return []
    return [(-1, whole), *parts]


def _holds(figures: Sequence[tuple[int, Quantity]]) -> bool:
    """Whether the parts add up to the whole, within their digits."""
    gap = abs(sum((sign * figure.value for sign, figure in figures), Decimal()))
    return 2 * gap <= sum((figure.step for _, figure in figures), Decimal())
