"""Y102: labels name the report's own year; a year is not compared with itself."""

import re
from collections.abc import Iterator

from auditlint.api import BlockKind, Check, Defect, Document, Paragraph, Severity, Span, Words

# 2024年…比2024年增长5%: the same year on both sides. Months and parts of a year may be compared within it.
_WITH_ITSELF = re.compile(
    r"(?P<year>20(?<![\d与比较至到、在于]..)\d\d)年度?(?P<between>[^。；年月季]{2,90})"
    r"，?(?:比|较|相比于?|与)(?P<base>(?P=year))年度?(?![\d初末底预计年])(?P<what>[^。；，]{0,14}?)"
    r"(?:增长|增加|减少|下降|提高|上升|持平)"
)
_BUDGET = re.compile(r"预算|计划|目标|年初|月|季|上半年|快报|预计")
# A caption of the form itself: 2023年度部门整体支出绩效自评表.
_FORM = re.compile(
    r"^(?:附[件表]?[\d一二三四五]*[:： ]*)?(?P<year>20\d\d) ?年?度?"
    r"(?P<what>[^\d，。]{0,24}(?:自评表|基础数据表|评分表))"
)
_LEADING = re.compile(
    r"^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十\d]+[、.])?(?P<year>20\d\d)年(?!至|-|—|前|后|以来)"
)


# 与2022年度的27,105.34万元相比: a base that the text names by its year.
_BASE = re.compile(
    r"(?:与|比|较)(?P<base>20\d\d)年度?(?:的|决算数?|执行数|支出|收入)?[\d,.]*[万亿]?元?(?:相比|增|减|上升|下降)"
)
# So many comparisons with one year, and one with the year before that, make the odd one a slip.
_SEVERAL = 3
# A chapter on next year's budget: 2025年预算草案, 二、2025年收支预算安排
_PLANS = re.compile(r"(?P<year>20\d\d)年[^，。]{0,16}(?:预算|草案|收支安排)(?!执行)")
_ARRANGED = re.compile(
    r"(?:^|[。；])(?P<year>20\d\d)年(?!以来)[^，。；年]{0,24}(?:安排|预算)[^，。；年\d]{0,8}\d[\d,.]*[万亿]?元[^。；年]{0,6}(?:比|较)上年(?:预计)?执行数"
)


def find(document: Document) -> Iterator[Defect]:
    """A year against itself or against a year too far back; forms, headings and plans that carry another year."""
    for paragraph in document.paragraphs:
        if paragraph.kind is not BlockKind.RESIDUE:
            yield from _compared_with_itself(paragraph, document.year)
            yield from _plans(paragraph)
    if document.year is not None:
        yield from _bases(document, document.year)
        yield from _forms(document, document.year)
        yield from _headings(document, document.year)


def _compared_with_itself(paragraph: Paragraph, report_year: int | None) -> Iterator[Defect]:
    """The base is the year before; where the pair is of last year, the first of the two was left in."""
    text = paragraph.view.text
    for match in _WITH_ITSELF.finditer(text) if text.count("年") > 1 else ():
        between = match.group("between") + match.group("what")
        if _BUDGET.search(between) or not any(character.isdigit() for character in match.group("between")):
            continue
        year = int(match.group("base"))
        left_in = report_year is not None and year == report_year - 1
        place, wanted = ("year", year + 1) if left_in else ("base", year - 1)
        words = Words(f"{year}年与自身比较，年份有误", f"{year} is compared with itself")
        yield Defect(paragraph.view.span(*match.span(place)), words, replacement=str(wanted))


def _bases(document: Document, year: int) -> Iterator[Defect]:
    """One comparison with the year before last, where all others are with last year."""
    prose = [each for each in document.paragraphs if each.kind is BlockKind.PROSE and "20" in each.view.text]
    found = [(paragraph, match) for paragraph in prose for match in _BASE.finditer(paragraph.view.text)]
    odd = [(paragraph, match) for paragraph, match in found if int(match["base"]) != year - 1]
    if len(odd) == 1 and len(found) > _SEVERAL and int(odd[0][1]["base"]) == year - 2:
        paragraph, match = odd[0]
        words = Words("全文其他处都与上一年度比较", "everything else is compared with the year before the report's")
        yield Defect(paragraph.view.span(*match.span("base")), words, replacement=str(year - 1))


def _plans(paragraph: Paragraph) -> Iterator[Defect]:
    """A budget of last year in the chapter on the budget to come."""
    years = [int(match["year"]) for name in paragraph.heading_path if (match := _PLANS.search(name))]
    if not years or "安排" not in paragraph.view.text:
        return
    for match in _ARRANGED.finditer(paragraph.view.text):
        if int(match["year"]) == years[-1] - 1:
            words = Words(f"所在章节讲{years[-1]}年预算", f"the chapter is on the budget of {years[-1]}")
            yield Defect(paragraph.view.span(*match.span("year")), words, replacement=str(years[-1]))


def _forms(document: Document, year: int) -> Iterator[Defect]:
    """A form headed with last year, beside forms headed with the report's."""
    headed = [(p.view.span(*m.span("year")), m) for p in document.paragraphs if (m := _FORM.match(p.view.text))]
    years = {int(match.group("year")) for _, match in headed}
    if year not in years:
        return
    for span, match in headed:
        if int(match.group("year")) == year - 1:
            yield _stale(span, year, None)


def _headings(document: Document, year: int) -> Iterator[Defect]:
    """A project headed with last year whose first sentence is of the report's year: worth a look."""
    for heading, below in zip(document.paragraphs, document.paragraphs[1:], strict=False):
        match = _LEADING.match(heading.view.text) if heading.kind is BlockKind.HEADING else None
        if match and int(match.group("year")) == year - 1 and below.view.text.startswith(f"{year}年"):
            yield _stale(heading.view.span(*match.span("year")), year, "info")


def _stale(span: Span, year: int, loudness: str | None) -> Defect:
    words = Words(
        f"报告年度为{year}年，标题仍写上一年度", f"the report is for {year}, but the label still names the year before"
    )
    return Defect(span, words, replacement=str(year), loudness=loudness)


CHECK = Check(
    code="Y102",
    name="stale-label",
    title=Words("标题、表名与比较基期的年份正确", "labels and bases name the right year"),
    fault=Words("年份标注有误", "a label of another year"),
    rationale=Words(
        "报告常由上一年度的文稿改写而成，标题、表名、基期的年份最容易漏改。",
        (
            "Reports are often rewritten from last year's; the years of titles, table captions and bases of "
            "comparison are what is most easily forgotten."
        ),
    ),
    severity=Severity.WARNING,
    find=find,
    good=(
        "2024年度平湖镇绩效自评报告\n2024年接待游客12万人次，比2023年增长5%。\n",
        "2024年度平湖镇绩效自评报告\n2024年“三公”经费支出12万元，其中接待费3万元，较2023年减少2万元。\n",
        "2024年度平湖镇部门决算\n收入与2023年相比增加2万元，支出与2023年相比减少1万元，较2019年增加5万元，比2023年增加3万元。\n",
        "一、2025年预算草案\n2025年社会保险基金收入安排22亿元，比上年执行数21亿元增长4.8%。2024年底结余3亿元。\n",
        "2024年度平湖镇绩效自评报告\n2024年支出执行数320万元，比2024年初预算增加12万元。\n",
        "2024年度平湖镇绩效自评报告\n（一）2023年农村改厕奖补项目\n2023年立项，2024年完工。\n",
    ),
    bad=(
        "2024年度平湖镇绩效自评报告\n2024年接待游客12万人次，比⟦2024⟧年增长5%。\n",
        "2024年度平湖镇绩效自评报告\n⟦2023⟧年“三公”经费支出12万元，其中接待费3万元，较2023年的14万元减少2万元。\n",
        "2024年度平湖镇部门决算\n收入与2023年相比增加2万元。\n支出与2023年的9万元相比减少1万元。\n"
        "经费与⟦2022⟧年度的5万元相比增加1万元。\n结余比2023年增加3万元。\n",
        "一、2025年预算草案\n⟦2024⟧年社会保险基金收入安排22亿元，比上年执行数21亿元增长4.8%。\n",
        "2024年度平湖镇绩效自评报告\n（一）⟦2023⟧年农村改厕奖补项目\n2024年依据奖补办法设立本项目。\n",
        "2024年度平湖镇绩效自评报告\n一、概况\n机构健全。\n附件1\n2024年度部门整体支出绩效自评表\n情况良好。\n附件2\n⟦2023⟧年度项目支出绩效自评表\n",
    ),
)
