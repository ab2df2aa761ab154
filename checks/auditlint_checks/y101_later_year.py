"""Y101: a report tells what was done up to its own year, not beyond it."""

import re
from collections.abc import Iterator

from auditlint.api import BlockKind, Check, Defect, Document, Paragraph, Quantity, Role, Severity, Words

# What a clause says of something done, behind its year: 2025年实际支出, 2025年完成投资.
_DONE = re.compile(
    r"(?:度)?[^，。；：]{0,16}?(?:实际(?:支出|到位|完成|收入|执行)|执行数|决算数|累计完成|共完成|已完成|实现)"
)
# What makes a later year right: plans, deadlines, comparisons with the year to come.
_TO_COME = re.compile(
    r"预算|计划|安排|预计|预期|目标|拟|将|力争|下一?步|明年|来年|规划|打算|草案|建议|争取|到期|有望|截[止至]|之前|以前|"
    r"前完成|底前|年初|月|比|较|至|到|-|—|～|起"
)
# Chapters that look ahead.
_AHEAD = re.compile(r"计划|打算|安排|下一步|改进|建议|展望|目标|草案")
# Reports that account for a year that is over; budgets and plans look ahead by their nature.
_ACCOUNTS = re.compile(r"自评|绩效评价|决算|公报")
_TITLE_LINES = 12
# More later years than this are no slip: the report's year was not understood.
_MOST = 3


def find(document: Document) -> Iterator[Defect]:
    """Later years beside what was done; nothing where the report's year is not known."""
    if document.year is None or not _accounts(document):
        return
    found = [place for place in document.quantities if _is_later(place, document.year)]
    wrong = [year for year in found if _states_data(document.paragraphs[year.block], year)]
    if len(wrong) <= _MOST:
        yield from (_defect(document.year, year) for year in wrong)


def _accounts(document: Document) -> bool:
    head = "".join(paragraph.view.text for paragraph in document.paragraphs[:_TITLE_LINES])
    return _ACCOUNTS.search(head) is not None and "草案" not in head


def _is_later(place: Quantity, year: int) -> bool:
    return place.role is Role.YEAR and len(place.text) == 4 and year < int(place.value) <= year + 5


def _states_data(paragraph: Paragraph, year: Quantity) -> bool:
    """Whether the clause behind the year tells something done, and nothing around it looks ahead."""
    if paragraph.kind is not BlockKind.PROSE or any(_AHEAD.search(name) for name in paragraph.heading_path):
        return False
    text = paragraph.view.text
    clause = re.split(r"[。；]", text[: year.start])[-1] + re.split(r"[。；]", text[year.end :])[0]
    behind = text[year.start + 4 :].removeprefix("年")
    return _DONE.match(behind) is not None and not _TO_COME.search(clause)


def _defect(report_year: int, year: Quantity) -> Defect:
    words = Words(
        f"报告年度为{report_year}年，此处却陈述{year.text}年的完成情况",
        f"the report accounts for {report_year}, but this states what was done in {year.text}",
    )
    return Defect(year.numeral_span, words, replacement=str(report_year))


CHECK = Check(
    code="Y101",
    name="later-year",
    title=Words("数据年份不晚于报告年度", "no data of a year after the report's"),
    fault=Words("年份晚于报告年度", "a year after the report's"),
    rationale=Words(
        "报告年度之后的完成数不可能出现在该年度的报告里；多为套用下一年度模板或笔误。计划、期限、落款日期不在此列。",
        (
            "What was done after the year of the report cannot stand in the report of that year; usually next "
            "year's template was used, or the year was mistyped. Plans, deadlines and the date of signing "
            "are left aside."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "2024年度青禾县水利局部门整体支出绩效自评报告\n2024年实际支出320万元。2025年预算安排350万元。\n2025年6月30日",
        "2024年度青禾县水利局部门整体支出绩效自评报告\n2024年完成渠道衬砌18公里，尾工计划于2025年实施完毕。\n",
        "2024年度青禾县水利局部门整体支出绩效自评报告\n资金已于2025年初全部拨付，实际支出12万元。\n",
    ),
    bad=(
        "2024年度青禾县水利局部门整体支出绩效自评报告\n一、预算执行情况\n2024年支出执行率为95%。⟦2025⟧年实际支出320万元，用于渠道维护。\n",
        "2023年度临河区民政局部门决算公开说明\n2023年收入平稳。⟦2024⟧年实现殡葬服务收入12万元，服务群众满意。\n",
    ),
)
