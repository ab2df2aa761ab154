"""Facts -> derivations: every figure whose words claim that it follows from others, with its ranked readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from auditlint.model.block import Paragraph
from auditlint.model.derivation import Derivation, Derived
from auditlint.model.fact import Fact
from auditlint.model.form import Form
from auditlint.model.shelter import Shelter
from auditlint.model.words import Words
from auditlint.stating.deriving.assignment import Assignment
from auditlint.stating.deriving.believing import shares
from auditlint.stating.deriving.claims import Claim, claim_of
from auditlint.stating.deriving.forms import FORMS
from auditlint.stating.deriving.operands import Operand, operands
from auditlint.stating.deriving.patterns import pattern_of
from auditlint.stating.deriving.ranking import assignments, forms_for
from auditlint.stating.deriving.reaching import by_name, reach
from auditlint.stating.deriving.summing import joint, sums
from auditlint.stating.deriving.weighted import weights

# A reading with less of the belief is not worth a trial: of a thousand, and beside the best.
_LEAST, _BESIDE = 4, 40
_MOST = 6
_RECEIVED, _PLANNED = "c:received", "c:planned"


DERIVING = Words("推导关系", "reading what follows from what")


def derivations(
    paragraphs: Sequence[Paragraph], facts: Sequence[Fact], forms: Sequence[Form], shelter: Shelter
) -> Iterator[Derivation]:
    """Each fact at most twice: as what a form makes of a few figures, and as the sum of a run."""
    everything = shelter.each(DERIVING, None, partial(operands, paragraphs, facts))
    known = (*FORMS, *forms)
    named = by_name(everything)
    for operand in everything:
        paragraph = paragraphs[operand.fact.block]
        find = partial(_of, operand, paragraph.view.text, everything, named, known)
        yield from shelter.each(DERIVING, paragraph.span, find)


def _of(
    operand: Operand,
    text: str,
    everything: Sequence[Operand],
    named: Mapping[str, Sequence[Operand]],
    known: Sequence[Form],
) -> Iterator[Derivation]:
    table = weights()
    claim = claim_of(operand, text)
    fitting = forms_for(claim, known)
    if fitting:
        found = assignments(claim, reach(claim, everything, named), fitting, table)
        yield from _derivation(claim, [*found, *joint(claim, everything, table)])
    yield from _derivation(claim, sums(claim, everything, table))


def _derivation(claim: Claim, found: list[Assignment]) -> Iterator[Derivation]:
    if not found:
        return
    merged = _merged(found)
    believed = shares([score for _, score in merged])
    order = sorted(zip(believed, merged, strict=True), key=lambda each: -each[0])
    best = order[0][0]
    if best < _LEAST:
        return
    kept = [(share, each) for share, (each, _) in order[:_MOST] if share >= _LEAST and share * _BESIDE >= best]
    lead = kept[0][1]
    readings = tuple(
        Derived(
            each.shape,
            tuple(operand.fact for operand in each.operands),
            each.expression(),
            share,
            _note(lead, each),
            pattern_of(claim, each),
        )
        for share, each in kept
    )
    yield Derivation(claim.operand.fact, lead.form, readings, lead.magnitude)


def _merged(found: list[Assignment]) -> list[tuple[Assignment, int]]:
    """Readings that say the same, |a − b| and |b − a|, as the better one with the belief of both."""
    kept: dict[object, tuple[Assignment, int]] = {}
    for each in sorted(found, key=lambda each: -each.score):
        same = each.magnitude and each.shape in _SYMMETRIC
        places = tuple(operand.at for operand in each.operands)
        key = (each.make or each.signs, frozenset(places) if same else places)
        known = kept.get(key)
        kept[key] = (each, each.score) if known is None else (known[0], _together(known[1], each.score))
    return list(kept.values())


_SYMMETRIC = frozenset({"difference", "points"})


def _together(better: int, worse: int) -> int:
    """log₂(2^a + 2^b) in hundredths: a bit more for equals, nothing from three bits on."""
    return better + max(0, 100 - (better - worse) // 3)


def _note(lead: Assignment, other: Assignment) -> Words | None:
    """Money received instead of the budget: what a rate is of must be said."""
    if other is lead or lead.shape != "rate" or other.shape != "rate":
        return None
    due, others = lead.operands[1], other.operands[1]
    if lead.operands[0] is not other.operands[0] or others is due:
        return None
    if _RECEIVED in others.static and _RECEIVED not in due.static and _PLANNED in due.static:
        figure = f"{others.fact.quantity.text}{others.fact.quantity.unit.name}"
        return Words(f"以“到位资金”{figure}为基数", f"when based on the money received, {figure}")
    return None
