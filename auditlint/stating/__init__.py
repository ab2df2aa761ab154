"""Document -> the same with facts, scopes and classified tables. The only room that knows how reports name numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from auditlint.model.block import BlockKind
from auditlint.model.document import Document
from auditlint.model.fact import Fact
from auditlint.model.scope import Scope
from auditlint.stating.chains import total_last_scopes
from auditlint.stating.facts import facts_of
from auditlint.stating.mentions import mentions
from auditlint.stating.scopes import list_scopes
from auditlint.stating.tables import state_table
from auditlint.stating.years import report_year

__all__ = ["state"]

_READ = frozenset({BlockKind.PROSE, BlockKind.HEADING})


def state(document: Document, year: int | None = None) -> Document:
    """Give every figure of the running text its words, and every table its kinds."""
    facts = _facts(document)
    return replace(
        document,
        facts=facts,
        scopes=tuple(_scopes(document, facts)),
        tables=tuple(state_table(table) for table in document.tables),
        year=year if year is not None else report_year(document),
    )


def _facts(document: Document) -> tuple[Fact, ...]:
    found: list[Fact] = []
    for block, group in groupby(document.quantities, key=lambda quantity: quantity.block):
        paragraph = document.paragraphs[block]
        if paragraph.kind in _READ:
            found.extend(facts_of(mentions(paragraph, list(group)), len(found)))
    return tuple(found)


def _scopes(document: Document, facts: tuple[Fact, ...]) -> Iterator[Scope]:
    earlier: list[Fact] = []
    for block, group in groupby(facts, key=lambda fact: fact.block):
        own = list(group)
        text = document.paragraphs[block].view.text
        near = earlier if earlier and earlier[-1].block >= block - 1 else []
        yield from list_scopes(own, near, text)
        yield from total_last_scopes(own, text)
        earlier = own
