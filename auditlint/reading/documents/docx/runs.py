"""A paragraph's elements -> its text in the final state: insertions kept, deletions dropped, fields by their result."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from auditlint.reading.documents.docx.styles import Styles
from auditlint.reading.documents.docx.symbols import raised, symbol
from auditlint.reading.documents.flow import Fragment, Told
from auditlint.reading.documents.xmlparts import Element, attribute, child, is_on, local, value_of

# Elements that hold nothing of the text that is printed.
_SKIPPED = frozenset(
    (
        *("pPr", "rPr", "del", "moveFrom", "delText", "delInstrText", "instrText", "Fallback", "sdtPr", "sdtEndPr"),
        *("rt", "annotationRef", "commentReference", "footnoteRef", "endnoteRef", "separator", "softHyphen"),
        *("continuationSeparator", "tblPr", "tblGrid", "trPr", "tcPr", "smartTagPr", "customXmlPr", "fldData"),
        *("ctrlPr", "fPr", "radPr", "naryPr", "sSupPr", "sSubPr", "dPr"),  # of formulas
    )
)
_WRITTEN = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
_CHECKED = {"true": "☑", "false": "□"}


@dataclass(slots=True)
class _Field:
    code: str = ""
    shown: bool = False


@dataclass(slots=True, eq=False)
class Runs:
    """Walks runs in order; fields may begin in one paragraph and end in another.

    ``tracked``, ``hidden``: what was met and left out or kept; ``boxes`` and ``notes`` are the text boxes and
    the ids of foot- and endnotes met since they were last taken; ``places`` name each text element's part and number.
    """

    styles: Styles
    places: Mapping[Element, tuple[str, str]] = field(default_factory=dict)
    tracked: bool = False
    hidden: bool = False
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)

    def text(self, paragraph: Element) -> Told:
        """What is printed of a paragraph, without its number."""
        fragments = tuple(self._within(paragraph))
        return Told.of(_joined(fragments), fragments)

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is being read, which says headings a second time."""
        return any(_CONTENTS.match(each.code) for each in self._fields)

    def _within(self, element: Element) -> Iterator[Fragment]:
        for each in element:
            name = local(each.tag)
            if name in ("del", "moveFrom", "ins", "moveTo"):
                self.tracked = True
            if name == "t":
                if self._is_shown():
                    yield Fragment(each.text or "", *self.places.get(each, ()))
            elif name == "r":
                yield from self._run(each)
            elif name not in _SKIPPED:
                yield from self._other(name, each)
            elif name == "instrText" and self._fields and not self._fields[-1].shown:
                self._fields[-1].code += each.text or ""

    def _run(self, run: Element) -> Iterator[Fragment]:
        """One run; ``m:r``, of a formula, has the same name and holds ``m:t``."""
        properties = child(run, "rPr")
        if properties is not None and len(properties):
            if is_on(properties, "vanish") or self.styles.of(value_of(properties, "rStyle") or "-").hidden:
                self.hidden = self.hidden or any(fragment.text for fragment in self._within(run))
                return
            if value_of(properties, "vertAlign") == "superscript":
                yield Fragment(raised(_joined(self._within(run))))
                return
        yield from self._within(run)

    def _other(self, name: str, element: Element) -> Iterator[Fragment]:
        if name in _WRITTEN:
            if self._is_shown() and attribute(element, "type") not in ("page", "column"):
                yield Fragment(_WRITTEN[name])
        elif name == "fldChar":
            yield from self._field_mark(element)
        elif name == "sym":
            if self._is_shown():
                yield Fragment(symbol(attribute(element, "font"), attribute(element, "char")))
        elif name == "txbxContent":
            self.boxes.append(element)
        elif name in ("footnoteReference", "endnoteReference"):
            self.notes.append((name.removesuffix("Reference"), attribute(element, "id") or ""))
        elif name == "AlternateContent":
            chosen = child(element, "Choice")
            yield from self._within(chosen if chosen is not None else element)
        elif name == "f" and child(element, "num") is not None:  # a fraction of a formula
            parts = (part for part in element if local(part.tag) in ("num", "den"))
            yield Fragment("/".join(_joined(self._within(part)) for part in parts))
        else:
            yield from self._within(element)

    def _field_mark(self, mark: Element) -> Iterator[Fragment]:
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
            yield from _check_box(mark)
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _is_shown(self) -> bool:
        return all(each.shown for each in self._fields)


def _joined(fragments: Iterable[Fragment]) -> str:
    return "".join(fragment.text for fragment in fragments)


def _check_box(mark: Element) -> Iterator[Fragment]:
    """A box of a form, ticked or not."""
    data = child(mark, "ffData")
    box = child(data, "checkBox") if data is not None else None
    if box is not None:
        told = "checked" if child(box, "checked") is not None else "default"
        yield Fragment(_CHECKED["true" if is_on(box, told) else "false"])
