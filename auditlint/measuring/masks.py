"""Stretches of text whose numbers state no data: dates, document numbers, titles, names, codes."""

from __future__ import annotations

import re

from auditlint.model.han import HAN
from auditlint.model.quantity import Role

_YEAR = r"(?:19|20)\d\d"
_TO = r"(?:-|—|–|～|至|到)"
# What a mask may begin with: at any other character none of the many alternatives below need be tried.
_FIRST = r"""[\d〔\[【「（{第党附表图专《“"A-Za-z电传邮联手前]"""
# Tried in this order at each place; the first that matches takes the text. Whatever may repeat is bounded
# where another character must follow, so that long rows of digits or letters cost no more than others.
_MASKS = re.compile(
    rf"""
    (?={_FIRST}) (?:
      (?P<document> [〔\[【「（{{][ ]?{_YEAR}[ ]?[〕\]】」）}}][ ]?第?[ ]?\d+[ ]?号           # 〔2024〕18号
      | 第?\d{{1,9}}号(?:文|令|公告) )
    | (?P<date>
        (?={_YEAR}) (?:
        {_YEAR}(?:年度?)?{_TO}{_YEAR}年?度?                                          # 2021—2025年
      | {_YEAR}(?:年度?)?{_TO}\d\d年度?                                              # 2024-26年
      | {_YEAR}年\d{{1,2}}(?:月份?)?{_TO}(?:{_YEAR}年)?\d{{1,2}}月份? )              # 2024年1-11月
      | (?:{_YEAR}|\d\d)年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)(?:{_TO}(?:{_YEAR}年)?(?:\d{{1,2}}月)?\d{{1,2}}日)?
      | {_YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}日?
      | {_YEAR}\.(?:0?[1-9]|1[0-2])(?![\d%万亿元个家项人])
      | (?=\d{{1,2}}[月日时:\-—–～至到]) (?:
        \d{{1,2}}月?{_TO}\d{{1,2}}月(?:份|底|末)?                                    # 1～12月
      | \d{{1,2}}月\d{{1,2}}日(?:{_TO}(?:\d{{1,2}}月)?\d{{1,2}}日)?
      | \d{{1,2}}月(?:份|底|末|初|中旬|上旬|下旬)?
      | \d{{1,2}}日{_TO}\d{{1,2}}日 | (?<![\d.])\d{{1,2}}日(?!均)
      | \d{{1,2}}:\d\d(?=[-—～至时，。）]|$) | \d{{1,2}}时(?:\d{{1,2}}分)?(?!间) ) )
    | (?P<year> {_YEAR}(?=年|届|财年|财政年)
      | (?<=[从将在自至于到])\d\d(?=年(?!以|内|期|来|间|多|时))
      | (?<![\d.,]){_YEAR}(?=的第|（年）) )
    | (?P<name> 《[^》]{{0,120}}》? | “[^”“]{{0,24}}” | "[^"，。]{{0,24}}" | \[(?:(?!{HAN})[^\]]){{1,40}}\]
      | 党的[一二三四五六七八九十]+大 | (?:附?表|图|附件|附录|专栏)[ ]?\d+(?:[、，和]\d+)*(?=\.?(?:{_YEAR}年|[^\d.])|$)
      | (?<![\d.])\d{{1,9}}\+[\dA-Za-zNXn]+(?:\+[\dA-Za-zNXn]+)*(?![\d.%×÷=])
      | R&D | [A-Za-z][A-Za-z0-9.+\-]{{0,40}}\d[\dA-Za-z.]* )
    | (?P<code> (?<![\d.,])12[3-9]\d\d(?=[^，。；\d]{{0,6}}(?:热线|工单|平台|便民|电话))   # 12345热线
      | （\d{{2,7}}[类款项]） | [（【]\d{{4,}}[）】]
      | (?:电话|传真|邮编|邮政编码|联系方式|手机)[：:]?[\d\- ]{{6,20}}
      | (?<!\d)0\d{{2,3}}-\d{{7,8}} | (?<![\d.,])1[3-9]\d{{9}}(?!\d) | https?://\S+ | www\.\S+ )
    | (?P<ordinal> 第[\d,]+ (?:[、，和至—-]第?\d+)* | 前\d+(?=[位名强])(?![位名](?:同志|学生)) )
    )
    """,
    re.VERBOSE,
)
_CLOCK = re.compile(r"\d{1,2}:\d\d")
# 师生比1:17, 师生比由1:18提高到1:17, 按1:20, 10:40:50: ratios, no times of day; 比赛9:30 is one.
_OF_RATIO = re.compile(r"比(?!赛)[^，；。：（）]{0,16}$|[按优][照于]?$|\d:$")
_RATIO_REACH = 18
_ROLES = {
    "document": Role.DOCUMENT,
    "date": Role.DATE,
    "year": Role.YEAR,
    "name": Role.NAME,
    "code": Role.CODE,
    "ordinal": Role.ORDINAL,
}


def masks(text: str) -> list[tuple[int, int, Role]]:
    """Ranges of ``text`` with the role of the numbers inside, in order of place."""
    found = []
    for match in _MASKS.finditer(text):
        kind = match.lastgroup
        if kind and not (kind == "date" and _is_ratio(text, match)):
            found.append((match.start(), match.end(), _ROLES[kind]))
    return found


def _is_ratio(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a time of day, 1:17, is told as a ratio."""
    start = match.start()
    if _CLOCK.fullmatch(match.group()) is None:
        return False
    return _OF_RATIO.search(text, max(0, start - _RATIO_REACH), start) is not None
