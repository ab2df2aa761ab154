"""A402: a mean is the total over the number."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, Severity, Words


def find(document: Document) -> Iterator[Equation]:
    """人均, 户均, 亩均, 日均, 单位成本 …"""
    for derivation in document.derivations:
        if derivation.form == "mean":
            yield derivation.equation()


CHECK = Check(
    code="A402",
    name="mean",
    title=Words("平均数等于总数除以个数", "a mean is the total over the number"),
    fault=Words("平均数与总数、个数不符", "the mean does not follow from total and number"),
    rationale=Words(
        "人均、场均等由同句所列总数与个数相除得出；人均可支配收入、人均生产总值等另有统计口径的不作判断。",
        (
            "An average per person or per session is the total over the number that the same sentence states. "
            "Figures with a statistical definition of their own, such as disposable income or GDP per head, "
            "are not judged."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "全年举办讲座40场，听众5200人次，场均⟦130⟧人次。",
        "培训费共6万元，参训120人，人均⟦500⟧元。",
    ),
    bad=(
        "全年举办讲座40场，听众5200人次，场均⟦310⟧人次。",
        "培训费共6万元，参训120人，人均⟦5000⟧元。",
    ),
)
