"""W106: the terms of public finance are spelt as they are."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from auditlint.api import Check, Defect, Document, Severity, Span, Words


@dataclass(frozen=True, slots=True, eq=False)
class _Term:
    """``wrong`` (several, parted by blanks) for ``right``, or for those at the same place in ``right``.

    ``before`` and ``after`` are patterns that the neighbours must match, for what is part of another
    word elsewhere: 提拔 and 选拔 are words, and so is 缴纳人.
    """

    wrong: str
    right: str
    before: str = ""
    after: str = ""
    loudness: str | None = None


_TERMS = (
    _Term("拔款 拔付", "拨款 拨付", before="(?<![提选海])"),
    _Term("下拔 划拔 调拔 转拔 核拔", "下拨 划拨 调拨 转拨 核拨", after="(?=[付给至入到资款经专])"),
    _Term("三工经费 三功经费 三恭经费", "三公经费"),
    _Term("规集", "归集", before="(?<![法条章民])", after="(?![合成中锦团])"),
    _Term("绝算", "决算", after="(?!术)"),
    _Term("结佘 节佘 佘额", "结余 节余 余额"),
    _Term("绩校 绩郊 绩笑 绩坪 绩平价", "绩效 绩效 绩效 绩评 绩效评价"),
    _Term("积效", "绩效", after="(?=评价|目标|管理|自评|考核)"),
    _Term("审记", "审计", after="(?=局|厅|署|报告|整改|监督)"),
    _Term("监菅 菅理", "监管 管理"),
    _Term("转移之付 转移支会 转移支负", "转移支付"),
    _Term("专项资今 专项资全", "专项资金"),
    _Term("资今", "资金", after="(?=管理|使用|支付|拨付|到位)"),
    _Term("执行绿 完成绿 满意渡", "执行率 完成率 满意度"),
    _Term("政府彩购 政府踩购", "政府采购"),
    _Term("招投表 招投票", "招投标"),
    _Term("非税收人 财政收人 税收收人 预算收人 事业收人 经营收人 其他收人 拨款收人",
          "非税收入 财政收入 税收收入 预算收入 事业收入 经营收入 其他收入 拨款收入",
          before="(?<!缴)", after="(?![员口才民力均群])"),
    _Term("研发投人 资金投人 经费投人 加大投人", "研发投入 资金投入 经费投入 加大投入", after="(?!民)"),
    _Term("纳人预算 纳人规划 纳人考核", "纳入预算 纳入规划 纳入考核", before="(?<![缴接容])"),
    _Term("公务接侍 公务接诗 公务用东", "公务接待 公务接待 公务用车"),
    _Term("经废", "经费", before="(?<![已曾])", after="(?![止除弃])"),
    _Term("公积全 公积今 住房公基金", "公积金 公积金 住房公积金"),
    _Term("固定资严 国有资严", "固定资产 国有资产"),
    _Term("增涨率 同比增涨 曾长率", "增长率 同比增长 增长率"),
    _Term("下将", "下降", after="(?=[\\d约了])"),
    _Term("部暑 布署", "部署"),
    _Term("按步就班", "按部就班"),
    _Term("反溃 反愧", "反馈"),
    _Term("己完成 己拨付 己支付 己建成 己纳入 己全额", "已完成 已拨付 已支付 已建成 已纳入 已全额", before="(?<!自)"),
    _Term("己经", "已经", before="(?<![自悦利])", after="(?![济营费验历])"),
    _Term("竟争 竞挣", "竞争"),
    _Term("脱贫攻艰", "脱贫攻坚"),
    _Term("乡村镇兴 乡村震兴", "乡村振兴"),
    _Term("低押", "抵押"),
    _Term("计划支 实际支 预算支 累计支", "计划支出 实际支出 预算支出 累计支出",
          after="(?=\\d[\\d,.]*[万亿]?元)"),
    _Term("校企业合作", "校企合作", before="(?<![学高院])"),
    _Term("继贷", "续贷"),
    _Term("现有项目库", "先有项目库", after="(?=[，、]?后有预算)"),
    _Term("截止", "截至", after="(?=\\s*(?:\\d{2,4}\\s*年|\\d{1,2}\\s*月|目前|去年|上年|年底|当年))", loudness="info"),
    _Term("一下内容 一下方面 一下几个 一下几点 一下几方面", "以下内容 以下方面 以下几个 以下几点 以下几方面",
          before="(?<![看查改读说学介讲等听])", loudness="info"),
    _Term("万无 亿无", "万元 亿元", before=r"(?<=\d)", after="(?=[，。；、）])"),
    _Term("方元", "万元", before=r"(?<=\d)"),
    _Term("元万 元亿", "万元 亿元", before=r"(?<=\d)", after="(?=[，。；、）])"),
    _Term("零突破", "零的突破", before="(?<!的)", after="(?=[，。；])", loudness="info"),
    _Term("帐户 帐务 帐目 帐款 帐簿 帐册", "账户 账务 账目 账款 账簿 账册", loudness="info"),
)  # fmt: skip


def find(document: Document) -> Iterator[Defect]:
    """Every misspelt term, with its correction: the usual ones, then the user's own."""
    text = document.source.text
    characters = document.source.characters
    seen: set[int] = set()
    own = (_Term(re.escape(wrong), right) for wrong, right in document.misspellings)
    for term, wrong, right in itertools.chain(_usual(), *map(_spellings, own)):
        if characters.issuperset(wrong) and wrong in text:
            yield from _found(text, term, wrong, right, seen)


@cache
def _usual() -> tuple[tuple[_Term, str, str], ...]:
    return tuple(each for term in _TERMS for each in _spellings(term))


def _spellings(term: _Term) -> Iterator[tuple[_Term, str, str]]:
    """Each wrong spelling of a term with its right one."""
    rights = term.right.split()
    for number, wrong in enumerate(term.wrong.split()):
        yield term, wrong, rights[number] if len(rights) > 1 else rights[0]


def _found(text: str, term: _Term, wrong: str, right: str, seen: set[int]) -> Iterator[Defect]:
    guarded = re.compile(term.before + wrong + term.after)
    at = text.find(wrong)
    while at >= 0:
        if at not in seen and guarded.match(text, at) is not None:
            seen.add(at)
            yield _defect(term, Span(at, at + len(wrong)), wrong, right)
        at = text.find(wrong, at + 1)


def _defect(term: _Term, span: Span, wrong: str, right: str) -> Defect:
    return Defect(
        span,
        Words(f"“{wrong}”应为“{right}”", f"{wrong} should be {right}"),
        replacement=right,
        loudness=term.loudness,
    )


CHECK = Check(
    code="W106",
    name="misspelt-term",
    title=Words("财政术语书写正确", "terms of public finance are spelt right"),
    fault=Words("疑为错别字", "a misspelt term"),
    rationale=Words(
        "拨款写成拔款、归集写成规集之类的形近音近字，检查工具能查出，读者也一眼看得出。",
        (
            "Characters of similar shape or sound, such as 拔款 for 拨款 or 规集 for 归集: a tool can find them, and "
            "readers notice them at a glance."
        ),
    ),
    severity=Severity.WARNING,
    find=find,
    good=(
        "财政拨款232.7万元，选拔款待专员，提拔付出较多的干部，便于归集。",
        "行政法规集成汇编，截止日期为12月31日，截至2024年底，缴纳人数20人，自己完成培训，发展悦己经济。",
    ),
    bad=(
        "财政⟦拔款⟧收入232.7万元。",
        "为便于⟦规集⟧资金，⟦三工经费⟧统一核算。",
        "⟦截止⟧2023年12月底，资金已使用。",
        "⟦计划支⟧96万元，⟦非税收人⟧12万元，支出300⟦万无⟧，其中奖补20⟦方元⟧。",
    ),
)
