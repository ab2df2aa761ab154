"""A run of figures -> the same with signs: what is added and taken, what came and went, what several leave."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditlint.model.fact import Measure
from auditlint.stating.deriving.claims import Claim
from auditlint.stating.deriving.operands import Operand
from auditlint.stating.deriving.runs import Run
from auditlint.stating.deriving.walks import STOCKS

_ADDED = re.compile(r"加上|再加|加：|另加|，加|、加")
_TAKEN = re.compile(r"减去|减：|扣除|剔除|扣减|，减|、减|去除|不含")
# Which way a movement goes between two stocks: 年初A，招录B，退休C，年末D.
_IN = re.compile(
    r"收入|拨入|招录|新增|购置|增加|调入|转入|补充|发行|借入|收到|收回|提取|计提|筹集|下达|招[生聘收]|录用|流入|购入|新收|受理|新建|接收|安排|到位|入库|出生|迁入|拨款|追加|调增|开户|新签|投产|录入|轮入|购进|新|来|补栏|盈余|拨入|收款|收[^，。；]{0,2}$"
)
_OUT = re.compile(
    r"轮出|调[减出]|支出|使用|退休|报废|动用|减少|调出|转出|偿还|还本|核销|化解|支付|辞职|离职|流出|发放|归还|消耗|领用|办结|审结|毕业|上缴|上解|处置|拨付|核减|调减|出库|死亡|迁出|划转|注销|清退|退出|拆除|到期|终止|撤|供|付|出栏|解除|收回|退|核|消耗|弃|耗"
)


def signed(run: Run, claim: Claim) -> Iterator[tuple[str, tuple[tuple[int, Operand], ...]]]:
    """The run with the signs that its words give.

    "chain" by 加上 and 减去, "balance" by what came and what went, "rest" for what several leave of the first.
    """
    members = [operand for _, operand in run.members]
    said = [1 if _ADDED.search(each.fact.gap) else -1 if _TAKEN.search(each.fact.gap) else 0 for each in members]
    if any(said):
        signs: list[int] = []
        for sign in said:
            signs.append(sign or (signs[-1] if signs else 1))
        yield "chain", tuple(zip(signs, members, strict=True))
    ways = [_way(each) for each in members[1:]]
    if all(ways) and not STOCKS.isdisjoint(members[0].static):
        yield "balance", tuple(zip((1, *ways), members, strict=True))
    if len(members) > 2 and not _LEAVES.isdisjoint(claim.cues):
        yield "rest", tuple(zip((1, *(-1 for _ in members[1:])), members, strict=True))


_LEAVES = frozenset({"left", "netted", "saved"})


def _way(operand: Operand) -> int:
    """+1 for what came, -1 for what went, 0 where the words do not say."""
    if operand.fact.measure is Measure.CHANGE and not operand.fact.base:
        return operand.fact.direction
    into = max((match.end() for match in _IN.finditer(operand.words)), default=0)
    out = max((match.end() for match in _OUT.finditer(operand.words)), default=0)
    return 0 if into == out else 1 if into > out else -1
