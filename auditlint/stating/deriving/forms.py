"""The forms of derived figures, as data: what they are said by, which figures they ask for, what these make."""

from __future__ import annotations

from fractions import Fraction

from auditlint.model.expression import ONE, AnnualRate, Const, Expression, Of, Product, Quotient, Sum
from auditlint.model.form import Asks, Form, Shape, Slot
from auditlint.model.quantity import Quantity
from auditlint.model.unit import Dimension

_PERCENTS = frozenset({Dimension.PERCENT})
_RATES = frozenset({Dimension.PERCENT, Dimension.TIMES})
_LEVELS = frozenset(
    {
        Dimension.MONEY,
        Dimension.FOREIGN,
        Dimension.COUNT,
        Dimension.MEASURE,
        Dimension.TIME,
        Dimension.RATIO,
    }
)
_MEANS = frozenset({Dimension.MONEY, Dimension.COUNT, Dimension.MEASURE, Dimension.RATIO, Dimension.TIME})
_WORTH = frozenset({Dimension.MONEY, Dimension.MEASURE, Dimension.COUNT})
_DAYS, _MONTHS = Const(Fraction(365), "365"), Const(Fraction(12), "12")


def _over(a: Quantity, b: Quantity) -> Expression:
    return Quotient(Of(a), Of(b))


def _rest_over(a: Quantity, b: Quantity) -> Expression:
    return Quotient(_less(b, a), Of(b))


def _less(a: Quantity, b: Quantity) -> Expression:
    return Sum(((1, Of(a)), (-1, Of(b))))


def _less_both(a: Quantity, b: Quantity, c: Quantity) -> Expression:
    return Sum(((1, Of(a)), (-1, Of(b)), (-1, Of(c))))


def _rise(a: Quantity, b: Quantity) -> Expression:
    return Sum(((1, Quotient(Of(a), Of(b))), (-1, ONE)))


def _rise_after(change: Quantity, level: Quantity) -> Expression:
    return Quotient(Of(change), _less(level, change))


def _fall_after(change: Quantity, level: Quantity) -> Expression:
    return Quotient(Of(change), Sum(((1, Of(level)), (1, Of(change)))))


# A price of so many digits may be a mean, and rounded; a round one (2万元 a head) is a rule.
_MEAN_DIGITS = 3


def _times(price: Quantity, number: Quantity) -> Expression:
    is_rule = len(price.text.replace(".", "").strip("0")) < _MEAN_DIGITS
    return Product(Of(price, exactly=is_rule), Of(number, exactly=True))


def _portion(basis: Quantity, percent: Quantity) -> Expression:
    return Product(Of(basis, exactly=True), Of(percent, exactly=True))


def _times_months(price: Quantity, number: Quantity) -> Expression:
    return Product(_times(price, number), _MONTHS)


def _times_twice(price: Quantity, number: Quantity, other: Quantity) -> Expression:
    return Product(_times(price, number), Of(other, exactly=True))


def _of_both(a: Quantity, b: Quantity) -> Expression:
    return Quotient(Of(a), Sum(((1, Of(a)), (1, Of(b)))))


def _over_sum(a: Quantity, b: Quantity, c: Quantity) -> Expression:
    return Quotient(Of(a), Sum(((1, Of(b)), (1, Of(c)))))


def _pro_rata(weight: Quantity, done: Quantity, due: Quantity) -> Expression:
    return Product(Of(weight, exactly=True), Quotient(Of(done), Of(due)))


def _a_day(a: Quantity) -> Expression:
    return Quotient(Of(a), _DAYS)


def _a_month(a: Quantity) -> Expression:
    return Quotient(Of(a), _MONTHS)


def _over_twice(a: Quantity, b: Quantity, c: Quantity) -> Expression:
    return Quotient(Quotient(Of(a), Of(b)), Of(c))


_PART, _WHOLE = Slot("part", Asks.AMOUNT), Slot("whole", Asks.LIKE_FIRST)
_DONE, _DUE = Slot("done", Asks.AMOUNT), Slot("due", Asks.LIKE_FIRST)
_LEVEL, _EARLIER = Slot("level", Asks.AMOUNT), Slot("earlier", Asks.LIKE_FIRST)
_CHANGE, _AFTER = Slot("change", Asks.AMOUNT), Slot("after", Asks.LIKE_FIRST)

# 出生率, 人均生产总值: of the mean population of the year.
_OF_MEAN = frozenset({"vital"})
_ANNUAL = frozenset({"annual"})
# 年均 is told by a shape of its own; constant prices and 同口径 have a base that nobody prints.
_NOT_PLAIN = frozenset({"annual", "constant"})

FORMS = (
    Form(
        "share",
        _PERCENTS,
        frozenset({"share"}),
        (
            Shape("share", (_PART, _WHOLE), _over),
            Shape("share-of-both", (_PART, Slot("other", Asks.LIKE_FIRST)), _of_both),
        ),
        bars=_OF_MEAN,
    ),
    Form(
        "rate",
        _PERCENTS,
        frozenset({"rate", "fulfil", "planned"}),
        (
            Shape("rate", (_DONE, _DUE), _over),
            Shape("rest-rate", (_DONE, _DUE), _rest_over),
            Shape("rate-of-sum", (_DONE, _DUE, Slot("due-too", Asks.NEXT)), _over_sum),
            Shape(
                "contribution",
                (Slot("pull", Asks.POINTS), Slot("growth", Asks.PERCENT)),
                _over,
                frozenset({"contribution"}),
            ),
        ),
        bars=_OF_MEAN,
    ),
    Form(
        "growth",
        _RATES,
        frozenset({"up", "down", "pace"}),
        (
            Shape("growth", (_LEVEL, _EARLIER), _rise, bars=_NOT_PLAIN),
            Shape("annual-growth", (_LEVEL, _EARLIER), AnnualRate, _ANNUAL, periods=True),
            Shape("change-rate", (_CHANGE, _EARLIER), _over, bars=_NOT_PLAIN),
            Shape("rise-rate", (_CHANGE, _AFTER), _rise_after, frozenset({"up", "pace"}), _NOT_PLAIN),
            Shape("fall-rate", (_CHANGE, _AFTER), _fall_after, frozenset({"down", "pace"}), _NOT_PLAIN),
        ),
        magnitude=True,
    ),
    Form(
        "points",
        frozenset({Dimension.POINT}),
        frozenset(),
        (
            Shape("points", (Slot("rate", Asks.PERCENT), Slot("held-against", Asks.PERCENT)), _less),
            Shape(
                "pull", (Slot("growth", Asks.PERCENT), Slot("part", Asks.PERCENT)), _times, frozenset({"contribution"})
            ),
        ),
        magnitude=True,
    ),
    Form(
        "multiple",
        frozenset({Dimension.TIMES}),
        frozenset(),
        (Shape("multiple", (_LEVEL, _EARLIER), _over),),
    ),
    Form(
        "difference",
        _LEVELS,
        frozenset({"left", "saved", "up", "down", "netted", "against", "rest"}),
        (Shape("difference", (Slot("minuend", Asks.LIKE_CLAIM), Slot("subtrahend", Asks.LIKE_CLAIM)), _less),),
        magnitude=True,
    ),
    Form(
        "mean",
        _MEANS,
        frozenset({"mean"}),
        (
            Shape("mean", (Slot("sum", Asks.MEAN_OF), Slot("number", Asks.NUMBER)), _over),
            Shape("a-day", (Slot("sum", Asks.MEAN_OF),), _a_day),
            Shape("a-month", (Slot("sum", Asks.MEAN_OF),), _a_month),
        ),
        bars=_OF_MEAN,
    ),
    Form(
        "product",
        _WORTH,
        frozenset({"pays", "total", "number"}),
        (
            Shape("product", (Slot("price", Asks.PRICE), Slot("number", Asks.NUMBER)), _times),
            Shape("yearly", (Slot("price", Asks.PRICE), Slot("number", Asks.NUMBER)), _times_months),
            Shape(
                "product-of-three",
                (Slot("price", Asks.PRICE), Slot("number", Asks.NUMBER), Slot("number-too", Asks.NUMBER)),
                _times_twice,
            ),
            Shape("portion", (Slot("basis", Asks.LIKE_CLAIM), Slot("percent", Asks.NEAR_PERCENT)), _portion),
        ),
    ),
    Form(
        "marks",
        frozenset({Dimension.SCORE}),
        frozenset({"score"}),
        (
            Shape("marks", (Slot("weight", Asks.MARKS), Slot("percent", Asks.PERCENT)), _times),
            Shape("pro-rata", (Slot("weight", Asks.MARKS), _DONE, Slot("due", Asks.LIKE_SECOND)), _pro_rata),
            Shape("full-marks-less", (Slot("full", Asks.MARKS), Slot("lost", Asks.MARKS)), _less),
            Shape(
                "full-marks-less-two",
                (Slot("full", Asks.MARKS), Slot("lost", Asks.MARKS), Slot("lost-too", Asks.NEXT)),
                _less_both,
            ),
            Shape("marks-each", (Slot("price", Asks.PRICE), Slot("number", Asks.NUMBER)), _times),
        ),
        bars=frozenset({"full"}),
    ),
)
