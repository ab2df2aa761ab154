"""What a reader is told of each ground."""

from __future__ import annotations

import pytest

from auditlint.weighing import ranges
from auditlint.weighing.counted import WORDS, every_worth
from auditlint.weighing.telling import told


@pytest.mark.parametrize("ground", sorted(every_worth()), ids="-".join)
def test_every_counted_ground_has_words(ground: tuple[str, str]) -> None:
    """In both languages, in one line, and never the name that the program uses."""
    words = told(*ground)
    assert words.zh
    assert words.en
    assert "\n" not in words.zh + words.en
    assert words.zh != ground[0]


def test_a_value_that_nobody_knows_is_called_by_its_kind() -> None:
    """A table that was counted anew with other values is still told."""
    assert told("pattern", "?") == WORDS["pattern"]
    assert told("breaks", "many") == WORDS["breaks"]
    assert told("novel", "1").en == "novel"


def test_what_a_slip_was_in_is_told() -> None:
    """The whole, a part or the base, the kind of slip, and how many digits agree."""
    assert told("slip", "changed-4").zh == "一处笔误即可解释：一位数字有误（4 位数字吻合）"
    assert told("slip", "part-swapped-3").en == "one slip explains it: a part two digits swapped (3 digits agree)"


def test_ranges_hold_every_worth() -> None:
    """Each kind of ground once, its least worth no more than its most."""
    found = ranges()
    assert {each.words for each in found} <= set(WORDS.values())
    assert all(each.least <= each.most for each in found)
    assert len(found) == len({name for name, _ in every_worth()})
