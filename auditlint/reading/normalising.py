"""Source text -> views: half-width digits, full-width marks, no blanks inside Chinese, lines joined.

Every replacement is one code point for one, so that a view differs from its source only by what
it leaves out.
"""

from __future__ import annotations

import re
import unicodedata

from auditlint.model.han import HAN
from auditlint.model.view import View

_BLANKS = "\t\r\x0b\x0c\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
# A bell, a backspace, the end mark of DOS (0x1A): what a conversion or an old editor left behind.
_CONTROLS = "".join(map(chr, (*range(9), *range(14, 32), *range(0x7F, 0xA0))))
_FULL = "０１２３４５６７８９％．＋－−–‒﹣／＝＜＞＆＃＠＊"
_HALF = "0123456789%.+-----/=<>&#@*"
_MARKS = {
    "(": "（",
    ")": "）",
    ";": "；",
    "!": "！",
    "?": "？",
    "〜": "～",
    "~": "～",
    "﹑": "、",
    "､": "、",
    "｡": "。",
}


def _character_map() -> dict[str, str]:
    table = dict.fromkeys(_BLANKS + _UNSEEN + _CONTROLS, " ")
    table.update(zip(_FULL, _HALF, strict=True))
    table.update(_MARKS)
    table.update({chr(0xFF21 + i): chr(0x41 + i) for i in range(26)})
    table.update({chr(0xFF41 + i): chr(0x61 + i) for i in range(26)})
    table["∶"] = ":"
    # Radicals and compatibility ideographs look like the plain character and are meant as it.
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[chr(code)] = plain
    return table


_CHARACTERS = _character_map()

# Each pattern below begins with the mark that it is about, which the text is quickly searched for.
# 3，156，077万元: full-width commas that part thousands.
_WIDE_THOUSAND = re.compile(r"，(?<=\d，)\d{3}")
_WIDE_THOUSANDS = re.compile(r"(?<![\d.,，])\d{1,3}(?:，\d{3})+(?=\.\d|[万亿元])")
# A half-width comma or colon is a mark of the sentence unless digits stand on both sides of it;
# "3, 156,077" is one number that a conversion broke.
_COMMA = re.compile(r",(?:(?<!\d,)|(?! ?\d)|(?= \d)(?! \d{3}(?!\d)))")
_COLON = re.compile(r":(?:(?<!\d:)|(?!\d))")
_WIDE_COLON = re.compile(r"：(?<=\d：)(?=\d)")
# 支出1 234.5万元: blanks that part thousands, between a word and a unit; in a row of a table they part cells.
_SPACED = re.compile(r" (?<=\d )\d{3}(?!\d)")
_SPACED_THOUSANDS = re.compile(rf"(?<={HAN})[1-9]\d{{0,2}}(?: \d{{3}})+(?=(?:\.\d+(?: \d)?)?[万亿]?元)")
# 3O5万元, l00家: a letter for a digit; O2O and 5I are names.
_LETTER = re.compile(r"[OolI](?<=\d.)[\d.,OolI%万亿元个家人户]|(?<![A-Za-z\d])[OolI][.,]?\d")
_LETTERED = re.compile(
    r"(?<![A-Za-z\d.,])(?=[OolI.,]*\d)[\dOolI]+(?:[.,][\dOolI]+)*(?=[万亿]元|元|%|[个家人户项名件亩吨年]|公里)"
)
_DIGITS_MEANT = str.maketrans("OolI", "0011")
# Glyphs of a font's own that a conversion could not name, and dots that are no decimal points.
_ODD_DOTS = frozenset("․‧∙⋅•・﹒˙·\ufffd")
_PRIVATE = (("\ue000", "\uf8ff"), ("\U000f0000", "\U0010fffd"))
# A glyph is taken for a mark where it stands so often between digits, and seldom otherwise.
_OFTEN = 4
_THOUSAND = 3
# A point that parts thousands or decimals may be followed by a blank: "1, 796. 59".
_GAP = re.compile(r"[ \n]+")
# 5,000.0 0万元: a blank between the two decimals of an amount.
_TENTH = re.compile(r"\d\.\d")
_HUNDREDTH = re.compile(r"\d(?:[万亿]?元|%)")


def flatten(text: str, characters: frozenset[str] | None = None) -> str:
    """The text with every character in its canonical form, of the same length.

    ``characters`` are those of the text where the caller knows them already.
    """
    flat = text
    present = frozenset(text) if characters is None else characters
    for character in _CHARACTERS.keys() & present:
        flat = flat.replace(character, _CHARACTERS[character])
    for glyph in sorted(each for each in present if _is_odd(each)):
        flat = _marked(flat, glyph)
    if "," in flat:
        flat = _COMMA.sub("，", flat)
    if ":" in flat:
        flat = _COLON.sub("：", flat)
    if "：" in flat:
        flat = _WIDE_COLON.sub(":", flat)
    if _WIDE_THOUSAND.search(flat) is not None:
        flat = _WIDE_THOUSANDS.sub(lambda match: match.group().replace("，", ","), flat)
    if " " in flat and _SPACED.search(flat) is not None:
        flat = _SPACED_THOUSANDS.sub(lambda match: match.group().replace(" ", ","), flat)
    if not present.isdisjoint("OolI") and _LETTER.search(flat) is not None:
        flat = _LETTERED.sub(lambda match: match.group().translate(_DIGITS_MEANT), flat)
    return flat


def _is_odd(character: str) -> bool:
    return any(low <= character <= high for low, high in _PRIVATE) or character in _ODD_DOTS


def _marked(flat: str, glyph: str) -> str:
    """The text with a glyph between digits as the mark that its places show it to be.

    One or two digits behind it nearly everywhere make a decimal point, three everywhere a separator.
    """
    numeral = re.compile(rf"(?<![\d{re.escape(glyph)}])\d+(?:{re.escape(glyph)}\d+)+(?![\d{re.escape(glyph)}])")
    parts = [[len(group) for group in match.group().split(glyph)[1:]] for match in numeral.finditer(flat)]
    if len(parts) < _OFTEN:
        return flat
    if all(length == _THOUSAND for lengths in parts for length in lengths):
        return numeral.sub(lambda match: match.group().replace(glyph, ","), flat)
    single = [lengths[0] for lengths in parts if len(lengths) == 1]
    decimal = sum(length < _THOUSAND for length in single)
    if decimal * 10 < len(parts) * 9:
        return flat
    return numeral.sub(
        lambda match: match.group().replace(glyph, ".") if match.group().count(glyph) == 1 else match.group(), flat
    )


def view_of(flat: str, start: int, end: int, skip: tuple[tuple[int, int], ...] = ()) -> View:
    """The view of ``flat[start:end]`` (flattened text), less the ranges in ``skip`` (page numbers)."""
    if not skip and flat.find(" ", start, end) < 0 and flat.find("\n", start, end) < 0:
        return View(flat[start:end], range(start, end))
    pieces: list[str] = []
    origin: list[int] = []
    for low, high in _kept(start, end, skip):
        at = low
        for gap in _GAP.finditer(flat, low, high):
            before = flat[gap.start() - 1] if gap.start() > low else (pieces[-1][-1:] if pieces else "")
            after = flat[gap.end()] if gap.end() < high else ""
            keep = _keeps_blank(before, after, "\n" in gap.group())
            if (
                keep
                and before.isdigit()
                and _TENTH.search(flat, low, gap.start())
                and _HUNDREDTH.match(flat, gap.end())
            ):
                keep = 0
            stop = gap.start() + keep
            pieces.append(flat[at : gap.start()] + " " * keep)
            origin.extend(range(at, stop))
            at = gap.end()
        pieces.append(flat[at:high])
        origin.extend(range(at, high))
    return View("".join(pieces), origin)


def _is_split(flat: str, low: int, start: int, end: int) -> bool:
    """Whether a blank parts the two decimals of one amount."""
    return _TENTH.fullmatch(flat, low, start) is not None and _HUNDREDTH.match(flat, end) is not None


def _kept(start: int, end: int, skip: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    ranges, at = [], start
    for low, high in skip:
        ranges.append((at, low))
        at = high
    ranges.append((at, end))
    return [(low, high) for low, high in ranges if low < high]


def _keeps_blank(before: str, after: str, is_line_end: bool) -> int:
    """1 where the blank parts two words of Latin letters or two numbers; else 0.

    A line that ends inside a row of digits was broken by the page: no two figures touch.
    """
    if not (before.isascii() and after.isascii() and before.isalnum() and after.isalnum()):
        return 0
    return 0 if is_line_end and before.isdigit() and after.isdigit() else 1
