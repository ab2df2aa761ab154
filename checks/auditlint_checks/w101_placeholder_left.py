"""W101: nothing that was to be filled in is left blank."""

import re
from collections.abc import Iterator

from auditlint.api import HAN, Check, Defect, Document, Severity, Span, Words

_BLANK = r"[ \u3000\u00a0]"
# Each kind is looked for only where one of its signs is in the text at all.
_KINDS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    # 第 届
    ("ordinal", ("第 ", "第\u3000", "第\u00a0"), rf"第{_BLANK}+(?:[届期批轮版]|[次名位号条章季](?!产业))"),
    # 投入____万元
    (
        "line",
        ("__", "＿＿"),
        rf"(?<={HAN}|[\d：，、；（]){_BLANK}?[_＿]{{2,}}{_BLANK}?(?={HAN}|[%％])",
    ),
    # 投入    万元
    (
        "figure",
        ("  ", "\u3000\u3000"),
        rf"{_BLANK}(?<=[为达入出共约计到].){_BLANK}+(?=[万亿]元|元[，。；、]|[个家人项户](?:{HAN}|[，。；、]))",
    ),
    # ×年×月, 20XX年
    (
        "date",
        ("×年", "x年", "X年", "Ｘ年", "×月", "x月", "X月", "Ｘ月"),
        r"(?<![\d×xX*])[×xXＸ]{1,4}年(?:[×xXＸ]{1,2}月)?(?:[×xXＸ]{1,2}日)?|20[×xXＸ]{2}年|年 ?[×xXＸ]{1,2} ?月",
    ),
    # XX局, ××万元
    (
        "cross",
        ("XX", "ＸＸ", "××"),
        r"(?<![A-Za-z\d×＋+])[XＸ×]{2,}(?=[省市县区镇乡村局委办厅处科]|单位|部门|公司|项目|万元|亿元|元|个|家|人|名|号)",
    ),
    ("empty", ("【", "〔", "《", "“"), rf"【{_BLANK}*】|〔{_BLANK}*〕|《{_BLANK}*》|“{_BLANK}*”"),
    (
        "bracket",
        ("（）", "（ ", "（\u3000", "()", "( "),
        rf"(?<={HAN})(?:（{_BLANK}*）|\({_BLANK}*\))(?={HAN}|[，。；、])",
    ),
    (
        "template",
        ("此处", "填写", "待填", "待补充", "待定", "待核实", "单位名称", "部门名称"),
        r"[单点]击此处|请在此处|此处(?:填写|插入|输入|补充)"
        r"|[（(【\[](?:请?填写|待填|待补充|待定|待核实|单位名称|部门名称)[^）)】\]\n]{0,16}[）)】\]]",
    ),
    (
        "formula",
        ("#REF", "#DIV", "#VALUE", "#NAME", "错误!", "错误！", "Error!"),
        r"#(?:REF|DIV/0|VALUE|NAME)[!！?？]|错误[!！](?:未找到|未定义|文档中没有)[^。\n]{0,12}|Error! [A-Z][^\n]{0,40}",
    ),
    (
        "residue",
        ("[bookmark:", "MERGEFORMAT", "HYPERLINK", "TOC"),
        r"\[bookmark:[^\]\n]*\]|\\\* MERGEFORMAT|(?:HYPERLINK|TOC) \\?[\\\"]",
    ),
)
_TOLD = {
    "ordinal": Words("序数未填", "an ordinal is left blank"),
    "line": Words("空白处未填", "a blank is left unfilled"),
    "figure": Words("数字未填", "a figure is left blank"),
    "date": Words("日期占位符未替换", "a date is left as a placeholder"),
    "cross": Words("占位符未替换", "a placeholder is left"),
    "empty": Words("括号内没有内容", "nothing stands between the marks"),
    "bracket": Words("括号内没有内容", "nothing stands between the brackets"),
    "template": Words("模板文字未替换", "words of the template were not replaced"),
    "formula": Words("公式或引用出错的标记留在正文中", "an error mark of a formula or reference is left in the text"),
    "residue": Words("文档转换的残留", "something is left over from a conversion"),
}
# A figure may be withheld on purpose (XX企业); an empty pair of brackets may await a stamp.
_LOUDNESS = {"figure": "warning", "cross": "warning", "empty": "warning", "bracket": "warning", "residue": "info"}


def find(document: Document) -> Iterator[Defect]:
    """Every blank, placeholder and residue of a template."""
    text, characters = document.source.text, document.source.characters
    for kind, signs, pattern in _KINDS:
        if any(characters.issuperset(sign) and sign in text for sign in signs):
            for match in re.finditer(pattern, text):
                yield _defect(kind, Span(match.start(), match.end()))


def _defect(kind: str, span: Span) -> Defect:
    return Defect(span, _TOLD[kind], replacement="" if kind == "residue" else None, loudness=_LOUDNESS.get(kind))


CHECK = Check(
    code="W101",
    name="placeholder-left",
    title=Words("没有遗留的占位符和空白", "no blank or placeholder is left"),
    fault=Words("有未填写或未替换的内容", "something was left to be filled in"),
    rationale=Words(
        "套用模板成文时漏填的空白、未替换的××和转换残留，说明文稿未经通读。",
        (
            "Blanks left from a template, ×× not replaced and residue of a conversion show that the report "
            "was not read through."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "第 3 届大会于2024年5月召开，第二届同期举办。",
        "单位负责人签字：________\n日期：____",
        "型号为XXL的防护服100件，长×宽为3×4米。",
        "其他（略）。",
    ),
    bad=(
        "组织发放⟦第 届⟧人才津贴。",
        "全年投入⟦____⟧万元，建成项目⟦____⟧个。",
        "建设单位投入⟦    ⟧万元用于改造。",
        "⟦×年×月⟧，⟦XX⟧局召开会议。",
        "见⟦错误！未找到引用源⟧。",
        "⟦[bookmark: _GoBack]⟧工作开展情况良好。",
    ),
)
