"""Documents -> failed equations with their grounds, each an error or a misreading.

Published figures are nearly always right: an equation that fails in a published document is a misreading, unless
its figure is one that readers marked or judged to be wrong. Errors enough to count come from slips: a figure that
an equation confirms is broken in the way that people err, and what then fails with it is an error.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path

import yaml

from auditlint import judging, reading, registry, run
from auditlint.model.equation import Equation, Relation
from auditlint.model.quantity import Quantity
from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.model.verdict import Outcome, Verdict
from auditlint.weighing.grounds import Ground
from auditlint.weighing.miscomputing import variants
from auditlint.weighing.weighing import Weighed, weighed
from benchmarks.calibrate.slips import slipped
from tests.sentence_bank import load

_MISCOMPUTED, _MOST = 0.3, 10**12  # share of errors that are wrong turns; figures beyond are none
_CHECKS = registry.load().checks
_HOLDS = (Outcome.CONSISTENT, Outcome.ROUNDING)


@dataclass(frozen=True)
class Case:
    """``weight`` is how many such cases it stands for."""

    document: str
    error: bool
    weight: float
    grounds: tuple[Ground, ...]
    about: str = ""  # the slip it comes from, or the figure and what it was held against
    own: bool = False  # of our own writing

    def without(self, name: str) -> Case:
        """The same case without one kind of ground."""
        return replace(self, grounds=tuple(ground for ground in self.grounds if ground[0] != name))


def _verdicts(text: str, name: str) -> list[Verdict]:
    document = run.understand(Source(name, text), forms=tuple(form for check in _CHECKS for form in check.forms))
    found = [item for check in _CHECKS for item in _equations(check, document)]
    return judging.settle(found)


def _equations(check, document) -> Iterator[Verdict]:
    for item in check.find(document):
        if isinstance(item, Equation):
            yield judging.judge(check.code, item)


def _failures(verdicts: Sequence[Verdict]) -> list[Weighed]:
    return list(weighed(verdicts, judging.judge))


def published(
    path: Path, wrong: Sequence[tuple[int, str]], own: bool, slips: int, chance: random.Random
) -> Iterator[Case]:
    """A published document: what fails as it is, and what fails after each of some slips.

    ``wrong`` are (line, text) of the figures known to be wrong.
    """
    source = reading.load(path)
    text, verdicts = source.text, _verdicts(source.text, source.path)
    bad = [span for line, quote in wrong for span in _places(text, line, quote)]
    before: set[tuple[str, str]] = set()
    for each in _failures(verdicts):
        error = any(span.overlaps(figure.span) for span in bad for figure in _figures(each))
        before.add((each.verdict.check, each.verdict.stated.text))
        yield Case(str(path), error, 1.0, each.grounds, _about(each), own)
    for figure, typed in _slips(verdicts, slips, chance):
        for case in _broken(path, text, figure, typed, before, bad):
            yield replace(case, weight=1.0 / slips, own=own)


def _about(each: Weighed) -> str:
    stated, *others = _figures(each)
    return f"{each.verdict.check} {stated.text} | {' '.join(figure.text for figure in others)}"


def _figures(each: Weighed) -> tuple[Quantity, ...]:
    verdict = replace(each.verdict, reading=each.explanation.reading)
    return verdict.figures


def _places(text: str, line: int, quote: str) -> Iterator[Span]:
    start = 0
    for number, content in enumerate(text.split("\n"), 1):
        if number == line:
            at = content.find(quote)
            while at >= 0:
                yield Span(start + at, start + at + len(quote))
                at = content.find(quote, at + 1)
            return
        start += len(content) + 1


def _slips(verdicts: Sequence[Verdict], count: int, chance: random.Random) -> Iterator[tuple[Quantity, str]]:
    """(figure, what is typed for it): by chance, figures that an equation of prose confirms, slipped or miscomputed."""
    held = [
        verdict
        for verdict in verdicts
        if verdict.outcome in _HOLDS and verdict.equation.relation is Relation.EQUAL and verdict.equation.belief < 1000
    ]
    for verdict in chance.sample(held, min(count, len(held))):
        figure = chance.choice(verdict.figures)
        turns = [wrong for wrong in map(partial(_typed, verdict.stated), variants(verdict.reading.expression)) if wrong]
        if turns and chance.random() < _MISCOMPUTED:
            yield verdict.stated, chance.choice(turns)
        elif figure.text.isascii() and figure.value:
            yield figure, slipped(figure.text, chance)


def _typed(stated: Quantity, turn: tuple[str, Fraction]) -> str:
    """What a wrong turn in computing would make of a figure; "" where it would be none."""
    value = abs(turn[1]) / Fraction(stated.unit.scale)
    places = Decimal(1).scaleb(-stated.decimals)
    if not stated.text.isascii() or not 0 < value < _MOST:
        return ""
    text = format((Decimal(value.numerator) / Decimal(value.denominator)).quantize(places), "f")
    return "" if text == stated.text.replace(",", "") else text


def _broken(
    path: Path, text: str, figure: Quantity, wrong: str, before: set[tuple[str, str]], bad: Sequence[Span]
) -> Iterator[Case]:
    start = figure.numeral_span.start
    changed = text[:start] + wrong + text[figure.numeral_span.end :]
    place = Span(start, start + len(wrong))
    for each in _failures(_verdicts(changed, path.name)):
        if any(place.overlaps(one.span) for one in _figures(each)):
            known = (each.verdict.check, each.verdict.stated.text) in before
            if not known and not any(span.overlaps(one.span) for span in bad for one in _figures(each)):
                yield Case(str(path), True, 1.0, each.grounds, f"{start}: {figure.text} -> {wrong}")


def sentences(chance_of_error: Fraction) -> Iterator[Case]:
    """The bank of sentences: what fails in the right versions and the traps, and what fails with the wrong figures."""
    for sentence in load():
        for each in _failures(_verdicts(sentence.right_text + "\n", "sentence")):
            yield Case(f"sentence {sentence.id}", False, 1.0, each.grounds, _about(each), own=True)
        if not sentence.is_trap:
            broken = sentence.broken
            place = Span(*broken.zone)
            for each in _failures(_verdicts(broken.text + "\n", "sentence")):
                if any(place.overlaps(one.span) for one in _figures(each)):
                    yield Case(
                        f"sentence {sentence.id}", True, float(chance_of_error), each.grounds, broken.figure, own=True
                    )


def judged(*files: Path) -> dict[str, list[tuple[int, str]]]:
    """By document, the figures that readers found wrong or worth asking about."""
    found: dict[str, list[tuple[int, str]]] = {}
    for file in files:
        for row in file.read_text(encoding="utf-8").splitlines():
            entry = json.loads(row)
            if entry["verdict"] != "wrong":
                found.setdefault(entry["path"], []).append((entry["line"], entry["quote"]))
    return found


def marked(gold: Path) -> tuple[list[tuple[int, str]], str]:
    """(The places of the defects, the name) of a report that is marked in full."""
    told = yaml.safe_load(gold.read_text(encoding="utf-8"))
    entries = told.get("defects", [])
    lines = [(entry["line"], str(entry["quote"])) for entry in entries]
    return lines + [(line, str(entry["quote"])) for entry in entries for line in entry.get("also", [])], told["report"]
