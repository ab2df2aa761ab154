"""A list of figures that a sentence, a bracket or a run of headings puts under one whole."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from auditlint.model.fact import Fact
from auditlint.model.span import Span


class ScopeKind(Enum):
    """By what a reader sees that these figures belong together."""

    OF_WHICH = "of-which"  # A，其中：B，C
    BRACKET = "bracket"  # A（B、C）
    PARTITION = "partition"  # 按…分, 从…看, 分别为
    TOTAL_LAST = "total-last"  # B，C，合计A
    CHAIN = "chain"  # A，加上B、C，总计D
    HEADINGS = "headings"  # A。一、B。二、C
    LOOSE = "loose"  # A，主要用于B，C: may be exhaustive


class Closure(Enum):
    """How sure it is that the members are all there are."""

    CLOSED = "closed"
    LIKELY = "likely"
    OPEN = "open"


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """``governors`` are the candidates for the whole, likeliest first.

    ``members`` are the candidates for the list, likeliest first; each member is (sign, fact). Every
    list is a defensible reading of one and the same structure: where a list may end, or whether a
    trailing figure still belongs to it, the text alone does not always say.
    """

    kind: ScopeKind
    closure: Closure
    governors: tuple[Fact, ...]
    members: tuple[tuple[tuple[int, Fact], ...], ...]
    cue: Span
