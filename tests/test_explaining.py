"""How a check is weighed, told by ``explain``."""

from __future__ import annotations

import pytest

from auditlint import registry
from auditlint.catalogue import explanation
from auditlint.explaining import how_weighed

CHECKS = {check.code: check for check in registry.load().checks}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", ["A101", "A302", "T101", "W103"])
def test_every_kind_of_check_says_how(code: str, language: str) -> None:
    """Weighed, certain by its structure, or certain by its form: the section ends the page, in the language asked."""
    told = explanation(CHECKS[code], language)
    assert how_weighed(CHECKS[code], language) in told
    assert ("怎样权衡" in told) == (language == "zh")


def test_what_is_weighed_shows_an_example() -> None:
    """The grounds with their worth, then the sum for one of the check's own bad examples."""
    told = how_weighed(CHECKS["A101"], "en")
    assert "how sure the reading is" in told
    assert "confidence that it is an error" in told
    assert how_weighed(CHECKS["W103"], "en").strip() == (
        "What is wrong by its form is certain as it stands; nothing is weighed."
    )
