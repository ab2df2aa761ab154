"""Divisions that are known to be complete: 三公, 基本支出, 三次产业, 进口和出口."""

from __future__ import annotations

import re
from functools import lru_cache

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


@lru_cache(4096)  # the same labels stand in many runs
def makes_whole(whole: str, labels: tuple[str, ...]) -> bool:
    """Whether the labels name, each once, all sides of one division of what the whole is called."""
    return any(
        len(sides) == len(labels)
        and name.search(whole) is not None
        and all(any(side.search(label) for label in labels) for side in sides)
        and all(any(side.search(label) for side in sides) for label in labels)
        for name, sides in _DIVISIONS
    )
