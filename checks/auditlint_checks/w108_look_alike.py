"""W108: characters are themselves, not others that look like them."""

import re
import unicodedata
from collections.abc import Iterator

from auditlint.api import Check, Defect, Document, Severity, Span, Words

# Variants that keyboards do not give and that a search for the plain word misses.
_PAIRS = """
硏研 釆采 岀出 囯国 戸户 扵于 歩步 冝宜 巿市 眞真 凖准 髙高 淸清 靑青 収收 毎每 従从 値值 経经 済济 説说 録录 黒黑
徳德 稅税
"""
_PLAIN = {pair[0]: pair[1] for pair in _PAIRS.split()}
_ODD = re.compile(
    rf"(?P<variant>[{''.join(_PLAIN)}])"
    r"|(?P<radical>[\u2e80-\u2fdf\uf900-\ufaff])"
    r"|(?P<private>[\ue000-\uf8ff]+)"
    r"|(?P<letter>(?<=\d)[OoＯ](?=\d))"
    r"|(?P<percent>％)"
)
_MOST = 20


def find(document: Document) -> Iterator[Defect]:
    """One finding for each character, with all its places; radicals and private characters together."""
    text = document.source.text
    places: dict[str, list[Span]] = {}
    for match in _ODD.finditer(text):
        kind = match.lastgroup or ""
        key = match.group() if kind == "variant" else kind
        places.setdefault(key, []).append(Span(match.start(), match.end()))
    if "%" not in text:
        places.pop("percent", None)
    for key, spans in places.items():
        yield _defect(key, text[spans[0].start : spans[0].end], spans)


def _defect(key: str, first: str, spans: list[Span]) -> Defect:
    plain = _plain(key, first)
    told = f"“{first}”应为“{plain}”" if plain else "有无法显示的专用区字符"
    said = f"{first} should be {plain}" if plain else "characters of the private use area"
    return Defect(
        spans[0],
        Words(f"{told}（全文{len(spans)}处）", f"{said} ({len(spans)} places)"),
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
    rationale="异体、部首和兼容字符看上去与常用字相同，检索、汇总和比对时却不相等，多为识别或转换所致。",
    severity=Severity.INFO,
    find=find,
    good=("促进产学研结合，完成率90%，出台办法3项。",),
    bad=(
        "促进产学⟦硏⟧结合。",
        "2⟦O⟧24年度预算执行情况良好。",
        "完成率90⟦％⟧，满意度95%。",
    ),
)
