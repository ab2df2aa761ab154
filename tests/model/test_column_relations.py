from __future__ import annotations

from decimal import Decimal

from auditlint.model.column_relations import Printed, RelationKind, relations


def printed(text: str) -> Printed | None:
    if not text:
        return None
    return Printed(Decimal(text), Decimal(1).scaleb(-len(text.partition(".")[2])))


def rows(*lines: str) -> list[list[Printed | None]]:
    return [[printed(word.strip("_")) for word in line.split()] for line in lines]


EXECUTION = rows(
    "12540 11873 94.7 11206 667 6.0",
    "8310 8127 97.8 7930 197 2.5",
    "45260 44871 99.1 41355 3516 8.5",
    "2745 2391 87.1 2608 -217 -8.3",
    "9618 9570 99.5 8864 706 8.0",
)


def test_rates_differences_and_growth_are_found_without_their_heads() -> None:
    """预算 | 执行 | 执行率 | 上年 | 增减额 | 增减%: each derived column is found with its own operands."""
    found = {(each.kind, each.result, each.operands) for each in relations(EXECUTION, 6)}
    assert (RelationKind.RATE, 2, (1, 0)) in found
    assert (RelationKind.DIFFERENCE, 4, (1, 3)) in found
    assert (RelationKind.GROWTH, 5, (1, 3)) in found


def test_the_base_is_not_taken_for_a_rate_of_its_rate() -> None:
    """A budget is roughly the execution over its rate; but it is the rate that is computed."""
    assert all(each.result != 0 for each in relations(EXECUTION, 6))


def test_one_wrong_figure_leaves_the_relation_standing() -> None:
    """The odd row fails, and its relation is still the table's."""
    wrong = [list(row) for row in EXECUTION]
    wrong[1][4] = printed("179")
    (difference,) = [each for each in relations(wrong, 6) if each.kind is RelationKind.DIFFERENCE]
    assert (difference.result, difference.operands, difference.failed) == (4, (1, 3), 1)


def test_figures_that_have_nothing_to_do_with_each_other_prove_nothing() -> None:
    """Three columns of unrelated figures."""
    assert relations(rows("12540 8127 3516", "8310 667 41355", "2745 9570 706", "197 2391 11206"), 3) == ()
