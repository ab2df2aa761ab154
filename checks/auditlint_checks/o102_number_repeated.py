"""O102: a numbered series uses no number twice."""

from collections.abc import Iterator
from itertools import pairwise

from auditlint.api import BlockKind, Check, Defect, Document, Marker, Severity, Words


def find(document: Document) -> Iterator[Defect]:
    """Every marker with the number of the one before it, over other words."""
    for series in document.series:
        numbers = {marker.number for marker in series.markers}
        for before, after in pairwise(series.markers):
            if after.number == before.number and _is_certain(document, before, after):
                yield _defect(before, after, is_last=after.number + 1 not in numbers)


def _is_certain(document: Document, before: Marker, after: Marker) -> bool:
    between = document.paragraphs[before.block : after.block + 1]
    return all(paragraph.kind is not BlockKind.RESIDUE for paragraph in between)


def _defect(before: Marker, after: Marker, is_last: bool) -> Defect:
    """The next number is the repair where no other item has it; else the whole tail moves up."""
    wanted = after.renumbered(after.number + 1)
    return Defect(
        after.span,
        Words(f"序号重复：{after.printed} 用了两次", f"{after.printed} is used twice"),
        replacement=wanted if is_last else None,
        reason=Words(f"其后各项顺延为 {wanted} 起", f"the items from here on move up to {wanted}"),
        related=(before.span,),
    )


CHECK = Check(
    code="O102",
    name="number-repeated",
    title=Words("序号不重复", "no number is used twice"),
    fault=Words("序号重复", "a number is used twice"),
    rationale=Words(
        "两条同号，引用时无法区分，多为增补内容后未顺延序号。",
        (
            "Two items with one number cannot be told apart when they are cited; usually something was "
            "inserted and what follows was not renumbered."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "一是健全制度。二是加强培训。三是严格考核。",
        "一、收入\n（一）税收收入\n（二）非税收入\n二、支出\n（一）基本支出\n（二）项目支出",
        "（二）负责票据管理\n（二）负责票据管理。按规定公开。",
    ),
    bad=(
        "一是健全制度。二是加强培训。⟦二是⟧严格考核。",
        "主要做法：①建章立制；②强化培训；⟦②⟧严格考核；③公开结果。",
        "（一）收入情况\n较好。\n（二）支出情况\n正常。\n⟦（二）⟧结余情况\n略有结余。",
    ),
)
