"""A103: a chain of additions and deductions ends at the total that is stated."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, Severity, Words

_CHAINS = ("chain", "balance", "rest")


def find(document: Document) -> Iterator[Equation]:
    """A，加上B，减去C，总计D; 年初A，收入B，支出C，年末D; what several leave of one."""
    for derivation in document.derivations:
        if derivation.shape in _CHAINS:
            yield derivation.equation()


CHECK = Check(
    code="A103",
    name="balance-chain",
    title=Words("收支平衡关系成立", "additions and deductions end at the stated total"),
    fault=Words("各项加减后与总计不符", "the additions and deductions do not end at the stated total"),
    rationale=Words(
        "预算法第十二条要求收支平衡；收入总计、支出总计、结转结余由前列各项加减得出，漏改一项即不平衡。",
        (
            "Article 12 of 《预算法》 requires revenue and expenditure to balance. Total revenue, total "
            "expenditure and the balance carried forward follow from the items before them by addition and "
            "deduction; one item left unchanged upsets the balance."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "一般公共预算收入93000万元，增长3%，加上上级补助收入17361万元、上年结余收入6826万元，收入总计⟦117187⟧万元。",
        "收入总量为38440万元。扣除上解支出2046万元、年终结余3737万元，全市一般公共预算支出⟦32657⟧万元。",
    ),
    bad=(
        "一般公共预算收入93000万元，增长3%，加上上级补助收入17361万元、上年结余收入6826万元，收入总计⟦1171877⟧万元。",
        "支出安排34709万元，加上转移性支出25874万元，支出总计⟦60853⟧万元。",
    ),
)
