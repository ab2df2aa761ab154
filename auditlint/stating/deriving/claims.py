"""A figure and its clause -> what it claims: the cues of its clause, what it is said of, against what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from auditlint.stating.deriving.operands import Operand, grams
from auditlint.stating.words.classes import classes_of

_MARK = re.compile(r"[，；：。！？（）]")
_FIGURE = re.compile(r"\d[\d,.]*(?:[万亿千百]*(?:元|个|人|%|件|户|吨|亩|家|名|次)?)")
# 比上年, 占全县生产总值, 完成年初预算, 高于全市平均: what stands behind is what the figure is held against.
_AGAINST = re.compile(
    r"(?:(?<![占正对环同无])比(?!例|重|率|较|值|上升)|较|占(?:到|了|用)?|与|相当于|高于|低于|超过|高出|超出|完成了?|为|是|达到?|(?<!不)同(?!比|期|口|时|步))"
    r"(?P<base>[^#]*?)(?:相比|比较|的?比重|的?比例|的?份额|增|减|下[降浮跌滑调]|上[升浮涨调]|提[高升]|降[低幅至到]?|多|少|高|低|回落|涨|超|节约|#|的?$)"
)
_YEAR = re.compile(r"((?:19|20)\d\d)年")
# Farther back no clause is read: a page without marks is none.
_LONGEST = 60
_SENTENCE = 200
_NAMED = 12  # characters before a figure that name it
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """One figure with what its words claim of it.

    ``words`` is its clause up to it, other figures as #; ``subject`` the part before the words of
    comparison, ``base`` what they compare with.
    """

    operand: Operand
    words: str
    cues: tuple[str, ...]
    says: tuple[str, ...]  # features of the claim whatever its operands: q: its cues, g: the pairs of its last words
    subject: frozenset[str]
    base: frozenset[str]
    base_words: str
    base_cues: tuple[str, ...]
    base_year: str
    topic: frozenset[str]  # of the first figure of its sentence, up to ；: what a clause without a name goes on about


def claim_of(operand: Operand, text: str) -> Claim:
    """What the figure's clause claims. ``text`` is its paragraph's."""
    start = operand.fact.quantity.start
    low = max((match.end() for match in _MARK.finditer(text, max(0, start - _LONGEST), start)), default=0)
    low = max(low, start - _LONGEST)
    words = _FIGURE.sub("#", text[low:start])
    if not words.strip("、和及与") and operand.words:
        words = operand.words  # 占A、B、C: the cue stands before the first of them
    matches: Sequence[re.Match[str]] = list(_AGAINST.finditer(words))
    match = matches[0] if matches else None
    base = match.group("base") if match else ""
    subject = words[: match.start()] if match else words
    behind = operand.fact.after[:10]
    cues = (*classes_of(words), *(f"a:{name}" for name in classes_of(behind)))
    years = _YEAR.findall(base)
    year = years[-1] if years else ""
    topic = grams(_topic(text, start))
    says = (*(f"q:{cue}" for cue in cues), *(f"g:{pair}" for pair in sorted(grams(words[-_NAMED:]))))
    return Claim(operand, words, cues, says, grams(subject), grams(base), base, classes_of(base), year, topic)


def _topic(text: str, start: int) -> str:
    """The words before the first figure of the sentence: 项目支出 of 项目支出比上年的#万元增加#万元，增长."""
    low = max(0, start - _SENTENCE)
    opening = max(text.rfind("。", low, start), text.rfind("；", low, start), low - 1) + 1
    first = _DIGIT.search(text, opening, start)
    end = first.start() if first else start
    mark = max(text.rfind(sign, opening, end) for sign in "，：")
    return text[mark + 1 : end]
