"""The example reports and their expected outputs: documentation that cannot go stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditlint import registry, run
from auditlint.model.report import Report
from auditlint.model.severity import Severity
from tests.renew import EXAMPLES, checked, expected_file, reports

EACH = pytest.mark.parametrize("path", reports(), ids=lambda path: path.stem)
CLEAN = ("clean-but-suspicious.txt", "statistical-bulletin.txt")
# Fewer figures recomputed than this, and the silence over a clean report would say little.
FEWEST_RECOMPUTED = 25


def audited(path: Path) -> Report:
    return run.audit_file(path, registry.load().checks)


@EACH
def test_expected_output_is_current(path: Path) -> None:
    """``python -m tests.renew`` would change nothing."""
    told = expected_file(path).read_text(encoding="utf-8")
    assert checked(path) == told, "read what changed, then run: python -m tests.renew"


@EACH
def test_length_is_that_of_a_report(path: Path) -> None:
    """Whole reports, not fragments: between 1 and 8 kB."""
    assert 1000 <= path.stat().st_size <= 8000


def test_every_expected_output_has_its_report() -> None:
    """None is left behind when an example is renamed."""
    assert sorted(EXAMPLES.glob("*.expected")) == [expected_file(report) for report in reports()]


@pytest.mark.parametrize("name", CLEAN)
def test_clean_reports_stay_silent(name: str) -> None:
    """Nothing louder than a remark, although much was recomputed."""
    report = audited(EXAMPLES / name)
    loud = [finding for finding in report.findings if finding.severity is not Severity.INFO]
    assert [(finding.check, finding.message.zh) for finding in loud] == []
    assert report.coverage.recomputed >= FEWEST_RECOMPUTED


def test_every_family_has_its_example() -> None:
    """One report shows a loud finding of each family of checks that is installed."""
    found = {
        finding.check[0] for finding in audited(EXAMPLES / "every-family.txt").findings if finding.severity.rank < 2
    }
    assert {check.code[0] for check in registry.load().checks} - found == set()


def test_the_other_examples_have_findings() -> None:
    """An example of a table layout that shows nothing would not show that the table was read."""
    silent = [path.name for path in reports() if not audited(path).findings]
    assert set(silent) <= set(CLEAN)
