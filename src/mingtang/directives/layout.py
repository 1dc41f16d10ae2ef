"""官方样式：the columns of the standard catalogue with their two rows of heads, its ticks and its channel boxes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mingtang.language.width import narrow, squeeze
from mingtang.law.catalogue import CHANNELS

SHEET, NOT_INVOLVED = "基层政务公开标准目录", "未涉及领域事项说明"
TICK, CHOSEN, OPEN = "√", "■", "□"
_SIGNS = "=+-@\t\r"
_YES = frozenset({"√", "✓", "✔", "是", "有", "1", "y", "■", "☑", "●", "v"})
_NO = frozenset({"", "×", "否", "无", "0", "n", "□", "☐", "○", "-", "—", "/"})
_BOX = re.compile(r"([■☑√✓✔●▣□☐○▢])\s*([^■☑√✓✔●▣□☐○▢]*)")
_OTHER = re.compile(r"^其他[:（(]?(.*?)[)）]?$")
_BETWEEN = re.compile(r"[、,，;；\n]+")


@dataclass(frozen=True)
class Head:
    """一列：``over`` stands above it in the first row of heads where several columns share one."""

    key: str
    title: str
    width: int
    over: str = ""
    also: tuple[str, ...] = ()


HEADS = (
    Head("ordinal", "序号", 6),
    Head("first", "一级事项", 14, "公开事项"),
    Head("second", "二级事项", 20, "公开事项"),
    Head("elements", "公开内容（要素）", 40, also=("公开内容", "公开内容要素")),
    Head("basis", "公开依据", 28),
    Head("limit", "公开时限", 22),
    Head("subject", "公开主体", 16, also=("责任主体",)),
    Head("channels", "公开渠道和载体", 34, also=("公开渠道", "公开渠道与载体")),
    Head("all", "全社会", 8, "公开对象"),
    Head("group", "特定群众", 10, "公开对象", also=("特定群体", "特定群众（请写明）")),
    Head("proactive", "主动", 8, "公开方式", also=("主动公开",)),
    Head("on_request", "依申请公开", 8, "公开方式", also=("依申请",)),
    Head("county", "县级", 8, "公开层级"),
    Head("town", "乡级", 8, "公开层级", also=("乡镇级", "镇级", "乡（镇）级", "乡、村级")),
    Head("village", "村级", 8, "公开层级", also=("村（社区）级",)),
    Head("code", "编号", 14),
)
BY_KEY = {head.key: head for head in HEADS}
TITLES = tuple(head.title for head in HEADS)
NEEDED = ("second", "elements", "limit")


def _bare_title(text: str) -> str:
    return re.sub(r"[（(）)\s*]", "", narrow(text))


_NAMED = {_bare_title(name): head for head in HEADS for name in (head.title, *head.also)}


def head_named(title: str) -> Head | None:
    """The column that a heading means; brackets and blanks make no difference."""
    return _NAMED.get(_bare_title(title))


def harmless(text: str) -> str:
    """不当公式：text that a spreadsheet would take for a formula gets a sign in front that keeps it text."""
    return f"'{text}" if text.startswith(tuple(_SIGNS)) else text


def bare(text: str) -> str:
    """去掉 ``harmless`` 加的记号。"""
    return text[1:] if text.startswith("'") and text[1:].startswith(tuple(_SIGNS)) else text


def boxes(chosen: Sequence[str], other: str) -> str:
    """渠道一格里的方框：all of them in their order, the chosen ones filled."""
    named = {**CHANNELS, "other": f"{CHANNELS['other']}：{other}" if other else CHANNELS["other"]}
    return "\n".join(f"{CHOSEN if code in chosen else OPEN}{name}" for code, name in named.items())


def channels_in(text: str) -> tuple[list[str], str, list[str]]:
    """读方框：the channels chosen, what 其他 says, and what is none of them."""
    marked = _BOX.findall(text)
    told = [name for sign, name in marked if sign not in "□☐○▢"] if marked else _BETWEEN.split(text)
    chosen, other, strange = [], "", []
    for name in (part.strip() for part in told):
        plain = squeeze(narrow(name))
        if not plain:
            continue
        beside = _OTHER.match(plain)
        if beside is not None:
            other = name.partition("：")[2].strip() or beside[1]
            chosen.append("other")
            continue
        code = next((code for code, label in CHANNELS.items() if _same_channel(plain, label)), None)
        (chosen if code else strange).append(code or name[:30])
    order = list(CHANNELS)
    return sorted(dict.fromkeys(chosen), key=order.index), other, strange


def _same_channel(plain: str, label: str) -> bool:
    one, other = (re.sub(r"[/（(）)、·\s]", "", narrow(text)) for text in (plain, label))
    return one == other or (len(one) >= 4 and other.startswith(one))


def ticked(text: str) -> bool | None:
    """一格是不是打了勾；``None`` where it says something else."""
    plain = squeeze(narrow(text)).lower()
    return True if plain in _YES else False if plain in _NO else None


def cells_of(values: Mapping[str, object]) -> dict[str, str]:
    """一个事项在表里的样子，by the key of the column. ``values`` are named like the fields of an item."""
    told = {name: str(values[name]) for name in ("first", "second", "elements", "basis", "limit", "subject", "code")}
    told["channels"] = boxes(values["channels"], str(values["other_channel"]))
    ticks = (*values["audiences"], *values["ways"], *values["levels"])
    for key in ("all", "group", "proactive", "on_request", "county", "town", "village"):
        told[key] = TICK if key in ticks else ""
    if told["group"] and values["audience_words"]:
        told["group"] = str(values["audience_words"])
    return told
