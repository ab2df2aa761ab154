"""Wholes that the rules of public accounts make of certain parts, whatever words join them in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditlint.model.fact import Basis, Fact, Measure
from auditlint.model.scope import Closure, Scope, ScopeKind
from auditlint.model.unit import Dimension
from auditlint.stating.deriving.closure import additive


@dataclass(frozen=True, slots=True, eq=False)
class _Identity:
    """What the whole is called, what its parts are; how many sentences behind it they may stand."""

    whole: re.Pattern[str]
    sides: tuple[re.Pattern[str], ...]
    closure: Closure = Closure.CLOSED
    near: int = 2


# 部门决算编制口径 for the first two; a budget is changed only by what is added to it and taken from it.
_IDENTITIES = (
    _Identity(re.compile(r"基本支出$"), (re.compile(r"人员(?:经费|支出)"), re.compile(r"公用(?:经费|支出)|日常公用"))),
    _Identity(
        re.compile(r"公务用车购置及运行(?:维护)?费?(?:支出)?(?:决算|预算)?$"),
        (re.compile(r"公务用车购置(?:费|支出)+$"), re.compile(r"公务用车运行(?:维护)?(?:费|支出)+$")),
    ),
)
_INITIAL, _ADDED = re.compile(r"年初(?:部门)?预算"), re.compile(r"追加|调增")
_TAKEN, _ADJUSTED = re.compile(r"调减|核减|压减|收回"), re.compile(r"调整后?(?:预算|为)|全年预算")
_NEW, _OLD = re.compile(r"新收|新立|新受理"), re.compile(r"旧存|存案|上年结转|上年结存")
_TAKEN_IN = re.compile(r"(?<!新)受理(?!费)")
_CLOSED_CASES, _PENDING = re.compile(r"审结|(?<!执)办结|(?<!未)结案"), re.compile(r"^未(?:审|办|执)?结")
# “三公”经费 = 因公出国（境） + 公务用车 + 公务接待, told apart from their total by a heading or two.
_THREE = (re.compile(r"出国"), re.compile(r"公务用车(?:购置及|购置和)"), re.compile(r"公务接待"))
_THREE_PUBLIC = re.compile(r"三公")
_REACH = 4
# So many figures behind a whole are looked at for its parts: a sentence of thousands is no account.
_MOST_BEHIND = 60


def identity_scopes(facts: Sequence[Fact]) -> Iterator[Scope]:
    """One scope for each whole of an identity that all parts follow in the paragraph."""
    levels = [fact for fact in facts if fact.measure is Measure.LEVEL and additive(fact)]
    amounts = [fact for fact in facts if fact.measure in (Measure.LEVEL, Measure.CHANGE) and additive(fact)]
    for at, whole in enumerate(levels):
        for identity in _IDENTITIES:
            if identity.whole.search(whole.label):
                behind = [each for each in levels[at + 1 : at + 1 + _MOST_BEHIND] if each.family == whole.family]
                parts = [_first(side, behind, whole, identity) for side in identity.sides]
                members = tuple((1, part) for part in parts if part is not None)
                if len(members) == len(identity.sides):
                    yield Scope(ScopeKind.PARTITION, identity.closure, (whole,), (members,), whole.quantity.span)
    yield from _adjusted_budgets(amounts)
    yield from _case_balances(levels)


def _first(side: re.Pattern[str], behind: Sequence[Fact], whole: Fact, identity: _Identity) -> Fact | None:
    """The first figure called so behind the whole, before the whole is told again."""
    for fact in behind:
        if fact.sentence > whole.sentence + identity.near or identity.whole.search(fact.label):
            return None
        if side.search(fact.label):
            return fact
    return None


def _adjusted_budgets(amounts: Sequence[Fact]) -> Iterator[Scope]:
    """年初预算A，追加B，调减C，调整后预算D: D = A + B − C."""
    for at, whole in enumerate(amounts):
        if whole.measure is not Measure.LEVEL or not _ADJUSTED.search(whole.label):
            continue
        before = [each for each in amounts[max(0, at - 4) : at] if each.sentence == whole.sentence]
        terms: list[tuple[int, Fact]] = []
        for fact in before:
            if fact.family != whole.family:
                continue
            if _INITIAL.search(fact.label):
                terms = [(1, fact)]
            elif terms and _ADDED.search(fact.phrase):
                terms.append((1, fact))
            elif terms and _TAKEN.search(fact.phrase):
                terms.append((-1, fact))
        if len(terms) >= 2:
            closure = Closure.CLOSED if _all_changes_told(before, terms) else Closure.LIKELY
            yield Scope(ScopeKind.CHAIN, closure, (whole,), (tuple(terms),), whole.quantity.span)


def _all_changes_told(before: Sequence[Fact], terms: Sequence[tuple[int, Fact]]) -> bool:
    """Whether nothing stands between the first budget and the adjusted one but what changed it."""
    between = [fact for fact in before if fact.index > terms[0][1].index]
    return len(between) == len(terms) - 1 and all(fact.depth == terms[0][1].depth for fact in between)


def _case_balances(levels: Sequence[Fact]) -> Iterator[Scope]:
    """新收A件，旧存B件，受理C件，审结D件，未结E件: C = A + B, E = C − D, where each is told once in a sentence."""
    for number in sorted({fact.sentence for fact in levels if _OLD.search(fact.label) or _PENDING.search(fact.label)}):
        told = [fact for fact in levels if fact.sentence == number and fact.quantity.unit.dimension is Dimension.COUNT]
        new, old, taken, done, left = (_only(name, told) for name in (_NEW, _OLD, _TAKEN_IN, _CLOSED_CASES, _PENDING))
        if new and old and taken:
            yield _balance(taken, ((1, new), (1, old)))
        if taken and done and left:
            yield _balance(left, ((1, taken), (-1, done)))


def _only(name: re.Pattern[str], told: Sequence[Fact]) -> Fact | None:
    found = [fact for fact in told if name.search(fact.label)]
    return found[0] if len(found) == 1 else None


def _balance(whole: Fact, terms: tuple[tuple[int, Fact], ...]) -> Scope:
    closure = Closure.CLOSED if len({fact.family for fact in (whole, *(f for _, f in terms))}) == 1 else Closure.OPEN
    return Scope(ScopeKind.CHAIN, closure, (whole,), (terms,), whole.quantity.span)


def three_public(paragraphs: Sequence[tuple[tuple[Fact, ...], str]]) -> Iterator[Scope]:
    """The three expenses of one sentence under the nearest total of “三公”经费 on the same footing.

    ``paragraphs`` are the last few, each with its facts and its text, the one with the parts last.
    """
    facts, _ = paragraphs[-1]
    for at in range(len(facts) - 2):
        parts = _three_in_a_row(facts[at:])
        if not parts:
            continue
        wholes = [
            fact
            for own, text in reversed(paragraphs[-_REACH:])
            if _THREE_PUBLIC.search(text)
            for fact in reversed(own)
            if fact.index < parts[0].index and _may_be_total(fact, parts)
        ]
        if wholes:
            members = tuple((1, part) for part in parts)
            yield Scope(ScopeKind.PARTITION, Closure.CLOSED, tuple(wholes[:2]), (members,), parts[0].quantity.span)
        return


def _three_in_a_row(facts: Sequence[Fact]) -> list[Fact]:
    if facts[0].measure is not Measure.LEVEL or not _THREE[0].search(facts[0].label):
        return []
    levels = [fact for fact in facts if fact.measure is Measure.LEVEL and fact.family == facts[0].family]
    own = [fact for fact in levels if fact.sentence == facts[0].sentence and fact.depth == facts[0].depth][:3]
    fits = len(own) == 3 and all(name.search(fact.label) for name, fact in zip(_THREE, own, strict=True))
    return own if fits else []


def _may_be_total(fact: Fact, parts: Sequence[Fact]) -> bool:
    if fact.measure is not Measure.LEVEL or fact.family != parts[0].family:
        return False
    planned = parts[0].basis in (Basis.BUDGET, Basis.INITIAL, Basis.ADJUSTED)
    whole_planned = fact.basis in (Basis.BUDGET, Basis.INITIAL, Basis.ADJUSTED)
    return planned == whole_planned and not any(name.search(fact.label) for name in _THREE)
