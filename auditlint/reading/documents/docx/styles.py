"""styles.xml -> what of a style changes the text: outline level, numbering, hidden, table of contents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from auditlint.reading.documents.xmlparts import Element, attribute, child, children, is_on, value_of

# heading 1, 标题 2: the names of built-in styles are English in the file whatever the program's language.
_HEADING = re.compile(r"(?:heading|标题) ?(\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录) ?\d|TOC Heading", re.IGNORECASE)
_BODY_LEVEL = 9  # an outline level that says "body text"
_MOST_STEPS = 20  # a style that is based on itself must not hold the reader up


@dataclass(frozen=True, slots=True)
class Style:
    """``outline`` is a heading's depth, 0 for body text; ``number`` and ``level`` are of its numbering."""

    outline: int = 0
    number: str | None = None
    level: int = 0
    hidden: bool = False
    contents: bool = False


_PLAIN = Style()


@dataclass(frozen=True, slots=True, eq=False)
class Styles:
    """Every style by its id; ``default`` is that of paragraphs that name none."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""

    def of(self, name: str | None) -> Style:
        """The style of this id."""
        return self.by_id.get(name or self.default, _PLAIN)


def read_styles(root: Element) -> Styles:
    """With what each style takes over from the one that it is based on."""
    raw = {attribute(each, "styleId") or "": each for each in children(root, "style")}
    default = next((key for key, each in raw.items() if _is_default(each)), "")
    return Styles({key: _style(key, raw) for key in raw}, default)


def _is_default(style: Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on")


def _style(key: str, raw: dict[str, Element]) -> Style:
    outline: int | None = None
    number: str | None = None
    level: int | None = None
    hidden = contents = False
    name: str | None = key
    for _ in range(_MOST_STEPS):
        style = raw.get(name or "")
        if style is None:
            break
        told = value_of(style, "name") or ""
        paragraph = child(style, "pPr")
        outline = _outline(paragraph, told) if outline is None else outline
        numbering = child(paragraph, "numPr") if paragraph is not None else None
        if numbering is not None:
            number = value_of(numbering, "numId") if number is None else number
            level = _digit(value_of(numbering, "ilvl")) if level is None else level
        hidden = hidden or is_on(child(style, "rPr"), "vanish")
        contents = contents or _CONTENTS.fullmatch(told) is not None
        name = value_of(style, "basedOn")
    return Style(outline or 0, number, level or 0, hidden, contents)


def _outline(paragraph: Element | None, name: str) -> int | None:
    level = _digit(value_of(paragraph, "outlineLvl"))
    if level is not None:
        return 0 if level >= _BODY_LEVEL else level + 1
    match = _HEADING.match(name)
    return int(match.group(1)) if match else None


def _digit(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() and len(text) < 3 else None
