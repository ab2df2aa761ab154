"""Y103: dates exist in the calendar."""

import re
from collections.abc import Iterator
from datetime import date

from auditlint.api import Check, Defect, Document, Severity, View, Words

# 2024年2月30日, 13月5日; 2024年13月.
_DAY = re.compile(r"(?:(?<!\d)(?P<year>(?:19|20)\d\d)年)?(?<![\d.])(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_MONTH = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?!\d|龄)")
# 2024.02.30, 2024-13-05: behind it no further digit or point, which would make it a version or a code.
_DOTTED = re.compile(
    r"(?<![\d.\-A-Za-z])(?P<year>(?:19|20)\d\d)(?P<mark>[.-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d.\-A-Za-z])"
)
# 第五季度, 1-13月
_NEVER = re.compile(r"第?(?<![\d零一二三四五六七八九十近前后每])[五六七八九5-9]季度|(?<=[\d月][-—～至])1[3-9]月(?!龄)")
# Where one of these is missing, there is no such date, as a quick look tells.
_DAY_SIGN, _MONTH_SIGN = re.compile(r"月\d{1,2}日"), re.compile(r"年\d{1,2}月")
# 2024年3月5日（星期二）
_WEEKDAY = re.compile(
    r"(?P<year>20(?<!\d..)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日[，（ ]?"
    r"(?P<told>(?:星期|礼拜|周)(?P<weekday>[一二三四五六日天]))(?![前后内])"
)
_WEEKDAYS = "一二三四五六日"
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # of each month, in a leap year
# A leap year: what is asked where no year is given.
_ANY_YEAR = 2024


def find(document: Document) -> Iterator[Defect]:
    """Every impossible date of text and tables."""
    for paragraph in document.paragraphs:
        yield from _dates(paragraph.view)
    for table in document.tables:
        for cell in table.cells:
            yield from _dates(cell.view)


def _dates(view: View) -> Iterator[Defect]:
    text = view.text
    if "季度" in text and "月" not in text:
        yield from (_defect(view, match) for match in _NEVER.finditer(text))
    if "月" in text:
        for sign, pattern in ((_DAY_SIGN, _DAY), (_MONTH_SIGN, _MONTH)):
            if sign.search(text) is not None:
                yield from (_defect(view, match) for match in pattern.finditer(text) if not _exists(match))
        yield from (_defect(view, match) for match in _NEVER.finditer(text))
        if "日" in text and ("星期" in text or "周" in text or "礼拜" in text):
            yield from _weekdays(view)
    if "20" in text and (text.count(".") > 1 or text.count("-") > 1):
        yield from (_defect(view, match) for match in _DOTTED.finditer(text) if not _exists(match))


def _weekdays(view: View) -> Iterator[Defect]:
    """Days that are another day of the week than they are said to be."""
    for match in _WEEKDAY.finditer(view.text):
        if not _exists(match):
            continue
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        weekday = _WEEKDAYS[day.weekday()]
        if match["weekday"].replace("天", "日") != weekday:
            told = match["told"][:-1] + weekday
            words = Words(f"该日为{told}", f"that day is a {day:%A}")
            yield Defect(view.span(*match.span("told")), words, replacement=told)


def _exists(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    year, month, day = int(parts["year"] or _ANY_YEAR), int(parts["month"]), int(parts.get("day") or 1)
    if not 1 <= month <= len(_DAYS):
        return False
    return 1 <= day <= _DAYS[month - 1] and ((month, day) != (2, 29) or _is_leap(year))


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _defect(view: View, match: re.Match[str]) -> Defect:
    return Defect(view.span(*match.span()), Words("历法中没有这一天", "no such day in the calendar"))


CHECK = Check(
    code="Y103",
    name="impossible-date",
    title=Words("日期真实存在", "dates exist"),
    fault=Words("日期不存在", "an impossible date"),
    rationale=Words(
        "2月30日、31日的小月和13月只能是笔误；期限、验收时间以此为准会产生争议。",
        (
            "30 February, the 31st of a month of thirty days, a 13th month: each can only be a slip, and a "
            "deadline or an acceptance that rests on it will be disputed."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "会议于2024年3月5日（星期二）召开，2024年3月10日周日闭幕，2024年6月3日周边商户恢复营业。",
        "工程于2024年2月29日竣工。",
        "四季度、第4季度、近5季度、十五季度，1-12月、12-18月龄儿童，1-12月支出50万元，12月31日前完成。",
        "版本号为2024.13.45.6。",
    ),
    bad=(
        "工程于⟦2024年2月30日⟧竣工。",
        "会议于⟦6月31日⟧召开，⟦2023年2月29日⟧印发纪要。",
        "完成时间：⟦2024.13.05⟧。",
        "会议于2024年3月5日（⟦星期三⟧）召开。",
        "⟦第五季度⟧完成，2024年1-⟦13月⟧支出50万元。",
    ),
)
