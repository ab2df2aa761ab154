"""Y104: ranges of time run forward."""

import re
from collections.abc import Iterator

from auditlint.api import BlockKind, Check, Defect, Document, Severity, Words

_TO = r"(?:至|到|-|—{1,2}|～)"
_DATE = r"(?:(?P<year{n}>20\d\d)年)?(?P<month{n}>\d{{1,2}})月(?:(?P<day{n}>\d{{1,2}})日)?"
# 5月27日至5月20日, 2024年6月至2024年3月, 5月27日至20日
_DATES = re.compile(rf"(?<!\d){_DATE.format(n=1)}{_TO}{_DATE.format(n=2)}")
_DAYS = re.compile(rf"(?<!\d)(?P<month>\d{{1,2}})月(?P<day1>\d{{1,2}})日?{_TO}(?P<day2>\d{{1,2}})日")
# 2026-2024年, 2025年至2023年
_YEARS = re.compile(rf"(?<!\d)(?P<year1>20\d\d)(?:年度?)?{_TO}(?P<year2>20\d\d)年")
# What every range ends with; text without it need not be searched for any.
_END = re.compile(r"[至到\-—～]\d{1,4}[年月日]")
# Seasons run over the turn of the year: 11月至次年3月 is often written without 次年.
_LATE, _EARLY = 8, 7


def find(document: Document) -> Iterator[Defect]:
    """Ranges whose end lies before their start."""
    for paragraph in document.paragraphs:
        if paragraph.kind is BlockKind.RESIDUE:
            continue
        text = paragraph.view.text
        for match in _backward(text):
            words = Words("起止时间颠倒", "the range ends before it starts")
            yield Defect(paragraph.view.span(*match.span()), words)


def _backward(text: str) -> Iterator[re.Match[str]]:
    if _END.search(text) is None:
        return
    yield from (match for match in _YEARS.finditer(text) if match.group("year1") > match.group("year2"))
    for match in _DATES.finditer(text):
        if _ends_first(match):
            yield match
    yield from (match for match in _DAYS.finditer(text) if int(match.group("day1")) > int(match.group("day2")))


def _ends_first(match: re.Match[str]) -> bool:
    years = match.group("year1"), match.group("year2")
    months = int(match.group("month1")), int(match.group("month2"))
    if years[1] is not None:
        if years[0] is None or years[0] < years[1]:
            return False
        return years[0] > years[1] or _later_day(match, months)
    if months[0] != months[1]:
        return months[0] > months[1] and (months[0] < _LATE or months[1] > _EARLY)
    return _later_day(match, months)


def _later_day(match: re.Match[str], months: tuple[int, int]) -> bool:
    days = match.group("day1"), match.group("day2")
    if months[0] != months[1]:
        return months[0] > months[1]
    return days[0] is not None and days[1] is not None and int(days[0]) > int(days[1])


CHECK = Check(
    code="Y104",
    name="backward-range",
    title=Words("起止时间先后有序", "ranges of time run forward"),
    fault=Words("起止时间颠倒", "a range runs backwards"),
    rationale=Words(
        "截止早于开始的期间无法执行，也说明其中一个日期写错。",
        ("A period that ends before it begins cannot be carried out, and shows that one of its dates is wrong."),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "采暖期为11月15日至3月15日。",
        "活动于5月20日至27日举行，2023年12月至2024年2月结算。",
        "编制2021—2025年规划。",
    ),
    bad=(
        "活动于⟦5月27日至5月20日⟧举行。",
        "实施《⟦2026-2024年⟧行动计划》。",
        "监测期为⟦2024年6月至2024年3月⟧。",
        "培训班于⟦7月18日至11日⟧举办。",
    ),
)
