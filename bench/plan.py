"""读要点的代价：a made-up plan of about fifty pages, with chapters and a long task table, as .txt, .docx and .pdf.

Run: ``.venv/bin/python bench/plan.py``. Reference, in the same run and on the same file: the bare text of the page,
taken out by the library itself (pypdfium2, python-docx, decoding). Prints pages a second, the ratio to the reference
and the peak memory of a fresh process; fails when a reading loses commitments or takes more than 300 MB.
"""

import argparse
import io
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
import typst

from mingtang.language.plan import read_file

ROUNDS, MOST_MEMORY = 3, 300
CHAPTERS, SECTIONS, SENTENCES, ROWS = 8, 6, 5, 100
HEAD = ("序号", "工作任务", "具体要求", "责任单位", "时限要求")
TITLE = "青禾镇2024年政务公开工作要点"
HAN = "一二三四五六七八九十"
THINGS = ("财政预算和决算", "惠农补贴名单", "办事指南", "政策解读材料", "救助对象名单", "工程进度", "来信办理结果")
PLACES = ("镇政府网站和各村公开栏", "便民服务中心专区", "各管理区服务点")
UNITS = ("党政办公室", "财政所", "便民服务中心", "农业农村办公室")


def sentence(number: int) -> str:
    """One commitment, no two alike."""
    return (
        f"{number % 12 + 1}月底前在{PLACES[number % 3]}公布第{number}批{THINGS[number % 7]}，写明依据、标准、经办人和"
        f"咨询电话，群众提出疑问的当场解答，当场答不了的登记后按时回复，并整理上墙（责任单位：{UNITS[number % 4]}）。"
    )


def parts() -> list[tuple[str, list[tuple[str, str]]]]:
    """Chapters: heading, and sections with heading and words."""
    made, number = [], 0
    for chapter in range(CHAPTERS):
        sections = []
        for section in range(SECTIONS):
            words = "".join(sentence(number + at) for at in range(SENTENCES))
            number += SENTENCES
            sections.append((f"（{HAN[section]}）公布{THINGS[section % 7]}。", words))
        made.append((f"{HAN[chapter]}、做好第{HAN[chapter]}方面公开", sections))
    return made


def rows() -> list[tuple[str, ...]]:
    """The task table at the end."""
    return [
        (
            str(at),
            f"任务{at}公开{THINGS[at % 7]}",
            sentence(at).split("（")[0] + "。",
            UNITS[at % 4],
            f"{at % 12 + 1}月底前",
        )
        for at in range(1, ROWS + 1)
    ]


def write_text(path: Path) -> None:
    """Plain text; the table as tabbed lines."""
    lines = [TITLE, "为做好2024年政务公开工作，制定本要点。"]
    for heading, sections in parts():
        lines += [heading, *(title + words for title, words in sections)]
    lines += [f"{HAN[CHAPTERS]}、任务分工", *("\t".join(row) for row in (HEAD, *rows()))]
    path.write_text("\n".join(lines), encoding="utf-8")


def write_word(path: Path) -> None:
    """A Word document."""
    document = docx.Document()
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph("为做好2024年政务公开工作，制定本要点。")
    for heading, sections in parts():
        document.add_paragraph(heading)
        for title, words in sections:
            document.add_paragraph(title + words)
    document.add_paragraph(f"{HAN[CHAPTERS]}、任务分工")
    table = document.add_table(0, len(HEAD))
    for row in (HEAD, *rows()):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.save(str(path))


def write_pdf(path: Path) -> None:
    """A PDF of A4 pages set as official papers are: 16 pt, 28 lines."""
    body = "\n\n".join("\n\n".join([heading, *(t + w for t, w in sections)]) for heading, sections in parts())
    cells = "".join(f"[{words}]," for row in rows() for words in row)
    head = "".join(f"[{words}]" for words in HEAD)
    source = f"""#set page(paper: "a4", margin: (x: 2.7cm, y: 3.5cm), numbering: "1")
#set text(font: "Noto Serif CJK SC", size: 16pt, lang: "zh", region: "cn")
#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 0.95em)
#align(center)[#text(22pt)[{TITLE}]]

为做好2024年政务公开工作，制定本要点。

{body}

{HAN[CHAPTERS]}、任务分工
#set text(size: 10pt)
#set par(first-line-indent: 0em)
#table(columns: (1cm, 3cm, 1fr, 3cm, 2cm), table.header{head},
{cells})"""
    path.write_bytes(typst.compile(source.encode()))


def bare_text(path: Path) -> str:
    """The reference: what the library gives when asked for nothing but the text."""
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        return "".join(page.get_textpage().get_text_range() for page in document)
    if path.suffix == ".docx":
        document = docx.Document(io.BytesIO(path.read_bytes()))
        cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    return path.read_text(encoding="utf-8")


def seconds(act: Callable[[], object]) -> float:
    """The median of a few rounds."""
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        act()
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def measure(path: Path) -> dict[str, float]:
    """In a process of its own: commitments read, peak memory of the first reading, and both times."""
    commitments = len(read_file(path).commitments)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ours, bare = seconds(lambda: read_file(path)), seconds(lambda: bare_text(path))
    return {"commitments": commitments, "megabytes": peak, "ours": ours, "bare": bare}


def write_all(folder: Path) -> None:
    """The three papers, and nothing measured."""
    write_text(folder / "plan.txt")
    write_word(folder / "plan.docx")
    write_pdf(folder / "plan.pdf")


def child(*arguments: str) -> str:
    """This file in a process of its own: what the parent has used would count as the child's peak."""
    command = [sys.executable, __file__, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main() -> int:
    """Have the three papers written and each one measured, print a table."""
    folder = Path(tempfile.mkdtemp(prefix="mingtang-bench-"))
    child("--write", str(folder))
    pages = len(pypdfium2.PdfDocument(folder / "plan.pdf"))
    wanted = CHAPTERS * SECTIONS * SENTENCES + ROWS
    print(f"{pages} pages, {wanted} commitments")
    print(f"{'':6}{'pages/s':>10}{'bare text pages/s':>20}{'ratio':>8}{'peak MB':>9}{'read':>7}")
    failed = False
    for suffix in (".txt", ".docx", ".pdf"):
        got = json.loads(child("--one", str(folder / f"plan{suffix}")))
        rate, bare = pages / got["ours"], pages / got["bare"]
        print(f"{suffix:6}{rate:10.1f}{bare:20.1f}{rate / bare:8.4f}{got['megabytes']:9.0f}{got['commitments']:7}")
        failed = failed or got["megabytes"] >= MOST_MEMORY or got["commitments"] != wanted
    print("fails: a reading lost commitments or took too much memory" if failed else "holds")
    return int(failed)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", type=Path, help="measure one file and print JSON")
    parser.add_argument("--write", type=Path, help="write the three papers into a folder")
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(asked.one)))
    elif asked.write:
        write_all(asked.write)
    else:
        sys.exit(main())
