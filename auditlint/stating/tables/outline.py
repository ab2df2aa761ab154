"""Lines of a table -> which stands under which: by code length, numbering, indents and 其中.

Words and place decide, never the figures.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from auditlint.model.table import RowKind
from auditlint.stating.tables.rows import Line

# A form that asks for one line each lists them below: 专项资金（一个专项一行）
_ONE_A_LINE = re.compile(r"一个.{1,8}一行|逐项(?:列示|填列)|分项(?:列示|填列)")

# Lines that the form of 部门整体支出绩效评价基础数据 prints itself, behind that list.
_NEXT_HEADING = re.compile(
    r"\s*(?:公用经费|人员经费|政府采购|部门基本支出|基本支出|项目支出|[“\"]?三公|楼堂馆所|厉行节约)"
)

_STRAY = 20  # one line in so many
_NEARLY = 3  # blanks by which what lines up behind 其中： may miss it


@dataclass(slots=True, eq=False)
class Family:
    """The members under one parent that one sign holds together.

    ``sign`` is "code", "numbers", "of-which", "indent" or "form". ``firm`` and ``doubtful`` are places
    in the panel's lines; the doubtful ones come last and may as well stand beside the parent.
    """

    parent: int
    sign: str
    firm: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Outline:
    """``families`` in order of place; ``roots`` are the lines under none; ``depths`` by line."""

    families: list[Family]
    roots: list[int]
    depths: dict[int, int]


@dataclass(slots=True, eq=False)
class _Entry:
    place: int
    style: str
    indent: int
    depth: int
    family: Family | None  # the family that this line's list belongs to
    doubtful: bool = False


def outline(lines: list[Line]) -> Outline:
    """The outline of a panel's lines. Totals and subtotals stand in none and end every list."""
    coded = [line for line in lines if line.code and line.kind is RowKind.DETAIL]
    details = [line for line in lines if line.kind is RowKind.DETAIL and line.filled]
    if len(coded) >= 3 and len(coded) * 10 >= len(details) * 8 and len({len(line.code) for line in coded}) > 1:
        return _by_code(lines)
    return _Builder(lines).build()


def _by_code(lines: list[Line]) -> Outline:
    """A code stands under the longest code above it that it begins with."""
    families: dict[int, Family] = {}
    result = Outline([], [], {})
    open_codes: list[tuple[str, int]] = []
    for place, line in enumerate(lines):
        if line.kind is not RowKind.DETAIL or not line.code:
            continue
        while open_codes and not (line.code.startswith(open_codes[-1][0]) and line.code != open_codes[-1][0]):
            open_codes.pop()
        result.depths[line.index] = len(open_codes)
        if open_codes:
            parent = open_codes[-1][1]
            families.setdefault(parent, Family(parent, "code")).firm.append(place)
        else:
            result.roots.append(place)
        open_codes.append((line.code, place))
    result.families = list(families.values())
    return result


class _Builder:
    """Walks down the lines with the stack of those that are still open."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.stack: list[_Entry] = []
        self.result = Outline([], [], {})
        plain = [line for line in lines if line.kind is RowKind.DETAIL and not line.style]
        indents = Counter(line.indent for line in plain).most_common(2)
        # A stray blank in a long table indents nothing.
        self.indented = len(indents) > 1 and indents[1][1] * _STRAY >= len(plain)

    def build(self) -> Outline:
        for place, line in enumerate(self.lines):
            if line.kind in (RowKind.TOTAL, RowKind.SUBTOTAL):
                self.stack.clear()
            elif line.kind is RowKind.OF_WHICH:
                self._of_which(place, line)
            elif line.kind is RowKind.DETAIL and line.style:
                self._numbered(place, line)
            elif line.kind is RowKind.DETAIL:
                self._plain(place, line)
        return self.result

    def _numbered(self, place: int, line: Line) -> None:
        """Beside the open line of the same style, else beneath the last open line."""
        styles = [entry.style for entry in self.stack]
        family = None
        if line.style in styles:
            at = len(styles) - 1 - styles[::-1].index(line.style)
            family = self.stack[at].family
            del self.stack[at:]
        elif self.stack:
            family = self._family(self.stack[-1].place, "numbers")
        self._add(place, line, family)

    def _of_which(self, place: int, line: Line) -> None:
        """Beneath the line before; with indents, beneath the last line that stands further left."""
        if self.indented:
            while len(self.stack) > 1 and self.stack[-1].indent >= line.indent:
                self.stack.pop()
        while self.stack and self.stack[-1].doubtful:
            self.stack.pop()
        if self.stack and self.stack[-1].family and self.stack[-1].family.sign == "of-which" and not self.indented:
            self.stack.pop()
        family = self._family(self.stack[-1].place, "of-which") if self.stack else None
        self._add(place, line, family)

    def _plain(self, place: int, line: Line) -> None:
        hint = next((e for e in reversed(self.stack) if _ONE_A_LINE.search(self.lines[e.place].label)), None)
        closes = self._opens(place) or _NEXT_HEADING.match(line.label) is not None
        if hint is not None and not closes:
            # What the preparer adds below such a line is typed in, rarely with the form's own indent.
            self._under_hint(place, line, hint)
        elif hint is not None and not self.indented:
            del self.stack[self.stack.index(hint) :]
            self._beside_plain(place, line)
        elif self.indented:
            self._by_indent(place, line)
        else:
            self._by_place(place, line)

    def _under_hint(self, place: int, line: Line, hint: _Entry) -> None:
        del self.stack[self.stack.index(hint) + 1 :]
        self._add(place, line, self._family(hint.place, "form"))

    def _by_indent(self, place: int, line: Line) -> None:
        while self.stack and self.stack[-1].indent >= line.indent:
            beside = self.stack.pop()
            if beside.family and beside.family.sign == "of-which" and beside.indent - line.indent <= _NEARLY:
                self._add(place, line, beside.family)
                return
        self._add(place, line, self._family(self.stack[-1].place, "indent") if self.stack else None)

    def _by_place(self, place: int, line: Line) -> None:
        """Without indents: after 其中 a plain line may still be a part; between two numbers it is one."""
        top = self.stack[-1] if self.stack else None
        if top is None:
            self._add(place, line, None)
        elif top.family is not None and top.family.sign == "of-which" and not self._opens(place):
            top.family.doubtful.append(place)
            self._push(place, line, top.family, doubtful=True)
        elif top.style and self._goes_on(place, top.style):
            self._add(place, line, self._family(top.place, "indent"))
        elif top.family is not None and top.family.sign == "indent" and not self._opens(place):
            self._beside(place, line, top)
        else:
            self._beside_plain(place, line)

    def _beside(self, place: int, line: Line, top: _Entry) -> None:
        self.stack.pop()
        self._add(place, line, top.family)

    def _beside_plain(self, place: int, line: Line) -> None:
        """Beside the nearest open plain line; numbered lists beneath it are closed."""
        while self.stack:
            entry = self.stack.pop()
            if not entry.style and not (entry.family and entry.family.sign == "of-which"):
                self._add(place, line, entry.family)
                return
        self._add(place, line, None)

    def _opens(self, place: int) -> bool:
        """Whether the line has a list of its own: 其中 or a first number follows."""
        following = self.lines[place + 1] if place + 1 < len(self.lines) else None
        if following is None:
            return False
        return following.kind is RowKind.OF_WHICH or (bool(following.style) and following.number == 1)

    def _goes_on(self, place: int, style: str) -> bool:
        """Whether the numbering that is open continues below: the line stands between two numbers."""
        number = next(self.lines[e.place].number for e in reversed(self.stack) if e.style == style)
        for line in self.lines[place + 1 :]:
            if line.style == style:
                return line.number == number + 1
            if line.kind in (RowKind.TOTAL, RowKind.SUBTOTAL) or line.style:
                return False
        return False

    def _family(self, parent: int, sign: str) -> Family:
        """The last family of this parent if the same sign made it, else a new one."""
        for family in reversed(self.result.families[-4:]):
            if family.parent == parent and family.sign == sign:
                return family
        self.result.families.append(Family(parent, sign))
        return self.result.families[-1]

    def _add(self, place: int, line: Line, family: Family | None) -> None:
        if family is None:
            self.result.roots.append(place)
        else:
            family.firm.append(place)
        self._push(place, line, family)

    def _push(self, place: int, line: Line, family: Family | None, doubtful: bool = False) -> None:
        depth = 0 if family is None else self.result.depths.get(self.lines[family.parent].index, 0) + 1
        self.result.depths[line.index] = depth
        self.stack.append(_Entry(place, line.style, line.indent, depth, family, doubtful))
