"""A page's tree -> the element that holds its text: without the site's own bars, lists of links and foot."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditlint.reading.documents.html.tree import Node

# What a site puts around every page.
_FRAME_TAGS = frozenset({"nav", "aside", "header", "footer", "form"})
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# A child goes in place of its parent where it holds so much of the running text, and nothing of weight is beside it.
_SHARE = 0.7
_SENTENCE_LENGTH = 30
_SENTENCE = re.compile(r"[。；]")
_DIGIT = re.compile(r"\d")
_INLINE = frozenset(
    {
        *(
            "a",
            "span",
            "font",
            "b",
            "strong",
            "i",
            "em",
            "u",
            "s",
            "sub",
            "sup",
            "small",
            "big",
            "label",
            "o:p",
            "ins",
            "del",
        )
    }
)


@dataclass(slots=True)
class _Weight:
    """``running`` counts characters outside links, ``sentences`` those with marks, ``cells`` cells with figures."""

    running: int = 0
    sentences: int = 0
    cells: int = 0

    def add(self, other: _Weight) -> None:
        self.running += other.running
        self.sentences += other.sentences
        self.cells += other.cells


def main_content(root: Node) -> Node:
    """The smallest element beside which nothing but the site's frame stands."""
    weights: dict[int, _Weight] = {}
    _weigh(root, weights, False, False)
    node = root
    while True:
        parts = [each for each in node.elements() if not is_frame(each)]
        best = max(parts, key=lambda each: weights[id(each)].running, default=None)
        if best is None or best.tag in ("table", "tr", "p") or not _stands_for(best, node, parts, weights):
            return node
        node = best


def is_frame(node: Node) -> bool:
    """Whether an element is the site's, not the page's, or is not shown."""
    return node.tag in _FRAME_TAGS or _HIDDEN.search(node.attributes.get("style", "")) is not None


def link_share(node: Node) -> tuple[int, int]:
    """Characters in links, and all characters."""
    linked = total = 0
    for each in node.children:
        if isinstance(each, str):
            total += len(each.strip())
        else:
            within, all_within = link_share(each)
            linked += all_within if each.tag == "a" else within
            total += all_within
    return linked, total


def _stands_for(best: Node, node: Node, parts: list[Node], weights: dict[int, _Weight]) -> bool:
    own = weights[id(best)]
    if own.running < _SHARE * weights[id(node)].running:
        return False
    beside = [weights[id(each)] for each in parts if each is not best]
    loose = any(isinstance(each, str) and len(each.strip()) > _SENTENCE_LENGTH for each in node.children)
    return not loose and not any(each.sentences or each.cells for each in beside)


def _weigh(node: Node, weights: dict[int, _Weight], linked: bool, in_cell: bool) -> _Weight:
    weight = _Weight()
    own: list[str] = []
    for each in node.children:
        if isinstance(each, str):
            own.append(each)
        elif each.tag in _INLINE:
            _weigh(each, weights, linked, in_cell)
            if each.tag != "a":
                own += _strings(each)
        else:
            weight.add(_weigh(each, weights, linked or each.tag == "a", in_cell or each.tag == "td"))
    text = "".join("".join(own).split())
    if not linked:
        weight.running += len(text)
        if len(text) >= _SENTENCE_LENGTH and _SENTENCE.search(text):
            weight.sentences += len(text)
        if in_cell and _DIGIT.search(text):
            weight.cells += 1
    weights[id(node)] = weight
    return weight


def _strings(node: Node) -> list[str]:
    found: list[str] = []
    for each in node.children:
        found += [each] if isinstance(each, str) else [] if each.tag == "a" else _strings(each)
    return found
