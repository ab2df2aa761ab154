"""A102: a part is not above its whole."""

from collections.abc import Iterator

from auditlint.api import Check, Closure, Document, Equation, Of, Reading, Relation, ScopeKind, Severity, Words


def find(document: Document) -> Iterator[Equation]:
    """Every member of a list that need not be complete, against the whole before it."""
    for scope in document.scopes:
        if scope.kind is not ScopeKind.OF_WHICH or scope.closure is not Closure.OPEN:
            continue
        for _, part in scope.members[-1]:
            if part is not scope.members[-1][0][1] and not part.gap.startswith("、"):
                break  # behind ， or ； something else may be told: 招生A人，其中随迁子女B人，在校生C人
            wholes = [governor for governor in scope.governors if governor is not part and governor.block == part.block]
            readings = tuple(Reading(Of(whole.quantity)) for whole in wholes)
            if readings:
                yield Equation(part.quantity, readings, Relation.AT_MOST, subject=part.label)


CHECK = Check(
    code="A102",
    name="part-within-whole",
    title=Words("分项不大于总数", "a part is not above its whole"),
    fault=Words("分项大于总数", "the part is above its whole"),
    rationale=Words(
        "“其中”只举一项或举例时不要求加总，但任何一项都不应超过总数。",
        (
            "Where 其中 names one item only, or gives examples, the items need not add up; but none of them may "
            "exceed the whole."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "全年接待参观群众5200人次，其中学生⟦1300⟧人次。",
        "基金收入60000万元（其中：土地出让收入⟦50000⟧万元）。",
    ),
    bad=(
        "全年接待参观群众5200人次，其中学生⟦13000⟧人次。",
        "基金收入60000万元（其中：土地出让收入⟦500000⟧万元）。",
    ),
)
