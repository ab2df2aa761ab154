"""A301: a difference is what its two amounts leave."""

import re
from collections.abc import Iterator

from auditlint.api import Check, Derivation, Document, Equation, Severity, Words

# 其他用水量 behind 地表水用水量 and 地下水用水量; of 全市用水量 or 用水总量 it would be what they leave.
_OTHER = re.compile("其他(?P<what>.{2,})")
_WHOLE = re.compile("^(?:全|总|年|当年|本年)|[总合共]")


def find(document: Document) -> Iterator[Equation]:
    """增加, 减少, 结余, 缺口, 节约, 高出 … told with the two amounts."""
    for derivation in document.derivations:
        if derivation.form == "difference" and not _is_sibling(derivation):
            yield derivation.equation()


def _is_sibling(derivation: Derivation) -> bool:
    """Whether the figure is the last of a list whose other items are taken for its two amounts."""
    match = _OTHER.fullmatch(derivation.fact.label)
    if not match:
        return False
    names = [figure.label for figure in derivation.readings[0].figures]
    return all(name != match["what"] and name.endswith(match["what"]) and not _WHOLE.search(name) for name in names)


CHECK = Check(
    code="A301",
    name="difference",
    title=Words("增减额、结余等于两数之差", "a change or remainder is the difference of its amounts"),
    fault=Words("差额与所列两数不符", "the difference does not follow from the two amounts"),
    rationale=Words(
        "增加、减少、结余由前列两数相减得出；改动其一而差额未改，前后即不一致。",
        (
            "An increase, a decrease or a balance is the difference of the two amounts before it; if one of "
            "them is changed and the difference is not, the report contradicts itself."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "按来源划分，河道取水量6.85亿立方米，水库取水量6.67亿立方米，其他取水量0.25亿立方米。结余由6万元减少到4万元，减少⟦2⟧万元。",
        "基金收入120.5亿元，支出100.3亿元，当年收支结余⟦20.2⟧亿元。",
        "编外人员由120人减少到95人，减少⟦25⟧人。",
        "调整后预算7406.91万元，实际支出6159.9万元，支出率83.2%，结余⟦1247.01⟧万元由财政收回。",
    ),
    bad=(
        "编外人员由120人减少到95人，减少⟦35⟧人。",
        "调整后预算7406.91万元，实际支出6159.9万元，结余⟦1274.01⟧万元由财政收回。",
    ),
)
