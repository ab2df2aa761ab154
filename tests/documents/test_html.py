"""A published page is read as its article: without the site around it, tables with merged cells."""

from __future__ import annotations

import pytest

from auditlint import reading

BODY = (
    "<p>一、预算执行情况</p><p>全年收入100万元，其中：税收收入60万元，非税收入40万元。</p>"
    "<p>各项任务按期完成，全年未发生安全事故，群众满意度达到95%。</p>"
)
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>云岭市2025年决算报告_云岭市财政局</title>
<style>p{{color:red}}</style></head><body><div class="top"><ul><li><a href="/">首页</a></li><li><a href="/x">新闻</a>
</li></ul></div><script>var a = "支出999万元";</script><div class="main"><div class="text">{BODY}</div></div>
<div class="foot">版权所有：云岭市财政局 备案号：云ICP备00000号</div></body></html>"""


def lines_of(page: str | bytes, name: str = "a.html") -> list[str]:
    data = page.encode("utf-8") if isinstance(page, str) else page
    return [line for line in reading.open_bytes(data, name).text.split("\n") if line]


def test_the_article_without_its_site() -> None:
    """No bars, no scripts, no foot; the title is kept, for it says the year."""
    assert lines_of(PAGE) == [
        "云岭市2025年决算报告",
        "一、预算执行情况",
        "全年收入100万元，其中：税收收入60万元，非税收入40万元。",
        "各项任务按期完成，全年未发生安全事故，群众满意度达到95%。",
    ]


def test_merged_cells() -> None:
    """rowspan and colspan: each cell once, at its first place, also where end tags are left out."""
    table = (
        "<table><tr><th rowspan=2>项目<th colspan=2>资金<tr><th>预算<th>执行<tr><td>堤防<td>10<td>9"
        "<tr><td>渠道<td>20<td>18</table>"
    )
    assert lines_of(f"<html><body>{BODY}{table}</body></html>")[3:] == [
        "| 项目 | 资金 |  |",
        "|---|---|---|",
        "|  | 预算 | 执行 |",
        "| 堤防 | 10 | 9 |",
        "| 渠道 | 20 | 18 |",
    ]


def test_a_table_that_frames_the_page_is_no_table() -> None:
    """Old sites lay out whole pages with them."""
    page = f"<html><body><table><tr><td>左栏</td><td>{BODY * 3}<br><br><br>{BODY * 3}</td></tr></table></body></html>"
    assert not any(line.startswith("|") for line in lines_of(page))


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("gb18030", "gb2312"), ("gb18030", None), ("utf-8", None), ("utf-8-sig", "gb2312"), ("utf-16", None)],
)
def test_encodings(encoding: str, declared: str | None) -> None:
    """By the mark, the page's own word, or what the bytes look like; GB2312 means GB18030."""
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    page = f"<html><head>{meta}</head><body>{BODY}<p>朱镕基路项目支出12万元。</p></body></html>"
    assert lines_of(page.encode(encoding))[-1] == "朱镕基路项目支出12万元。"


def test_entities_lists_and_superscripts() -> None:
    """Named and numbered entities, numbered lists with their numbers, m² as it is."""
    items = "<ol start=2><li>5万元以上项目&nbsp;3个</li><li>面积&#8805;100m<sup>2</sup></li></ol>"
    page = f"<html><body>{BODY}{items}</body></html>"
    assert lines_of(page)[3:] == ["2、5万元以上项目\xa03个", "3. 面积≥100m²"]


def test_struck_text_is_not_read_and_said() -> None:
    """<del> is a correction that the page shows."""
    source = reading.open_bytes(f"<html><body>{BODY}<p>支出<del>80</del>90万元。</p></body></html>".encode(), "a.html")
    assert source.text.endswith("支出90万元。\n")
    assert len(source.notes) == 1


def test_a_deep_page_does_no_harm() -> None:
    """Pages that never close what they open are read as far as they go."""
    assert lines_of("<html><body>" + "<div><font>" * 5000 + BODY)[-1].startswith("各项任务")
