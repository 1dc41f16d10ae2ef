"""Makes the invented plans that are no plain text: tables.docx, sheet.xlsx and pages.pdf.

Run `python tests/language/shapes/make_shapes.py` after a change and commit what it writes. It needs the
font Noto Serif CJK SC (Debian: fonts-noto-cjk). The expected readings are written by hand beside them.

In the tables `None` is a cell merged with the one above it.
"""

import datetime
from pathlib import Path

import typst
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side

HERE = Path(__file__).parent
HEADER = ("序号", "工作任务", "具体要求", "责任单位", "时限要求")

DOCX_TITLE = "云泽县柳湾镇2024年政务公开重点任务分解表"
DOCX_PREAMBLE = "为便于各办所对照落实，现将《柳湾镇2024年工作计划》（柳政发〔2024〕5号）中的政务公开任务分解如下。"
DOCX_FIRST = [
    ("1", "村级公开栏规范", "各村公开栏统一样式，分设党务、村务、财务三块。", "社会事务办、各村", "2月底前"),
    (None, None, "公开栏内容按时更换。换下的内容装订成册，备群众查看。", "各村", "每季度末"),
    ("2", "惠农补贴公开", "公布补贴项目、标准和申领办法", "牵头单位：农业农村办\n配合单位：财政所", "4月15日前"),
    (None, None, "公示发放结果，公示期不少于七日", "财政所", "2024年11月底前"),
]
DOCX_SECOND = [
    ("", "", "接受群众查询，能当场答复的当场答复", "便民服务中心", "长期坚持"),
    (None, None, "收集群众对补贴政策的疑问，编成问答", "便民服务中心", "10月31日前"),
    ("3", "政策下乡宣讲", "", "宣传办", "第三季度"),
    ("4", "来信办理", "通报上月来信办理情况", "信访办", "每月5日前"),
    ("5", "督促检查", "通报各项任务进展；进展慢的约谈负责人", "督查室", "定期"),
]

XLSX_TITLE = ("云泽县石桥街道办事处", "2025年政务公开工作任务清单")
XLSX_ROWS = [
    "一、政策公开",
    (1, "惠企政策集中公开", "收集现行有效的惠企政策，汇成一册放在服务大厅", "经济发展办", "5月20日前"),
    (None, None, "政策有变动的，七个工作日内更换旧册", None, "持续推进"),
    (2, "民生政策讲解", "对新出台的民生政策，编写一图看懂", "宣传办、司法所", "每季度末"),
    "二、办事公开",
    (3, "办事指南更新", "逐项核对窗口指南。材料名称要与网上一致", "便民服务中心", datetime.date(2025, 10, 31)),
    (None, None, "指南变化后更换窗口展板", "便民服务中心", "长期坚持"),
    (4, "代办服务进社区", "", "各社区", "第三季度"),
    (5, "热线办理", "公布上月热线办理情况", "综合治理办", "每月5日前"),
    (None, None, "对群众不满意的逐件回访", None, None),
]
XLSX_NOTE = "注：本清单所列时限为最后时限，可以提前完成。"

PDF_ROWS = [
    ("1", "财务公开上墙", "村级收支明细张贴在公开栏，附票据号。", "财政所、各村", "每月5日前"),
    (None, None, "大额开支单独列出，写明用途、经手人和证明人。", "各村", "持续推进"),
    (None, None, "公开后的单据留存三年，便于群众回头查看。", "财政所", "长期坚持"),
    ("2", "工程项目公开", "公布项目名称、造价和施工单位。", "村镇建设办", "6月底前"),
    (None, None, "公布验收结果，留出十五天听取意见。", "村镇建设办", "12月20日前"),
    (None, None, "对群众提出的质量问题逐条答复，答复贴在公开栏。", "村镇建设办、纪检室", "12月底前"),
    (None, None, "项目资料整理成册，存放在镇档案室供查阅。", "档案室", "2027年1月15日前"),
    ("3", "公开专区建设", "在便民服务大厅设置查阅区，配一台查询机和一名引导员。", "便民服务中心", "第二季度"),
    (None, None, "查阅区资料按目录摆放，缺损的补齐。", "便民服务中心", "每季度末"),
    ("4", "联络员培训", "组织一次业务培训，培训后当场测试。", "党政办", "9月底前"),
]
PDF_TEXT = """
#align(center, text(size: 22pt, weight: "bold")[云泽县芦荡镇2026年政务公开工作方案])
#v(1em)

为落实县政府关于政务公开的要求，让群众更方便地知道镇里在办什么事、怎么办、办得怎样，依据《云泽县政务公开工作办法》（云政发〔2025〕6号），制定本方案。

#text(font: heading)[一、工作目标]

2026年年底前实现镇本级公开事项全部上网、村级公开事项全部上墙，做到群众查得到、看得懂、能监督。近年来，我镇群众对政务公开的知晓程度逐年上升。

#text(font: heading)[二、重点工作]

（一）做实财务公开

1．6月底前公布上年度财政收支情况，收入写明来源，支出写明去向，并用图表说明与前一年相比有哪些变化。

2．把救助、补贴、捐赠等直接发给群众的资金作为公开重点，逐村逐户核对后张贴，张贴时遮盖身份证号和银行账号。

（二）规范发布程序。信息发布前要经过起草人自查、办所负责人审核、分管负责人签发三道关口，缺一道不得发布。内容涉及几个办所的，先商量一致再发布，防止前后说法不一。对已经发布的信息，发现差错要立即更正，并在原处写明更正的时间和原因。

（三）办好开放活动。10月31日前至少举办两次政府开放日，请村民代表、企业代表和学生走进镇政府，看办事流程、问办事规则、提改进意见。活动前在公告栏和广播中说明时间、地点和报名方法，报名人数超过名额的抽签确定。活动中收集的意见要逐条登记，能办的马上办，一时办不了的说明原因。

（四）长期坚持听取群众意见，对反映集中的问题列出清单逐项解决（责任单位：信访办；配合单位：党政办）。

#text(font: heading)[三、任务分工]
"""
PDF_STYLE = """
#set document(title: "芦荡镇政务公开工作方案", date: none)
#set page(paper: "a4", margin: (x: 2.8cm, y: 3.5cm), numbering: (n, ..) => [— #n —])
#set text(font: "Noto Serif CJK SC", size: 16pt, lang: "zh", region: "cn")
#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 1.1em, spacing: 1.1em)
#let heading = "Noto Sans CJK SC"
"""


def spans(rows, column):
    """How many rows each cell of the column covers: (first row, last row), counted from 0."""
    starts = [n for n, row in enumerate(rows) if isinstance(row, str) or row[column] is not None]
    return [(start, end - 1) for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)]


def add_docx_table(document, rows):
    table = document.add_table(rows=1, cols=len(HEADER), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, HEADER, strict=True):
        cell.text = words
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words or ""
    for column in range(len(HEADER)):
        for first, last in spans(rows, column):
            if last > first:
                merged = table.cell(first + 1, column).merge(table.cell(last + 1, column))
                merged.text = rows[first][column]


def make_docx(path):
    document = Document()
    document.core_properties.author = ""
    document.add_paragraph(DOCX_TITLE).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(DOCX_PREAMBLE)
    add_docx_table(document, DOCX_FIRST)
    document.add_paragraph("")
    add_docx_table(document, DOCX_SECOND)
    document.save(path)


def make_xlsx(path):
    book = Workbook()
    sheet = book.active
    sheet.title = "任务清单"
    rows = [*XLSX_TITLE, HEADER, *XLSX_ROWS, XLSX_NOTE]
    line = Side(style="thin")
    for n, row in enumerate(rows, start=1):
        if isinstance(row, str):
            sheet.cell(n, 1, row)
            sheet.merge_cells(start_row=n, end_row=n, start_column=1, end_column=len(HEADER))
            continue
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(n, column, value or None)
            cell.border = Border(line, line, line, line)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            if isinstance(value, datetime.date):
                cell.number_format = 'm"月"d"日"'
    for column in range(len(HEADER)):
        for first, last in spans(rows, column):
            if last > first:
                sheet.merge_cells(start_row=first + 1, end_row=last + 1, start_column=column + 1, end_column=column + 1)
    for letter, width in zip("ABCDE", (6, 20, 48, 18, 16), strict=True):
        sheet.column_dimensions[letter].width = width
    book.create_sheet("Sheet2")
    book.save(path)


def typst_table(rows):
    cells = [f"[{words}]" for words in HEADER]
    body = []
    for n, row in enumerate(rows):
        for column, words in enumerate(row):
            if words is None:
                continue
            last = next(last for first, last in spans(rows, column) if first == n)
            body.append(f"table.cell(rowspan: {last - n + 1})[{words}]")
    return (
        "#set par(first-line-indent: 0em, justify: false)\n#set text(size: 14pt)\n"
        "#table(columns: (2.4em, 5em, 1fr, 6em, 6em), align: horizon, stroke: 0.6pt, inset: 9pt,\n"
        f"table.header({', '.join(cells)}),\n" + ",\n".join(body) + ")\n"
    )


def make_pdf(path):
    typst.compile((PDF_STYLE + PDF_TEXT + typst_table(PDF_ROWS)).encode(), output=str(path))


if __name__ == "__main__":
    make_docx(HERE / "tables.docx")
    make_xlsx(HERE / "sheet.xlsx")
    make_pdf(HERE / "pages.pdf")
