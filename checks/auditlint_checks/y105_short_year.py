"""Y105: years are written in full, with 年."""

import re
from collections.abc import Iterator

from auditlint.api import BlockKind, Check, Defect, Document, Paragraph, Severity, Words

# 从23年结余, 将24年补助; 近20年, 20年来 and 满10年 are durations.
_SHORT = re.compile(
    r"(?P<year>\d(?<=[从将在自于至到，。；（].)\d)年(?!以|内|期|间|来|多|时|的?历史|的?时间|免|建|经营|后|前|左右|，|。|；|）)"
)
# 2023的第二批: the 年 is missing. Behind of, a count of years or an amount would be another thing.
_BARE = re.compile(r"(?P<year>20(?<![\d.,/-]..)\d\d)的(?=第[一二三四五六七八九十\d]+[批季期次个]|年度|上半年|下半年)")
_CENTURY = 2000
# How far a year may lie from the report's to be read as one.
_NEAR = 4


def find(document: Document) -> Iterator[Defect]:
    """Short years near the report's year, and years without 年."""
    for paragraph in document.paragraphs:
        if paragraph.kind is not BlockKind.RESIDUE:
            yield from _bare(paragraph)
            if document.year is not None:
                yield from _short(paragraph, document.year)


def _bare(paragraph: Paragraph) -> Iterator[Defect]:
    for match in _BARE.finditer(paragraph.view.text):
        words = Words("年份后缺“年”字", "the year is not followed by “年”")
        yield Defect(paragraph.view.span(*match.span()), words, f"{match.group('year')}年的", loudness="warning")


def _short(paragraph: Paragraph, report_year: int) -> Iterator[Defect]:
    for match in _SHORT.finditer(paragraph.view.text):
        year = _CENTURY + int(match.group("year"))
        if abs(year - report_year) <= _NEAR:
            words = Words("年份应写四位数字（GB/T 15835）", "a year is written in four digits (GB/T 15835)")
            yield Defect(paragraph.view.span(match.start(), match.end()), words, f"{year}年")


CHECK = Check(
    code="Y105",
    name="short-year",
    title=Words("年份用四位数字并带“年”字", "years are written in four digits and named as years"),
    fault=Words("年份书写不全", "a year is not written in full"),
    rationale=Words(
        "GB/T 15835—2011规定年份不简写；缺“年”字的年份容易读成数量。",
        ("GB/T 15835—2011 does not allow years to be shortened; a year without “年” is easily read as a quantity."),
    ),
    severity=Severity.INFO,
    find=find,
    good=(
        "2024年度绩效自评报告\n近20年来，防洪能力稳步提升；使用年限为满10年。",
        "2023年度绩效自评报告\n达到2023的水平需要努力，2023年的第一批资金已下达。",
    ),
    bad=(
        "2023年度绩效自评报告\n验收合格后，即将⟦23年⟧管护补助发到农户。",
        "2024年度绩效自评报告\n县里已转拨⟦2024的⟧第二批种粮补贴。",
    ),
)
