"""How sure it is that a list names all the parts of its whole."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from auditlint.model.fact import Basis, Fact
from auditlint.model.scope import Closure
from auditlint.model.unit import Dimension
from auditlint.stating.words import cues

# Divisions that make up their whole by definition: what the whole is called, and its sides.
_DIVISIONS: tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...] = tuple(
    (re.compile(whole), tuple(re.compile(side) for side in sides))
    for whole, sides in (
        (r"", (r"(?<!非)税收收入|^税收", r"非税")),
        (r"", (r"基本支出", r"项目支出")),
        (r"", (r"基本支出", r"项目支出", r"经营支出")),
        (r"", (r"基本支出", r"项目支出", r"上缴上级", r"经营支出", r"附属单位")),
        (r"基本支出|支出|经费", (r"人员(?:经费|支出|类)", r"公用|运转")),
        (r"进出口", (r"(?<!进)出口", r"(?<!货物)进口(?!出)")),
        (r"", (r"一般债|一般政府债|政府一般债", r"专项债|政府专项债")),
        (r"债|限额|余额", (r"^一般", r"^专项")),
        (r"生产总值|GDP|增加值", (r"第一产业", r"第二产业", r"第三产业")),
        (r"人口", (r"^城镇|城镇人口|城镇常住", r"^农村|^乡村|乡村人口|乡村常住")),
        (r"人口|人", (r"^男", r"^女")),
        (r"零售", (r"^城镇(?!.*限额)", r"^乡村(?!.*限额)")),
        (r"零售", (r"商品零售(?!.*限额)", r"餐饮(?!.*限额)")),
        (r"保费", (r"人身险|人身保险", r"财产险|财产保险")),
        (r"预算|执行|决算|支出|收入|资金|^$", (r"政府预算资金|财政(?:拨款|资金)", r"单位资金|其他资金|自有资金|自筹")),
        (r"三公", (r"出国", r"公务用车", r"公务接待")),
        (r"公务用车", (r"购置", r"运行")),
        (r"转移支付|补助", (r"返还", r"一般性?转移", r"专项转移")),
        (r"转移支付|补助", (r"一般性?转移", r"专项转移")),
        (r"粮食", (r"夏粮", r"秋粮")),
        (r"粮食", (r"夏粮", r"早稻", r"秋粮")),
        (r"肉", (r"猪肉", r"牛肉", r"羊肉", r"禽肉")),
        (r"就业", (r"第一产业", r"第二产业", r"第三产业")),
        (r"电话", (r"固定", r"移动")),
        (r"养老|参保", (r"在职", r"退休")),
        (r"医疗|医保|参保", (r"^职工", r"居民")),
        (r"债券", (r"新增", r"再融资")),
        (r"问题金额|问题资金", (r"违规|违纪违法", r"管理不规范")),
        (r"土地|农田", (r"新建", r"改造")),
        (r"离退休", (r"^离休", r"^退休")),
        (r"在职|人员|人数|编制|职工|^$", (r"行政", r"事业")),
        (r"在职|人员|人数|编制|职工|^$", (r"行政", r"参公|参照", r"事业")),
        (r"在职|人员|人数|职工", (r"在编", r"编外|聘用|非在编")),
        (r"低保|救助|参保|供养", (r"^城市|^城镇", r"^农村|^乡村")),
        (r"供养|特困", (r"集中供养", r"分散供养")),
        (r"学生|教学班|班级|学校", (r"^初中", r"^高中")),
        (r"学生|教学班|班级|学校", (r"^小学", r"^初中")),
        (r"学生|教学班|班级|学校", (r"^小学", r"^初中", r"^高中")),
        (r"加装|安装|建设|改造|项目|工程", (r"已?(?:投入使用|完工|竣工|建成)", r"(?:正?在建|未完工|续建)")),
    )
)
_LAST_OTHER = re.compile(r"^(?:其他|其它|其余|余下)")
_INTRODUCED = re.compile(r"其中[，：]|[：]")
_THRESHOLD = ("以上", "及以上", "以下", "及以下", "以内", "封顶")
_OVER = re.compile(r"(?:超过?|高于|大于|低于|不足|不到|达到?)$")
_OVERLAPPING = re.compile(r"民生|三保|以上|规模|限额|重点|新增|直接|累计|当年|其中")


def closure_of(whole: Fact, members: Sequence[Fact], by_cue: Closure, tail: str) -> Closure:
    """The closure of a list; ``by_cue`` is what its cue alone suggests, ``tail`` what follows its last figure."""
    labels = [fact.label or fact.phrase for fact in members]
    if len(members) < 2 or is_open(members, tail):
        return Closure.OPEN
    if makes_whole(whole.label, labels):
        return Closure.CLOSED
    if by_cue is Closure.OPEN:
        named_rest = len(members) > 2 and _LAST_OTHER.search(labels[-1]) and not _OVERLAPPING.search("".join(labels))
        return Closure.LIKELY if named_rest else Closure.OPEN
    if any(_OVERLAPPING.search(label) for label in labels):
        return Closure.OPEN if by_cue is not Closure.CLOSED else Closure.LIKELY
    if by_cue is Closure.LIKELY:
        if _LAST_OTHER.search(labels[-1]):
            return Closure.CLOSED
        if whole.quantity.unit.dimension is not Dimension.MONEY and not _is_bare_list(members):
            # Persons and things are counted under several heads at once: 私人汽车, 新能源汽车.
            return Closure.OPEN
        if _starts_anew(members):
            return Closure.OPEN
    return by_cue


def _is_bare_list(members: Sequence[Fact]) -> bool:
    """At least three items with nothing between them but 、 or ，."""
    between = [fact.gap[:1] for fact in members[1:]]
    adjacent = all(b.index == a.index + 1 for a, b in itertools.pairwise(members))
    listed = "、" in between or (_INTRODUCED.search(members[0].gap) is not None and "；" not in between)
    return len(members) >= 3 and adjacent and all(mark in "、，；" for mark in between) and listed


def _starts_anew(members: Sequence[Fact]) -> bool:
    """其中A…；B… without a colon or comma behind 其中: what follows the ； may be said of something else."""
    if _INTRODUCED.search(members[0].gap):
        return False
    return "；" in members[1].gap and len(members) <= 3


def is_open(members: Sequence[Fact], tail: str) -> bool:
    """Whether the list says itself that it is not complete: 主要, 重点, …等."""
    if cues.ETCETERA.match(tail):
        return True
    return cues.OPEN_WORDS.search(members[0].gap[-24:].replace("主要用于以下", "")) is not None


def makes_whole(whole: str, labels: Sequence[str]) -> bool:
    """Whether the labels name, each once, all sides of one division of what the whole is called."""
    return any(
        len(sides) == len(labels)
        and name.search(whole) is not None
        and all(any(side.search(label) for label in labels) for side in sides)
        and all(any(side.search(label) for side in sides) for label in labels)
        for name, sides in _DIVISIONS
    )


def additive(fact: Fact) -> bool:
    """Whether a level may stand in a sum: no means, rates or hedged round figures of last year."""
    if fact.quantity.unit.dimension not in (
        Dimension.MONEY,
        Dimension.COUNT,
        Dimension.MEASURE,
        Dimension.FOREIGN,
        Dimension.SCORE,
        Dimension.BARE,
    ):
        return False
    if fact.after.startswith("的") and _OVER.search(fact.phrase):
        return False  # 支出超过100亿元的有
    return not cues.MEAN.search(fact.phrase) and not fact.after.startswith(_THRESHOLD)


def one_footing(facts: Sequence[Fact]) -> bool:
    """Whether no budget stands beside its execution, no last year's figure beside this year's."""
    bases = {fact.basis for fact in facts}
    planned = bases & {Basis.INITIAL, Basis.ADJUSTED}
    return (
        not (Basis.PRIOR in bases and len(bases) > 1) and not (planned and Basis.EXECUTED in bases) and len(planned) < 2
    )
