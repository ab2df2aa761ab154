"""Every installed check: its form, and its examples."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from auditlint import registry
from auditlint.model.check import Check
from auditlint.testing import assert_example, unmarked

REGISTRY = registry.load()
CHECKS = REGISTRY.checks
GOOD = [pytest.param(check, text, id=f"{check.code}-{n}") for check in CHECKS for n, text in enumerate(check.good, 1)]
BAD = [pytest.param(check, text, id=f"{check.code}-{n}") for check in CHECKS for n, text in enumerate(check.bad, 1)]
# What an English reason may quote from a report; outside of it no full-width marks stand.
_QUOTED = re.compile("《.*?》|“.*?”|〔.*?〕")
_FULL_WIDTH = re.compile("[，。；：（）、]")
EACH = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)


def test_every_check_loads() -> None:
    """A check that does not load would silently check nothing."""
    assert [str(error) for error in REGISTRY.errors] == []
    assert CHECKS


@pytest.mark.parametrize(("check", "text"), GOOD)
def test_good_example(check: Check, text: str) -> None:
    """The marked figures come out consistent, and nothing fails."""
    assert_example(check, text, good=True)


@pytest.mark.parametrize(("check", "text"), BAD)
def test_bad_example(check: Check, text: str) -> None:
    """The marked figures, and only they, are found."""
    assert_example(check, text, good=False)


@EACH
def test_form(check: Check) -> None:
    """Code, name and words are there, in both languages, and each on one line."""
    assert re.fullmatch("[A-Z][0-9]{3}", check.code)
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", check.name)
    for words in (check.title, check.fault):
        for text in (words.zh, words.en):
            assert text.strip()
            assert "\n" not in text
        assert re.search("[\u4e00-\u9fff]", words.zh)
        assert not re.search("[\u4e00-\u9fff]", words.en)
    for text in (check.rationale.zh, check.rationale.en):
        assert text == text.strip() != ""
        assert "\n" not in text
    assert not re.search(_FULL_WIDTH, re.sub(_QUOTED, "", check.rationale.en))


@EACH
def test_has_examples(check: Check) -> None:
    """At least one of each kind; a bad example marks what must be found."""
    assert check.good
    assert check.bad
    assert all(unmarked(text)[1] for text in check.bad)


@EACH
def test_module_is_named_after_the_check(check: Check) -> None:
    """a101_sum_of_parts.py holds A101 sum-of-parts: one module, one identity."""
    module = Path(inspect.getsourcefile(check.find) or "").stem
    assert module == f"{check.code.lower()}_{check.name.replace('-', '_')}"


def test_codes_and_names_are_unique() -> None:
    """A code is never reused, and a name selects one check."""
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    assert len({check.name for check in CHECKS}) == len(CHECKS)


def test_marks_are_stripped_with_their_places() -> None:
    """⟦…⟧ leaves no trace in the text, and its span is that of the plain text."""
    text, spans = unmarked("支出⟦17⟧万元，预算⟦20⟧万元")
    assert text == "支出17万元，预算20万元"
    assert [text[span.start : span.end] for span in spans] == ["17", "20"]
