"""O103: each level of numbering has one style, and each style one level."""

from collections.abc import Iterator

from auditlint.api import BlockKind, Check, Defect, Document, Marker, MarkerStyle, Series, Severity, Words

# GB/T 9704 writes （一） and （1） in full width, 一、 with 、 and 1. with a point.
_USUAL = frozenset({"（）", "、", "."})
# A report that begins with so many （一） is not a page torn out of another.
_A_REPORT = 3


def find(document: Document) -> Iterator[Defect]:
    """One finding a series: two styles in it, a style on two levels, two marks."""
    told: set[int] = set()
    for series in document.series:
        defect = _two_styles(series) or _two_marks(series)
        if defect is not None:
            yield defect
        elif series.markers[0].opens and series.outer is not None and series.outer not in told:
            outer = document.series[series.outer]
            if _is_alike(series, outer) and _is_prose(document, outer.markers[0], series.markers[-1]):
                told.add(series.outer)
                yield _nested(series, outer)
    yield from _no_first_level(document)


def _two_styles(series: Series) -> Defect | None:
    first = series.markers[0]
    others = [marker for marker in series.markers if marker.style is not first.style]
    if not others:
        return None
    return Defect(
        first.span,
        Words(
            f"同一级标题序号写法不一：{first.printed} 与 {others[0].printed} 混用",
            f"one level is numbered in two styles: {first.printed} and {others[0].printed}",
        ),
        loudness="info",
        related=tuple(marker.span for marker in series.markers[1:]),
    )


def _two_marks(series: Series) -> Defect | None:
    """（一） and (二), 1、 and 2. in one series; what repeats the first is offered."""
    first = series.markers[0]
    others = [marker for marker in series.markers if _marks(marker) != _marks(first)]
    if not others:
        return None
    widths = all(len(_marks(marker)) == len(_marks(first)) == len("()") for marker in others)
    zh, en = ("括号全角、半角", "brackets of two widths") if widths else ("序号标点", "two marks")
    return Defect(
        others[0].span,
        Words(
            f"同一级标题{zh}混用：{first.printed} 与 {others[0].printed}",
            f"{en} on one level: {first.printed} and {others[0].printed}",
        ),
        replacement=first.renumbered(others[0].number) if _marks(first) in _USUAL else None,
        loudness="info",
        related=tuple(marker.span for marker in others[1:]),
    )


def _marks(marker: Marker) -> str:
    return marker.printed.replace(marker.numeral, "", 1)


def _is_alike(series: Series, outer: Series) -> bool:
    """Whether both are numbered with the same marks; 1. under 1、 is told apart at a glance."""
    return len(series.markers) > 1 and series.markers[0].printed[-1] == outer.markers[0].printed[-1]


def _nested(series: Series, outer: Series) -> Defect:
    first, above = series.markers[0], outer.markers[0]
    return Defect(
        first.span,
        Words(
            f"上下级标题用了同一种序号：{above.printed} 之下又有 {first.printed}",
            f"two levels are numbered alike: {first.printed} stands under {above.printed}",
        ),
        loudness="warning" if series.is_direct else "info",
        related=tuple(marker.span for marker in (*series.markers[1:], *outer.markers)),
    )


def _no_first_level(document: Document) -> Iterator[Defect]:
    """（一） to the end, and no 一、 anywhere."""
    top = [series for series in document.series if series.markers[0].opens]
    styles = {marker.style for series in top for marker in series.markers}
    if not top or styles & {MarkerStyle.CHINESE, MarkerStyle.PART}:
        return
    first = top[0].markers[0]
    if first.style is MarkerStyle.CHINESE_BRACKET and len(top[0].markers) >= _A_REPORT:
        yield Defect(
            first.span,
            Words(
                f"标题从 {first.printed} 起，没有“一、”级",
                f"headings start at {first.printed}; no level “一、” stands above",
            ),
            loudness="info",
        )


def _is_prose(document: Document, first: Marker, last: Marker) -> bool:
    between = document.paragraphs[first.block : last.block + 1]
    return all(paragraph.kind is not BlockKind.RESIDUE for paragraph in between)


CHECK = Check(
    code="O103",
    name="levels-mixed",
    title=Words("每级标题序号写法一致", "each level has a numbering of its own"),
    fault=Words("标题序号层次混用", "levels of numbering are mixed"),
    rationale=Words(
        "GB/T 9704 规定层次序号依次为“一、”“（一）”“1.”“（1）”；混用后读者分不清谁属于谁。",
        (
            "GB/T 9704 prescribes the levels “一、”, “（一）”, “1.” and “（1）”, in this order; where they are "
            "mixed, the reader cannot see what belongs to what."
        ),
    ),
    severity=Severity.WARNING,
    find=find,
    good=(
        "一、概况\n（一）职能\n1.拟订规划。\n2.组织实施。\n（二）机构\n二、绩效\n（一）目标",
        "一、收入\n1.税收收入\n2.非税收入\n二、支出\n1.基本支出\n2.项目支出",
    ),
    bad=(
        "三、问题\n⟦（一）⟧主要问题：\n⟦（一）⟧投入不足。近年来增长较慢。\n⟦（二）⟧人才不多。引进较少。\n⟦（二）⟧改进措施：\n继续努力。",
        "⟦1、⟧单位概况\n⟦二、⟧预算执行\n⟦三、⟧存在问题",
    ),
)
