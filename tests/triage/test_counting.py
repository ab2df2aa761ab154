"""Every figure of a report ends in exactly one state."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditlint import registry, run
from auditlint.model.coverage import State
from auditlint.model.quantity import Role
from auditlint.model.source import Source

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt")) + sorted(
    (Path(__file__).parents[2] / "examples").glob("*.md")
)
TEXT = (
    "2024年共支出30.5万元，其中：办公费10.5万元，差旅费20万元。接待群众45人次。"
    "项目支出449.34.34万元。依据云政发〔2024〕18号文件执行。"
)


def states_of(text: str) -> dict[str, State]:
    report = run.audit(Source("x.txt", text), registry.load().checks)
    return {each.figure.text: each.state for each in report.coverage.covered}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_states_partition_the_figures(path: Path) -> None:
    """Each numeral of a report stands in the coverage once, and the states add up to all of them."""
    report = run.audit_file(path, registry.load().checks)
    assert report.document is not None
    spans = [each.figure.numeral_span for each in report.coverage.covered]
    assert len(spans) == len(set(spans))
    assert set(spans) == {figure.numeral_span for figure in report.document.every_quantity()}
    assert sum(report.coverage.count(state) for state in State) == len(spans)


def test_each_state_is_reached() -> None:
    """Recomputed, only mentioned, unreadable, and excluded by its role."""
    states = states_of(TEXT)
    assert states["30.5"] is State.RECOMPUTED
    assert states["45"] is State.MENTIONED
    assert states["449.34.34"] is State.UNREADABLE
    assert states["2024"] is State.EXCLUDED
    assert states["18"] is State.EXCLUDED


def test_only_roles_without_data_are_excluded() -> None:
    """A figure that states data is never excluded; whatever else a number is, it is not counted as data."""
    report = run.audit(Source("x.txt", TEXT), registry.load().checks)
    for each in report.coverage.covered:
        assert (each.state is State.EXCLUDED) == (each.figure.role not in (Role.DATA, Role.MALFORMED))


def test_a_malformed_figure_that_an_equation_reads_is_recomputed() -> None:
    """449.34.34 beside its parts is read as 449.34."""
    states = states_of("项目支出449.34.34万元（其中：奖励123.9万元，项目资金325.44万元）。")
    assert states["449.34.34"] is State.RECOMPUTED
