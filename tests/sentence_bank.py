"""The sentence bank as values: one derived figure a sentence, right and wrong, and the equation it comes from."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml

BANK = Path(__file__).parent / "sentences.yaml"
TRAP = "trap"

_DIGIT = re.compile(r"[0-9０-９]")
_CLAUSE_END = re.compile(r"[，。；\n\t|]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，：％", "0123456789.,:%")


@dataclass(frozen=True)
class Version:
    """A text and the place of its derived figure."""

    text: str
    start: int
    end: int

    @property
    def figure(self) -> str:
        return self.text[self.start : self.end]

    @property
    def zone(self) -> tuple[int, int]:
        """The figure; of a word without digits (增加, 七成) the rest of its clause too, where one may point instead."""
        if _DIGIT.search(self.figure):
            return self.start, self.end
        stop = _CLAUSE_END.search(self.text, self.end)
        return self.start, stop.start() if stop else len(self.text)


@dataclass(frozen=True)
class Sentence:
    """One entry; a trap has no mark, no wrong version and no equation."""

    id: str
    form: str
    text: str
    wrong: str | None = None
    equation: str | None = None
    note: str | None = None

    @property
    def is_trap(self) -> bool:
        return self.form == TRAP

    @property
    def right_text(self) -> str:
        return self.text.replace("⟦", "").replace("⟧", "")

    def version(self, figure: str | None = None) -> Version:
        """The text without marks, the marked figure replaced if another is given."""
        start, end = self.text.index("⟦"), self.text.index("⟧")
        said = self.text[start + 1 : end] if figure is None else figure
        return Version(self.text[:start] + said + self.text[end + 1 :], start, start + len(said))

    @property
    def right(self) -> Version:
        return self.version()

    @property
    def broken(self) -> Version:
        return self.version(self.wrong)


@cache
def load() -> tuple[Sentence, ...]:
    with BANK.open(encoding="utf-8") as file:
        return tuple(Sentence(**entry) for entry in yaml.safe_load(file))


def numbers(figure: str) -> list[str]:
    """The numbers of a figure as printed, without separators: 1:3.5 -> 1, 3.5."""
    return _NUMBER.findall(figure.translate(_FULL_WIDTH).replace(",", ""))


def printed_within(computed: Fraction, printed: str) -> bool:
    """Whether a number printed with so many decimals can stand for the computed one."""
    half = Fraction(1, 2 * 10 ** len(printed.partition(".")[2]))
    return abs(computed - Fraction(printed)) <= half


def states(figure: str, value: Fraction) -> bool:
    """Whether a figure as printed says this value: 62.3%, 1:3.5, 9月27日, 13万元; a word without digits says any."""
    said = numbers(figure)
    if not said:
        return True
    if "月" in figure:
        day = date.fromordinal(int(value))
        return said == [str(day.month), str(day.day)]
    one, *others = said
    if not others:
        return printed_within(value, one)
    return (one == "1" and printed_within(value, others[0])) or (others[0] == "1" and printed_within(value, one))


def evaluate(expression: str) -> Fraction:
    """The value of one side of an equation: numbers, + - * / **, comparisons, n("甲、乙"), yearly(…), day(…)."""
    return _value(ast.parse(expression.strip(), mode="eval").body, expression.strip())


def _value(node: ast.expr, source: str) -> Fraction:
    if isinstance(node, ast.Constant):
        return Fraction(ast.get_source_segment(source, node) or "")  # as written: 0.1 is a tenth
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand, source)
    if isinstance(node, ast.BinOp):
        return _OPERATORS[type(node.op)](_value(node.left, source), _value(node.right, source))
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        left, right = _value(node.left, source), _value(node.comparators[0], source)
        return Fraction(left < right if isinstance(node.ops[0], ast.Lt) else left > right)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id == "n":
            return Fraction(len(ast.literal_eval(node.args[0]).split("、")))
        return _FUNCTIONS[node.func.id](*(_value(argument, source) for argument in node.args))
    raise ValueError(f"not an expression of the bank: {source}")


def _yearly(first: Fraction, last: Fraction, years: Fraction) -> Fraction:
    """The average yearly growth in per cent."""
    ratio = Decimal((last / first).numerator) / Decimal((last / first).denominator)
    return (Fraction(ratio ** (1 / Decimal(int(years)))) - 1) * 100


_OPERATORS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}
_FUNCTIONS: dict[str, Callable[..., Fraction]] = {
    "yearly": _yearly,
    # the number of a day, so that spans of days are differences
    "day": lambda year, month, day: Fraction(date(int(year), int(month), int(day)).toordinal()),
}
