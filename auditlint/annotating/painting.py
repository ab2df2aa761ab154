"""The styles of a workbook, and those that are added: each as the cell had it, on a coloured ground."""

from __future__ import annotations

from auditlint.annotating.package import Package
from auditlint.annotating.xmltext import XmlText, with_attribute

_STYLES = "xl/styles.xml"
_RED, _YELLOW = "FFFFC7CE", "FFFFEB9C"  # the grounds that Excel itself gives to bad and doubtful


class Paint:
    """Finds or makes the style of a cell with its ground coloured."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._text = XmlText(package.read(_STYLES)) if _STYLES in package else None
        self._fills: list[str] = []
        self._made: dict[tuple[str, bool], str] = {}
        self._styles: list[str] = []

    def painted(self, style: str, is_error: bool) -> str | None:
        """The number of a style like this one with a ground in red or yellow; nothing in a book without styles."""
        text = self._text
        if text is None:
            return None
        used, fills = self._element("cellXfs"), self._element("fills")
        if used is None or fills is None:
            return None
        if (style, is_error) not in self._made:
            own = [node for _, node in text.children(used)]
            at = int(style) if style.isdecimal() and int(style) < len(own) else 0
            if not own:
                return None
            self._made[style, is_error] = str(len(own) + len(self._styles))
            node = own[at]
            tag = with_attribute(text.tag(node), "fillId", str(self._fill(fills, is_error)))
            tag = with_attribute(tag, "applyFill", "1")
            self._styles.append(tag + text.raw(node.inner_start, node.end))
        return self._made[style, is_error]

    def write(self) -> None:
        """The styles that were asked for, behind those that were there."""
        if self._text is None or not self._styles:
            return
        for name, added in (("fills", self._fills), ("cellXfs", self._styles)):
            number = self._element(name)
            assert number is not None
            node = self._text.nodes[number]
            count = sum(1 for _ in self._text.children(number)) + len(added)
            tag = with_attribute(self._text.tag(node), "count", str(count))
            self._text.replace(node.start, node.inner_start, tag)
            self._text.append(node, "".join(added))
        self._package.put(_STYLES, self._text.written())

    def _element(self, name: str) -> int | None:
        assert self._text is not None
        return next((at for at, _ in self._text.named(name)), None)

    def _fill(self, fills: int, is_error: bool) -> int:
        """The number of a ground."""
        assert self._text is not None
        prefix = self._text.root.prefix
        colour = _RED if is_error else _YELLOW
        told = (
            f'<{prefix}fill><{prefix}patternFill patternType="solid"><{prefix}fgColor rgb="{colour}"/>'
            f'<{prefix}bgColor indexed="64"/></{prefix}patternFill></{prefix}fill>'
        )
        if told not in self._fills:
            self._fills.append(told)
        return sum(1 for _ in self._text.children(fills)) + self._fills.index(told)
