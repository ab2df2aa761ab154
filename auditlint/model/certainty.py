"""How far what nobody weighs may be believed: as often as such findings were right when readers judged them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("certainty.tsv")
_STEP = Fraction(1, 100)
_ALL = ""


def certainty(check: str) -> Fraction:
    """For the code of a check; one of a kind that nobody has counted is as good as all that were."""
    shares = every_certainty()
    return shares.get(check[:1], shares[_ALL])


@cache
def every_certainty() -> Mapping[str, Fraction]:
    """By the letter of the family, from all families of its kind: a dozen findings of one letter tell too little."""
    kinds: dict[str, str] = {}
    held, told = Counter[str](), Counter[str]()
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line[:1] != "#":
            letter, kind, *counts = line.split("\t")
            right, soft, wrong, marked = map(int, counts)
            kinds[letter] = kind
            for each in (kind, _ALL):
                held[each] += right + soft + marked
                told[each] += right + soft + marked + wrong
    return {letter: _share(held[kind], told[kind]) for letter, kind in (*kinds.items(), (_ALL, _ALL))}


def _share(held: int, told: int) -> Fraction:
    """One more of either kind may come: nothing that was counted is ever sure."""
    return round(Fraction(held + 1, told + 2) / _STEP) * _STEP
