"""Table -> the same with its rows and columns classified and what they make up.

Kinds come from words, numbering, indents, merged cells and code length; arithmetic never decides.
"""

from __future__ import annotations

import re
from dataclasses import replace

from auditlint.model.table import ADDITIVE, Column, ColumnKind, Footing, Row, Table
from auditlint.stating.tables.columns import state_columns
from auditlint.stating.tables.crossings import crossings, groups
from auditlint.stating.tables.footings import footings, whole_area
from auditlint.stating.tables.keyed import keyed, keyed_footings, keyed_links
from auditlint.stating.tables.links import links, with_doubts
from auditlint.stating.tables.outline import outline
from auditlint.stating.tables.proving import confirmed, proved
from auditlint.stating.tables.relating import related
from auditlint.stating.tables.rows import Line, Panel, lines, panels, state_rows
from auditlint.stating.tables.settling import settled

# Weights and scores add up over a whole form, its budget line included: not over a table alone.
_ACCOUNTS = re.compile(r"限额|余额|债|预算|决算|财政|补助|转移支付|拨款|经费")
_MEANS = re.compile(r"人均|平均|可支配|存款|贷款")
_FOOTED = ADDITIVE - {ColumnKind.WEIGHT, ColumnKind.SCORE}


def state_table(table: Table) -> Table:
    """Classify rows and columns; find footings, crossings, links and groups."""
    columns = state_columns(table)
    found, rows = _rows_of(table, columns)
    if table.hints:
        return _self_proved(table, columns, rows, found)
    labelled = keyed(table)
    by_row, across = related(table, columns)
    said, summed = links(columns), crossings(columns)
    results = {link.result for link in said} | {crossing.total for crossing in summed}
    return replace(
        table,
        rows=rows,
        columns=columns,
        footings=confirmed(table, found),
        crossings=(*summed, *(crossing for crossing in across if crossing.total not in results)),
        links=(
            *(with_doubts(link, rows, table.caption) for link in said),
            *(link for link in by_row if link.result not in results),
        ),
        groups=groups(table, columns),
        keyed=labelled,
        keyed_links=keyed_links(labelled),
        keyed_footings=tuple(keyed_footings(labelled)),
    )


def _rows_of(table: Table, columns: tuple[Column, ...]) -> tuple[list[Footing], tuple[Row, ...]]:
    """What the rows of each panel make up, and the rows as the first panel sees them."""
    found: list[Footing] = []
    first: list[Line] = []
    depths: dict[int, int] = {}
    for panel in panels(table, columns):
        seen = lines(table, panel)
        plan = outline(seen)
        found += footings(seen, plan, _footed(panel, columns), bool(table.hints))
        found += whole_area(seen, plan, _of_accounts(panel, columns))
        if not first:
            first, depths = seen, plan.depths
    return found, state_rows(table, first, depths)


def _self_proved(table: Table, columns: tuple[Column, ...], rows: tuple[Row, ...], found: list[Footing]) -> Table:
    """A table whose grid was guessed states only what its own figures prove."""
    table = settled(table, found)
    by_row, across = related(table, columns)
    return replace(table, rows=rows, columns=columns, footings=proved(table, found), crossings=across, links=by_row)


def _of_accounts(panel: Panel, columns: tuple[Column, ...]) -> tuple[int, ...]:
    """Columns of budgets and debt: a city's accounts hold what its counties' hold, unlike products and means."""
    return tuple(
        index
        for index in _footed(panel, columns)
        if _ACCOUNTS.search("".join(columns[index].path)) and not _MEANS.search("".join(columns[index].path))
    )


def _footed(panel: Panel, columns: tuple[Column, ...]) -> tuple[int, ...]:
    return tuple(index for index in panel.figures if columns[index].kind in _FOOTED)
