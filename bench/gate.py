"""公开前检查的代价和准头：made-up prose and a made-up list, and official texts where they are at hand.

Run: ``.venv/bin/python bench/gate.py``. Reference, in the same run: reading the same file without looking for anything.
Prints megabytes of checked text a second, seconds for a list of 50,000 rows as .csv and .xlsx, both of processor
time, and the memory; then, where ``MINGTANG_REAL_DATA`` names a folder with official texts (or one stands beside the
project), how much is told of them. Only figures are printed. Fails when the list takes more than a minute or less
than all of it is found.
"""

import csv
import gzip
import io
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl

from mingtang.contents.parts import Part
from mingtang.contents.text import parts
from mingtang.findings.told import told_in
from mingtang.language.wording import doubts

ROWS, MOST_SECONDS = 50_000, 60
HEADS = ("姓名", "身份证号", "手机", "住址", "补贴金额（元）")
PROSE = (
    "为深入推进政务公开工作，各单位要加强组织领导，认真抓好落实，2026年6月底前完成全部任务，主动接受群众监督。\n"
    "依据《中华人民共和国政府信息公开条例》第二十条，公开范围、期限和方式按照目录办理，咨询电话：0533-7812345。\n"
)
DATA = Path(os.environ.get("MINGTANG_REAL_DATA") or Path(__file__).parents[2] / "shared" / "data")


def rows() -> Iterator[tuple[str, ...]]:
    """The list: every row with a resident number and a telephone."""
    for number in range(ROWS):
        yield (
            "王建国",
            "11010519491231002X",
            f"138{number:08}",
            f"桃园村{number % 300 + 1}号",
            f"{number % 5000}.50",
        )


def timed(act: Callable[..., Any], *told: Any) -> tuple[float, Any]:
    """The processor time that it takes, and what comes of it: others may be at work on the machine."""
    begin = time.process_time()
    made = act(*told)
    return time.process_time() - begin, made


def read(data: bytes, name: str) -> int:
    """The characters of a file."""
    return sum(len(part.text) for part in parts(data, name))


def looked(data: bytes, name: str) -> Counter[str]:
    """What is told of a file, by kind."""
    return Counter(it.kind for it in told_in(parts(data, name)))


def speed() -> bool:
    """Prose, then the list in two formats, each beside bare reading."""
    text = PROSE * 4000
    size = len(text.encode()) / 1e6
    lines = [Part(f"第 {number} 行", line) for number, line in enumerate(text.splitlines(), 1)]
    seconds, _ = timed(list, told_in(lines))
    print(f"成文的文字：{size:.1f} MB，{size / seconds:.2f} MB/秒")
    table = io.StringIO()
    csv.writer(table).writerows([HEADS, *rows()])
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("名单")
    for row in (HEADS, *rows()):
        sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    is_right = True
    for name, data in (("名单.csv", table.getvalue().encode()), ("名单.xlsx", kept.getvalue())):
        bare, _ = timed(read, data, name)
        seconds, found = timed(looked, data, name)
        print(f"{ROWS:,} 行的{name}：{seconds:.1f} 秒，只读不查 {bare:.1f} 秒；{dict(found)}")
        is_right &= seconds <= MOST_SECONDS and found["resident_id"] == found["phone"] == ROWS
    print(f"内存最多 {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return is_right


def texts(folder: str) -> Iterator[str]:
    """Every cell of the tables in a folder."""
    csv.field_size_limit(10**9)
    for path in sorted((DATA / folder).glob("*.csv.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for row in csv.reader(file):
                yield from row


def official() -> None:
    """What is told of official texts and of answers to citizens, and of sentences of which some are wrong."""
    for folder in ("policies", "answers"):
        told = list(texts(folder))
        size = sum(map(len, told))
        found = Counter(it.kind for text in told for it in told_in([Part("", text)]))
        print(f"{folder}：{size / 1e6:.2f} 百万字，{dict(sorted(found.items()))}")
    sentences = [line.split("\t") for line in (DATA / "wording" / "official_documents.tsv").read_text().splitlines()]
    is_wrong = [count != "0" for count, *_ in sentences]
    is_told = [any(it.rule in {"character", "phrase"} for it in doubts(text)) for _, text, *_ in sentences]
    right = sum(wrong and said for wrong, said in zip(is_wrong, is_told, strict=True))
    alarms, clean = sum(is_told) - right, is_wrong.count(False)
    print(f"有错字的句子 {sum(is_wrong)} 句，指出 {right} 句；没有错字的 {clean} 句，误报 {alarms} 句")


def main() -> int:
    """Measure, and say whether it holds."""
    is_right = speed()
    if DATA.is_dir():
        official()
    else:
        print("没有找到真实文件的目录，那一部分没有量。")
    return 0 if is_right else 1


if __name__ == "__main__":
    sys.exit(main())
