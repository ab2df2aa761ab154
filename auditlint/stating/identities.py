"""Wholes that the rules of public accounts make of certain parts, whatever words join them in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditlint.model.fact import Fact, Measure
from auditlint.model.scope import Closure, Scope, ScopeKind
from auditlint.stating.closure import additive

# 基本支出 = 人员经费 + 公用经费 (部门决算编制口径); the whole is told first, its parts within two sentences.
_IDENTITIES: tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...] = (
    (re.compile(r"基本支出$"), (re.compile(r"人员(?:经费|支出)"), re.compile(r"公用(?:经费|支出)|日常公用"))),
    (
        re.compile(r"公务用车购置及运行(?:维护)?费?$"),
        (re.compile(r"公务用车购置费?$"), re.compile(r"公务用车运行(?:维护)?费?$")),
    ),
)
_NEAR = 2
# So many figures behind the whole are looked at for its parts.
_REACH = 60


def identity_scopes(facts: Sequence[Fact]) -> Iterator[Scope]:
    """One closed scope for each whole of an identity that all parts follow in the paragraph."""
    levels = [fact for fact in facts if fact.measure is Measure.LEVEL and additive(fact)]
    for at, whole in enumerate(levels):
        for name, sides in _IDENTITIES:
            if name.search(whole.label):
                behind = [each for each in levels[at + 1 : at + 1 + _REACH] if each.family == whole.family]
                parts = [_first(side, behind, whole, name) for side in sides]
                members = tuple((1, part) for part in parts if part is not None)
                if len(members) == len(sides):
                    yield Scope(ScopeKind.PARTITION, Closure.CLOSED, (whole,), (members,), whole.quantity.span)


def _first(side: re.Pattern[str], behind: Sequence[Fact], whole: Fact, name: re.Pattern[str]) -> Fact | None:
    """The first figure called so behind the whole, before the whole is told again."""
    for fact in behind:
        if fact.sentence > whole.sentence + _NEAR or name.search(fact.label):
            return None
        if side.search(fact.label):
            return fact
    return None
