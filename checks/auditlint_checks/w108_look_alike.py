"""W108: characters are themselves, not others that look like them."""

import re
import unicodedata
from collections.abc import Iterator

from auditlint.api import Check, Defect, Document, Severity, Span, Words
from auditlint_checks._places import with_places

# Variants that keyboards do not give and that a search for the plain word misses.
_PAIRS = """
硏研 釆采 岀出 囯国 戸户 扵于 歩步 冝宜 巿市 眞真 凖准 髙高 淸清 靑青 収收 毎每 従从 値值 経经 済济 説说 録录 黒黑
徳德 稅税
"""
_PLAIN = {pair[0]: pair[1] for pair in _PAIRS.split()}
_LETTER = re.compile(r"(?<=\d)[OoＯ](?=\d)")
# 3O5万元, l00家: measuring reads them as the digits that they stand for.
_IN_NUMERAL = re.compile(r"[OoＯlI]")
_DIGITS = str.maketrans("OoＯlI", "00011")
_MOST = 20


def find(document: Document) -> Iterator[Defect]:
    """One finding for each character, with all its places; radicals and private characters together."""
    text = document.source.text
    characters = document.source.characters
    odd: dict[str, list[str]] = {}
    unusual = {each for each in characters if not "\u4e00" <= each <= "\u9fff"} | (characters & _PLAIN.keys())
    for character in sorted(unusual):
        if (kind := _kind(character)) and (kind != "percent" or "%" in characters):
            odd.setdefault(kind, []).append(character)
    for kind, found in odd.items():
        pattern = re.compile(f"[{re.escape(''.join(found))}]+")
        yield _defect(kind, text, [Span(*match.span()) for match in pattern.finditer(text)])
    if characters & set("OoＯlI"):
        yield from _letters(document, text)


def _letters(document: Document, text: str) -> Iterator[Defect]:
    """Letters in the place of digits: in numerals one by one, with the figure that they make; elsewhere together."""
    figures = [q.numeral_span for q in document.every_quantity() if _IN_NUMERAL.search(document.source[q.numeral_span])]
    for span in figures:
        printed, plain = text[span.start : span.end], text[span.start : span.end].translate(_DIGITS)
        words = Words(f"数字 {printed} 中有字母，应为 {plain}", f"{printed} holds letters and should be {plain}")
        yield Defect(span, words, replacement=plain, loudness="error")
    others = [Span(*match.span()) for match in _LETTER.finditer(text)]
    others = [span for span in others if not any(span.overlaps(figure) for figure in figures)]
    if others:
        yield _defect("letter", text, others)


def _kind(character: str) -> str:
    """A variant is a kind of its own; empty for what is in order."""
    if character in _PLAIN:
        return character
    if character == "％":
        return "percent"
    if "\u2e80" <= character <= "\u2fdf" or "\uf900" <= character <= "\ufaff":
        return "radical"
    return "private" if "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000" else ""


def _defect(key: str, text: str, spans: list[Span]) -> Defect:
    first = text[spans[0].start : spans[0].end]
    plain = _plain(key, first)
    told = f"“{first}”应为“{plain}”" if plain else "有无法显示的专用区字符"
    said = f"{first} should be {plain}" if plain else "characters of the private use area, which cannot be displayed"
    return Defect(
        spans[0],
        with_places(Words(told, said), len(spans)),
        replacement=plain,
        loudness="warning" if key == "letter" else None,
        related=tuple(spans[1:_MOST]),
    )


def _plain(key: str, first: str) -> str | None:
    if key == "private":
        return None
    if key == "letter":
        return "0"
    return _PLAIN.get(key) or unicodedata.normalize("NFKC", first)


CHECK = Check(
    code="W108",
    name="look-alike",
    title=Words("没有形近的异体字和兼容字符", "no look-alike characters"),
    fault=Words("用了形近的异体字或兼容字符", "a look-alike character"),
    rationale=Words(
        "异体、部首和兼容字符看上去与常用字相同，检索、汇总和比对时却不相等，多为识别或转换所致。",
        (
            "Variant, radical and compatibility characters look like the common ones but are not equal to "
            "them in searches, summaries and comparisons; most come from character recognition or conversion."
        ),
    ),
    severity=Severity.INFO,
    find=find,
    good=("促进产学研结合，完成率90%，出台办法3项。", "建成O2O平台和5G基站12个，I2C接口H2O监测点3个。"),
    bad=(
        "促进产学⟦硏⟧结合。",
        "2⟦O⟧24年度预算执行情况良好。",
        "全年支出⟦3O5⟧万元，走访⟦l00⟧家企业。",
        "完成率90⟦％⟧，满意度95%。",
    ),
)
