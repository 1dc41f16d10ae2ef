"""人员名单的样表：the headings, one example to be overwritten, and how to fill it in."""

import io
from collections.abc import Iterable

from openpyxl import Workbook

from mingtang.language.roster import EXAMPLE, HEADINGS

_EXAMPLE = (f"{EXAMPLE}王小明", "wangxiaoming", "党政办公室", "科室承办人", "2026-12-01")
_HOW = (
    ("姓名", "必填。"),
    ("账号", "必填，不能重复，以后不能改。小写字母、数字和连字符，以字母开头。"),
    ("单位", "必填。写单位的全称或者简称，要和“单位”页上的一样。"),
    ("岗位", "可以不填。可填：{posts}；两个岗位用顿号隔开。"),
    ("起始日期", "任岗的第一天，不填就是今天，不能早于今天。"),
    ("设在哪里", "只有机关才能设的岗位（政务公开专员、分管领导、督查员、管理员等）设在机关，其余设在所填的单位。"),
    ("审核人", "审核整个机关的，单位写机关；单位写科室的，只管那个科室。"),
)


def template(*, posts: Iterable[str]) -> bytes:
    """样表：with the names of the posts that may be filled in."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "人员"
    sheet.append(HEADINGS)
    sheet.append(_EXAMPLE)
    how = workbook.create_sheet("怎样填")
    for heading, told in _HOW:
        how.append((heading, told.format(posts="、".join(posts))))
    for name, width in (("A", 14), ("B", 18), ("C", 24), ("D", 24), ("E", 14)):
        sheet.column_dimensions[name].width = width
    how.column_dimensions["B"].width = 80
    kept = io.BytesIO()
    workbook.save(kept)
    return kept.getvalue()
