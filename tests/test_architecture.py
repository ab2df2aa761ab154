"""The rules of the house, checked by the tools that know them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted([*ROOT.glob("auditlint/**/*.py"), *ROOT.glob("checks/auditlint_checks/**/*.py")])


def test_import_contracts() -> None:
    """Rooms know the model, never each other; a check knows auditlint.api; the engine names no check."""
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_rooms_say_what_they_do() -> None:
    """A newcomer reads the first line of each room: what goes in, what comes out."""
    rooms = (
        "reading",
        "measuring",
        "stating",
        "judging",
        "weighing",
        "diagnosing",
        "triage",
        "reporting",
        "annotating",
    )
    for room in rooms:
        first = (ROOT / "auditlint" / room / "__init__.py").read_text(encoding="utf-8").splitlines()[0]
        assert "->" in first
        assert "The only room that knows" in first


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_have_a_name_and_a_reason(source: Path) -> None:
    """Names are the field's words, a docstring says why the module is there, and it stays short."""
    assert source.stem not in {"utils", "common", "helpers", "base", "manager"}
    text = source.read_text(encoding="utf-8")
    assert text.startswith('"""')
    assert len(text.splitlines()) <= 300


def test_no_floats_in_the_arithmetic() -> None:
    """A report's numbers are Decimal and Fraction throughout."""
    guilty = [
        f"{source.relative_to(ROOT)}:{number}"
        for source in SOURCES
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"\bfloat\(|: float\b|-> float\b", line)
    ]
    assert guilty == []
