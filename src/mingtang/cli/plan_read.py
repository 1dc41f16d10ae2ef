"""mingtang plan read：a work plan as an outline for people, or as JSON; touches no database.

    mingtang plan read 工作要点.docx
    mingtang plan read 工作要点.pdf --json

Exit codes: 0 done, 2 the file cannot be read; the reason goes to ``err`` as one sentence.
"""

import argparse
import json
from pathlib import Path
from typing import Any, TextIO

from mingtang.cli.errors import DONE, WRONG_CALL
from mingtang.language.due import Rhythm
from mingtang.language.duties import Kind
from mingtang.language.papers import Unreadable, read_paper
from mingtang.language.plan import Commitment, PlanReading, read_paper_blocks

EXAMPLES = """例子：
  mingtang plan read 工作要点.docx
  mingtang plan read 工作要点.pdf --json
"""
_RHYTHMS = {
    Rhythm.CONTINUOUS: "持续",
    Rhythm.PERIODIC: "定期",
    Rhythm.YEARLY: "每年",
    Rhythm.QUARTERLY: "每季度",
    Rhythm.MONTHLY: "每月",
}
_SHOWN = 60


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """读要点命令的参数。"""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "read",
        help="读一份工作要点",
        description="读一份工作要点，列出各部分、各项任务和需要核对的地方；不碰数据库。",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help="文件：.txt .md .docx .html .pdf .xlsx .csv")
    parser.add_argument("--json", action="store_true", help="只输出 JSON")
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """执行读要点命令：writes the reading to ``out``, the reason for refusing to ``err``; gives the exit code."""
    try:
        paper = read_paper(Path(args.file))
        reading = read_paper_blocks(paper)
    except Unreadable as refusal:
        err.write(f"{refusal}\n")
        return WRONG_CALL
    if paper.misnamed:
        err.write(f"{paper.misnamed}\n")
    if args.json:
        out.write(json.dumps(reading.as_json(), ensure_ascii=False, indent=2) + "\n")
    else:
        _outline(reading, out)
    return DONE


def _outline(reading: PlanReading, out: TextIO) -> None:
    tasks = sum(1 for commitment in reading.commitments if commitment.kind is Kind.TASK)
    dated = sum(1 for commitment in reading.commitments if commitment.due is not None)
    sections = sum(len(chapter.sections) for chapter in reading.chapters)
    out.write(f"{reading.title or '（没有题目）'}\n")
    year = f"{reading.year} 年" if reading.year else "没有读出"
    out.write(f"年份：{year}；发文机关：{reading.issuer or '没有读出'}\n")
    out.write(f"{len(reading.chapters)} 个部分，{sections} 节，{tasks} 项任务，其中 {dated} 项写明日期\n")
    for citation in reading.basis:
        title = f"《{citation.title}》" if citation.title else ""
        number = f"（{citation.number}）" if citation.title and citation.number else citation.number
        out.write(f"依据：{title}{number}\n")
    for chapter in reading.chapters:
        out.write(f"\n{chapter.mark}{chapter.heading or '（没有标题）'}\n")
        for section in chapter.sections:
            if section.heading:
                out.write(f"  {section.mark}{section.heading}\n")
            for commitment in section.commitments:
                out.write(f"    {_line(commitment)}\n")
    if reading.warnings:
        out.write(f"\n需要核对的地方（{len(reading.warnings)} 处）：\n")
        for doubt in reading.warnings:
            out.write(f"  {doubt.where}：{doubt.message}\n")


def _line(commitment: Commitment) -> str:
    words = commitment.text.replace("\n", " ")
    shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
    told = [commitment.due.isoformat()] if commitment.due else []
    told += [_RHYTHMS[commitment.rhythm]] if commitment.rhythm in _RHYTHMS else []
    told += ["、".join(commitment.offices)] if commitment.offices else []
    kind = "" if commitment.kind is Kind.TASK else "（陈述）"
    return f"{commitment.id} {kind}{shown}" + (f"〔{'；'.join(told)}〕" if told else "")
