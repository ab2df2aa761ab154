"""The text of an XML part with the places of its elements, so that it can be changed here and there and nowhere else.

Serialising a parsed part anew would drop namespaces that only its attributes name, and Word then repairs the file.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

_TAG = re.compile(rb"""<[^\s/>]+(?:[^>"']|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(rb"""([^\s=/<>"']+)\s*=\s*("[^"]*"|'[^']*')""")
# What XML 1.0 cannot hold at all.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True, eq=False)
class Node:
    """An element: ``start`` to ``end`` with its tags, ``inner_start`` to ``inner_end`` without them.

    ``parent`` is a number, -1 for the root.
    """

    name: str
    parent: int
    start: int
    inner_start: int
    inner_end: int = -1
    end: int = -1

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon; empty where there is none."""
        before, colon, _ = self.name.rpartition(":")
        return before + colon


class XmlText:
    """One part. ``data`` is its text in UTF-8, whatever it was in; ``nodes`` stand in document order."""

    def __init__(self, raw: bytes) -> None:
        self._wide = raw[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        self._marked = raw.startswith(codecs.BOM_UTF8)
        self.data = raw.decode("utf-16").encode() if self._wide else raw[3:] if self._marked else raw
        self.nodes: list[Node] = []
        self._texts: dict[int, list[str]] = {}
        self._open: list[int] = []
        self._changes: list[tuple[int, int, str]] = []
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = lambda name, _: self._begin(name, parser.CurrentByteIndex)
        parser.EndElementHandler = lambda _: self._end(parser.CurrentByteIndex)
        parser.CharacterDataHandler = self._say
        parser.Parse(self.data, True)

    def _begin(self, name: str, at: int) -> None:
        match = _TAG.match(self.data, at)
        assert match is not None
        self._open.append(len(self.nodes))
        self.nodes.append(Node(name, self._open[-2] if len(self._open) > 1 else -1, at, match.end()))

    def _end(self, at: int) -> None:
        node = self.nodes[self._open.pop()]
        empty = self.data[node.inner_start - 2 : node.inner_start] == b"/>"
        node.inner_end = node.inner_start if empty else at
        node.end = node.inner_start if empty else self.data.index(b">", at) + 1

    def _say(self, text: str) -> None:
        if self.nodes[self._open[-1]].local in ("t", "v"):
            self._texts.setdefault(self._open[-1], []).append(text)

    # -- asking ------------------------------------------------------------------------------------

    @property
    def root(self) -> Node:
        """The element around all others."""
        return self.nodes[0]

    def text(self, number: int) -> str:
        """The characters of a text element."""
        return "".join(self._texts.get(number, ()))

    def raw(self, start: int, end: int) -> str:
        """A stretch of the part as it stands."""
        return self.data[start:end].decode()

    def tag(self, node: Node) -> str:
        """The start tag of an element as it stands."""
        return self.raw(node.start, node.inner_start)

    def attributes(self, node: Node) -> dict[str, str]:
        """The attributes by their names with prefixes, values as they stand but for the commonest escapes."""
        tag = self.data[node.start + 1 + len(node.name) : node.inner_start]
        return {name.decode(): _plain(value[1:-1].decode()) for name, value in _ATTRIBUTE.findall(tag)}

    def above(self, number: int) -> Iterator[int]:
        """The numbers of an element's ancestors, the nearest first."""
        at = self.nodes[number].parent
        while at >= 0:
            yield at
            at = self.nodes[at].parent

    def children(self, number: int) -> Iterator[tuple[int, Node]]:
        """The elements directly inside one."""
        end = self.nodes[number].end
        at = number + 1
        while at < len(self.nodes) and self.nodes[at].start < end:
            node = self.nodes[at]
            if node.parent == number:
                yield at, node
            at += 1

    def named(self, *names: str) -> Iterator[tuple[int, Node]]:
        """All elements of these names, whatever their prefix."""
        return ((at, node) for at, node in enumerate(self.nodes) if node.local in names)

    # -- changing ----------------------------------------------------------------------------------

    def replace(self, start: int, end: int, text: str) -> None:
        """Put a text in the place of a stretch; stretches must not overlap."""
        self._changes.append((start, end, text))

    def append(self, node: Node, text: str) -> None:
        """Put a text behind the last child of an element."""
        if node.inner_start == node.inner_end == node.end:
            tag = self.tag(node)
            self.replace(node.start, node.end, f"{tag[:-2].rstrip()}>{text}</{node.name}>")
        else:
            self.replace(node.inner_end, node.inner_end, text)

    def written(self) -> bytes:
        """The part with its changes, in the encoding that it had."""
        pieces, at = [], 0
        for start, end, text in sorted(self._changes, key=lambda each: (each[0], each[1])):
            pieces += [self.data[at:start], text.encode()]
            at = end
        made = b"".join((*pieces, self.data[at:]))
        if self._wide:
            return made.decode().encode("utf-16")
        return codecs.BOM_UTF8 + made if self._marked else made


def with_attribute(tag: str, name: str, value: str) -> str:
    """A start tag with an attribute set."""
    own = f"{name}={quoteattr(value)}"
    pattern = re.compile(rf"""(?<=\s){re.escape(name)}\s*=\s*("[^"]*"|'[^']*')""")
    if pattern.search(tag):
        return pattern.sub(lambda _: own, tag, count=1)
    head = re.match(r"<[^\s/>]+", tag)
    assert head is not None
    return f"{tag[: head.end()]} {own}{tag[head.end() :]}"


def legal(text: str) -> str:
    """A text as XML can hold it, escaped."""
    return escape(_ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text))


def elements(lines: Iterable[str], form: str) -> str:
    """Lines put into a form one by one."""
    return "".join(form.format(legal(line)) for line in lines)


def _plain(value: str) -> str:
    for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        value = value.replace(written, meant)
    return value
