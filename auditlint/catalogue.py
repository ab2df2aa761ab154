"""The checks, told to people: a list, a page for the repository, one check with its examples."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby

from auditlint.explaining import HEAD, how_weighed
from auditlint.model.check import Check
from auditlint.model.words import Words

_FAMILIES = {
    "A": Words("正文中的算术", "arithmetic in the text"),
    "T": Words("表格", "tables"),
    "R": Words("同一数据的多处表述", "the same figure told twice"),
    "Y": Words("年份与期间", "years and periods"),
    "N": Words("数字与单位的写法", "numerals and units as written"),
    "O": Words("编号与引用", "numbering and references"),
    "W": Words("形式用语", "wording of the form"),
}
_SEVERITIES = {"error": Words("错误", "error"), "warning": Words("警告", "warning"), "info": Words("提示", "info")}
_REGENERATE = "auditlint checks --format markdown --output checks/README.md"


def catalogue(checks: Sequence[Check], form: str, language: str) -> str:
    """All checks as ``text``, ``markdown`` or ``json``."""
    if form == "markdown":
        return _page(checks)
    if form == "json":
        return json.dumps([_entry(check) for check in checks], ensure_ascii=False, indent=1) + "\n"
    longest = max((len(check.name) for check in checks), default=0)
    return "".join(
        f"{check.code}  {check.severity.value:7}  {check.name:{longest}}  {check.title.say(language)}\n"
        for check in checks
    )


def explanation(check: Check, language: str) -> str:
    """One check: what must hold, why it matters, and what comes out right and wrong."""
    severity = _SEVERITIES[check.severity.value].say(language)
    heads = ("为什么", "相符的例子", "不符的例子") if language != "en" else ("Why", "Consistent", "Inconsistent")
    level = f" ({severity})" if language == "en" else f"（{severity}）"
    parts = [
        f"{check.code} {check.name}{level}",
        check.title.say(language),
        f"\n{heads[0]}\n{_indented(check.rationale.say(language))}",
    ]
    for head, examples in ((heads[1], check.good), (heads[2], check.bad)):
        if examples:
            parts.append(f"\n{head}\n" + "\n\n".join(map(_indented, examples)))
    if check.bad:
        parts.append(f"\n{HEAD.say(language)}\n{how_weighed(check, language)}")
    return "\n".join(parts) + "\n"


def _page(checks: Sequence[Check]) -> str:
    """checks/README.md: a table a family, then every check with its reason and first examples."""
    lines = ["# The catalogue of checks", "", f"Generated: do not edit, run `{_REGENERATE}`.", ""]
    for family, members in groupby(checks, key=lambda check: check.code[0]):
        title = _FAMILIES.get(family, Words("其他", "others"))
        lines += [f"## {family}: {title.zh} ({title.en})", "", "| code | name | severity | 应当成立 | what must hold |"]
        lines += ["|---|---|---|---|---|"]
        group = list(members)
        lines += [_row(check) for check in group]
        for check in group:
            lines += [
                "",
                f"### {check.code} {check.name}",
                "",
                check.rationale.zh,
                "",
                check.rationale.en,
                *_examples(check),
            ]
        lines.append("")
    return "\n".join(lines)


def _row(check: Check) -> str:
    cells = (check.code, f"`{check.name}`", check.severity.value, check.title.zh, check.title.en)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _examples(check: Check) -> list[str]:
    lines: list[str] = []
    for head, examples in (("相符 (consistent)", check.good[:1]), ("不符 (inconsistent)", check.bad[:1])):
        for example in examples:
            lines += ["", f"{head}：", "", "```text", example.strip("\n"), "```"]
    return lines


def _entry(check: Check) -> dict[str, object]:
    return {
        "code": check.code,
        "name": check.name,
        "severity": check.severity.value,
        "title": check.title.zh,
        "title_en": check.title.en,
        "rationale": check.rationale.zh,
        "rationale_en": check.rationale.en,
        "good": list(check.good),
        "bad": list(check.bad),
    }


def _indented(text: str) -> str:
    return "\n".join(f"   {line}" for line in text.strip("\n").split("\n"))
