"""Y107: what is told as done lies before the day on which the report is signed."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from auditlint.api import BlockKind, Check, Defect, Document, Paragraph, Severity, Words

# The line of the date under a report, alone in its paragraph.
_SIGNED = re.compile(r"(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_LAST_LINES = 12
# 截至2025年12月31日, 截止2025年底, 截至12月31日
_UP_TO = re.compile(
    r"截[至止]到?(?:(?P<year>20\d\d)年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|底|末|份)?|[年]?[底末])"
    r"|(?P<own_month>\d{1,2})月(?P<own_day>\d{1,2})日)"
)
_DONE = re.compile(r"已|累计|完成|实现|实际|余额|结余|结转|支出|执行率|到位|拨付|建成|共有|拥有|在编|在职")
_TO_COME = re.compile(
    r"预计|计划|力争|将|拟|目标|确保|争取|应当?|要求|需|之?前|有望|预期|测算|安排|到期|期限|有效|为止|上年|去年"
)
# Accounts of a year that is over are signed in the course of the next.
_ACCOUNTS = re.compile(r"自评|绩效评价|决算")
_TITLE_LINES = 12


# 预计2024年全年完成: a forecast of a year that was over
_FORECAST = re.compile(r"(?:预计|有望|力争)(?:到|在|于)?(?P<year>20\d\d)年(?:底|末|度|全年)?")
_EARLIER = re.compile(r"原|年初|当时|曾|目标|计划|批复")


def find(document: Document) -> Iterator[Defect]:
    """Dates behind 截至 that are later than the last date of signing, or than the year after the report's."""
    signed = _signed(document)
    latest = signed or _latest(document)
    if latest is None:
        return
    for paragraph in document.paragraphs:
        if paragraph.kind is BlockKind.PROSE and "截" in paragraph.view.text:
            yield from _later(paragraph, latest, signed, document.year)
        if paragraph.kind is BlockKind.PROSE and signed is not None:
            yield from _forecasts(paragraph, signed)


def _forecasts(paragraph: Paragraph, signed: date) -> Iterator[Defect]:
    """What is still expected of a year that was over when the report was signed: a remark."""
    text = paragraph.view.text
    for match in _FORECAST.finditer(text):
        sentence = re.split("[。；]", text[: match.start()])[-1] + re.split("[。；]", text[match.end() :])[0]
        if int(match["year"]) < signed.year and not _EARLIER.search(sentence):
            words = Words(f"{match['year']}年已过，仍写作预计", f"{match['year']} was over, and is still forecast")
            yield Defect(paragraph.view.span(*match.span()), words, loudness="info")


def _latest(document: Document) -> date | None:
    """When accounts without a date of signing cannot have been signed yet: the end of the year after theirs."""
    head = "".join(paragraph.view.text for paragraph in document.paragraphs[:_TITLE_LINES])
    if document.year is None or _ACCOUNTS.search(head) is None or "草案" in head:
        return None
    return date(document.year + 1, 11, 30)


def _signed(document: Document) -> date | None:
    """The latest date that stands alone near the end; None where there is none."""
    lines = (_SIGNED.fullmatch(paragraph.view.text) for paragraph in document.paragraphs[-_LAST_LINES:])
    days = [day for match in lines if match and (day := _day(match)) is not None]
    return max(days, default=None)


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _later(paragraph: Paragraph, latest: date, signed: date | None, year: int | None) -> Iterator[Defect]:
    text = paragraph.view.text
    for match in _UP_TO.finditer(text):
        ends = _end(match, year if signed else None)
        clause = re.split("[。；]", text[: match.start()])[-1] + re.split("[。；]", text[match.end() :])[0]
        if ends is None or ends <= latest or _TO_COME.search(clause) or not _DONE.search(clause):
            continue
        span = paragraph.view.span(*match.span())
        if signed is None:
            told = Words(
                f"报告年度为{year}年，此处已陈述次年年底的情况",
                f"the report is for {year}; this tells of the end of the year after",
            )
            yield Defect(span, told, loudness="warning")
        else:
            told = Words(
                f"落款日期为{signed.year}年{signed.month}月{signed.day}日，此处已陈述其后的情况",
                f"signed on {signed.isoformat()}, but this tells what was so later",
            )
            yield Defect(span, told, loudness=None if match["year"] else "warning")


def _end(match: re.Match[str], own_year: int | None) -> date | None:
    """The first day that the words can mean: a day as it stands; of a month or a year its last day, less a week.

    Reports are signed in the last days of the month whose end they speak of. A day without a year is of
    the report's own.
    """
    if not match["year"] and own_year is None:
        return None
    year, month = int(match["year"] or own_year or 0), int(match["month"] or match["own_month"] or 12)
    day = match["day"] or match["own_day"]
    try:
        return date(year, month, int(day or max(1, monthrange(year, month)[1] - 7)))
    except ValueError:
        return None


CHECK = Check(
    code="Y107",
    name="after-signing",
    title=Words("已完成事项的时点不晚于落款日期", "nothing is told as done after the day of signing"),
    fault=Words("时点晚于落款日期", "a date after the day of signing"),
    rationale=Words(
        "落款之后的完成数不可能写进报告；不是时点写错年份，就是落款沿用了旧稿。",
        (
            "What was so after the day of signing cannot stand in the report: either the year is wrong, or the "
            "date of signing was left from an earlier draft."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "资金管理规范。\n截至2024年底，已拨付资金320万元。\n计划截至2025年12月31日完成全部验收。\n2025年3月20日",
        "截至2024年12月，累计支出12万元。\n2024年12月26日",
        "截至2025年12月31日，累计支出12万元，余额为3万元。\n",
        "2024年度青禾县水利局部门决算\n截至2025年5月底，累计支付12万元，余款计划截至2025年底付清。\n",
    ),
    bad=(
        "资金管理规范。\n⟦截至2025年12月31日⟧，已拨付资金320万元，执行率95%。\n青禾县水利局\n2025年3月20日",
        "资金管理规范。\n⟦截止2025年底⟧，累计完成投资3000万元。\n2025年6月30日",
        "2024年度青禾县水利局部门决算\n⟦截至2025年底⟧，累计支付12万元。\n",
        "2024年完成投资1000万元，⟦预计2024年⟧全年可完成1200万元。\n2025年6月30日",
        "2024年度青禾县水利局绩效自评报告\n⟦截至12月31日⟧，累计支付12万元。\n2024年10月20日",
    ),
)
