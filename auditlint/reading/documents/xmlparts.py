"""The XML of a document's part -> elements, by a parser that expands nothing and fetches nothing.

Office formats forbid document types, and with them go entities, which are the way to harm a reader. The
bytes are decoded here, so that no encoding can hide one.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree import ElementTree

from auditlint.errors import Damaged, TooLarge, Unsafe
from auditlint.model.bounds import Bounds
from auditlint.model.words import Words

Element = ElementTree.Element

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(r"""\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_FORBIDDEN = ("<!DOCTYPE", "<!ENTITY", "<!ELEMENT", "<!ATTLIST", "<!NOTATION")


def parse(data: bytes, path: str, bounds: Bounds) -> Element:
    """The root element. Raises Damaged, Unsafe where there is a document type, TooLarge."""
    parser = ElementTree.XMLParser(encoding="utf-8")  # whatever the declaration says: the text is decoded
    try:
        parser.feed(vetted(data, path, bounds))
        return parser.close()
    except ElementTree.ParseError as error:
        raise Damaged(path) from error


def vetted(data: bytes, path: str, bounds: Bounds) -> str:
    """The part's text, free of document types and of no more elements than the bound. Raises as ``parse``."""
    text = _decoded(data, path)
    if "<!" in text and any(word in text for word in _FORBIDDEN):
        told = Words("文件部件中含有 DOCTYPE 或实体声明", "a part with a DOCTYPE or entity declarations")
        raise Unsafe(path, told)
    if text.count("<") > 2 * bounds.elements:
        most = f"bounds: elements {bounds.elements}"
        raise TooLarge(path, Words(f"文件部件过大（上限 {most}）", f"a part is too large ({most})"))
    return text


def local(tag: str) -> str:
    """A tag without its namespace: transitional and strict documents name the same things alike."""
    return _local(tag)


@lru_cache(maxsize=4096)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its name, in whatever namespace."""
    for key, value in element.attrib.items():
        if _local(key) == name:
            return value
    return None


def child(element: Element, name: str) -> Element | None:
    """The first child of this name."""
    for each in element:
        if _local(each.tag) == name:
            return each
    return None


def children(element: Element, name: str) -> Iterator[Element]:
    """The children of this name."""
    return (each for each in element if _local(each.tag) == name)


def value_of(element: Element | None, name: str) -> str | None:
    """``val`` of the first child of this name."""
    found = child(element, name) if element is not None else None
    return attribute(found, "val") if found is not None else None


def is_on(element: Element | None, name: str) -> bool:
    """Whether a switch of this name is set: there, and not turned off."""
    found = child(element, name) if element is not None else None
    return found is not None and (attribute(found, "val") or "true") not in ("0", "false", "off", "none")


def _decoded(data: bytes, path: str) -> str:
    """UTF-8 or UTF-16, the two that office formats allow."""
    name = "utf-16" if data[:2] in _UTF16 else "utf-8-sig"
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise Damaged(path) from error
    declared = _DECLARED.match(text[:200])
    if "\x00" in text[:200] or (declared and declared.group(1).lower().replace("_", "-") not in _SAFE_ENCODINGS):
        raise Unsafe(path, Words("文件部件的编码不是 UTF-8", "a part that is not in UTF-8"))
    return text


_SAFE_ENCODINGS = frozenset({"utf-8", "utf8", "utf-16", "us-ascii", "ascii"})
