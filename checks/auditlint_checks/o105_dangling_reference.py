"""O105: what a report refers to by number is in it."""

from collections.abc import Iterator

from auditlint.api import Check, Defect, Document, Severity, Words


def find(document: Document) -> Iterator[Defect]:
    """Every 见表N without a table N, where the report numbers its tables from one on."""
    present: dict[str, set[int]] = {}
    for caption in document.captions:
        if not caption.is_reference:
            present.setdefault(caption.kind, set()).add(caption.number)
    for reference in document.captions:
        numbers = present.get(reference.kind, set())
        if reference.is_reference and {1, 2} <= numbers and reference.number not in numbers:
            name = f"{reference.kind}{reference.number}"
            yield Defect(
                reference.span,
                Words(f"所引的 {name} 不在报告中", f"{name} is referred to but is not in the report"),
            )


CHECK = Check(
    code="O105",
    name="dangling-reference",
    title=Words("所引的表、图、附件存在", "what is referred to by number exists"),
    fault=Words("所引的表、图、附件不存在", "a reference leads nowhere"),
    rationale=Words(
        "读者按“见表3”去核对却找不到表，等于没有依据；多为删改表格后未改引用。",
        (
            "A reader who turns to “见表3” and finds no such table is left without evidence; usually a table "
            "was deleted or renumbered and the reference was not."
        ),
    ),
    severity=Severity.WARNING,
    find=find,
    good=(
        "收支情况详见表2。\n表1 收入情况\n说明。\n表2 支出情况\n说明。",
        "明细详见附表5。",
        "按《管理办法》附件4执行，汇总见附件1。\n附件1\n汇总表\n附件2\n明细表",
    ),
    bad=(
        "收支情况详见⟦表3⟧。\n表1 收入情况\n说明。\n表2 支出情况\n说明。",
        "绩效目标见⟦附件4⟧。\n附件1\n自评表\n附件2\n汇总表",
    ),
)
