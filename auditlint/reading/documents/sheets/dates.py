"""A day's number and a date code -> the date as the sheet shows it: 45657 is 2024年12月31日."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$[^\]]*\]|\[[^\]]*\]|_.|\*.'
    r"|(?P<part>y+|m+|d+|h+|s+|a{3,4}|AM/PM|上午/下午)|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_LAST_DAY = 2_958_465  # 9999-12-31
_WEEK = "一二三四五六日"
_SECONDS = 86_400


def is_date_code(code: str) -> bool:
    """Whether the first section, less what it says in quotes, names parts of a date."""
    first = code.split(";")[0]
    if "general" in first.lower():
        return False
    bare = _LITERAL.sub("", first)
    return _DATE.search(bare) is not None and not any(place in bare for place in "0#?")


def date_text(value: Decimal, code: str, from_1904: bool = False) -> str:
    """The date; nothing where the number is no day."""
    if not 0 <= value <= _LAST_DAY:
        return ""
    seconds = (value % 1 * _SECONDS).quantize(Decimal(1), ROUND_HALF_UP)
    days = int(value) + (1 if 0 < value < 60 and not from_1904 else 0)  # the calendar of 1900 has a day too many
    moment = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=days, seconds=int(seconds))
    text, after_hour = "", False
    for match in _TOKEN.finditer(code.split(";")[0]):
        part = (match["part"] or "").lower()
        if not part:
            text += match["quoted"] or match["escaped"] or match["literal"] or ""
        else:
            text += _part(part, moment, after_hour)
            after_hour = part[0] in "hs" or (after_hour and part[0] != "m")
    return text.strip()


def _part(part: str, moment: datetime, after_hour: bool) -> str:
    letter, wide = part[0], len(part) > 1
    if letter == "y":
        return f"{moment.year}" if len(part) > 2 else f"{moment.year % 100:02}"
    if letter == "m":
        number = moment.minute if after_hour else moment.month
    elif letter == "d":
        if len(part) > 2:
            return f"星期{_WEEK[moment.weekday()]}"
        number = moment.day
    elif letter == "a":
        if "/" in part:
            return "上午" if moment.hour < 12 else "下午"
        return ("星期" if len(part) > 3 else "") + _WEEK[moment.weekday()]
    else:
        number = moment.hour if letter == "h" else moment.second
    return f"{number:02}" if wide else str(number)
