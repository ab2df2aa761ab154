"""HTML text -> a tree of elements, as forgiving as browsers are, and no deeper than a bound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from auditlint.model.bounds import Bounds

_VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img"),
        *("input", "link", "meta", "param", "source", "track", "wbr"),
    }
)
# Nothing in these is shown as text.
_SILENT = frozenset(
    {
        *("script", "style", "title", "noscript", "template", "svg", "canvas", "object", "iframe", "select"),
        *("textarea", "button", "audio", "video"),
    }
)
_HEAVIER = 5  # an element of a page takes so many times the memory and time of one in an office document
_CHUNK = 100_000  # characters after which the bound is looked at
_DEEPEST = 150  # pages nest about thirty deep; beyond this an element is read as part of the one around it
# What ends when an element of this kind begins: the end tags that pages leave out.
_ENDS = {
    "li": ("li",),
    "tr": ("tr", "td", "th"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tbody": ("thead", "tbody", "tr", "td", "th"),
    "tfoot": ("tbody", "thead", "tr", "td", "th"),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
}
_SCOPES = {"li": ("ul", "ol"), "dt": ("dl",), "dd": ("dl",)}
_CLOSES_PARAGRAPH = frozenset(
    {
        *("p", "div", "table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("section", "article", "header", "footer", "form", "hr"),
    }
)


@dataclass(slots=True, eq=False)
class Node:
    """An element; its children are elements and pieces of text."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def elements(self) -> Iterator[Node]:
        """The children that are elements."""
        return (each for each in self.children if isinstance(each, Node))


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """A page: its root, its title, and whether it has more elements than are read."""

    root: Node
    title: str
    cut: bool


def tree_of(text: str, bounds: Bounds) -> Tree:
    """The page as far as the bound on elements goes."""
    builder = _Builder(bounds.elements // _HEAVIER)
    for at in range(0, len(text), _CHUNK):
        builder.feed(text[at : at + _CHUNK])
        if builder.cut:
            break
    builder.close()
    return Tree(builder.root, " ".join("".join(builder.title).split()), builder.cut)


class _Builder(HTMLParser):
    def __init__(self, most: int) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("html")
        self._open = [self.root]
        self._left = most
        self._silent = 0
        self.title: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = tag == "title"
        if self._silent:
            self._silent += tag in _SILENT
            return
        if tag in _SILENT:
            self._silent = 1
            return
        self._end_what_is_left_open(tag)
        self._left -= 1
        if self.cut:
            return
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in _VOID and len(self._open) < _DEEPEST:
            self._open.append(node)

    @property
    def cut(self) -> bool:
        """Whether there are more elements than are read."""
        return self._left < 0

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        if self._silent:
            self._silent -= tag in _SILENT
            return
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                return
            if self._open[at].tag in ("td", "th", "table") and tag not in ("tr", "table", "tbody", "thead"):
                return  # an end tag that strayed into a cell ends nothing outside

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data)
        elif not self._silent:
            self._open[-1].children.append(data)

    def unknown_decl(self, data: str) -> None:
        """Conditional comments of office programs say nothing."""

    def _end_what_is_left_open(self, tag: str) -> None:
        ended = _ENDS.get(tag, ())
        scope = _SCOPES.get(tag, ("table",))
        if tag in _CLOSES_PARAGRAPH and self._open[-1].tag == "p":
            self._open.pop()
        if not ended:
            return
        for at in range(len(self._open) - 1, 0, -1):
            name = self._open[at].tag
            if name in scope:
                return
            if name in ended and (at == 1 or self._open[at - 1].tag not in ended):
                del self._open[at:]
                return
