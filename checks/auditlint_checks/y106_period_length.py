"""Y106: a period is as long as its first and last dates say; a five-year plan covers its five years."""

import re
from collections.abc import Iterator
from datetime import date

from auditlint.api import BlockKind, Check, Defect, Document, Paragraph, Severity, Words

_TO = r"(?:起?(?:至|到|-|—{1,2}|～))"
_DATES = (
    rf"(?P<year1>20\d\d)年?(?:(?P<month1>\d{{1,2}})月)?(?:(?P<day1>\d{{1,2}})日)?{_TO}"
    r"(?P<year2>20\d\d)年(?:(?P<month2>\d{1,2})月)?(?:(?P<day2>\d{1,2})日)?"
)
_COUNT = r"(?P<count>\d{1,4}|[一二两三四五六七八九十])(?P<unit>年|个月|天|日)"
_SPANS = r"(?:周期|期限|工期|实施期|规划期|建设期|服务期|合同期|执行期|有效期|为期)"
# 实施周期5年，自2019年1月起至2023年12月止
_LENGTH_FIRST = re.compile(
    rf"{_SPANS}(?:均|限)?(?:为|共|是|：|约定)*{_COUNT}[，（：]?(?:即|自|从|为|时间|起止时间|实施时间|起止日期|：)*{_DATES}"
)
# 2019年1月至2023年12月，为期5年
_DATES_FIRST = re.compile(rf"{_DATES}止?[，（]?(?:共计?|为期|期限为?|周期为?|历时){_COUNT}(?!度|多|余|半)")
_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九十")} | {"两": 2}
_MONTHS = 12

# “十四五”规划期为2021—2025年, “十四五”规划三年行动计划（2024—2026年）
_PLAN = re.compile(
    r"(?<![一二三四五六七八九十百第])(?P<plan>十?[一二三四五六七八九]?)五[”\"]?(?P<between>[^，。；、“”\"（\d]{0,16}?)(?P<is>为|是|即|指|（|(?<=规划期))"
    r"(?P<year1>20\d\d)年?(?:-|—{1,2}|～|至|到)(?P<year2>20\d\d)年?"
)
_WHOLE_PLAN = re.compile(r"(?:发展)?(?:规划|计划)?(?:时期|规划期|期间|期)?(?:分别)?")
# The tenth plan began in 2001; each since the third has followed the one before.
_TENTH, _TENTH_BEGAN, _YEARS = 10, 2001, 5


def find(document: Document) -> Iterator[Defect]:
    """Lengths beside their dates, and plans beside their years."""
    for paragraph in document.paragraphs:
        text = paragraph.view.text
        if paragraph.kind is BlockKind.RESIDUE or "20" not in text:
            continue
        if "期" in text or "历时" in text:
            for pattern in (_LENGTH_FIRST, _DATES_FIRST):
                for match in pattern.finditer(text):
                    yield from _length(paragraph, match)
        if "五" in text:
            for match in _PLAN.finditer(text):
                yield from _plan(paragraph, match)


def _length(paragraph: Paragraph, match: re.Match[str]) -> Iterator[Defect]:
    said, unit = match.group("count"), match.group("unit")
    count = int(said) if said.isdigit() else _DIGITS[said]
    possible = _lengths(match, unit)
    if not possible or count in possible:
        return
    words = Words(f"写明{said}{unit}，起止时间却不是", f"said to last {said}{unit}, which its dates do not")
    yield Defect(paragraph.view.span(*match.span("year2")), words, replacement=_end_year(match, count, unit))


def _lengths(match: re.Match[str], unit: str) -> tuple[int, ...]:
    """How long the dates may be said to be: both ends counted, or one; nothing where they are too coarse to tell."""
    years = int(match["year2"]) - int(match["year1"])
    if unit in "天日":
        days = _days(match)
        return () if days is None else (days, days + 1)
    if not (match["month1"] and match["month2"]):
        return (years, years + 1) if unit == "年" and not (match["month1"] or match["month2"]) else ()
    months = years * _MONTHS + int(match["month2"]) - int(match["month1"])
    if unit == "个月":
        return (months, months + 1)
    return tuple(each // _MONTHS for each in (months, months + 1) if each % _MONTHS == 0) or (-1,)


def _days(match: re.Match[str]) -> int | None:
    try:
        first, last = (date(*(int(match[f"{part}{end}"] or 0) for part in ("year", "month", "day"))) for end in "12")
    except ValueError:  # no such day, or no day at all
        return None
    return (last - first).days


def _end_year(match: re.Match[str], count: int, unit: str) -> str | None:
    """The last year with which the length would be right, where the months fit."""
    if unit != "年":
        return None
    same_month = match["month1"] is not None and match["month1"] == match["month2"]
    return str(int(match["year1"]) + count - (not same_month))


def _plan(paragraph: Paragraph, match: re.Match[str]) -> Iterator[Defect]:
    number = _number(match["plan"])
    if number < _TENTH:
        return
    first = _TENTH_BEGAN + _YEARS * (number - _TENTH)
    last = first + _YEARS - 1
    years = int(match["year1"]), int(match["year2"])
    if years == (first, last) or (
        match["is"] == "（" and "期间" in match["between"] and first == years[0] <= years[1] < last
    ):
        return
    whole = _WHOLE_PLAN.fullmatch(match["between"]) is not None
    if not whole and first <= years[0] <= years[1] <= last:
        return
    words = Words(f"“{match['plan']}五”为{first}—{last}年", f"the plan of that number runs from {first} to {last}")
    which, year = ("year2", last) if years[0] == first else ("year1", first)
    wanted = str(year) if whole else None
    yield Defect(paragraph.view.span(*match.span(which)), words, wanted, loudness=None if whole else "info")


def _number(numeral: str) -> int:
    """十四 -> 14; 一 -> 1."""
    tens, _, ones = numeral.rpartition("十")
    return (_TENTH if "十" in numeral else 0) + (_DIGITS.get(ones, 0) if not tens else 0)


CHECK = Check(
    code="Y106",
    name="period-length",
    title=Words("期限长短与起止时间相符", "a period is as long as its dates say"),
    fault=Words("期限与起止时间不符", "a period and its dates disagree"),
    rationale=Words(
        "周期写三年而起止只有两年，年度资金和目标就无从分解；五年规划的起止年份是固定的。",
        (
            "Where a term of three years has dates that make two, neither money nor targets can be split by "
            "years; and the years of a five-year plan are fixed."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "项目实施周期5年，自2019年1月起至2023年12月止；服务期限3年（2022年3月15日至2025年3月14日）。",
        "“十四五”规划期为2021—2025年，“十四五”期间（2021—2023年）累计投入3亿元，“十三五”时期（2016—2020年）2亿元。",
        "合同工期180天，2024年3月1日至2024年8月27日；建设期2年，实际自2020年1月至2023年6月。",
        "《“十四五”时期三年行动计划（2023—2025年）》，“十五五”规划从2026年起。",
    ),
    bad=(
        "项目实施周期5年，自2019年1月起至⟦2024⟧年12月止。",
        "“十四五”规划期为2021—⟦2024⟧年，“十三五”规划期2016—⟦2021⟧年。",
        "合同期限3年，2022年1月至⟦2023⟧年12月；2021年5月至⟦2023⟧年4月，为期三年。",
        "编制《“十四五”规划三年行动计划（⟦2024—2026⟧年）》。",
    ),
)
