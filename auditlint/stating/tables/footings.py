"""Lines and their outline -> footings: which rows make up which, and how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from auditlint.model.equation import Standing
from auditlint.model.table import Footing, FootingKind, RowKind
from auditlint.stating.tables.outline import Family, Outline
from auditlint.stating.tables.rows import Line

_Rows = tuple[tuple[int, int], ...]

# Identities of the budget: a parent's words and the words of parts that are all there are.
# 三公经费 = 因公出国 + 公务用车 + 公务接待; 公务用车 = 购置 + 运行维护; 基本支出 = 人员经费 + 公用经费
_IDENTITIES = (
    (re.compile(r"三公"), (re.compile(r"出国|出境"), re.compile(r"用车|车辆"), re.compile(r"接待"))),
    (re.compile(r"用车|公车|车辆"), (re.compile(r"购置"), re.compile(r"运行|维护"))),
    (re.compile(r"基本支出"), (re.compile(r"人员"), re.compile(r"公用"))),
    (re.compile(r"税收|一般公共预算收入"), (re.compile(r"税收"), re.compile(r"非税"))),
)
_REST = re.compile(r"其[他它]")
# Names of different levels of the budget's classification: a list that holds both is no flat list.
_UPPER = re.compile(r"支出$|事务$|税收收入|收入$|工资福利|商品和服务")
_LOWER = re.compile(r"行政运行|一般行政管理|事业运行|增值税|企业所得税|基本工资|津贴补贴|办公费")
_WHOLE_AREA = re.compile(r"全[国省市县区州旗]")
_PLACE = re.compile(r"(?:本级|[市县区旗镇乡]|街道|开发区|新区)$")
_MOST_LISTS = 8
_MOST_AGAIN = 3
# 国有控股企业 beside 股份制企业: the one may be the other.
_CONTROL, _FORM_OF_FIRM = re.compile("控股"), re.compile("股份制|有限责任|股份合作|集体企业|私营企业")


def footings(lines: list[Line], plan: Outline, columns: tuple[int, ...], guessed: bool = False) -> Iterator[Footing]:
    """Branches first, then subtotals, totals and grand totals.

    In a ``guessed`` grid what words say of where a list ends is one reading beside others.
    """
    for family in plan.families:
        yield from _branch(lines, family, columns, guessed)
    yield from _totals(lines, plan, columns)


def _branch(lines: list[Line], family: Family, columns: tuple[int, ...], guessed: bool) -> Iterator[Footing]:
    members = family.firm + family.doubtful
    if not lines[family.parent].filled or not members:
        return
    counts = range(len(members), len(family.firm) - 1, -1)[:_MOST_LISTS]
    lists = [_signed(lines, members[:count]) for count in counts if count]
    closed = _closed_at(lines, family)
    if closed is not None:
        lists = [_signed(lines, members[:closed]), *(lists if guessed else ())]
    elif family.sign == "of-which":
        lists += [_signed(lines, part) for part in _divided_again(lines, members)]
    standing = _branch_standing(lines, family, closed is not None)
    yield Footing(FootingKind.BRANCH, lines[family.parent].index, tuple(lists), columns, standing, family.sign)


def _divided_again(lines: list[Line], members: list[int]) -> Iterator[list[int]]:
    """A second 其中 among the members begins another division of the whole, or divides the member above it alone."""
    again = [at for at, place in enumerate(members) if at and lines[place].kind is RowKind.OF_WHICH][:_MOST_AGAIN]
    if not again:
        return
    yield [place for at, place in enumerate(members) if at not in again]
    for at in again:
        yield members[:at]
        yield members[at:]


def _closed_at(lines: list[Line], family: Family) -> int | None:
    """After how many members the list is complete by its words: the last of an identity, or 其他."""
    members = family.firm + family.doubtful
    labels = [lines[place].label for place in members]
    for whole, parts in _IDENTITIES:
        if whole.search(lines[family.parent].label):
            places = [next((i for i, label in enumerate(labels) if part.search(label)), -1) for part in parts]
            if min(places) >= 0 and len(set(places)) == len(parts) and max(places) + 1 == len(parts):
                return len(parts)
    if family.sign == "of-which" and len(members) > 1:
        return next((i + 1 for i, label in enumerate(labels) if i and _REST.match(label)), None)
    return None


def _behind_closed(lines: list[Line], family: Family) -> list[int]:
    """The doubtful members behind the last of a closed list."""
    closed = _closed_at(lines, family) if family.doubtful else None
    return [] if closed is None else [p for p in (family.firm + family.doubtful)[closed:] if p in family.doubtful]


def _branch_standing(lines: list[Line], family: Family, closed: bool) -> Standing:
    if closed or family.sign in ("code", "form"):
        return Standing.CERTAIN
    if family.sign == "numbers":
        numbers = [lines[place].number for place in family.firm]
        complete = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
        return Standing.CERTAIN if complete else Standing.TENTATIVE
    places = family.firm + family.doubtful
    overlap = family.sign == "of-which" and _overlapping([lines[place].label for place in places])
    return Standing.LIKELY if len(places) > 1 and not overlap else Standing.TENTATIVE


def _overlapping(labels: list[str]) -> bool:
    """Whether rows of 其中 cut across each other: who controls a firm and what form it has."""
    return all(any(kind.search(label) for label in labels) for kind in (_CONTROL, _FORM_OF_FIRM))


def _signed(lines: list[Line], places: list[int]) -> _Rows:
    return tuple((lines[place].sign, lines[place].index) for place in places)


def _totals(lines: list[Line], plan: Outline, columns: tuple[int, ...]) -> Iterator[Footing]:
    totals = [place for place, line in enumerate(lines) if line.kind is RowKind.TOTAL]
    subtotals = [place for place, line in enumerate(lines) if line.kind is RowKind.SUBTOTAL]
    roots = sorted(plan.roots)
    is_root = set(roots)
    bounds = [-1, *totals, len(lines)]
    for number, place in enumerate(totals):
        parts = _grand_parts(lines, totals[:number], is_root, place)
        if parts:
            yield _footing(FootingKind.GRAND, lines, place, [parts], columns, Standing.CERTAIN)
            continue
        above = range(bounds[number] + 1, place)
        has_above = number > 0 or any(p in is_root and lines[p].filled for p in above)
        part = above if has_above else range(place + 1, bounds[number + 2])
        yield from _total(lines, plan, place, _within(roots, part), _within(subtotals, part), part, columns)
    stops = sorted({*totals, *subtotals})
    for place in subtotals:
        yield from _subtotal(lines, roots, stops, place, columns)


def whole_area(lines: list[Line], plan: Outline, columns: tuple[int, ...]) -> Iterator[Footing]:
    """全市 above 市本级 and the counties: a total by its name."""
    roots = [place for place in sorted(plan.roots) if lines[place].filled]
    if not columns or len(roots) < 3 or not _WHOLE_AREA.fullmatch(lines[roots[0]].label):
        return
    if any(line.kind in (RowKind.TOTAL, RowKind.SUBTOTAL) for line in lines):
        return
    places = all(_PLACE.search(lines[place].label) for place in roots[1:])
    standing = Standing.LIKELY if places else Standing.TENTATIVE
    yield _footing(FootingKind.COLUMN, lines, roots[0], [roots[1:]], columns, standing)


def _within(places: list[int], part: range) -> list[int]:
    """Those of the sorted places that lie in the range."""
    return places[bisect_left(places, part.start) : bisect_left(places, part.stop)]


def _grand_parts(lines: list[Line], earlier: list[int], roots: set[int], place: int) -> list[int]:
    """总计 over the 合计 since the last 总计, and over the lines between them and it."""
    if not lines[place].grand:
        return []
    since = max((p for p in earlier if lines[p].grand), default=-1)
    under = [p for p in earlier if p > since]
    if not under:
        return []
    return [*under, *(p for p in range(under[-1] + 1, place) if p in roots)]


def _total(
    lines: list[Line],
    plan: Outline,
    place: int,
    details: list[int],
    subtotals: list[int],
    part: range,
    columns: tuple[int, ...],
) -> Iterator[Footing]:
    # What stands behind a list that is complete by its words stands beside the list's parent.
    beside = {p for family in plan.families for p in _behind_closed(lines, family)}
    details = sorted({*details, *(p for p in beside if p in part)})
    doubtful = [p for family in plan.families for p in family.doubtful if p in part and p not in beside]
    standing = _flat_standing(lines, details, doubtful)
    if subtotals:
        loose = _loose(details, subtotals, part)
        yield _footing(FootingKind.GRAND, lines, place, [sorted(subtotals + loose), details], columns, standing)
        return
    lists = [details] if len(details) > 1 else []
    lists += [sorted(details + doubtful[count:]) for count in range(len(doubtful))[:_MOST_LISTS]]
    lists = [each for each in lists if len(each) > 1]
    if lists:
        yield _footing(FootingKind.COLUMN, lines, place, lists, columns, standing)


def _loose(details: list[int], subtotals: list[int], part: range) -> list[int]:
    """Details that no subtotal speaks for: after the last where subtotals come last, before the first otherwise."""
    leading = subtotals[0] == part[0]
    return [] if leading else [p for p in details if p > subtotals[-1]]


def _subtotal(
    lines: list[Line], roots: list[int], stops: list[int], place: int, columns: tuple[int, ...]
) -> Iterator[Footing]:
    """A subtotal speaks for the details above it, or below it where it opens its group."""
    at = bisect_left(stops, place)
    before = stops[at - 1] if at else -1
    after = stops[at + 1] if at + 1 < len(stops) else len(lines)
    details = _within(roots, range(before + 1, place)) or _within(roots, range(place + 1, after))
    if len(details) > 1:
        yield _footing(FootingKind.COLUMN, lines, place, [details], columns, _flat_standing(lines, details, []))


def _flat_standing(lines: list[Line], details: list[int], doubtful: list[int]) -> Standing:
    """A list of lines of one level, and nothing doubtful in it, is certain."""
    if doubtful:
        return Standing.LIKELY
    plain = [lines[p] for p in details if not lines[p].style and not lines[p].code]
    styled = any(lines[p].style for p in details)
    nested = any(_UPPER.search(line.label) for line in plain) and any(_LOWER.search(line.label) for line in plain)
    return Standing.LIKELY if nested or (styled and plain) else Standing.CERTAIN


def _footing(
    kind: FootingKind,
    lines: list[Line],
    place: int,
    lists: list[list[int]],
    columns: tuple[int, ...],
    standing: Standing,
) -> Footing:
    rows = tuple(_signed(lines, places) for places in lists[:_MOST_LISTS] if places)
    return Footing(kind, lines[place].index, rows, columns, standing, kind.value)
