"""All verdicts -> which failures may be told: the evidence of each is summed, and the sum decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from auditlint.model.confidence import confidence_of
from auditlint.model.equation import Reading, Relation, Standing
from auditlint.model.evidence import Evidence
from auditlint.model.quantity import Hedge
from auditlint.model.span import Span
from auditlint.model.thresholds import USUAL, Thresholds
from auditlint.model.verdict import Outcome, Verdict
from auditlint.model.words import Words
from auditlint.weighing.counted import likeliness, worth
from auditlint.weighing.explaining import HOLDS, Explanation, Judge, Neighbours, explanations
from auditlint.weighing.grounds import Ground, Patterns, grounds
from auditlint.weighing.mistaking import is_mistaken
from auditlint.weighing.telling import told

_DECIDED = frozenset({*HOLDS, Outcome.INCONSISTENT})
_DERIVED = frozenset({Standing.CERTAIN, Standing.PLAUSIBLE, Standing.TENTATIVE})
_SURE = 1000
_LEAST = 60  # readings with less of the belief are not weighed at all
_READINGS = 3  # of an equation that are weighed
_PARTS = 3  # and more belong to one total
_FEW = 5  # figures of an equation whose holding tells that they belong together
_NOTHING = Words("结构不明确，未作判断", "the structure is not certain")
_DOUBTED = Words("更可能是读法有误，未作判断", "likelier misread than wrong")
_DROPPED = Words(
    "这一读法在本表多数行列中不成立，不予采用", "this reading of the table fails in most of its rows or columns"
)
_ESTIMATE = -100  # hundredths of a bit that are left of whatever speaks against a figure that is called an estimate


@dataclass(frozen=True, slots=True)
class Weighed:
    """A failed equation with its best explanation and all grounds."""

    verdict: Verdict
    explanation: Explanation
    grounds: tuple[Ground, ...]

    @property
    def bits(self) -> int:
        """Hundredths, for an error."""
        return sum(worth(name, value) for name, value in self.grounds)


def weigh(verdicts: Sequence[Verdict], judge: Judge, thresholds: Thresholds = USUAL) -> list[Verdict]:
    """The verdicts again; a failure is told only where the evidence is against the figure, not against the reading."""
    companied = _with_company(verdicts)
    decided = {id(each.verdict): _decided(each, thresholds) for each in weighed(companied, judge)}
    return [decided.get(id(verdict)) or _let_go(verdict) for verdict in companied]


def _let_go(verdict: Verdict) -> Verdict:
    """A failure of a ranked reading that nothing speaks for."""
    return replace(verdict, outcome=Outcome.UNDECIDED, reason=_NOTHING) if is_weighed(verdict) else verdict


def _with_company(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """A reading of a table that fails in half of its rows or columns is wrong as a whole; no preparer errs so."""
    tally: dict[str, list[int]] = {}
    for verdict in verdicts:
        if verdict.equation.reading_of and verdict.outcome in _DECIDED:
            told = tally.setdefault(verdict.equation.reading_of, [0, 0])
            told[verdict.outcome is Outcome.INCONSISTENT] += 1
    wrong = {reading for reading, (held, failed) in tally.items() if failed > 1 and failed >= held}
    return [
        replace(verdict, outcome=Outcome.UNDECIDED, reason=_DROPPED)
        if verdict.equation.reading_of in wrong and verdict.outcome is Outcome.INCONSISTENT
        else verdict
        for verdict in verdicts
    ]


def weighed(verdicts: Sequence[Verdict], judge: Judge) -> Iterator[Weighed]:
    """Every failure whose reading was ranked, with its grounds, but those whose figures hold in another way."""
    patterns, pairs = _patterns(verdicts), _holding_together(verdicts)
    summed = {_operands(each) for each in verdicts if _is_holding(each) and len(each.figures) > _PARTS}
    around = Neighbours(_by_figure(verdicts, _is_failing), _by_figure(verdicts, _is_holding), judge)
    for verdict in verdicts:
        if is_weighed(verdict) and not _is_told(verdict, pairs) and _operands(verdict) not in summed:
            tried = (_under(verdict, reading, around, patterns) for reading in _readings(verdict))
            found = [each for each in tried if each is not None]
            if found:
                yield max(found, key=lambda each: each.bits)


def _under(verdict: Verdict, reading: Reading, around: Neighbours, patterns: Patterns) -> Weighed | None:
    """A failure under one of its readings; None where what is recomputed is plainly another thing."""
    chosen = verdict
    if reading is not verdict.reading:
        try:
            computed = reading.expression.exact()
        except ArithmeticError:
            return None
        chosen = replace(verdict, reading=reading, computed=computed)
    found = (
        Weighed(verdict, explanation, tuple(grounds(chosen, explanation, patterns)))
        for explanation in explanations(chosen, reading, around)
        if not is_mistaken(chosen, explanation)
    )
    return max(found, key=lambda each: likeliness(each.grounds), default=None)


def _readings(verdict: Verdict) -> tuple[Reading, ...]:
    """Those worth weighing, the one that judging chose first."""
    others = (each for each in verdict.equation.readings if each is not verdict.reading and each.share >= _LEAST)
    return (verdict.reading, *others)[:_READINGS]


def _is_failing(verdict: Verdict) -> bool:
    return verdict.outcome is Outcome.INCONSISTENT or is_weighed(verdict)


def _is_holding(verdict: Verdict) -> bool:
    return verdict.outcome in HOLDS and verdict.equation.relation is Relation.EQUAL


def _by_figure(verdicts: Sequence[Verdict], kind: Callable[[Verdict], bool]) -> dict[Span, list[Verdict]]:
    found: dict[Span, list[Verdict]] = {}
    for verdict in verdicts:
        if kind(verdict):
            for span in {figure.span for figure in verdict.figures}:
                found.setdefault(span, []).append(verdict)
    return found


def _holding_together(verdicts: Sequence[Verdict]) -> dict[Span, set[frozenset[Span]]]:
    """By figure, the sets of figures of the equations that hold with it; sums of many hold whatever is in them."""
    found: dict[Span, set[frozenset[Span]]] = {}
    for verdict in verdicts:
        if _is_holding(verdict):
            spans = frozenset(figure.span for figure in verdict.figures)
            if 2 < len(spans) <= _FEW:
                for span in spans:
                    found.setdefault(span, set()).add(spans)
    return found


def _operands(verdict: Verdict) -> frozenset[Span]:
    """What makes up one total makes up no other."""
    return frozenset(figure.span for figure in verdict.figures[1:])


def _is_told(verdict: Verdict, pairs: Mapping[Span, set[frozenset[Span]]]) -> bool:
    """Whether these very figures hold in another way: what A − B leaves is no second reading of what A is."""
    figures = frozenset(figure.span for figure in verdict.figures)
    return any(figures <= spans for spans in pairs.get(verdict.stated.span, ()))


def is_weighed(verdict: Verdict) -> bool:
    """Whether a verdict is a failure whose reading was ranked, not certain."""
    ranked = _LEAST <= verdict.equation.belief < _SURE and verdict.equation.standing in _DERIVED
    return ranked and verdict.computed is not None and verdict.outcome in (Outcome.INCONSISTENT, Outcome.UNDECIDED)


def _patterns(verdicts: Sequence[Verdict]) -> Patterns:
    """By pattern, on how many figures its readings fail and on how many they hold."""
    failing, holding = _stated_by_pattern(verdicts, is_weighed), _stated_by_pattern(verdicts, _is_holding)
    return {pattern: (len(failing.get(pattern, ())), len(holding.get(pattern, ()))) for pattern in {*failing, *holding}}


def _stated_by_pattern(verdicts: Sequence[Verdict], kind: Callable[[Verdict], bool]) -> dict[str, set[Span]]:
    found: dict[str, set[Span]] = {}
    for verdict in verdicts:
        if verdict.reading.pattern and kind(verdict):
            found.setdefault(verdict.reading.pattern, set()).add(verdict.stated.span)
    return found


def _decided(each: Weighed, thresholds: Thresholds) -> Verdict:
    """Told where it is believed enough for a remark at least; below, the equation stays undecided."""
    verdict, pieces = each.verdict, (*_evidence(each.grounds), *_hedge(each))
    confidence = confidence_of(pieces)
    if confidence < thresholds.info:
        return replace(verdict, outcome=Outcome.UNDECIDED, reason=verdict.reason or _DOUBTED, evidence=pieces)
    reading, computed = verdict.reading, verdict.computed
    if each.explanation.reading is not reading:
        reading, computed = each.explanation.reading, each.explanation.reading.expression.exact()
    return replace(
        verdict,
        outcome=Outcome.INCONSISTENT,
        suspected=confidence < thresholds.error,
        faint=confidence < thresholds.warning,
        reason=None,
        evidence=pieces,
        reading=reading,
        computed=computed,
    )


def _hedge(each: Weighed) -> Iterator[Evidence]:
    """约 says that the figure is none to hold anybody to."""
    if each.verdict.stated.hedge is not Hedge.NONE:
        bits = sum(worth(name, value) for name, value in each.grounds)
        yield Evidence("hedge", min(0, _ESTIMATE - bits), told("hedge", ""))


def _evidence(found: Sequence[Ground]) -> Iterator[Evidence]:
    for name, value in found:
        yield Evidence(name, worth(name, value), told(name, value))
