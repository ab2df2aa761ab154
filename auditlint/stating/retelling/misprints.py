"""Two numerals of which one may be the other, mistyped."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from auditlint.model.quantity import Quantity
from auditlint.model.slips import SlipKind, slip_between

# A chance likeness of two unrelated figures is rarer than 1 in 1,000 from so many digits on.
_TELLING = 5
_TELLING_POINT = 3
_FEWEST = 2
# A report asks for the same numerals again and again; so many are kept.
_NUMERALS = 1024


def misprinted(first: str, second: str) -> bool:
    """Whether one slip of the pen leads from one numeral to the other, and chance hardly does.

    The point moved, a nought too many at the end, two neighbours swapped, a digit too many. A single
    changed digit is left out: two years of one series often differ by no more.
    """
    one, two = _pair(first, second)
    digits = min(len(_bare(one)), len(_bare(two)))
    if _bare(one) == _bare(two) and one != two:
        return digits >= _TELLING_POINT or _by_a_nought(one, two)
    if digits >= _TELLING - 1 and _swapped(one, two):
        return True
    return max(len(_bare(one)), len(_bare(two))) >= _TELLING and _one_dropped(one, two)


def slip_from(first: Quantity, second: Quantity) -> SlipKind | None:
    """The slip of the pen that leads from one figure, as the other would print it, to that one."""
    return _slip_to(first, second) or _slip_to(second, first)


def _slip_to(first: Quantity, second: Quantity) -> SlipKind | None:
    wanted = first.value / second.unit.scale
    if first.unit.scale != second.unit.scale and first.step < second.step:
        wanted = wanted.quantize(Decimal(1).scaleb(-second.decimals), ROUND_HALF_UP)
    slip = slip_between(second.text, wanted) if wanted else None
    if slip is None or (slip.kind is SlipKind.CHANGED and not _is_telling_change(slip.wanted, second.text)):
        return None
    most = max(len(_digits(numeral)) for numeral in (slip.wanted, second.text))
    return slip.kind if most >= _FEWEST else None


def _is_telling_change(wanted: str, printed: str) -> bool:
    """A last decimal that differs is a revision, or rounding, as often as a slip."""
    in_the_end = "." in printed and wanted[:-1] == printed.replace(",", "")[:-1]
    return len(_digits(printed)) >= _TELLING_POINT and not in_the_end


def _digits(numeral: str) -> str:
    return numeral.replace(",", "").replace(".", "")


@lru_cache(maxsize=_NUMERALS)
def traces(numeral: str, least: int = _TELLING - 1) -> tuple[str, ...]:
    """Keys of which two numerals of ``least`` digits share one whenever one slip may link them."""
    bare = _bare(_plain(numeral))
    if len(bare) < 2:
        return ()
    if len(bare) < least:
        return (bare,)
    return (bare, "~" + "".join(sorted(bare)), *dict.fromkeys(bare[:i] + bare[i + 1 :] for i in range(len(bare))))


def _pair(first: str, second: str) -> tuple[str, str]:
    """Both without separators; noughts behind the point count where both are printed to one digit: 69.60, 69.64."""
    one, two = (numeral.replace(",", "").lstrip("-") for numeral in (first, second))
    if len(one.partition(".")[2]) == len(two.partition(".")[2]):
        return one, two
    return _plain(first), _plain(second)


@lru_cache(maxsize=_NUMERALS)
def _plain(numeral: str) -> str:
    text = numeral.replace(",", "").lstrip("-")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _bare(plain: str) -> str:
    return plain.replace(".", "").strip("0")


def _by_a_nought(one: str, two: str) -> bool:
    """105 and 1050: a nought too many at the end of a count."""
    if abs(len(one) - len(two)) != 1:
        return False
    short, long = sorted((one, two), key=len)
    return "." not in long and len(_bare(short)) >= 2 and long == short + "0"


def _swapped(one: str, two: str) -> bool:
    if len(one) != len(two):
        return False
    differing = [i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    i, j = differing
    return one[i] == two[j] and one[j] == two[i]


def _one_dropped(one: str, two: str) -> bool:
    """One figure is the other with a digit too many."""
    if abs(len(one) - len(two)) != 1:
        return False
    short, long = sorted((one, two), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
