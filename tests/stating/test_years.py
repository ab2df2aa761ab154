"""The year that a report accounts for."""

from __future__ import annotations

import pytest

from auditlint.model.source import Source
from auditlint.run import Brief, understand


@pytest.mark.parametrize(
    ("text", "path", "year"),
    [
        ("2024年度青禾县水利局部门整体支出绩效自评报告\n2025年6月30日\n", "a.txt", 2024),
        ("关于青禾县2025年预算执行情况和2026年预算草案的报告\n——2026年1月7日在第三次会议上\n", "a.txt", 2025),
        ("部门整体支出绩效自评报告\n2023年完成18项。2023年支出20万元，比2022年多。\n", "a.txt", 2023),
        ("部门整体支出绩效自评报告\n机构健全，制度完善。\n", "青禾县水利局2022年绩效自评.txt", 2022),
        ("部门整体支出绩效自评报告\n机构健全，制度完善。\n", "a.txt", None),
        ("部门整体支出绩效自评报告\n2021年开工，2022年续建，2023年完工。\n", "a.txt", None),
    ],
)
def test_title_headings_data_then_file_name(text: str, path: str, year: int | None) -> None:
    """The title decides; where nothing tells, nothing is guessed."""
    assert understand(Source(path, text)).year == year


def test_the_year_that_the_user_sets_wins() -> None:
    """``--year`` is not overruled by the title."""
    assert understand(Source("a.txt", "2024年度绩效自评报告\n"), Brief(year=2023)).year == 2023
