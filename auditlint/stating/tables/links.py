"""Columns of a table -> which are computed from which: rates, growth, differences, products, shares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from auditlint.model.equation import Standing
from auditlint.model.table import Column, ColumnKind, Link, LinkKind, Operands, Row

_AMOUNTS = (ColumnKind.AMOUNT, ColumnKind.BUDGET, ColumnKind.EXECUTED, ColumnKind.PRIOR, ColumnKind.COUNT)
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")

# What a rate is called, the words of its numerator's column, the words of its denominator's column.
# 执行率 = 执行数 ÷ 全年预算数; 控制率 = 实际 ÷ 编制/批复/预算; 到位率 = 到位数 ÷ 预算数
_RATES = (
    (re.compile(r"到位率"), re.compile(r"到位"), re.compile(r"预算|计划|应|下达|批复|安排|总投资|总额")),
    (
        re.compile(r"控制率"),
        re.compile(r"实际|在职|决算|支出|执行"),
        re.compile(r"编制|批复|预算|概算|核定|计划|控制数"),
    ),
    (re.compile(r"节约率|节省率"), re.compile(r"节约|节省"), re.compile(r"预算|概算|控制价|计划")),
    (
        re.compile(
            r"执行率|支出率|进度|完成|[占为](?:年初|调整|全年|年度)?.{0,4}(?:预算|计划|目标|任务)|使用率|支付率"
        ),
        re.compile(r"执行|决算|支出|完成|实际|使用|支付|累计|快报"),
        re.compile(r"预算|计划|目标|任务|指标|安排|下达|到位|批复|资金总额"),
    ),
)
_PRIOR = re.compile(r"上年|去年|同期|同比|上期")
_ADJUSTED = re.compile(r"全年|调整|变动|最终")
_INITIAL = re.compile(r"年初|期初|原预算")
_RECEIVED = re.compile(r"到位|下达")
# 占比 and 比重 are of the table's own total; 占生产总值比重 is of something else.
_SHARE_OF_TOTAL = re.compile(r"占比|^比重|构成|占总|占合计|占全部")
# 地区生产总值 and 增加值 grow in constant prices, the amounts are in current ones.
_CONSTANT_PRICES = re.compile(r"生产总值|增加值|总产值|可比|不变价|GDP|第[一二三]产业")
_CARRIED_IN = re.compile(r"(?:上年|年初|以前年度|期初)(?:末)?(?:财政)?(?:拨款)?(?:结转|结余)")
_MARKS = re.compile(r"扣分|失分|丢分|扣减分")
_PRODUCT = re.compile(r"金额|总价|合计|总额|经费|预算|小计")


def links(columns: tuple[Column, ...]) -> tuple[Link, ...]:
    """Every computed column whose operands the table holds."""
    found: list[Link] = []
    for column in columns:
        near = _same_group(column, columns)
        if column.kind is ColumnKind.RATE:
            found += _rate(column, near)
        elif column.kind is ColumnKind.GROWTH:
            found += _growth(column, near)
        elif column.kind is ColumnKind.DIFFERENCE:
            found += _difference(column, near)
        elif column.kind is ColumnKind.SHARE:
            found += _share(column, near)
        elif column.kind is ColumnKind.PRICE:
            found += _product(column, columns)
    return tuple(found)


def with_doubts(link: Link, rows: tuple[Row, ...], caption: str) -> Link:
    """Growth of output is in constant prices; the share of a sub-row may be of its parent."""
    if link.kind in (LinkKind.GROWTH, LinkKind.CHANGE_RATE):
        doubtful = frozenset(row.index for row in rows if _CONSTANT_PRICES.search(row.label + caption))
    elif link.kind is LinkKind.SHARE:
        doubtful = frozenset(row.index for row in rows if row.depth > 0)
    else:
        return link
    return replace(link, doubtful=doubtful)


def _same_group(column: Column, columns: tuple[Column, ...]) -> list[Column]:
    """The columns under the same spanning header where it spans operands too, else all."""
    if len(column.path) > 1:
        near = [other for other in columns if other.path[:1] == column.path[:1] and other is not column]
        if sum(1 for other in near if other.kind in _AMOUNTS) >= 2:
            return near
    return [other for other in columns if other is not column]


def _nearest(column: Column, candidates: Iterable[Column]) -> list[Column]:
    """Those to the left, the nearest first, then those to the right."""
    return sorted(candidates, key=lambda other: (other.index > column.index, abs(other.index - column.index)))


def _rate(column: Column, near: list[Column]) -> Iterator[Link]:
    if {other.kind for other in near} >= {ColumnKind.TARGET, ColumnKind.ACTUAL} and "完成" in column.label:
        target = next(other for other in near if other.kind is ColumnKind.TARGET)
        actual = next(other for other in near if other.kind is ColumnKind.ACTUAL)
        yield Link(LinkKind.RATE, column.index, (Operands(actual.index, target.index),), Standing.TENTATIVE)
        return
    if "得分率" in column.label:
        yield from _of_marks(LinkKind.RATE, column, near)
        return
    amounts = [other for other in near if other.kind in (*_AMOUNTS, ColumnKind.DIFFERENCE)]
    for name, above, below in _RATES:
        if not name.search(column.label):
            continue
        numerators = _nearest(column, (c for c in amounts if above.search(c.label) and not _is_base(c, below, above)))
        bases = _nearest(column, (c for c in amounts if below.search(c.label) and c not in numerators[:1]))
        if numerators and bases:
            # Only money that was spent may be set against one budget or another.
            may_differ = name is _RATES[-1][0]
            readings = _rate_readings(column, numerators[0], bases if may_differ else bases[:1])
            # 上年结转 + 本年预算 may be what there was to spend.
            carried = any(_CARRIED_IN.search(other.label) for other in near) and not _ADJUSTED.search(bases[0].label)
            standing = Standing.TENTATIVE if may_differ and carried else Standing.CERTAIN
            yield Link(LinkKind.RATE, column.index, readings, standing)
        return


def _is_base(column: Column, below: re.Pattern[str], above: re.Pattern[str]) -> bool:
    """全年预算支出数 reads both ways: 预算 decides, unless the column is headed 预算执行数."""
    last = column.path[-1] if column.path else ""
    if not below.search(last):
        return False
    return column.kind is ColumnKind.BUDGET or not above.search(last[-4:])


def _rate_readings(column: Column, numerator: Column, bases: list[Column]) -> tuple[Operands, ...]:
    """The base that the rate's name asks for; without a name the adjusted budget, then the others."""
    if _INITIAL.search(column.label):
        named = [base for base in bases if _INITIAL.search(base.label)]
    elif _ADJUSTED.search(column.label):
        named = [base for base in bases if _ADJUSTED.search(base.label)]
    else:
        named = [base for base in bases if _ADJUSTED.search(base.label)]
    first = named[0] if named else _plain_base(bases)
    others = [base for base in bases if base is not first][:3]
    return (
        Operands(numerator.index, first.index),
        *(Operands(numerator.index, base.index, _said(base)) for base in others),
    )


def _plain_base(bases: list[Column]) -> Column:
    plain = [base for base in bases if not _INITIAL.search(base.label) and not _RECEIVED.search(base.label)]
    return (plain or bases)[0]


def _said(column: Column) -> str:
    return column.path[-1] if column.path else ""


def _pair(column: Column, near: list[Column]) -> tuple[Column, Column] | None:
    """This year's column and last year's, by their words or the years in their headers."""
    amounts = [other for other in near if other.kind in _AMOUNTS]
    current = [other for other in amounts if other.kind is not ColumnKind.PRIOR]
    priors = [other for other in amounts if other.kind is ColumnKind.PRIOR]
    if priors and current:
        executed = [other for other in current if other.kind is ColumnKind.EXECUTED]
        wants_budget = "预算" in column.label and "执行" not in column.label
        budgets = [other for other in current if other.kind is ColumnKind.BUDGET]
        pool = budgets if wants_budget and budgets else executed or current
        return _nearest(column, pool)[0], _nearest(column, priors)[0]
    return _pair_by_year(column, amounts)


def _pair_by_year(column: Column, amounts: list[Column]) -> tuple[Column, Column] | None:
    """2023年决算数 and 2024年决算数: execution against execution, unless the budget is asked for."""
    years = sorted({year for other in amounts if (year := _year(other)) is not None})
    if len(years) != 2:
        return None
    old, new = ([other for other in amounts if _year(other) == year] for year in years)
    kinds = (ColumnKind.BUDGET,) if "预算" in column.label and "执行" not in column.label else (ColumnKind.EXECUTED,)
    latest = [other for other in new if other.kind in kinds] or new
    earlier = [other for other in old if other.kind is ColumnKind.EXECUTED] or old
    return (latest[0], earlier[0]) if len(latest) == len(earlier) == 1 else None


def _year(column: Column) -> int | None:
    found = _YEAR.search(column.label)
    return int(found.group()) if found else None


def _growth(column: Column, near: list[Column]) -> Iterator[Link]:
    pair = _pair(column, near)
    if pair is not None:
        yield Link(LinkKind.GROWTH, column.index, (Operands(pair[0].index, pair[1].index),))
        return
    changes = [other for other in near if other.kind is ColumnKind.DIFFERENCE]
    priors = [other for other in near if other.kind is ColumnKind.PRIOR]
    if len(changes) == 1 and len(priors) == 1:
        yield Link(LinkKind.CHANGE_RATE, column.index, (Operands(changes[0].index, priors[0].index),))


def _difference(column: Column, near: list[Column]) -> Iterator[Link]:
    """增减 is this year less last year; 结余 is budget less execution; 差额 may be said either way round."""
    words = column.label
    if _MARKS.search(words):
        yield from _of_marks(LinkKind.DIFFERENCE, column, near)
        return
    if not re.search(r"结余|结转|节约|未支出", words):
        pair = _pair(column, near)
        if pair is not None:
            yield Link(LinkKind.DIFFERENCE, column.index, (Operands(pair[0].index, pair[1].index),))
            return
    if _PRIOR.search(words):
        return
    budgets = _nearest(column, (other for other in near if other.kind is ColumnKind.BUDGET))
    executed = _nearest(column, (other for other in near if other.kind is ColumnKind.EXECUTED))
    if not budgets or not executed:
        return
    left, right = budgets[0].index, executed[0].index
    if re.search(r"结余|结转|节约|未支出", words):
        # What is left may hold what was brought forward, or be split into 结转 and 结余: only where one
        # budget, one execution and one remainder stand side by side is there no doubt.
        remainders = [other for other in near if other.kind is ColumnKind.DIFFERENCE]
        alone = len(budgets) == len(executed) == 1 and not remainders
        standing = Standing.CERTAIN if alone else Standing.TENTATIVE
        yield Link(LinkKind.DIFFERENCE, column.index, tuple(Operands(b.index, right) for b in budgets[:3]), standing)
    else:
        both = (Operands(right, left), Operands(left, right))
        yield Link(LinkKind.DIFFERENCE, column.index, both, Standing.CERTAIN if len(budgets) == 1 else Standing.LIKELY)


def _of_marks(kind: LinkKind, column: Column, near: list[Column]) -> Iterator[Link]:
    """扣分 = 分值 − 得分; 得分率 = 得分 ÷ 分值, where there is one column of each."""
    weights = [other for other in near if other.kind is ColumnKind.WEIGHT]
    scores = [other for other in near if other.kind is ColumnKind.SCORE]
    if len(weights) == len(scores) == 1:
        weight, score = weights[0].index, scores[0].index
        pair = Operands(weight, score) if kind is LinkKind.DIFFERENCE else Operands(score, weight)
        yield Link(kind, column.index, (pair,))


def _share(column: Column, near: list[Column]) -> Iterator[Link]:
    amounts = _nearest(column, (other for other in near if other.kind in _AMOUNTS))
    if amounts and amounts[0].index < column.index:
        plain = len(amounts) == 1 and _SHARE_OF_TOTAL.search(column.label)
        standing = Standing.CERTAIN if plain else Standing.TENTATIVE
        part = amounts[0].index
        yield Link(LinkKind.SHARE, column.index, (Operands(part, part),), standing)


def _product(price: Column, columns: tuple[Column, ...]) -> Iterator[Link]:
    """单价 × 数量 = 金额: the nearest count, and the nearest amount to the right of both."""
    counts = [other for other in columns if other.kind is ColumnKind.COUNT]
    results = [
        other
        for other in columns
        if other.index > price.index
        and other.kind in _AMOUNTS
        and other.kind is not ColumnKind.COUNT
        and _PRODUCT.search(other.label)
    ]
    if len(counts) == 1 and results:
        standing = Standing.CERTAIN if len(results) == 1 else Standing.TENTATIVE
        yield Link(LinkKind.PRODUCT, results[0].index, (Operands(price.index, counts[0].index),), standing)
