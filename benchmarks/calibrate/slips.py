"""How people err when they type a figure, at random."""

from __future__ import annotations

import random
from collections.abc import Callable


def slipped(figure: str, chance: random.Random) -> str:
    """The figure with one slip; never the figure itself."""
    for _ in range(20):
        wrong = chance.choice(_SLIPS)(figure, chance)
        if wrong.replace(",", "").strip("0.") != figure.replace(",", "").strip("0.") or _point(wrong) != _point(figure):
            return wrong
    return "1" + figure


def _point(figure: str) -> int:
    return len(figure.partition(".")[2])


def _shifted(figure: str, chance: random.Random) -> str:
    whole, _, part = figure.replace(",", "").partition(".")
    if part and chance.random() < 0.5:
        return f"{whole}{part[0]}" + (f".{part[1:]}" if part[1:] else "")
    return f"{whole[:-1] or '0'}.{whole[-1]}{part}"


def _changed(figure: str, chance: random.Random) -> str:
    spots = [at for at, sign in enumerate(figure) if sign.isdigit()]
    at = chance.choice(spots)
    least = "123456789" if at == 0 else "0123456789"
    return figure[:at] + chance.choice([digit for digit in least if digit != figure[at]]) + figure[at + 1 :]


def _swapped(figure: str, chance: random.Random) -> str:
    spots = [
        at
        for at in range(len(figure) - 1)
        if figure[at].isdigit() and figure[at + 1].isdigit() and figure[at] != figure[at + 1]
    ]
    spots = [at for at in spots if at or figure[1] != "0"]
    if not spots:
        return _changed(figure, chance)
    at = chance.choice(spots)
    return figure[:at] + figure[at + 1] + figure[at] + figure[at + 2 :]


def _dropped(figure: str, chance: random.Random) -> str:
    spots = [at for at, sign in enumerate(figure) if sign.isdigit()]
    whole = len(figure.partition(".")[0])
    at = chance.choice(spots)
    rest = figure[:at] + figure[at + 1 :]
    if (
        len(spots) < 2
        or (at < whole and whole == 1)
        or not rest[0].isdigit()
        or (rest[0] == "0" and "." not in rest[:2])
    ):
        return _changed(figure, chance)
    return rest.rstrip(".")


def _doubled(figure: str, chance: random.Random) -> str:
    at = chance.choice([at for at, sign in enumerate(figure) if sign.isdigit()])
    return figure[:at] + figure[at] + figure[at:]


_SLIPS: tuple[Callable[[str, random.Random], str], ...] = (_shifted, _changed, _swapped, _dropped, _doubled)
