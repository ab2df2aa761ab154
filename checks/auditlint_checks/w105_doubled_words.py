"""W105: no word is written twice in a row."""

import re
from collections.abc import Iterator

from auditlint.api import HAN, Check, Defect, Document, Severity, Span, Words

# Verbs and function words that Chinese never doubles; nouns may meet (公司公司债, 支出支出进度).
_WORDS = """
用于 进行 实现 开展 推进 推动 促进 提高 提升 加强 加快 加大 强化 落实 贯彻 坚持 确保 保障 完善 健全 优化 深化
达到 超过 增加 减少 下降 增长 安排 拨付 下达 收到 到位 负责 承担 组织 召开 举办 参加 参与 制定 印发 出台 形成
建立 成立 设立 获得 荣获 取得 解决 存在 包括 包含 涉及 属于 成为 作为 称为 位于 由于 对于 关于 根据 按照 依据 依照
通过 经过 为了 以及 并且 而且 但是 因此 所以 如果 虽然 其中 其余 主要 分别 已经 正在 将要 必须 应当 可以 能够 需要
没有 不再 有效 及时 全面 认真 积极 大力 着力 切实 不断 持续 基本 同比 共计 合计 总计 累计
我们 他们 这些 那些 以上 以下 如下
"""
# Nouns may meet where a title ends in one (公司公司债): these are asked for their neighbours, and are milder.
_NOUNS = """
数据 工作 情况 问题 措施 项目 企业 单位 部门 建设 管理 服务 发展 监督 检查 评价 绩效 目标 任务 群众 农村 教育 卫生 环境
安全 质量 系统 平台 报告 方案 办法 规定 制度 机制 人员 活动 培训 宣传
全市 全县 全区 全省 全年 年度 本年 上年 当年 资金 经费
"""
_KNOWN, _MILDER = frozenset(_WORDS.split()), frozenset(_NOUNS.split())
_LENGTH = 2
# No phrase of four characters follows itself; where many do, a conversion printed bold text twice.
_PHRASE = 4
_FEW = 3
_WORD_TWICE, _PHRASE_TWICE = re.compile(r"(?=(..)\1)"), re.compile(r"(?=(....)\1)")
_HAN = re.compile(f"{HAN}+")
# 通过通过率, 组织组织部门, 及时及时率
_NOUN_ENDS = frozenset("率部性度面")
_VERBS = frozenset("来为是在由已将均共达")
# Function words that never follow themselves, but for the words that begin or end with one: 以及及时, 存在在建.
_FUNCTION = re.compile(
    "和(?<![总共温缓饱中随谐调].)和(?![谐平睦美气解])|与(?<![参赠给].)与(?![会其])|及(?<![以涉普危波触].)及(?![时其格])"
    "|对(?<![针面相应反核校绝].)对(?![口象策接应照标比方外内于联待话位账])|将(?<![即必终].)将(?![来近军])|被(?<![棉植].)被(?!告)"
    "|已(?<![早业].)已(?!经)"
)
# 目的的, 有的的 end in a word of their own.
_PARTICLE = re.compile("(?<![目标有似打的他我你])的的(?![的确士])")


def find(document: Document) -> Iterator[Defect]:
    """Every such word that follows itself, with no mark and no line's end between."""
    text = document.source.text
    for match in _WORD_TWICE.finditer(text):
        behind = text[match.start() + 2 * _LENGTH : match.start() + 2 * _LENGTH + 1]
        if match.group(1) in _KNOWN and behind not in _NOUN_ENDS:
            yield _defect(text, match.start(), _LENGTH)
        elif match.group(1) in _MILDER and _stands_alone(text, match.start()):
            yield _defect(text, match.start(), _LENGTH, "warning")
    phrases = [match.start() for match in _PHRASE_TWICE.finditer(text) if _HAN.fullmatch(match.group(1))]
    if len(phrases) <= _FEW:
        for at in phrases:
            yield _defect(text, at, _PHRASE, "warning")
    if "的的" in text:
        for match in _PARTICLE.finditer(text):
            yield _defect(text, match.start(), 1)
    for match in _FUNCTION.finditer(text):
        yield _defect(text, match.start(), 1, "warning")


def _stands_alone(text: str, at: int) -> bool:
    """数据数据来自: a verb or a mark follows; 专项资金资金管理 are two words that meet."""
    behind = text[at + 2 * _LENGTH : at + 2 * _LENGTH + 1]
    return _HAN.match(behind) is None or behind in _VERBS


def _defect(text: str, at: int, length: int, loudness: str | None = None) -> Defect:
    word = text[at : at + length]
    return Defect(
        Span(at, at + 2 * length),
        Words(f"词语重复：{word}{word}", f"a word is doubled: {word}{word}"),
        replacement=word,
        loudness=loudness,
    )


CHECK = Check(
    code="W105",
    name="doubled-words",
    title=Words("词语不重复", "no word is written twice in a row"),
    fault=Words("词语重复", "a word is doubled"),
    rationale=Words(
        "连写两遍的词是修改时留下的，读来即知未经校对。",
        ("A word written twice in a row is left over from editing, and shows at once that the text was not proofread."),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "项目支出支出进度为95%，常常走访，处处留心，目的的实现有赖于人人参与。",
        "专项资金资金管理办法、部门预算单位单位数、以及及时拨付、总和和均值、针对对象、存在在建工程。",
        "通过通过率考核，组织组织部门培训，服务服务业企业，发放工作工作证。",
        "财政部部长、中共中央中央军委、层层落实、生生不息、市市场监管局。",
    ),
    bad=(
        "资金主要⟦用于用于⟧奖补研发投入较大的单位。",
        "全年⟦进行进行⟧了3次督查，⟦绩效评价绩效评价⟧结果良好。",
        "⟦数据数据⟧来自统计部门，重点保障教育⟦和和⟧医疗。",
    ),
)
