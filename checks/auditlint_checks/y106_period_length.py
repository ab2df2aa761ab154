"""Y106: a period is as long as its first and last dates say; a five-year plan covers its five years."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from auditlint.api import (
    BlockKind,
    Check,
    Const,
    Defect,
    Document,
    Equation,
    Paragraph,
    Quantity,
    Reading,
    Role,
    Severity,
    Words,
)
from auditlint_checks._lengths import Day, days, lengths

# A sentence is read with its dates as D and its lengths of time as L: 合同工期L，自D起至D止.
_D, _L = "\ue001", "\ue002"
_WORDS = rf"[^，；：{_D}{_L}\d]"
_RANGE = rf"{_D}(?:起|开始)?，?(?:起|到|至|-|—{{1,2}}|～)+{_D}(?:底|末)?(?:止|结束)?"
_ENDS = r"(?:到期|届满|期满|应于|应在)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # 工期180日历天，自2024年4月1日起至2024年9月27日止; 三年行动自2022年起，至2024年底结束
        rf"(?:(?:期|期限|周期|年限|为期|签|历时|实施|分)(?:限|均|为|共|是|：|约定|已)*)?{_L}"
        rf"(?:行动|计划|方案|规划|期|整治|攻坚|实施)?[，（：]*"
        rf"(?:实施期|服务期|工期|起止时间|起止日期|实施时间|时间|期限|周期)?(?:为|即|自|从|是|：)*{_RANGE}",
        # 公示期为2023年5月8日至5月12日，共5天
        rf"{_RANGE}[，（]?(?:共计?|为期|前?后?历时|期限为?|周期为?|时长)(?:为|达)?{_L}",
        # 2021年3月开工，2023年3月竣工，历时24个月; 应于10月31日完工，实际10月16日完工，提前15天
        rf"{_D}{_WORDS}{{1,8}}，{_WORDS}{{0,5}}{_D}{_WORDS}{{1,8}}，"
        rf"(?:共|前?后?历时|耗时|用时|提前|逾期|延期|超期|延迟|推迟|滞后)(?:了|约)?{_L}",
        # 2018年建成投用，至2023年已运行5年
        rf"{_D}{_WORDS}{{1,10}}，?至{_D}(?:底|末)?(?:已|累计|共)*(?:运行|使用|服役|经营|投用|服务){_WORDS}{{0,5}}{_L}",
        # 折旧年限10年，2015年购入，2025年到期; 期限15年，2021年放款，到期年份为2036年
        rf"(?:期|期限|年限)(?:为|共)?{_L}，{_D}{_WORDS}{{1,6}}，(?:{_ENDS}{_WORDS}{{0,4}}{_D}|{_D}(?:底|末)?前?{_ENDS})",
        # 2022年6月批复，工期18个月，应于2023年12月前完工
        rf"{_D}{_WORDS}{{1,6}}，(?:工期|期限|周期)(?:为|共)?{_L}，{_ENDS}{_D}",
    )
)
_UNITS = ("年", "个月", "天")
_SENTENCE = re.compile("[^。；]+")
_AHEAD = ("提前",)
_YEAR_END = ("底", "末")
# 2023年全年365天
_ALL_YEAR = re.compile(r"(?P<year>20(?<!\d..)\d\d)年全年(?P<days>3\d\d)天")

# “十四五”规划期为2021—2025年, “十四五”规划三年行动计划（2024—2026年）
_PLAN = re.compile(
    r"(?<![一二三四五六七八九十百第])(?P<plan>十?[一二三四五六七八九]?)五[”\"]?(?P<between>[^，。；、“”\"（\d]{0,16}?)(?P<is>为|是|即|指|（|(?<=规划期))"
    r"(?P<year1>20\d\d)年?(?:-|—{1,2}|～|至|到)(?P<year2>20\d\d)年?"
)
_WHOLE_PLAN = re.compile(r"(?:发展)?(?:规划|计划)?(?:时期|规划期|期间|期)?(?:分别)?")
# The tenth plan began in 2001; each since the third has followed the one before.
_TENTH, _TENTH_BEGAN, _YEARS = 10, 2001, 5
_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九十")}


def find(document: Document) -> Iterator[Equation | Defect]:
    """Lengths beside their dates, and plans beside their years."""
    times = _times(document)
    years = {(quantity.block, quantity.start): quantity for quantity in document.quantities if quantity.block >= 0}
    for block, paragraph in enumerate(document.paragraphs):
        text = paragraph.view.text
        if paragraph.kind is BlockKind.RESIDUE:
            continue
        if block in times:
            for match in _SENTENCE.finditer(text):
                yield from _lengths(paragraph, match.start(), match.end(), times[block])
            yield from _whole_years(paragraph, times[block])
        if "五" in text and "20" in text:
            for match in _PLAN.finditer(text):
                yield from _plan(paragraph, match, years.get((block, match.start("year2"))))


def _times(document: Document) -> dict[int, list[Quantity]]:
    """The lengths of time of each paragraph: 5年, 18个月, 180天."""
    found: dict[int, list[Quantity]] = {}
    for quantity in document.quantities:
        if quantity.role is Role.DATA and quantity.unit.base in _UNITS and not any(quantity.hedged_by):
            found.setdefault(quantity.block, []).append(quantity)
    return found


def _lengths(paragraph: Paragraph, start: int, end: int, times: Sequence[Quantity]) -> Iterator[Equation]:
    here = [quantity for quantity in times if start <= quantity.start < end]
    text = paragraph.view.text[start:end]
    told = list(days(text)) if here else []
    if len(told) < 2:
        return
    skeleton, places = _skeleton(text, [*told, *here], start)
    for form in _FORMS:
        for match in form.finditer(skeleton):
            taken = [place for at, place in places if match.start() <= at < match.end()]
            first, last = (place for place in taken if isinstance(place, Day))
            (length,) = (place for place in taken if isinstance(place, Quantity))
            backward = any(word in match.group() for word in _AHEAD)
            yield from _equation(paragraph, start, length, (last, first) if backward else (first, last))


def _whole_years(paragraph: Paragraph, times: Sequence[Quantity]) -> Iterator[Equation]:
    told = {quantity.start: quantity for quantity in times}
    for match in _ALL_YEAR.finditer(paragraph.view.text):
        year, length = int(match["year"]), told.get(match.start("days"))
        if length is not None:
            span = paragraph.view.span(*match.span("year"))
            whole = Const(Fraction((date(year + 1, 1, 1) - date(year, 1, 1)).days), f"{year}年", (span,))
            yield Equation(length, (Reading(whole),), subject="全年天数")


def _skeleton(text: str, places: Sequence[Day | Quantity], start: int) -> tuple[str, list[tuple[int, Day | Quantity]]]:
    """The sentence with one character for each date and length, and where in it which stands."""
    pieces: list[str] = []
    found: list[tuple[int, Day | Quantity]] = []
    at = length = 0
    for low, high, place in sorted(_spans(places, start), key=lambda each: each[0]):
        if low < at:
            continue
        pieces += [text[at:low], _D if isinstance(place, Day) else _L]
        length += low - at
        found.append((length, place))
        length += 1
        at = high
    return "".join([*pieces, text[at:]]), found


def _spans(places: Sequence[Day | Quantity], start: int) -> Iterator[tuple[int, int, Day | Quantity]]:
    for place in places:
        shift = 0 if isinstance(place, Day) else start
        yield place.start - shift, place.end - shift, place


def _equation(paragraph: Paragraph, start: int, length: Quantity, ends: tuple[Day, Day]) -> Iterator[Equation]:
    """The length against its dates, with one of them counted or both."""
    view = paragraph.view
    spans = tuple(view.span(start + day.start, start + day.end) for day in ends)
    shown = "至".join(view.text[start + day.start : start + day.end] for day in ends)
    found = lengths(*ends, length.unit.base)
    behind = view.text[start + ends[1].end : start + ends[1].end + 1]
    if not ends[1].month and (behind in _YEAR_END or "年度" in length.unit.name):
        found = found[-1:]  # 自2022年起，至2024年底; 四个年度（2020年至2023年）: both years are counted
    if found and max(found) > 0:
        # Both ends are counted in most: that reading stands first.
        readings = tuple(Reading(Const(value, shown, spans)) for value in reversed(found))
        yield Equation(length, readings, subject="期限", listed=spans)


def _plan(paragraph: Paragraph, match: re.Match[str], ends: Quantity | None) -> Iterator[Defect | Equation]:
    number = _number(match["plan"])
    if number < _TENTH:
        return
    first = _TENTH_BEGAN + _YEARS * (number - _TENTH)
    last = first + _YEARS - 1
    years = int(match["year1"]), int(match["year2"])
    if years == (first, last):
        if ends is not None:
            named = f"{first} + {_YEARS} − 1"
            yield Equation(ends, (Reading(Const(Fraction(last), named)),), subject=f"“{match['plan']}五”")
        return
    if match["is"] == "（" and "期间" in match["between"] and first == years[0] <= years[1] < last:
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
        "项目实施周期⟦5年⟧，自2019年1月起至2023年12月止；服务期限⟦3年⟧（2022年3月15日至2025年3月14日）。",
        "“十四五”规划期为2021—2025年，“十四五”期间（2021—2023年）累计投入3亿元，“十三五”时期（2016—2020年）2亿元。",
        "合同工期⟦180天⟧，2024年3月1日至2024年8月27日；建设期2年，实际自2020年1月至2023年6月。",
        "《“十四五”时期三年行动计划（2023—2025年）》，“十五五”规划从2026年起。",
        "工程2020年5月开工，2022年5月竣工，历时⟦24⟧个月；应于8月31日交货，实际8月20日交货，提前⟦11⟧天。",
        "供暖期自11月1日至次年3月31日，共⟦5⟧个月；泵站2015年建成，至2024年已运行⟦9⟧年。",
        "工程2020年5月开工，工期24个月，2023年1月竣工；2022年立项，2024年安排资金3年期贷款。",
    ),
    bad=(
        "项目实施周期⟦5年⟧，自2019年1月起至2024年12月止。",
        "“十四五”规划期为2021—⟦2024⟧年，“十三五”规划期2016—⟦2021⟧年。",
        "合同期限⟦3年⟧，2022年1月至2023年12月；2021年5月至2023年4月，为期⟦三年⟧。",
        "编制《“十四五”规划三年行动计划（⟦2024—2026⟧年）》。",
        "公示期为2024年5月8日至5月12日，共⟦15天⟧；贷款期限⟦10年⟧，2021年放款，到期年份为2036年。",
        "工程2020年5月开工，2022年5月竣工，历时⟦36个月⟧；应于8月31日交货，实际8月20日交货，提前⟦21天⟧。",
    ),
)
