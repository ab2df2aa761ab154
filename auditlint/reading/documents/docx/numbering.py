"""numbering.xml -> the number of each paragraph in turn: 一、（一）1. ①, with restarts.

Automatic numbers stand nowhere in a document's text; without them （一） is no heading and 第三项 has no third.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from auditlint.reading.documents.docx.numerals import numbered
from auditlint.reading.documents.xmlparts import Element, attribute, child, children, is_on, value_of

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Level:
    """``text`` with %1 … %9 for the numbers of the levels; ``restarts`` is the level that sets it back, 0 none."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False  # the numbers of the levels above in plain digits
    restarts: int | None = None
    gap: bool = True
    style: str | None = None


@dataclass(slots=True, eq=False)
class Numbering:
    """Counts as the paragraphs come. Lists that share a scheme (``schemes``) share their counts."""

    schemes: dict[str, dict[int, Level]] = field(default_factory=dict)
    scheme_of: dict[str, str] = field(default_factory=dict)  # by number of the list
    overrides: dict[str, dict[int, Level]] = field(default_factory=dict)
    starts: dict[str, dict[int, int]] = field(default_factory=dict)  # what a list sets back at its first item
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, number: str, style: str) -> int | None:
        """The level that is tied to a style."""
        scheme = self.schemes.get(self.scheme_of.get(number, ""), {})
        return next((at for at, level in scheme.items() if level.style == style), None)

    def next(self, number: str, at: int) -> str:
        """The number of the next paragraph of this list and level, with the blank behind it."""
        scheme = self.scheme_of.get(number)
        if scheme is None:
            return ""
        level = self._level(number, at)
        counts = self._counts.setdefault(scheme, {})
        start = self.starts.get(number, {}).get(at)
        if start is not None and (number, at) not in self._begun:
            counts[at] = start
        else:
            counts[at] = counts[at] + 1 if at in counts else level.start
        self._begun.add((number, at))
        for deeper in [each for each in counts if each > at and self._goes_back(number, each, at)]:
            del counts[deeper]
        return self._written(number, level, counts)

    def _goes_back(self, number: str, deeper: int, at: int) -> bool:
        restarts = self._level(number, deeper).restarts
        return restarts is None or at < restarts

    def _level(self, number: str, at: int) -> Level:
        scheme = self.schemes.get(self.scheme_of.get(number, ""), {})
        return self.overrides.get(number, {}).get(at) or scheme.get(at) or Level()

    def _written(self, number: str, level: Level, counts: dict[int, int]) -> str:
        def count(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            its = self._level(number, at)
            form = "decimal" if level.legal and its.form != "none" else its.form
            return numbered(counts.get(at, its.start), form)

        if level.form == "bullet":
            return ""
        text = _PRIVATE.sub("", _PLACE.sub(count, level.text)).strip()
        return text + (" " if text and level.gap and text[-1].isascii() else "")


def read_numbering(root: Element) -> Numbering:
    """All schemes and lists."""
    numbering = Numbering()
    linked: dict[str, str] = {}
    styled: dict[str, str] = {}
    for scheme in children(root, "abstractNum"):
        key = attribute(scheme, "abstractNumId") or ""
        numbering.schemes[key] = {_place(each): _level(each) for each in children(scheme, "lvl")}
        if link := value_of(scheme, "numStyleLink"):
            linked[key] = link
        if style := value_of(scheme, "styleLink"):
            styled[style] = key
    for each in children(root, "num"):
        key = attribute(each, "numId") or ""
        scheme_key = value_of(each, "abstractNumId") or ""
        numbering.scheme_of[key] = styled.get(linked.get(scheme_key, ""), scheme_key)
        _read_overrides(each, key, numbering)
    return numbering


def _read_overrides(number: Element, key: str, numbering: Numbering) -> None:
    for override in children(number, "lvlOverride"):
        at = _place(override)
        start = value_of(override, "startOverride")
        own = child(override, "lvl")
        if start is not None and start.isdecimal():
            numbering.starts.setdefault(key, {})[at] = int(start[:6])
        if own is not None:
            numbering.overrides.setdefault(key, {})[at] = _level(own)


def _place(element: Element) -> int:
    told = attribute(element, "ilvl") or "0"
    return min(int(told), _LEVELS - 1) if told.isdecimal() and len(told) < 3 else 0


def _level(element: Element) -> Level:
    start, restarts = value_of(element, "start") or "1", value_of(element, "lvlRestart")
    form = value_of(element, "numFmt") or _alternative(element) or "decimal"
    level = Level(
        int(start[:6]) if start.isdecimal() else 1,
        form,
        value_of(element, "lvlText") or "",
        is_on(element, "isLgl"),
        int(restarts[:2]) if restarts is not None and restarts.isdecimal() else None,
        value_of(element, "suff") != "nothing",
        value_of(element, "pStyle"),
    )
    return replace(level, text="") if level.form == "none" and "%" not in level.text else level


def _alternative(element: Element) -> str | None:
    """A form that older programs do not know stands in an alternative: 01, 001."""
    for each in element.iter():
        if each is not element and each.tag.endswith("}numFmt"):
            return attribute(each, "val")
    return None
