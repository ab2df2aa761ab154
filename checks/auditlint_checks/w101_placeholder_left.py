"""W101: nothing that was to be filled in is left blank."""

import re
from collections.abc import Iterator

from auditlint.api import HAN, Check, Defect, Document, Severity, Span, Words

_BLANK = r"[ \u3000\u00a0]"
# 二○○五年 is a year.
_CROSS = r"(?:[XＸ×x]{2,}|[*＊]{3,}|(?<![一二三四五六七八九〇○])○{2,}(?![一二三四五六七八九〇○]))"
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
    # 投入    万元; a single blank belongs to the page
    (
        "figure",
        ("  ", "\u3000\u3000"),
        rf"{_BLANK}(?<=[为达入出共约计到付长降少加占算额].){_BLANK}+"
        rf"(?=[万亿]元|元[，。；、]|[个家人户项件份次](?:{HAN}|[，。；、])|[%％](?:[，。；、）]|$))"
        rf"|{_BLANK}(?<={HAN}.){_BLANK}+(?=(?:[个家人户项件份次场台套条亩]|人次|公里|[%％])[，。；、])",
    ),
    # 支出万元，同比增长%。: a mark must follow, as a table's header reads the same
    (
        "figure",
        ("元", "%", "％"),
        r"[万亿]元(?<![\d余多几数百千十]..)(?<=(?:支出|收入|投入|共计|合计|资金|经费|金额|约为|计为|额为|入为|出为|费为|金为|达到)..)(?=[，。；])"
        r"|[￥¥][万亿]?元"
        r"|[%％](?<!\d.)(?<=(?:增长|下降|提高|占比|率为|率达|比为).)(?=[，。；])",
    ),
    # 共计……万元
    ("figure", ("...", "…"), r"(?:\.{3,}|…{1,4}) ?(?:[万亿]元|元|个百分点|[%％])(?=[，。；、])"),
    # ×年×月, 20XX年, 202X年
    (
        "date",
        ("×年", "x年", "X年", "Ｘ年", "×月", "x月", "X月", "Ｘ月", "*年", "_年", "＿年", "×日", "X日"),
        r"(?<![\d×xX*])[×xXＸ]{1,4}年(?:[×xXＸ]{1,2}月)?(?:[×xXＸ]{1,2}日)?|(?<!\d)20(?:\d[×xXＸ*_＿]|[×xXＸ*_＿]{1,4}\d?)年"
        r"|年 ?[×xXＸ]{1,2} ?月|(?<=\d月)[×xXＸ]{1,2}日",
    ),
    # 20  年度, 于2024年  月  日: the line under a signature is left to the pen
    (
        "date",
        ("20  ", "20\u3000", "20 年", "年 月", "年  ", "年\u3000", "于年", "至年", "自年", "到年"),
        rf"(?<!\d)20(?:{_BLANK}{{2,}}年|{_BLANK}年(?=度|{_BLANK}*月{_BLANK}*日))|(?<=[于自至到])(?:20\d\d)?{_BLANK}*年{_BLANK}*月(?:{_BLANK}*日)?"
        rf"|(?<=20\d\d年){_BLANK}+月{_BLANK}*日(?={HAN})",
    ),
    (
        "date",
        ("）年", ")年", "）月", ")月"),
        rf"(?:（{_BLANK}*）|\({_BLANK}*\))[年月](?:(?:（{_BLANK}*）|\({_BLANK}*\))[月日])*",
    ),
    # 云财〔20  〕 号, 云财〔2024〕 号
    (
        "number",
        ("〔20", "[20", "【20", "［20"),
        rf"[〔\[【［]20\d{{0,2}}{_BLANK}*[〕\]】］]{_BLANK}*第?(?:{_BLANK}*|[×xXＸ*_＿]+)号"
        rf"|[〔\[【［]20\d{{0,1}}{_BLANK}*[〕\]】］]{_BLANK}*\d+{_BLANK}*号",
    ),
    # XX份, ××万元, ***个
    (
        "measure",
        ("XX", "ＸＸ", "××", "xx", "***", "＊＊＊", "○○"),
        rf"(?<![A-Za-z\d×xX*＊＋+\-/.]){_CROSS}"
        r"(?=[万亿]元|元(?!素)|个(?:百分点)?|家|人(?!民|大|力|社)|份|项(?!目)|次|件|户|名|亩|公里|[%％])",
    ),
    # 增长X%, 共×万元
    (
        "measure",
        tuple(f"{word}{cross}" for word in "长降达为占共计至" for cross in "×XＸ"),
        r"[×XＸ](?<=[长降达为占共计至].)(?=[万亿]元|[%％]|个百分点)",
    ),
    # XX局, 某某公司
    (
        "cross",
        ("XX", "ＸＸ", "××", "xx", "某某", "○○", "***", "△△", "□□", "件X", "件×", "表X", "第X", "第×"),
        rf"(?<![A-Za-z\d×xX*＊＋+\-/.]){_CROSS}(?=[省市县区镇乡村局委办厅处科]|单位|部门|公司|有限公司|企业|项目|号|街道|学校|文件|通知)"
        r"|(?:附件|附表|第)[XＸ×](?=[，。；、）页条章节项])|某某(?=[省市县区镇乡村局委办厅处科]|单位|部门|公司|项目|街道|学校|同志)|(?<=[\u4e00-\u9fff])[△□■▲]{2,}(?=[\u4e00-\u9fff])",
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
# 《XX村财务制度（范本）》 is meant to be filled in by others.
_MODEL = re.compile("《[^《》\\n]*(?:范本|模板|样本|样式|示范文本|参考文本|格式文本)[^《》\\n]*》")
_TOLD = {
    "ordinal": Words("序数未填", "an ordinal is left blank"),
    "line": Words("空白处未填", "a blank is left unfilled"),
    "figure": Words("数字未填", "a figure is left blank"),
    "date": Words("日期未填写或占位符未替换", "a date is left blank or as a placeholder"),
    "number": Words("文号未填", "a document number is left blank"),
    "measure": Words("数字占位符未替换", "a figure is left as a placeholder"),
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
    models: tuple[Span, ...] | None = None
    for kind, signs, pattern in _KINDS:
        if any(characters.issuperset(sign) and sign in text for sign in signs):
            for match in re.finditer(pattern, text):
                span = Span(match.start(), match.end())
                models = tuple(Span(*model.span()) for model in _MODEL.finditer(text)) if models is None else models
                if not any(span.overlaps(model) for model in models):
                    yield _defect(kind, span)


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
        "制定《XX村集体资产管理办法（范本）》，印发《××单位内部控制手册样式》。",
        "单位：万元，全年支出3万元，同比增长5%。得分＝分值×80%，规格为3×4米、XXL码20件。",
        "负责人：        2024年   月   日\n投产20 年，近20 年来运行良好，二○○五年建成，云财〔2024〕18号。",
        "按人均X元的标准测算，O2O平台、XX型设备，水平方向**加固**，说明……元旦前完成。",
    ),
    bad=(
        "组织发放⟦第 届⟧人才津贴。",
        "全年投入⟦____⟧万元，建成项目⟦____⟧个。",
        "建设单位投入⟦    ⟧万元用于改造。",
        "⟦×年×月⟧，⟦XX⟧局召开会议。",
        "见⟦错误！未找到引用源⟧。",
        "⟦[bookmark: _GoBack]⟧工作开展情况良好。",
        "发放资料⟦XXXX⟧份，支出⟦××⟧万元，同比增长⟦X⟧%，培训⟦***⟧人。",
        "全年支出⟦万元⟧，同比增长⟦%⟧，合计⟦……万元⟧，占⟦  ⟧%，发放资料⟦   ⟧份。",
        "⟦20  年⟧度预算按云财〔2024〕18号和云财⟦〔20  〕 号⟧、云政办⟦〔2023〕 号⟧执行。",
        "⟦202X年⟧完工，⟦（ ）年（ ）月⟧验收，资金于⟦2024年  月  日⟧拨付给⟦某某⟧单位，见⟦附件X⟧。",
    ),
)
