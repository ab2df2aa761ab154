"""A403: a count equals the length of the list beside it."""

from collections.abc import Iterator
from fractions import Fraction

from auditlint.api import (
    Check,
    Const,
    Defect,
    Document,
    Enumeration,
    Equation,
    Item,
    ListForm,
    Reading,
    Severity,
    Words,
)

# A longer list is shown by its first names and its last.
_SHOWN = 6


def find(document: Document) -> Iterator[Equation | Defect]:
    """One equation a list, and one defect for each thing that it names twice."""
    for enumeration in document.enumerations:
        yield equation(enumeration)
        for first, second in enumeration.repeated:
            yield Defect(
                second.span,
                Words(f"列举重复：“{second.text}”已列过一次", f"listed twice: {second.text}"),
                related=(first.span,),
            )


def equation(enumeration: Enumeration) -> Equation:
    """The count against the list, in every way the list can be parted; likeliest first."""
    preferred = enumeration.listings[0]
    return Equation(
        enumeration.count,
        tuple(Reading(_length(items, enumeration.form)) for items in enumeration.listings),
        standing=enumeration.closure.standing,
        subject="列举项数",
        listed=tuple(dict.fromkeys(item.span for item in preferred)),
    )


def _length(items: tuple[Item, ...], form: ListForm) -> Const:
    names = [item.text for item in items]
    if form is ListForm.YEARS:
        text = f"{names[-1]} − {names[0]} + 1"
    elif len(names) > _SHOWN:
        text = "、".join([*names[: _SHOWN - 2], "…", names[-1]])
    else:
        text = "、".join(names)
    return Const(Fraction(len(items)), text, tuple(item.span for item in items))


CHECK = Check(
    code="A403",
    name="counted-list",
    title=Words("列举的项数等于所写的个数", "a count equals the length of its list"),
    fault=Words("个数与列举不符", "the count differs from the list"),
    rationale=Words(
        (
            "先报个数、再列名称，增删项目后常忘改个数，或同一项列了两遍。"
            "以“等”“主要”“如”收束或引出的不完全列举不作要求；名称中的“和”“与”按两种读法分别计数。"
        ),
        (
            "When the count comes first and the names follow, the count is easily forgotten as items are "
            "added or struck out, or one item is listed twice. An open list (“等”, “主要”, “如”) need not match; "
            "where “和” or “与” may belong to a name, both readings are counted."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "局机关内设办公室、规划与政策科、资源科、人事科⟦4⟧个职能科室。",
        "内设科室⟦5⟧个，即办公室、综合科、法规科（信访科）人事科、机关党委。",
        "青溪、白石、南塘、云门等⟦4⟧个县市获批试点。",
        "专项资金下设⟦三⟧个二级项目，包括河道整治专项、管网改造专项和智慧水务专项。",
        "目前已有⟦2⟧家企业（恒通机械、瑞丰药业）被认定。",
        "印发《云山市科技创新⟦三⟧年行动计划（2024-2026年）》。",
        "下一步重点做好⟦三⟧项工作：一是健全制度，二是加强培训，三是严格考核。",
        "大江、址岭等5家专业镇获批。",
        "全市18个县（市、区）均已开展。",
        "开放科研院所、大学5个，公共图书馆、文化馆10座。",
        "建成门卫、泵房共8栋单体建筑。",
        "全县下辖乡镇⟦3⟧个。分别是青溪镇、白石镇、南塘镇。",
        "修订《采购办法》《合同办法》《差旅办法》⟦3⟧项制度。",
        "保障低保、特困、孤儿、残疾人两项补贴等资金及时发放。",
    ),
    bad=(
        "局机关内设办公室、规划科、资源科、人事科⟦5⟧个职能科室。",
        "专项资金下设⟦四⟧个二级项目，包括河道整治专项、管网改造专项和智慧水务专项。",
        "下属单位⟦3⟧个：市水文站、市河道所、市质检中心、市信息中心。",
        "印发《云山市科技创新⟦三⟧年行动计划（2024-2027年）》。",
        "存在⟦四⟧个方面问题：一是进度较慢，二是人手不足，三是档案不全。",
        "项目由恒通机械公司和瑞丰药业公司⟦3⟧家企业实施。",
        "重点支持⟦四⟧个方向：良种繁育、设施农业、产地冷藏。",
        "修订《采购办法》《合同办法》《差旅办法》⟦4⟧项制度。",
        "支出分为⟦四⟧类：人员经费1200万元、公用经费300万元、项目经费500万元。",
        "专项资金下设三个二级项目，包括河道整治专项、管网改造专项、智慧水务专项、⟦河道整治专项⟧。",
    ),
)
