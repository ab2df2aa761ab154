"""O104: tables, figures and annexes are numbered in order."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from auditlint.api import Caption, Check, Defect, Document, Severity, Words


def find(document: Document) -> Iterator[Defect]:
    """Every caption that leaves out a number which is nowhere else in the report, or has that of the one before."""
    captions = sorted((each for each in document.captions if not each.is_reference), key=_kind)
    for kind, group in groupby(captions, key=_kind):
        run = sorted(group, key=lambda caption: caption.span)
        if run[0].number == 1:
            yield from _skips(document, kind, run)
            yield from _twice(kind, run)


def _kind(caption: Caption) -> str:
    return caption.kind


def _skips(document: Document, kind: str, run: list[Caption]) -> Iterator[Defect]:
    used = {caption.number for caption in run}
    for before, after in pairwise(run):
        missing = before.number + 1
        if after.number != missing + 1 or missing in used or f"{kind}{missing}" in document.source.text:
            continue
        yield Defect(
            after.span,
            Words(
                f"{kind}的编号不连续：{kind}{before.number} 之后是 {kind}{after.number}",
                f"{kind}{before.number} is followed by {kind}{after.number}",
            ),
            replacement=f"{kind}{missing}" if after.number + 1 not in used else None,
            related=(before.span,),
        )


def _twice(kind: str, run: list[Caption]) -> Iterator[Defect]:
    """Two captions running with one number over two titles, where no third has it and the run counts on to them."""
    numbers = [caption.number for caption in run]
    for at, (before, after) in enumerate(pairwise(run)):
        if numbers.count(after.number) != 2 or numbers[: at + 1] != list(range(1, at + 2)):
            continue
        if after.number == before.number and before.title and after.title and before.title != after.title:
            is_last = after.number + 1 not in numbers
            yield Defect(
                after.span,
                Words(f"{kind}的编号重复：{kind}{after.number} 用了两次", f"{kind}{after.number} is used twice"),
                replacement=f"{kind}{after.number + 1}" if is_last else None,
                related=(before.span,),
            )


CHECK = Check(
    code="O104",
    name="caption-order",
    title=Words("表、图、附件编号连续", "tables, figures and annexes are numbered in order"),
    fault=Words("表、图、附件编号不连续", "a caption's number is skipped or used twice"),
    rationale=Words(
        "编号跳号，常是附表被删或漏附；正文按编号引用时会对不上。",
        (
            "A gap in the numbering often means that a table was deleted or an annex not attached; references "
            "by number then lead astray."
        ),
    ),
    severity=Severity.WARNING,
    find=find,
    good=(
        "表1 收入情况\n说明。\n表2 支出情况\n说明。\n图1 增长情况",
        "附件1\n自评表\n附件2\n汇总表",
        "表1 收入情况\n说明文字。\n表2 支出情况\n说明文字。\n表2 支出情况\n续页。",
    ),
    bad=(
        "表1 收入情况\n说明文字。\n表2 支出情况\n说明文字。\n⟦表4⟧ 结余情况\n说明文字。",
        "附件1\n自评表\n附件2\n汇总表\n⟦附件4⟧\n明细表",
        "表1 收入情况\n说明文字。\n表2 支出情况\n说明文字。\n⟦表2⟧ 结余情况\n说明文字。",
    ),
)
