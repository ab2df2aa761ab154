"""A report's own text with every figure in its state, and its equations in parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditlint import batch, run
from auditlint.model.rendering import equation_text
from auditlint.model.report import Report
from auditlint.reporting.terms import equation_parts
from auditlint.reporting.viewed import Passage, Shade, Term, View
from auditlint.reporting.viewing import view

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".md"))
CHECKS = batch.installed().checks


def shown(path: Path) -> tuple[Report, View]:
    report = run.audit_file(path, CHECKS)
    made = view(report, {check.code: check for check in CHECKS}, "zh")
    assert made is not None
    return report, made


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_parts_say_what_the_equation_says(path: Path) -> None:
    """Two ways of writing one equation: in a line, and in parts whose figures can be pointed at."""
    for verdict in shown(path)[0].verdicts:
        for language in ("zh", "en"):
            parts = equation_parts(verdict.equation, verdict.reading, language)
            told = "".join(part if isinstance(part, str) else part[0] for part in parts)
            assert told == equation_text(verdict.equation, verdict.reading, language)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_of_the_text_is_lost(path: Path) -> None:
    """Line ends and the bars of tables go; every word and figure stays, in its order."""
    report, made = shown(path)
    assert report.document is not None
    told = []
    for block in made.blocks:
        cells = [block.pieces] if isinstance(block, Passage) else [cell.pieces for row in block.rows for cell in row]
        told += [piece.text for pieces in cells for piece in pieces]
    bare = [
        "".join(character for character in text if character.isalnum())
        for text in ("".join(told), report.document.source.text)
    ]
    assert bare[0] == bare[1]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_each_figure_is_marked_with_its_own_text(path: Path) -> None:
    """A mark lies over the figure that it names; a term of an equation leads to that figure."""
    _, made = shown(path)
    over: dict[int, str] = dict.fromkeys(range(len(made.marks)), "")
    for block in made.blocks:
        cells = [block.pieces] if isinstance(block, Passage) else [cell.pieces for row in block.rows for cell in row]
        for piece in (piece for pieces in cells for piece in pieces):
            for at in piece.marks:
                over[at] += piece.text
    for at, mark in enumerate(made.marks):
        assert "".join(over[at].split()).rstrip("%‰") == "".join(mark.text.split()).rstrip("%‰")
    for claim in made.claims:
        for part in claim.parts:
            if isinstance(part, Term):
                mark = made.marks[part.mark]
                assert "".join(mark.text.split()) in part.text or mark.findings  # a malformed one is told as read


def test_states_add_up_to_the_figures() -> None:
    """Each figure that states data is in exactly one state, whatever it takes part in."""
    for path in EXAMPLES:
        report, made = shown(path)
        counted = sum(made.count(shade) for shade in Shade)
        assert counted == report.coverage.figures
        assert made.count(Shade.OPEN) == report.coverage.figures - report.coverage.recomputed - made.count(
            Shade.UNREADABLE
        ) - sum(
            mark.data and mark.shade is Shade.INCONSISTENT and not any(_decided(made, each) for each in mark.claims)
            for mark in made.marks
        )


def _decided(made: View, claim: int) -> bool:
    return made.claims[claim].verdict != "undecided"


def test_the_suspect_is_told_from_its_company() -> None:
    """The figure that a finding names is inconsistent; the others of its equation are in doubt or hold elsewhere."""
    report, made = shown(ROOT / "examples" / "space-aligned.txt")
    first = made.marks[made.findings[report.findings[0].fingerprint]]
    assert (first.text, first.shade) == ("24530", Shade.INCONSISTENT)
    claim = made.claims[first.claims[0]]
    assert [made.marks[at].text for at in claim.terms] == ["9800", "8050", "6500"]
    assert {made.marks[at].shade for at in claim.terms} == {Shade.DOUBTFUL}
    assert claim.difference == "−180 亩"
    assert report.findings[0].span.start < report.findings[1].span.start
