"""公文的样本：a reply with everything in it, and a form that is filled in by hand."""

import io
import re
from datetime import date

import pypdfium2
from docx import Document

from mingtang.letters.letter import Heading, Letter, Level, Paragraph, Table

REPLY = Letter(
    organ="云泽县七里镇人民政府",
    number="七政告〔2026〕3号",
    title="关于七里镇2025年农村公路养护资金使用情况的政府信息公开告知书",
    addressee="王某某",
    paragraphs=(
        Paragraph("本机关于2026年3月2日收到您提交的政府信息公开申请，要求公开“农村公路养护资金使用情况”。"),
        Heading("一、可以公开的信息"),
        Heading("（一）提供的方式", Level.SECOND),
        Paragraph("按照您在申请中的要求，以纸质复印件方式邮寄提供，共12页，未收取信息处理费。"),
        Table(rows=(("明细表", "12"), ("验收说明", "3")), head=("名称", "页数")),
        Heading("二、不予公开的信息"),
        Paragraph("您申请的“承包人的银行账户”涉及第三方合法权益，该部分内容已作区分处理。"),
        Paragraph("特此告知。"),
    ),
    attachments=("养护资金拨付明细表", "养护项目验收情况及第三方质量检测结论汇总说明（2025年度）"),
    signature="云泽县七里镇人民政府",
    day=date(2026, 3, 18),
    contact="联系人：七里镇党政办公室，电话：0530-0000000",
    copy_to="云泽县政务公开办公室",
)
FORM = Letter(
    organ="云泽县七里镇人民政府",
    number="",
    title="送达回证",
    addressee="",
    paragraphs=(
        Table(
            rows=(
                ("受送达人", "王某某"),
                ("送达文书名称、文号", "《政府信息公开告知书》\n七政告〔2026〕3号"),
                ("送达方式", "直接送达□　邮寄送达□"),
                ("受送达人签名或者盖章", "　　　　　　　　　年　　月　　日"),
                ("备注", ""),
            )
        ),
        Paragraph("注：受送达人拒绝签收的，由送达人写明情况。"),
    ),
    red_head=False,
)
IN_ORDER = (
    "云泽县七里镇人民政府",
    "七政告〔2026〕3号",
    "关于七里镇2025年农村公路养护资金使用情况的政府信息公开告知书",
    "王某某：",
    "本机关于2026年3月2日收到您提交的政府信息公开申请，要求公开“农村公路养护资金使用情况”。",
    "一、可以公开的信息",
    "（一）提供的方式",
    "按照您在申请中的要求，以纸质复印件方式邮寄提供，共12页，未收取信息处理费。",
    "名称页数明细表12验收说明3",
    "二、不予公开的信息",
    "您申请的“承包人的银行账户”涉及第三方合法权益，该部分内容已作区分处理。",
    "特此告知。",
    "附件：1.养护资金拨付明细表2.养护项目验收情况及第三方质量检测结论汇总说明（2025年度）",
    "云泽县七里镇人民政府",
    "2026年3月18日",
    "（联系人：七里镇党政办公室，电话：0530-0000000）",
    "抄送：云泽县政务公开办公室。",
)
MARKUP = (
    r"#set page(width: 1pt) $x^2$ \u{41} @ref <label> *粗* _斜_ `码` = 标题 - 项 + 项 / 词 ~ "
    r"// 注 /* 释 */ [括] {花} \ '引' ---"
)
RARE = "𠮷田、䶮某、㙍口、𬬮、𫖯、𰻝面"
PAGE_NUMBER = re.compile(r"— \d+ —")


def bare(text):
    """What is said, without where its lines break."""
    return re.sub(r"\s", "", text)


def pages(pdf):
    """The text of each page without its number."""
    document = pypdfium2.PdfDocument(pdf)
    return [bare(PAGE_NUMBER.sub("", page.get_textpage().get_text_range())) for page in document]


def reopened(data):
    """The .docx as whoever opens it finds it."""
    return Document(io.BytesIO(data))


def written(paper):
    """The paragraphs of a .docx with their styles, those of tables aside."""
    return [(each.style.name, each.text) for each in paper.paragraphs if each.text]
