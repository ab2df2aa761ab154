"""The year that a report accounts for."""

from __future__ import annotations

import re
from collections import Counter

from auditlint.model.document import Document
from auditlint.model.quantity import Role

_TITLE_LINES = 12
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_OF_REPORT = re.compile(r"((?:19|20)\d\d)年?度?[^，。；]{0,30}?(?:报告|自评|决算|公报|预算执行|评价|总结)")


def report_year(document: Document) -> int | None:
    """From the title, else from most of the data's years; None where neither tells."""
    head = [paragraph.view.text for paragraph in document.paragraphs[:_TITLE_LINES]]
    for text in head:
        if match := _OF_REPORT.search(text):
            return int(match.group(1))
    years = Counter(int(q.value) for q in document.quantities if q.role is Role.YEAR and 1990 <= q.value <= 2100)
    if not years:
        return None
    (year, count), *rest = years.most_common(2)
    return year if not rest or count > rest[0][1] else None
