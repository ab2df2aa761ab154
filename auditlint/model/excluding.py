"""A document less some of its paragraphs and tables, everything else in its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from auditlint.model.block import BlockKind, Paragraph
from auditlint.model.document import Document
from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.model.view import View

_NOTHING = View("", ())


def places(document: Document) -> list[Span]:
    """Where its paragraphs and tables stand, in order."""
    return sorted({*(each.span for each in document.paragraphs), *(each.span for each in document.tables)})


def keeping(document: Document, spans: Iterable[Span]) -> Document:
    """The same with nothing but the paragraphs and tables at these places."""
    return excluding(document, set(places(document)) - set(spans))


def excluding(document: Document, spans: Iterable[Span]) -> Document:
    """The same without what touches these places; paragraphs stay as blanks, so that all others keep their numbers."""
    out = sorted(spans)
    if not out:
        return document
    gone = _touching(out)
    return replace(
        document,
        source=_blanked(document.source, out),
        paragraphs=tuple(_emptied(each) if gone(each.span) else each for each in document.paragraphs),
        tables=tuple(each for each in document.tables if not gone(each.span)),
        quantities=tuple(each for each in document.quantities if not gone(each.span)),
        facts=tuple(each for each in document.facts if not gone(each.quantity.span)),
        enumerations=tuple(each for each in document.enumerations if not gone(each.count.span)),
        series=tuple(each for each in document.series if not any(gone(marker.span) for marker in each.markers)),
        captions=tuple(each for each in document.captions if not gone(each.span)),
        derivations=tuple(each for each in document.derivations if not gone(each.fact.quantity.span)),
        repetitions=tuple(
            each for each in document.repetitions if not (gone(each.first.span) or gone(each.second.span))
        ),
        copies=tuple(each for each in document.copies if not (gone(each.first) or gone(each.second))),
    )


def _touching(out: Sequence[Span]) -> Callable[[Span], bool]:
    starts = [span.start for span in out]

    def touches(span: Span) -> bool:
        """Whether the last place that begins before it ends reaches into it; places stand apart from each other."""
        at = bisect_right(starts, max(span.start, span.end - 1)) - 1
        return at >= 0 and (out[at].end > span.start or out[at] == span)

    return touches


def _emptied(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, view=_NOTHING, kind=BlockKind.RESIDUE, sentences=())


def _blanked(source: Source, out: Iterable[Span]) -> Source:
    text = source.text
    for span in out:
        blank = "".join("\n" if c == "\n" else " " for c in source[span])
        text = f"{text[: span.start]}{blank}{text[span.end :]}"
    return replace(source, text=text)
