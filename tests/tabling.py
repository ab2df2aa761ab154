"""Tables from text, through reading, measuring and stating."""

from __future__ import annotations

from auditlint.measuring.cells import measure_cells
from auditlint.measuring.lexing import lex
from auditlint.model.source import Source
from auditlint.model.table import Table
from auditlint.reading.tables import find_tables
from auditlint.stating.tables.reading import state_table

# A form as a word processor's export leaves it: one cell a line, rows parted by empty lines.
FORM = """附件1
山洪灾害防治项目支出绩效自评表
\t项目名称
\t山洪灾害防治

\t主管部门
\t青溪县水利局
\t实施单位
\t青溪县水文站

\t项目资金
（万元）
\t
\t年初预算数
\t全年预算数
\t全年执行数
\t分值
\t执行率
\t得分

\t
\t年度资金总额
\t120
\t135.5
\t130.08
\t10
\t96%
\t9.6

\t
\t其中：财政拨款
\t120
\t130.5
\t125.08
\t
\t
\t

\t
\t其他资金
\t⇤
\t5
\t5
\t
\t
\t

\t绩
效
指
标

\t一级指标
\t二级指标
\t三级指标
\t年度指标值
\t实际完成值
\t分值
\t得分
\t偏差原因分析及改进措施

\t
\t产出指标

（60分）
\t数量指标
\t改造监测站⇥
\t12处
\t12处
\t40
\t40
\t

\t
\t
\t质量指标
\t验收合格率
\t≥95%
\t100
\t20
\t20
\t

\t
\t效益指标
（30分）
\t社会效益
\t预警覆盖人数
\t≥3万人
\t2.8万人
\t30
\t28
\t年底投运

\t总分
\t100
\t97.6
\t

""".replace("⇥", "\t　").replace("⇤", "　")


def tables(text: str) -> tuple[Table, ...]:
    """As read: cells in their places, no quantities."""
    return find_tables(Source("report.txt", text))


def stated(text: str) -> tuple[Table, ...]:
    """With quantities, kinds and structure."""
    return tuple(state_table(measure_cells(table, lex)) for table in tables(text))


def grid(table: Table) -> list[list[str]]:
    """The texts by row and column."""
    return [[table.text(row, column) for column in range(table.width)] for row in range(table.height)]
