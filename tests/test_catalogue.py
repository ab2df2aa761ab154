"""checks/README.md is what the checks say of themselves."""

from __future__ import annotations

from pathlib import Path

from auditlint import registry
from auditlint.catalogue import catalogue

PAGE = Path(__file__).parent.parent / "checks" / "README.md"


def test_the_page_is_current() -> None:
    """Regenerate it with `auditlint checks --format markdown --output checks/README.md`."""
    assert PAGE.read_text(encoding="utf-8") == catalogue(registry.load().checks, "markdown", "zh")
