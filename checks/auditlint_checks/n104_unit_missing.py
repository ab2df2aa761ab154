"""N104: a figure has a unit where its siblings have one."""

import re
from collections.abc import Iterator, Sequence

from auditlint.api import (
    Cell,
    Check,
    ColumnKind,
    Defect,
    Dimension,
    Document,
    Fact,
    Quantity,
    Severity,
    Table,
    Words,
)

_MISSING = Words("缺少计量单位", "the unit is missing")
# 退休人员：27；
_HEADCOUNT = re.compile(r"(?:人员|人数|职工)(?:数|总数)?[：:]?(?:为|共)?$")
# 引进企业35家（累计141）
_RUNNING = re.compile(r"^（?(?:累计|总数|共|共计)(?:达到?|为)?$")
_CLOSES = re.compile(r"[；。，）]|$")
_PERSONS = "人"
# 1 and 0.99 beside a target in per cent are quotients, not figures that lost their sign.
_QUOTIENT = 1


def find(document: Document) -> Iterator[Defect]:
    """Bare figures of the text beside figures with a unit; completions that lost the % of their target."""
    for block in dict.fromkeys(fact.block for fact in document.facts):
        facts = document.facts_in(block)
        if any(_is_bare(fact.quantity) for fact in facts):
            yield from _of_paragraph(facts, document.paragraphs[block].view.text)
    for table in document.tables:
        yield from _completions(table)


def _is_bare(quantity: Quantity) -> bool:
    return quantity.unit.dimension is Dimension.BARE and not quantity.unit.name and not quantity.decimals


def _of_paragraph(facts: Sequence[Fact], text: str) -> Iterator[Defect]:
    for at, fact in enumerate(facts):
        if not _is_bare(fact.quantity) or not _CLOSES.match(text, fact.quantity.end):
            continue
        unit = _unit(facts, at)
        if unit:
            yield _defect(fact.quantity, unit)


def _unit(facts: Sequence[Fact], at: int) -> str:
    """The unit that the figure's words, or the figure that its bracket stands behind, give it."""
    fact = facts[at]
    before = facts[at - 1] if at else None
    if before and fact.depth > before.depth and _RUNNING.match(fact.gap):
        return before.quantity.unit.name if before.quantity.unit.dimension is Dimension.COUNT else ""
    if _HEADCOUNT.search(fact.gap):
        return _PERSONS if any(each.quantity.unit.base == _PERSONS for each in facts) else ""
    return ""


def _completions(table: Table) -> Iterator[Defect]:
    targets, actuals = table.columns_of(ColumnKind.TARGET), table.columns_of(ColumnKind.ACTUAL)
    if len(targets) != 1 or len(actuals) != 1 or "%" in actuals[0].label:
        return
    for row in table.body():
        target, actual = table.cell(row, targets[0].index), table.cell(row, actuals[0].index)
        if target and actual and "%" in target.text and _lost_its_sign(actual):
            quantity = actual.figure
            assert quantity is not None
            yield _defect(quantity, "%")


def _lost_its_sign(cell: Cell) -> bool:
    quantity = cell.figure
    if quantity is None or "%" in cell.text or quantity.unit.dimension not in (Dimension.PERCENT, Dimension.BARE):
        return False
    return _whole_part(quantity) > _QUOTIENT


def _whole_part(quantity: Quantity) -> int:
    """The whole part of the numeral as printed."""
    return int(quantity.text.replace(",", "").lstrip("-").partition(".")[0] or 0)


def _defect(quantity: Quantity, unit: str) -> Defect:
    return Defect(quantity.numeral_span, _MISSING, quantity.text + unit)


CHECK = Check(
    code="N104",
    name="unit-missing",
    title=Words("同类数据都带计量单位", "figures have a unit where their siblings have one"),
    fault=Words("缺少计量单位", "a unit is missing"),
    rationale=Words(
        "GB/T 15835要求数值与计量单位同时写出；同一句中其他数据有单位而此处没有，读者无法确认所指。",
        (
            "GB/T 15835 asks for a number to be written together with its unit; where the other figures of a "
            "sentence have one and this does not, the reader cannot be sure what it counts."
        ),
    ),
    severity=Severity.WARNING,
    find=find,
    good=(
        "编制总数20个，在编人数18人；退休人员：31人；临聘人员3人。",
        "新引进孵化企业35家（累计141家），服务企业700家。",
        "三级指标\t指标值\t完成值\t分值\t得分\n群众满意度\t≥95%\t99%\t10\t10\n培训场次\t≥5场\t6场\t10\t10\n",
    ),
    bad=(
        "编制总数20个，在编人数18人；退休人员：⟦31⟧；临聘人员3人。",
        "新引进合作社12家（累计⟦86⟧），带动农户700户。",
        "三级指标\t指标值\t完成值\t分值\t得分\n群众满意度\t≥95%\t⟦99⟧\t10\t10\n培训场次\t≥5场\t6场\t10\t10\n",
    ),
)
