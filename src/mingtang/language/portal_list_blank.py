"""已有条目清单的样表：the headings, one example to be overwritten, and how to fill it in."""

import io

from openpyxl import Workbook

from mingtang.language.portal_list import EXAMPLE, HEADINGS, HOW, MOST_ROWS

_WIDTHS = (50, 60, 14, 18, 18, 20)
_EXAMPLE = (f"{EXAMPLE}关于发放补贴的公示", "https://www.example.gov.cn/2026/0302/1.html", "2026-03-02", "", "", "")
_HOW = (
    ("标题", "必填。网页上的标题，最多 200 个字；不能有身份证号、手机号、银行卡号。"),
    ("网址", "必填。县门户上这一条的完整网址，以 https:// 或 http:// 开头；一个网址只填一行。"),
    ("发布日期", "必填。县门户上写的发布日期，例如 2026-03-02；不能晚于今天。"),
    ("栏目", "可以不填。单位栏目的名称或者代码。"),
    ("目录事项", "可以不填。单位标准目录里事项的名称或者代码；只填它的，栏目照目录。"),
    ("单位", "可以不填，不填就是机关自己。写单位的全称、简称或者代码。"),
    ("多少行", f"一次最多 {MOST_ROWS} 行。同一个网址再导入一次，就按新填的改正。"),
)


def template() -> bytes:
    """样表。"""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "已有条目"
    sheet.append(HEADINGS)
    sheet.append(_EXAMPLE)
    for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    how = workbook.create_sheet(HOW)
    for told in _HOW:
        how.append(told)
    how.column_dimensions["B"].width = 80
    kept = io.BytesIO()
    workbook.save(kept)
    return kept.getvalue()
