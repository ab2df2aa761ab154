"""Y102: labels name the report's own year; a year is not compared with itself."""

import re
from collections.abc import Iterator

from auditlint.api import BlockKind, Check, Defect, Document, Paragraph, Severity, Span, Words

# 2024年…比2024年增长5%: the same year on both sides. Months and parts of a year may be compared within it.
_WITH_ITSELF = re.compile(
    r"(?P<year>20(?<!\d..)\d\d)年度?(?P<between>[^。；\d年月季]{2,40}[\d,.]+(?:万|亿)?[^\d。；年月季]{0,12})"
    r"，?(?:比|较|相比于?|与)(?P<base>20\d\d)年度?(?![\d初末底预计年])(?P<what>[^。；，]{0,12}?)"
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


def find(document: Document) -> Iterator[Defect]:
    """A year against itself; forms and headings that carry another year."""
    for paragraph in document.paragraphs:
        if paragraph.kind is not BlockKind.RESIDUE:
            yield from _compared_with_itself(paragraph)
    if document.year is not None:
        yield from _forms(document, document.year)
        yield from _headings(document, document.year)


def _compared_with_itself(paragraph: Paragraph) -> Iterator[Defect]:
    for match in _WITH_ITSELF.finditer(paragraph.view.text):
        between = match.group("between") + match.group("what")
        if match.group("year") == match.group("base") and not _BUDGET.search(between):
            year = int(match.group("base"))
            words = Words(f"{year}年与自身比较，基期年份有误", f"{year} is compared with itself")
            yield Defect(paragraph.view.span(*match.span("base")), words, replacement=str(year - 1))


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
        "2024年度平湖镇绩效自评报告\n2024年支出执行数320万元，比2024年初预算增加12万元。\n",
        "2024年度平湖镇绩效自评报告\n（一）2023年农村改厕奖补项目\n2023年立项，2024年完工。\n",
    ),
    bad=(
        "2024年度平湖镇绩效自评报告\n2024年接待游客12万人次，比⟦2024⟧年增长5%。\n",
        "2024年度平湖镇绩效自评报告\n（一）⟦2023⟧年农村改厕奖补项目\n2024年依据奖补办法设立本项目。\n",
        "2024年度平湖镇绩效自评报告\n一、概况\n机构健全。\n附件1\n2024年度部门整体支出绩效自评表\n情况良好。\n附件2\n⟦2023⟧年度项目支出绩效自评表\n",
    ),
)
