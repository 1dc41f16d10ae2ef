"""表头：which column of a task table holds what, by the words of its head."""

import re
from collections.abc import Sequence
from enum import Enum

from mingtang.language.offices import DUE_LABEL, LEAD_LABEL, PERSON_LABEL, SUPPORT_LABEL
from mingtang.language.papers import Cell, Table
from mingtang.language.width import narrow, squeeze


class Column(Enum):
    """列：what a column of a task table holds."""

    ORDINAL = "序号"
    CATEGORY = "类别"
    TASK = "工作任务"
    REQUIREMENT = "具体要求"
    LEAD = "责任单位"
    SUPPORT = "配合单位"
    DUE = "时限要求"
    NOTE = "备注"


_PATTERNS = (
    (Column.ORDINAL, r"序号|编号|序|No\.?|项目编号|任务编号|任务序号"),
    (
        Column.DUE,
        rf"{DUE_LABEL}|.{{0,4}}(?:时限|期限|时间节点|进度安排|时间进度)(?:要求)?|何时完成|推进时间|工作进度|完成年月",
    ),
    (Column.SUPPORT, SUPPORT_LABEL),
    (
        Column.NOTE,
        rf"备注|说明|{PERSON_LABEL}|.{{0,4}}(?:领导|联系方式|电话|完成情况|进展(?:情况)?|落实情况|联系人|责任人)",
    ),
    (
        Column.LEAD,
        rf"{LEAD_LABEL}|责任.{{0,2}}(?:单位|部门)|.{{0,4}}(?:责任|牵头|承办).{{0,2}}(?:单位|部门|科室|主体|站所)"
        r"|单位|部门|科室|单位名称|由谁负责|责任分工",
    ),
    (
        Column.CATEGORY,
        r"(?:任务|项目|工作)?(?:类别|分类|类型|领域|板块|方面|大项)|重点领域|工作领域|一级指标|一级任务|专项|类",
    ),
    (
        Column.REQUIREMENT,
        r".{0,6}(?:要求|措施|举措|内容|标准|细则|说明|目标|成果|做法|步骤)|具体任务|具体工作|具体事项"
        r"|任务分解|细化任务|三级指标|任务描述|任务要求及措施|怎么做|要点内容",
    ),
    (Column.TASK, r".{0,6}(?:任务|事项|项目|工作|要点)(?:名称)?|任务.{0,4}|二级指标|二级任务|做什么|工作任务.{0,4}"),
)
_WORDS = tuple((column, re.compile(rf"^(?:{pattern})$")) for column, pattern in _PATTERNS)


def head_of(table: Table) -> tuple[int, int, list[Column]] | None:
    """找表头：(first row of the head, first row after it, columns); None when no row looks like a task table's head.

    A head may take two rows (责任单位 over 牵头单位 and 配合单位).
    """
    for at, row in enumerate(table.rows[:8]):
        if len({cell.text for cell in row}) < 2:
            continue
        columns = [_column(cell.text) for cell in row]
        after = at + 1
        if after < len(table.rows) and _is_second(row, table.rows[after]):
            columns = [_column(low.text) or upper for low, upper in zip(table.rows[after], columns, strict=True)]
            after += 1
        known = {column for column in columns if column is not None}
        if len(known) >= 2 and known & {Column.TASK, Column.REQUIREMENT, Column.CATEGORY}:
            return at, after, _settle(columns)
    return None


def _column(text: str) -> Column | None:
    tidy = re.sub(r"\([^()]*\)", "", squeeze(narrow(text)))
    for column, pattern in _WORDS:
        if tidy and len(tidy) <= 14 and pattern.match(tidy):
            return column
    return None


def _is_second(head: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """A second head row repeats merged cells from above and parts at least one of them."""
    covered = [at for at, cell in enumerate(row) if cell.covered and cell.text == head[at].text]
    parted = [at for at, cell in enumerate(row) if not cell.covered and _column(cell.text) is not None]
    return bool(covered) and bool(parted) and len(covered) + len(parted) >= len(row)


def _settle(columns: Sequence[Column | None]) -> list[Column]:
    """Every column a meaning: of two columns of words the left one names the task, the right one says what to do."""
    settled = [column or Column.NOTE for column in columns]
    words = [at for at, column in enumerate(settled) if column in (Column.TASK, Column.REQUIREMENT)]
    if len(words) > 1:
        tasks = [at for at in words if settled[at] is Column.TASK]
        if not tasks:
            settled[words[0]] = Column.TASK
        elif len(tasks) == len(words):
            if len(tasks) > 2 and Column.CATEGORY not in settled:
                settled[tasks[0]] = Column.CATEGORY
            settled[tasks[-1]] = Column.REQUIREMENT
    elif not words and Column.CATEGORY in settled:
        settled[settled.index(Column.CATEGORY)] = Column.TASK
    return settled
