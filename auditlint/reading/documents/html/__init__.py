"""An HTML page, as published or as an office program saved it -> Flow of its main text and tables."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from auditlint.errors import NotText
from auditlint.model.bounds import Bounds
from auditlint.model.words import Words
from auditlint.reading.decoding import decode
from auditlint.reading.documents.flow import Block, Flow, Piece
from auditlint.reading.documents.html.blocks import Blocks, heading_of
from auditlint.reading.documents.html.content import main_content
from auditlint.reading.documents.html.tree import tree_of

# <meta charset="gb2312">, <meta http-equiv=Content-Type content="text/html; charset=gbk">, <?xml encoding="…"?>
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# 2025年统计公报_公报_某市统计局, 2025年统计公报 - 某市人民政府: what stands behind the title is the site's
_SITE = re.compile(r"\s*[_|｜]\s*|\s*[-—–]+\s*(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OPENING = 12  # blocks among which a page repeats its title
_HEAD = 8192
# What is called GB2312 is nearly always GBK; GB18030 holds both.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030", "big5": "cp950"}
_MOST_BROKEN = 1000  # one character in so many may be broken in a page that is cut or patched together


def read_html(data: bytes, path: str, encoding: str | None, bounds: Bounds) -> Flow:
    """The blocks of the part of the page that holds its text. Raises InputError."""
    text, notes = _decoded(data, path, encoding)
    tree = tree_of(text, bounds)
    reader = Blocks(bounds)
    blocks = reader.of(main_content(tree.root))
    title = _title(heading_of(tree.root), tree.title, blocks)
    return Flow([*title, *blocks], (*notes, *reader.notes()), (_cut(bounds),) if tree.cut else ())


def _cut(bounds: Bounds) -> Words:
    most = f"bounds: elements {bounds.elements}"
    return Words(
        f"网页过大，只核对了前一部分（上限 {most}）", f"a page too large: only its beginning was checked ({most})"
    )


def _title(heading: str, title: str, blocks: Sequence[Block]) -> list[Block]:
    """The page's title where its text does not begin with it: it often says the year that nothing else does."""
    said = (heading, *_SITE.split(title))
    told = next((part.strip() for part in said if _YEAR.search(part)), "")
    opening = "".join(block.text for block in blocks[:_OPENING] if isinstance(block, Piece))
    if not told or "".join(told.split()) in "".join(opening.split()):
        return []
    return [Piece(told, "标题")]


def _decoded(data: bytes, path: str, encoding: str | None) -> tuple[str, tuple[Words, ...]]:
    """By the user's word, the mark at the beginning, the page's own word, or what the bytes look like."""
    if encoding is not None:
        return decode(data, path, encoding).text, ()
    declared = _declared(data)
    for name in (declared, "utf-8", "gb18030"):
        try:
            if name:
                return data.decode(name), ()
        except UnicodeDecodeError:
            continue
    name = declared or "utf-8"
    text = data.decode(name, "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    if broken * _MOST_BROKEN > len(text):
        raise NotText(path)
    return text, (Words(f"网页中有{broken}处字符损坏", f"{broken} characters of the page are broken"),)


def _declared(data: bytes) -> str | None:
    """The declared encoding, where Python knows it."""
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    match = _DECLARED.search(data[:_HEAD])
    if match is None:
        return None
    name = match.group(1).decode("ascii", "replace").lower()
    try:
        return codecs.lookup(_WIDER.get(name, name)).name
    except LookupError:
        return None
