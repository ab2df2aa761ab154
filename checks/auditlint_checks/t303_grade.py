"""T303: the grade fits the score."""

import re
from collections.abc import Iterator
from fractions import Fraction

from auditlint.api import (
    Check,
    ColumnKind,
    Const,
    Document,
    Equation,
    Paragraph,
    Quantity,
    Reading,
    Relation,
    Role,
    Severity,
    Words,
    scorings,
)

# 优 [90,100], 良 [80,90), 中 [60,80), 差 [0,60)
_BOUNDS: dict[str, tuple[int | None, int | None]] = {"优": (90, None), "良": (80, 90), "中": (60, 80), "差": (None, 60)}
_NAMES = {"优秀": "优", "良好": "良", "中等": "中", "较差": "差"}
# 自评得分为92.5分，评价等级为“优” : what follows the score up to the grade
_GRADE_BEHIND = re.compile(
    r"[^。；\d]{0,24}?(?:等级|等次|档次|级别|评级|结果|结论|评定|评价|属于?|为)[^。；\d，]{0,6}?[为是：:]?[“\"‘「]?"
    r"(?P<grade>优秀|良好|中等|较差|优|良|中|差)(?=[”\"’」等级档次。，；、）\s]|$)"
)
# 评价等级：优 in a cell, or 等级 beside it
_GRADE_HEAD = re.compile(r".{0,8}(?:等级|等次|评级|档次)[:：]?")
_GRADE_CELL = re.compile(
    r"(?:.{0,8}(?:等级|等次|评级|档次)[:：])?[“\"]?(?P<grade>优秀|良好|中等|较差|优|良|中|差)[”\"]?"
)
_SCORE_BEFORE = re.compile(r"(?:得分|评分|总分|分数|评价分|自评|评价|综合)[^。；，]{0,14}$")
_GRADE_COLUMN = re.compile(r"(?:自评|评价|绩效|评定|考核)*(?:等级|等次|评级|档次|级别)")
# A scale of its own: three grades and their bounds in one sentence.
_SCALE = re.compile(r"[优良中差][^。\d]{0,10}\d{2,3}|\d{2,3}[^。\d]{0,12}[优良中差]")


def find(document: Document) -> Iterator[Equation]:
    """Up to two equations a graded score: not below the grade's range, not above it."""
    if _has_own_scale(document):
        return
    # 得分96分，其中…效果指标20分，等级为优: the grade is that of the whole.
    wholes = {
        part.quantity.span: derivation.fact.quantity
        for derivation in document.derivations
        if derivation.shape == "parts-behind"
        for part in derivation.readings[0].figures
    }
    by_block: dict[int, list[Quantity]] = {}
    for quantity in document.quantities:
        if quantity.role is Role.DATA and quantity.unit.name == "分":
            by_block.setdefault(quantity.block, []).append(quantity)
    for block, scores in by_block.items():
        for score in scores:
            yield from _in_text(document.paragraphs[block], score, wholes.get(score.span, score))
    yield from _in_tables(document)
    yield from _by_rows(document)


def _has_own_scale(document: Document) -> bool:
    """Whether the report prints bounds other than the usual ones."""
    for paragraph in document.paragraphs:
        found = _SCALE.findall(paragraph.view.text) if "优" in paragraph.view.text else []
        bounds = {int(number) for piece in found for number in re.findall(r"\d{2,3}", piece)}
        if len(found) >= 3 and not bounds <= {60, 79, 80, 89, 90, 100, 59}:
            return True
    return False


def _in_text(paragraph: Paragraph, score: Quantity, graded: Quantity) -> Iterator[Equation]:
    text = paragraph.view.text
    match = _GRADE_BEHIND.match(text, score.end)
    if match and _SCORE_BEFORE.search(text, max(0, score.start - 24), score.start):
        yield from _bounds(graded, match.group("grade"))


def _by_rows(document: Document) -> Iterator[Equation]:
    """自评得分 and 等级 as columns: every row is graded for itself."""
    for table in document.tables:
        graded = [column.index for column in table.columns if column.path and _GRADE_COLUMN.fullmatch(column.path[-1])]
        scored = table.columns_of(ColumnKind.SCORE)
        if len(graded) != 1 or len(scored) != 1 or table.columns_of(ColumnKind.WEIGHT):
            continue
        for row in table.body():
            score, match = table.figure(row, scored[0].index), _GRADE_CELL.fullmatch(table.text(row, graded[0]))
            if score is not None and match is not None:
                yield from _bounds(score, match.group("grade"))


def _in_tables(document: Document) -> Iterator[Equation]:
    """A grade in a form belongs to the form's total score."""
    totals = {scoring.total.table.form: scoring.total.score for scoring in scorings(document.tables)}
    for table in document.tables:
        score = totals.get(table.form)
        if score is None:
            continue
        for cell in table.cells:
            match = _GRADE_CELL.fullmatch(cell.text)
            before = table.text(cell.row, cell.column - 1) or table.text(cell.row - 1, cell.column)
            if match and (_GRADE_HEAD.match(cell.text) or _GRADE_HEAD.fullmatch(before)):
                yield from _bounds(score, match.group("grade"))


def _bounds(score: Quantity, grade: str) -> Iterator[Equation]:
    """The upper bound itself belongs to the grade above: the last printed digit stays below it."""
    low, high = _BOUNDS[_NAMES.get(grade, grade)]
    if low is not None:
        floor = Reading(Const(Fraction(low), Words(f"“{grade}”为{low}分以上", f"{low}, where “{grade}” begins")))
        yield Equation(score, (floor,), Relation.AT_LEAST, subject=f"等级{grade}")
    if high is not None:
        ceiling = Reading(
            Const(
                Fraction(high) - Fraction(score.step), Words(f"“{grade}”为{high}分以下", f"“{grade}” is below {high}")
            )
        )
        yield Equation(score, (ceiling,), Relation.AT_MOST, subject=f"等级{grade}")


CHECK = Check(
    code="T303",
    name="grade",
    title=Words("评价等级与得分相符", "the grade fits the score"),
    fault=Words("评价等级与得分不符", "the grade does not fit the score"),
    rationale=Words(
        (
            "总分90（含）—100分为优、80（含）—90分为良、60（含）—80分为中、60分以下为差"
            "（财政部《项目支出绩效评价管理办法》第二十七条）。报告另行列明等级分数的，不作核对。"
        ),
        (
            "A total score of 90 up to 100 is 优, 80 up to but not including 90 is 良, 60 up to but not "
            "including 80 is 中, below 60 is 差 (《项目支出绩效评价管理办法》 of the Ministry of Finance, Article 27). "
            "A report that states a scale of its own is not checked."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "经自评，2024年度本站整体支出绩效自评得分⟦92.5⟧分，评价等级为“优”。",
        "指标\t分值\t得分\n产出数量\t60\t52\n服务对象满意度\t40\t36\n合计\t100\t⟦88⟧\n评价等级\t良\t\n",
        "项目名称\t自评得分\t自评等级\n渠道清淤\t⟦95.2⟧\t优\n堤防巡查\t⟦88.6⟧\t良\n",
    ),
    bad=(
        "经自评，2024年度本站整体支出绩效自评得分⟦82.5⟧分，评价等级为“优”。",
        "指标\t分值\t得分\n产出数量\t60\t52\n服务对象满意度\t40\t39\n合计\t100\t⟦91⟧\n评价等级\t良\t\n",
        "项目名称\t自评得分\t自评等级\n渠道清淤\t95.2\t优\n堤防巡查\t⟦86.8⟧\t优\n",
    ),
)
