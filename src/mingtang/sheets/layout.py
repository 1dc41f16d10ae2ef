"""表格的样子：its columns, what each is for, and the mark by which a row knows what it was when it went out."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from mingtang.language.width import narrow, squeeze

TITLE, HELP = "台账", "填写说明"
PROBLEM = "问题"
WAS_FORMULA = "（原来是公式）"
"""What the table with the problems says in place of a formula; it stays a mistake until somebody writes over it."""
MOST_ROWS = 5_000


@dataclass(frozen=True)
class Column:
    """一列。``editable``: what is written here is read back."""

    key: str
    title: str
    width: int
    help: str
    editable: bool = False
    also: tuple[str, ...] = ()
    """Other names under which people know the column."""
    more: str = ""
    """What stands in brackets behind the title at the head of the table."""

    @property
    def head(self) -> str:
        """表头。"""
        return f"{self.title}（{self.more}）" if self.more else self.title

    @property
    def note(self) -> str:
        """列标题下的批注。"""
        return f"{'可以改' if self.editable else '不要改'}。{self.help}"


COLUMNS = (
    Column("key", "编号", 9, "任务在台账里的编号。新增的任务这一格空着。", also=("任务编号",)),
    Column("place", "章节", 22, "任务在要点里的位置。"),
    Column("text", "任务", 60, "要点的原文，不改；新增的任务写在这里。", also=("具体任务", "任务内容"), more="原文"),
    Column("kind", "类别", 8, "任务或者表述。"),
    Column(
        "owner", "责任单位", 18, "一个单位，写简称、全称或代码都行。空着就是暂不明确。", True, ("牵头单位", "主办单位")
    ),
    Column("co_owners", "配合单位", 24, "几个单位之间用顿号隔开，没有就空着。", True, ("协办单位",)),
    Column("rhythm", "频次", 10, "要点写明的频次；新增的任务可以填：一次性、持续推进、定期、每年、每季度、每月。"),
    Column("due", "时限", 12, "要点写明的时限；新增的任务可以填一个日期。", also=("完成时限",)),
    Column("state", "状态", 9, "由认定过的佐证算出，没有人能填。"),
    Column("evidence", "最近佐证", 30, "最近一份认定过的佐证。"),
    Column("own_rhythm", "本机关定的频次", 14, "要点没有写死的，本机关可以定得更紧：每年、每季度、每月。", True),
    Column("own_due", "本机关定的时限", 14, "不晚于要点写明的时限。例如 2026-06-30，或者 6月30日。", True),
    Column(
        "note",
        "进展",
        40,
        "新记一条进展，一两句话，不写个人信息。已有的进展不在这里。",
        True,
        ("进展情况", "新记进展"),
        "新记一条",
    ),
    Column("mark", "版本", 14, "这一行导出时的样子，据此认出改了哪一格。这一列请原样留着。"),
)
BY_KEY = {column.key: column for column in COLUMNS}
MARKED = tuple(column.key for column in COLUMNS if column.key not in {"key", "note", "mark"})
FOR_NEW = ("text", "owner", "co_owners", "rhythm", "due", "note")
NEEDED = ("key", "text", "mark")
DAYS = ("due", "own_due")
_SIGNS, _SIZE = "=+-@\t\r", 6
_INSTANT = "%Y%m%d%H%M%S"


def column_named(title: str) -> Column | None:
    """The column that a heading means, whatever stands in brackets behind it."""
    bare = squeeze(narrow(title)).partition("(")[0].rstrip("*:")
    for column in COLUMNS:
        if bare in {column.title, *(squeeze(narrow(name)).partition("(")[0] for name in column.also)}:
            return column
    return None


def harmless(text: str) -> str:
    """不当公式：text that a spreadsheet would take for a formula gets a sign in front that keeps it text."""
    return f"'{text}" if text.startswith(tuple(_SIGNS)) else text


def bare(text: str) -> str:
    """去掉 ``harmless`` 加的记号。"""
    return text[1:] if text.startswith("'") and text[1:].startswith(tuple(_SIGNS)) else text


def short_digest(text: str) -> str:
    """一格的指纹：blanks make no difference."""
    return hashlib.sha256(squeeze(bare(text)).encode()).hexdigest()[:_SIZE]


@dataclass(frozen=True)
class Mark:
    """版本标记：whose row it is, when it went out, and what stood in each cell then."""

    plan: str
    key: str
    at: datetime
    digests: Mapping[str, str]

    @classmethod
    def of(cls, plan: str, cells: Mapping[str, str], *, at: datetime) -> "Mark":
        """The mark of a row as it goes out."""
        digests = {name: short_digest(cells.get(name, "")) for name in MARKED}
        return cls(plan, cells["key"], timezone.localtime(at), digests)

    @classmethod
    def read(cls, text: str) -> "Mark | None":
        """The mark that a cell holds; ``None`` where it was altered."""
        parts = squeeze(text).split("/")
        if len(parts) != 4 or len(parts[3]) != _SIZE * len(MARKED):
            return None
        try:
            at = datetime.strptime(parts[2], _INSTANT).replace(tzinfo=timezone.get_current_timezone())
        except ValueError:
            return None
        told = (parts[3][start : start + _SIZE] for start in range(0, len(parts[3]), _SIZE))
        return cls(parts[0], parts[1], at, dict(zip(MARKED, told, strict=True)))

    def says(self, name: str, text: str) -> bool:
        """Whether the cell held this text when the row went out."""
        return self.digests[name] == short_digest(text)

    def __str__(self) -> str:
        return "/".join(
            (self.plan, self.key, self.at.strftime(_INSTANT), "".join(self.digests[name] for name in MARKED))
        )
