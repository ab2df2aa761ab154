"""Figures of tables that the text, or another table, tells as well."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditlint.model.equation import Standing
from auditlint.model.fact import Basis, Measure
from auditlint.model.quantity import Quantity, Role
from auditlint.model.repetition import Repetition, RepetitionKind
from auditlint.model.table import Cell, Column, ColumnKind, Table, forms
from auditlint.model.unit import Dimension
from auditlint.stating.retelling.misprints import misprinted, slip_from, traces
from auditlint.stating.retelling.occurrences import Occurrence, coarser, content
from auditlint.stating.retelling.one_fact import significant
from auditlint.stating.words.similarity import bare, names_row

# So many digits are hardly ever told twice by chance; with the label beside it three are enough.
_DISTINCTIVE = 5
_NAMED = 3
# So many characters name an indicator; fewer are a word that many have.
_LABEL = 6
_INDICATOR = 16
_COUNTED = re.compile(r"(?:数量|人数|个数|家数|次数|总数|总额|金额|数额|数)$")
_NUMBERED = re.compile(r"^(?:\d+[、.．]|[（(]\d+[)）]|其中[：:])*")
_REMARK = re.compile(r"[（(][^（）()]*[)）]")
_PROJECT = re.compile(r"^项目(?:支出)?名称$")
_WHOLE = re.compile(r"^(?:年度)?资金总额|^预算资金总额|^总计$|^合计$")
_DIGITS = re.compile(r"\d[\d,.]*")
_WORDS = (ColumnKind.WORDS, ColumnKind.REASON)
_PLAIN = (ColumnKind.AMOUNT, ColumnKind.EXECUTED, ColumnKind.ACTUAL, ColumnKind.COUNT, ColumnKind.WORDS)
# The column that a figure on this footing stands in.
_COLUMN_OF = {
    Basis.EXECUTED: ColumnKind.EXECUTED,
    Basis.BUDGET: ColumnKind.BUDGET,
    Basis.INITIAL: ColumnKind.BUDGET,
    Basis.ADJUSTED: ColumnKind.BUDGET,
    Basis.PRIOR: ColumnKind.PRIOR,
}
_NOT_TOLD = (ColumnKind.WEIGHT, ColumnKind.SCORE, ColumnKind.NUMBERING, ColumnKind.CODE, ColumnKind.TARGET)


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One figure of a table: the names of its row and column, the words beside it in its cell, its column's kind."""

    quantity: Quantity
    label: str
    words: str
    kind: ColumnKind
    table: int
    target: Quantity | None = None
    column: str = ""

    @property
    def name(self) -> str:
        """The words that name the figure: those of its own cell, else those of its row."""
        return self.words or self.label


def entries(tables: Sequence[Table]) -> list[Entry]:
    """Every figure of the tables that the text may tell too."""
    return [entry for number, table in enumerate(tables) for entry in _of_table(table, number)]


def _of_table(table: Table, number: int) -> Iterator[Entry]:
    kinds = {column.index: column.kind for column in table.columns}
    heads = {column.index: content(_REMARK.sub("", column.label)) for column in table.columns}
    targets = {cell.row: cell.quantity for cell in table.cells if kinds.get(cell.column) is ColumnKind.TARGET}
    for cell in table.cells:
        kind = kinds.get(cell.column, ColumnKind.WORDS)
        if not cell.quantities or cell.row < table.header_height or kind in _NOT_TOLD:
            continue
        label = content(row_label(table, cell))
        for quantity in cell.quantities:
            if quantity.role is Role.DATA:
                words = content(_clause(cell.text[: quantity.start]))
                head = heads.get(cell.column, "")
                yield Entry(quantity, label, words, kind, number, targets.get(cell.row), head)


def row_label(table: Table, cell: Cell) -> str:
    """The nearest words to the left of a cell, without number and bracketed remark."""
    for column in range(cell.column - 1, -1, -1):
        other = table.cell(cell.row, column)
        if other is not None and other.text and not other.quantities:
            return _REMARK.sub("", _NUMBERED.sub("", other.text))
    return ""


def _clause(text: str) -> str:
    return _NUMBERED.sub("", re.split(r"[，；。]", text)[-1])


def told_in_both(told: Sequence[Occurrence], found: Sequence[Entry]) -> Iterator[Repetition]:
    """Text against table: an equal figure with equal words is ticked, a misprint of it under the same name is not."""
    if not found:
        return
    by_value: dict[Decimal, list[Entry]] = defaultdict(list)
    by_trace: dict[tuple[object, str], list[Entry]] = defaultdict(list)
    for entry in found:
        for value in (entry.quantity.value, *coarser(entry.quantity)):
            by_value[value].append(entry)
        for trace in traces(entry.quantity.text):
            by_trace[entry.quantity.unit.family, trace].append(entry)
    for telling in told:
        same = [each for each in by_value.get(telling.quantity.value, ())[:8] if _same_figure(telling, each)]
        if same:
            best = next((each for each in same if each.kind is _COLUMN_OF.get(telling.basis)), same[0])
            yield _both(telling, best, Standing.CERTAIN)
        yield from _mistyped(telling, by_trace)


def _mistyped(telling: Occurrence, by_trace: dict[tuple[object, str], list[Entry]]) -> Iterator[Repetition]:
    """The table's figures under the same name from which one slip of the pen leads to the text's."""
    near = (each for trace in traces(telling.quantity.text) for each in by_trace.get((telling.family, trace), ())[:8])
    slips = {
        each.quantity.span: each
        for each in near
        if each.quantity.value != telling.quantity.value and _same_name(telling, each)
        if misprinted(telling.quantity.text, each.quantity.text)
        or (_is_full(telling, each) and slip_from(each.quantity, telling.quantity))
    }
    if len({each.quantity.value for each in slips.values()}) == 1:
        yield _both(telling, next(iter(slips.values())), Standing.CERTAIN)


def _same_figure(telling: Occurrence, entry: Entry) -> bool:
    figure = telling.quantity
    coarser_told = figure.value == entry.quantity.value or figure.step > entry.quantity.step
    if not figure.value or not coarser_told or figure.unit.family != entry.quantity.unit.family or figure.note:
        return False
    if significant(figure) >= _DISTINCTIVE and entry.kind is not ColumnKind.PRIOR:
        return True
    name = _COUNTED.sub("", entry.name)
    named = len(name) >= 4 and name in telling.before[-20:]
    return significant(figure) >= _NAMED and (named or _names(telling, entry))


def _same_name(telling: Occurrence, entry: Entry) -> bool:
    """Whether the text names the row in its own words: 补助符合条件的高新技术企业 for 补助高新技术企业数量."""
    if telling.quantity.unit.family != entry.quantity.unit.family or entry.kind not in _PLAIN:
        return False
    if telling.mood or telling.measure is not Measure.LEVEL or telling.basis in (Basis.PRIOR, Basis.BALANCE):
        return False
    return _names(telling, entry)


def _names(telling: Occurrence, entry: Entry) -> bool:
    """二小学生数 for the row 二小 in the column 学生数, or the row's name alone."""
    if names_row(telling.label, entry.name):
        return True
    return _is_full(telling, entry)


def _is_full(telling: Occurrence, entry: Entry) -> bool:
    full = bare(entry.name + entry.column)
    return min(len(entry.name), len(entry.column)) >= 2 and bare(telling.label) == full


def _both(telling: Occurrence, entry: Entry, standing: Standing) -> Repetition:
    first, second = entry.quantity, telling.quantity
    if second.span < first.span:
        first, second = second, first
    target = entry.target
    comparable = target is not None and target.unit.family == telling.family
    if comparable and target is not None and entry.quantity.value < target.value <= telling.quantity.value:
        # The table's figure misses the target that the text's figure reaches: look at the table first.
        first, second = telling.quantity, entry.quantity
    return Repetition(RepetitionKind.TEXT_TABLE, first, second, telling.label or entry.name, standing)


def told_in_tables(tables: Sequence[Table], found: Sequence[Entry]) -> Iterator[Repetition]:
    """Table against table."""
    yield from _indicators(tables)
    yield from _projects(tables)
    yield from _equal_entries(found)


def _equal_entries(found: Sequence[Entry]) -> Iterator[Repetition]:
    """Distinctive figures that stand in several tables under one name."""
    seen: dict[tuple[Decimal, str], Entry] = {}
    for entry in found:
        name = _COUNTED.sub("", entry.name)
        if significant(entry.quantity) < _NAMED or len(name) < 4:
            continue
        first = seen.setdefault((entry.quantity.value, name), entry)
        if first.table != entry.table and first.quantity.unit.family == entry.quantity.unit.family:
            yield Repetition(RepetitionKind.TABLES, first.quantity, entry.quantity, name, Standing.CERTAIN)


def _indicators(tables: Sequence[Table]) -> Iterator[Repetition]:
    """One indicator with one target in two forms: its result must be one too."""
    seen: dict[str, tuple[int, Cell]] = {}
    for number, table in enumerate(tables):
        targets, actuals = table.columns_of(ColumnKind.TARGET), table.columns_of(ColumnKind.ACTUAL)
        if len(targets) != 1 or len(actuals) != 1:
            continue
        for row in table.body():
            result = table.cell(row, actuals[0].index)
            key = _indicator(table, row, targets[0])
            if result is None or not key:
                continue
            form, first = seen.setdefault(key + "|" + _frame(result), (number, result))
            if form != number:
                yield from _same_results(first, result, key)


def _indicator(table: Table, row: int, target: Column) -> str:
    """Name and target of an indicator, where they are long enough to be of one indicator alone."""
    cell = table.cell(row, target.index)
    if cell is None or not cell.quantities:
        return ""
    name = content(row_label(table, cell))
    words = _DIGITS.sub("", content(cell.text))
    return f"{name}|{cell.text}" if len(name) >= _LABEL and len(name) + len(words) >= _INDICATOR else ""


def _frame(cell: Cell) -> str:
    return _DIGITS.sub("#", content(cell.text))


def _same_results(first: Cell, second: Cell, key: str) -> Iterator[Repetition]:
    if len(first.quantities) != len(second.quantities) or len(_frame(second)) < 5:
        return
    for one, two in zip(first.quantities, second.quantities, strict=True):
        if one.role is Role.DATA and two.role is Role.DATA:
            yield Repetition(RepetitionKind.TABLES, one, two, key.partition("|")[0], Standing.CERTAIN)


def _projects(tables: Sequence[Table]) -> Iterator[Repetition]:
    """A project's own form against its line in another form: budget against budget, execution against execution."""
    for form in forms(tuple(tables)):
        name = next((name for table in form if (name := _project(table))), "")
        if not name:
            continue
        totals = [(table, row) for table in form for row in table.body() if _WHOLE.match(_name(table, row))]
        lines = [(t, r) for t in tables if t.form != form[0].form for r in t.body() if _name(t, r) == name]
        if len(totals) == 1 and len(lines) == 1:
            yield from _same_money(lines[0], totals[0], name)


def _project(table: Table) -> str:
    for row, column in ((r, c) for r in range(min(table.height, 3)) for c in range(table.width - 1)):
        if _PROJECT.match(table.text(row, column)):
            return _REMARK.sub("", table.text(row, column + 1))
    return ""


def _name(table: Table, row: int) -> str:
    cells = [cell for cell in table.row_cells(row) if cell.text]
    words = [cell.text for cell in cells if cell.figure is None]
    return _REMARK.sub("", _NUMBERED.sub("", words[0])) if words else ""


def _same_money(line: tuple[Table, int], total: tuple[Table, int], name: str) -> Iterator[Repetition]:
    for kind, word in ((ColumnKind.BUDGET, "全年|调整|20\\d\\d"), (ColumnKind.EXECUTED, "全年|20\\d\\d|执行|决算")):
        columns = [_latest(table, kind, word) for table, _ in (line, total)]
        if columns[0] is None or columns[1] is None:
            continue
        one, two = line[0].figure(line[1], columns[0].index), total[0].figure(total[1], columns[1].index)
        if one and two and one.unit.dimension is two.unit.dimension is Dimension.MONEY:
            yield Repetition(RepetitionKind.TABLES, one, two, name, Standing.CERTAIN)


def _latest(table: Table, kind: ColumnKind, word: str) -> Column | None:
    found = [column for column in table.columns_of(kind) if re.search(word, column.label)]
    return found[-1] if found else None
