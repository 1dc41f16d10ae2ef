"""标题回行：a long title in lines of about the same length, broken between words.

Law: 党政机关公文格式 GB/T 9704—2012 7.3.1（回行时做到词意完整，排列对称，长短适宜，间距恰当）.
"""

import re
from collections.abc import Iterator

from mingtang.letters.measures import POINTS, SIZE_2, WIDTH, width_of

ROW = int(WIDTH * POINTS / SIZE_2)
"""一行标题装得下的字数。"""
_FAR, _INSIDE = 1, 100
_WHOLE = re.compile(
    r"[0-9A-Za-z.]+[年月日号]?|《[^》]{1,8}》|政府信息公开|信息公开|信息处理费|依申请公开|人民政府|管理区|办公室|村民委员会|"
    r"第三方|行政机关|行政复议|行政诉讼|延长答复期限|告知书|通知书|意见书|征求书|决定书|答复书|送达回证|回执|"
    r"申请|答复|补正|征求|意见|告知|收费|延期|延长|期限|不予|予以|部分|处理|缴纳|登记|受理|说明|理由|更正|移送|"
    r"资金|项目|使用|情况|农村|公路|养护|土地|征收|补偿|安置|建设|规划|环境|整治|明细|名单|标准|方案|报告|合同|工程|"
    r"补贴|补助|救助|财政|预算|决算|管理|服务|工作|政策|文件|会议|纪要|调查|检查|处罚|许可|材料|记录|信息|公开|有关|关于"
)
_AFTER = "的和及与、，》”）"


def title_rows(title: str) -> list[str]:
    """标题的各行：where the writer has broken it, or where it reads best."""
    if "\n" in title:
        return [row for line in title.split("\n") for row in _rows(line)]
    return _rows(title)


def _rows(title: str) -> list[str]:
    width = width_of(title)
    rows = -int(-width // ROW)
    if rows < 2:
        return [title]
    ideal = width / rows
    at = min(_breaks(title), key=lambda place: (_cost(title, place, ideal), place), default=len(title))
    return [title[:at], *_rows(title[at:])] if 0 < at < len(title) else [title]


def _breaks(title: str) -> Iterator[int]:
    """Where the first line may end: it fits, and what is left still fits the lines that are left."""
    least = width_of(title) - (-int(-width_of(title) // ROW) - 1) * ROW
    return (place for place in range(1, len(title)) if least <= width_of(title[:place]) <= ROW)


def _cost(title: str, place: int, ideal: float) -> float:
    far = abs(width_of(title[:place]) - ideal) * _FAR
    inside = any(word.start() < place < word.end() for word in _WHOLE.finditer(title))
    begins_badly = title[place] in _AFTER or title[place - 1] in "《“（"
    return far + _INSIDE * (inside or begins_badly) - 2 * (title[place - 1] in _AFTER)
