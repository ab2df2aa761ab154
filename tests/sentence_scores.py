"""How much of the sentence bank the engine understands: ``python -m tests.sentence_scores [FORM …]`` lists what not.

caught: the wrong version has an error or warning at the figure, and the right version has none there;
ticked: in the right version a claim at the figure is confirmed; noise: what is loud on right versions and traps.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from auditlint import registry, run
from auditlint.model.finding import Finding
from auditlint.model.report import Report
from auditlint.model.severity import Severity
from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.model.verdict import Outcome, Verdict
from tests.sentence_bank import Sentence, Version, load

CHECKS = registry.load().checks
_TICKED = (Outcome.CONSISTENT, Outcome.ROUNDING)


@dataclass(frozen=True)
class Score:
    """What became of one sentence; of a trap only ``noise`` has a meaning."""

    sentence: Sentence
    caught: bool
    ticked: bool
    noise: tuple[Finding, ...]


def audited(text: str) -> Report:
    return run.audit(Source("sentence.txt", text.rstrip("\n") + "\n"), CHECKS)


def loud(report: Report) -> tuple[Finding, ...]:
    return tuple(finding for finding in report.findings if finding.severity is not Severity.INFO)


@cache
def score(sentence: Sentence) -> Score:
    """One sentence through the whole program: its right version, and its wrong one if it has any."""
    report = audited(sentence.right_text)
    noise = loud(report)
    if sentence.is_trap:
        return Score(sentence, caught=False, ticked=False, noise=noise)
    found = _touching(sentence.broken, (_places(finding) for finding in loud(audited(sentence.broken.text))))
    accused = _touching(sentence.right, (_places(finding) for finding in noise))
    held = (_claimed(verdict) for verdict in report.verdicts if verdict.outcome in _TICKED)
    return Score(sentence, found and not accused, _touching(sentence.right, held), noise)


def scores(form: str | None = None) -> list[Score]:
    """All of the bank, or of one form."""
    return [score(sentence) for sentence in load() if form in (None, sentence.form)]


def _touching(version: Version, places: Iterable[tuple[Span, ...]]) -> bool:
    zone = Span(*version.zone)
    return any(zone.overlaps(span) for spans in places for span in spans)


def _places(finding: Finding) -> tuple[Span, ...]:
    return (finding.span, *finding.related)


def _claimed(verdict: Verdict) -> tuple[Span, ...]:
    return (*(figure.numeral_span for figure in verdict.figures), *verdict.equation.listed)


def _failures(one: Score) -> Iterator[str]:
    sentence, text = one.sentence, one.sentence.text.replace("\n", "⏎").replace("\t", "⇥")
    if not sentence.is_trap and not one.caught:
        yield f"MISSED   {sentence.id}  {text}  → {sentence.wrong}"
    if not sentence.is_trap and not one.ticked:
        yield f"UNTICKED {sentence.id}  {text}  [{sentence.equation}]"
    for finding in one.noise:
        place = sentence.right_text[finding.span.start : finding.span.end]
        yield f"NOISE    {sentence.id}  {finding.check} «{place}» {finding.message.zh}  | {text}"


def main(forms: list[str]) -> None:
    """Print what was missed, not ticked, and the noise, then a table by form."""
    every = [one for one in scores() if not forms or one.sentence.form in forms]
    for one in every:
        for line in _failures(one):
            print(line)
    print(f"\n{'form':16}{'n':>6}{'caught':>9}{'ticked':>9}{'noisy':>8}")
    for form in dict.fromkeys(one.sentence.form for one in every):
        print(_row(form, [one for one in every if one.sentence.form == form]))
    print(_row("all but traps", [one for one in every if not one.sentence.is_trap]))


def _row(name: str, every: list[Score]) -> str:
    caught, ticked = sum(one.caught for one in every), sum(one.ticked for one in every)
    return f"{name:16}{len(every):6}{caught:9}{ticked:9}{sum(bool(one.noise) for one in every):8}"


if __name__ == "__main__":
    main(sys.argv[1:])
