"""A ground with its value -> what a reader of the trace is told of it."""

from __future__ import annotations

from auditlint.model.slips import SlipKind
from auditlint.model.words import Words
from auditlint.weighing.counted import WORDS

_SLIPS = {kind.name.lower(): kind.value for kind in SlipKind}
_WHOSE = {"part": Words("分项", "a part "), "base": Words("基数", "the base ")}
_TURNS = {
    "ratio": Words("把比值当作增幅", "a ratio taken for a growth"),
    "new": Words("以变动后的数为基数", "the change over the new level"),
    "omitted": Words("漏加一项", "a part left out"),
    "twice": Words("重加一项", "a part added twice"),
}
_ALIKE = {
    "alone": Words("同样写法的算式只此一处", "no other reading of the same pattern"),
    "mixed": Words("同样写法的算式有的相符、有的不符", "readings of the same pattern hold and fail"),
    "+": Words("同样写法的其他算式大多相符", "other readings of the same pattern hold"),
    "-": Words("同样写法的其他算式大多不符", "other readings of the same pattern fail as well"),
}
_NONE_BROKEN = Words("改动不影响其他相符的算式", "the change leaves all else as it is")


def told(name: str, value: str) -> Words:
    """One line; of a ground that has no words of its own, what its kind is called."""
    if name in ("reading", "structure") and value.isdigit():
        least = Words(f"至少 {int(value) // 10}%", f"{int(value) // 10}% at least")
        return _with(WORDS[name], least)
    if name == "pattern":
        return _ALIKE.get(value, _ALIKE.get(value[:1], WORDS[name]))
    if name == "slip" and value.count("-") in (1, 2):
        return _slip(*value.split("-"))
    if name == "turn" and "-" in value:
        kind, _, digits = value.partition("-")
        return _with(_TURNS.get(kind, WORDS[name]), _digits(digits))
    if name == "confirmed":
        return _with(WORDS[name], _digits(value))
    if name == "breaks" and value.isdigit():
        many = Words(f"改动会使 {value} 个相符的算式不再成立", f"the change breaks {value} that hold")
        return many if int(value) else _NONE_BROKEN
    return WORDS.get(name, Words(name, name))


def _slip(*parts: str) -> Words:
    *whose, kind, digits = parts
    figure = _WHOSE.get(whose[0], Words("", "")) if whose else Words("", "")
    slip = _SLIPS.get(kind, WORDS["slip"])
    explains = Words(f"一处笔误即可解释：{figure.zh}{slip.zh}", f"one slip explains it: {figure.en}{slip.en}")
    return _with(explains, _digits(digits))


def _digits(number: str) -> Words:
    return Words(f"{number} 位数字吻合", f"{number} digits agree")


def _with(words: Words, more: Words) -> Words:
    return Words(f"{words.zh}（{more.zh}）", f"{words.en} ({more.en})")
