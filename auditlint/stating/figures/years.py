"""The year that a report accounts for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from auditlint.model.block import BlockKind
from auditlint.model.document import Document
from auditlint.model.quantity import Role

_TITLE_LINES = 25
# A title is short and ends a line: 2024年度…绩效自评报告, 关于…2025年预算执行情况和2026年预算草案的报告.
_TITLE_LENGTH = 80
_SUBJECT = "报告|自评|公报|决算|预算|执行|评价|总结|说明"
_TITLE = re.compile(rf"((?:19|20)\d\d) ?年?度?[^，。；：]{{0,40}}?(?:{_SUBJECT})")
_HEADED = re.compile(r"((?:19|20)\d\d)年度?[^，。；：]{0,30}?(?:情况|目标|工作|支出|预算|决算|绩效|报告|自评)")
# What stands beside a year without making it the report's: documents, meetings, last or next year's plan.
_OTHER = re.compile(r"通知|办法|规定|意见|规划|会议|大会|方案")
_NAMED = re.compile(r"《[^》]*》|“[^”]*”")
_FILE = re.compile(r"((?:19|20)\d\d)(?=年|[_-])")
_EARLIEST, _LATEST = 1990, 2100
# A year is the report's where at least this share of its years names it, in half the cases or more.
_MAJORITY_NUMERATOR, _MAJORITY_DENOMINATOR = 1, 2


def report_year(document: Document) -> int | None:
    """From the title, the headings, most of the data's years, the file's name; None where none tells."""
    for years in (_of_title(document), _of_headings(document), _of_data(document), _of_file(document)):
        if years is not None:
            return years
    return None


def _of_title(document: Document) -> int | None:
    for paragraph in document.paragraphs[:_TITLE_LINES]:
        text = _NAMED.sub("", paragraph.view.text)
        if len(text) <= _TITLE_LENGTH and not text.startswith(("—", "-")) and not _OTHER.search(text):
            match = _TITLE.search(text)
            if match:
                return int(match.group(1))
    return None


def _of_headings(document: Document) -> int | None:
    counted = Counter(_headed_years(document))
    return _leader(counted)


def _headed_years(document: Document) -> Iterator[int]:
    for paragraph in document.paragraphs:
        if paragraph.kind in (BlockKind.HEADING, BlockKind.CAPTION):
            yield from map(int, _HEADED.findall(_NAMED.sub("", paragraph.view.text)))
    for table in document.tables:
        yield from map(int, _HEADED.findall(table.caption))


def _of_data(document: Document) -> int | None:
    """The year that most of the text's years name: a report names its own year in every section."""
    years = (int(q.value) for q in document.quantities if q.role is Role.YEAR)
    counted = Counter(year for year in years if _EARLIEST <= year <= _LATEST)
    return _leader(counted)


def _leader(counted: Counter[int]) -> int | None:
    """The year in front, where it has half of all the mentions and no rival."""
    if not counted:
        return None
    (year, count), *rest = counted.most_common(2)
    is_majority = count * _MAJORITY_DENOMINATOR >= counted.total() * _MAJORITY_NUMERATOR
    return year if is_majority and (not rest or count > rest[0][1]) else None


def _of_file(document: Document) -> int | None:
    name = document.source.path.replace("\\", "/").rpartition("/")[2]
    found = {int(year) for year in _FILE.findall(name)}
    return found.pop() if len(found) == 1 else None
