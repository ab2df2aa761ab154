"""Runs of Word text cut in two where a remark begins or ends, each half in the form of the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from auditlint.annotating.xmltext import Node, XmlText, legal, with_attribute

Cut = tuple[int, str]  # an offset in a text element, and what is to stand there


class Cuts:
    """Collects what is to stand where, and writes it."""

    def __init__(self, text: XmlText) -> None:
        self._text = text
        self._inside: dict[int, dict[int, list[Cut]]] = defaultdict(lambda: defaultdict(list))  # by run, text element
        self._around: dict[tuple[int, bool], list[str]] = defaultdict(list)

    def inside(self, element: int, offset: int, told: str) -> None:
        """At an offset of a text element, which must be a child of a run."""
        self._inside[self._text.nodes[element].parent][element].append((offset, told))

    def before(self, at: int, told: str) -> None:
        """Before an element that begins at this byte."""
        self._around[at, True].append(told)

    def behind(self, at: int, told: str) -> None:
        """Behind an element that ends at this byte."""
        self._around[at, False].append(told)

    def write(self) -> None:
        """All of it, into the text."""
        for run, cuts in self._inside.items():
            node = self._text.nodes[run]
            self._text.replace(node.start, node.end, self._rewritten(run, cuts))
        # What stands around an element comes before or behind what was cut just there.
        for (at, _), told in sorted(self._around.items(), key=lambda each: (each[0][0], each[0][1])):
            self._text.replace(at, at, "".join(told))

    def _rewritten(self, run: int, cuts: dict[int, list[Cut]]) -> str:
        """The run as several, what is to stand between them in its places."""
        text, node = self._text, self._text.nodes[run]
        opening, close = text.tag(node), f"</{node.name}>"
        at = node.inner_start
        made: list[str] = []
        content = ""

        def end_run(told: str) -> None:
            nonlocal content
            if content:
                made.append(opening + content + close)
            made.append(told)
            content = ""

        for number, child in text.children(run):
            between = text.raw(at, child.start)
            at = child.end
            if child.local == "rPr" and not content and not made:
                opening += between + text.raw(child.start, child.end)
            elif number in cuts:
                content += between
                for piece in _pieces(text, number, child, cuts[number]):
                    if isinstance(piece, str):
                        content += piece
                    else:
                        end_run(piece[0])
            else:
                content += between + text.raw(child.start, child.end)
        content += text.raw(at, node.inner_end)
        end_run("")
        return "".join(made)


def _pieces(text: XmlText, number: int, node: Node, cuts: Sequence[Cut]) -> list[str | tuple[str]]:
    """A text element cut: pieces of it as elements, and, in tuples, what is to stand between runs."""
    told = text.text(number)
    tag = with_attribute(text.tag(node), "xml:space", "preserve")
    found: list[str | tuple[str]] = []
    at = 0
    # At one place what ends comes before what begins, as it was put.
    for offset, between in sorted(cuts, key=lambda each: each[0]):
        if offset > at:
            found.append(f"{tag}{legal(told[at:offset])}</{node.name}>")
            at = offset
        found.append((between,))
    if at < len(told):
        found.append(f"{tag}{legal(told[at:])}</{node.name}>")
    return found
