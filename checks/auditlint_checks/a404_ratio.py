"""A404: a ratio is that of the amounts it is told of."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, Severity, Words


def find(document: Document) -> Iterator[Equation]:
    """师生比1:17; 甲与乙之比为3:2; 三者之比为7:2:1."""
    for derivation in document.derivations:
        if derivation.form == "ratio":
            yield derivation.equation("比例")


CHECK = Check(
    code="A404",
    name="ratio",
    title=Words("比例与所列数量相符", "a ratio is that of the amounts it is told of"),
    fault=Words("比例与所列数据不符", "the ratio does not follow from the amounts stated"),
    rationale=Words(
        "师生比、收入比、投入产出比等由前后两数相除而得；配备标准、规划要求和未列数量的比例不作判断。",
        (
            "A ratio such as teachers to pupils follows from the two amounts. Standards, plans and ratios whose "
            "amounts are not printed are not judged."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "全园保教人员96人，在园幼儿768人，保教人员与在园幼儿之比为1:⟦8⟧。",
        "县医院医生150人、护士240人，医护比1:⟦1.6⟧。",
        "水稻种植收入48万元，稻田养鱼收入18万元，两者之比为8:⟦3⟧。",
        "全县教师500人，学生8000人，师生比1:⟦16⟧，优于1:18的标准。",
    ),
    bad=(
        "全园保教人员96人，在园幼儿768人，保教人员与在园幼儿之比为1:⟦18⟧。",
        "县医院医生150人、护士240人，医护比1:⟦6.1⟧。",
        "水稻种植收入48万元，稻田养鱼收入18万元，两者之比为8:⟦5⟧。",
    ),
)
