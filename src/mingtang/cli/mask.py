"""mingtang mask：a copy of a file with personal data and words really taken out; touches no database.

    mingtang mask 名单.xlsx --out 名单（遮盖）.xlsx
    mingtang mask 通知.docx --out 副本.docx --word 王某某 --json

Exit codes: 0 done, 2 the file cannot be masked or the call is wrong; then no file is left behind.
"""

import argparse
import json
import os
import tempfile
from pathlib import Path
from typing import Any, TextIO

from mingtang.cli.errors import DONE, Refused, refusals_as_json
from mingtang.language.personal import Kind
from mingtang.masking.engine import MAX_BYTES, Masked, mask
from mingtang.masking.refusals import Unmaskable
from mingtang.masking.sought import COPY_ENDS, WORD

EXAMPLES = """例子：
  mingtang mask 名单.xlsx --out 名单（遮盖）.xlsx
  mingtang mask 通知.docx --out 副本.docx --word 王某某 --word 桃园村12号 --json

不写 --kind 时，九种个人信息都遮盖：身份证号、手机号、座机号、银行卡号、护照号、车牌号、详细住址，
姓名旁边的出生日期、健康或困难情况。手机号留前三位和后四位，身份证号留前两位和后三位（--id-ends 3-4 改成前三后四），
住址留到镇，出生日期留年份；还留着几位的号码，其余位换成 *，别的换成 ■。
批注、修订、隐藏的工作表和行列、属性、书签、夹带的文件不带进副本；PDF 里要遮盖的页改成图片，字不再留在下面。
做好以后重新读一遍，还读得到要遮盖的内容就不给出副本。图片里的字认不出来，会提示逐张看过。
"""
_KINDS = {kind.value: kind.label for kind in Kind}


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """遮盖命令的参数。"""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "mask",
        help="生成遮盖副本",
        description="生成一份同样的文件，把个人信息和写明的词遮盖掉，版式不变；不碰数据库。",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="文件：.docx .xlsx .pdf .csv .txt .html")
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help="副本存到哪里")
    parser.add_argument("--word", metavar="词", action="append", default=[], help="还要遮盖的词，可以写几次")
    parser.add_argument(
        "--kind",
        action="append",
        choices=list(_KINDS),
        help="只遮盖这一种个人信息，可以写几次：" + "、".join(f"{key}（{label}）" for key, label in _KINDS.items()),
    )
    parser.add_argument(
        "--id-ends",
        metavar="前-后",
        type=_ends,
        default=COPY_ENDS,
        help="身份证号前后各留几位，例如 3-4；不写是 2-3",
    )
    parser.add_argument("--force", action="store_true", help="副本的位置上已有文件时，换掉它")
    parser.add_argument("--json", action="store_true", help="只输出 JSON")
    return parser


def _ends(written: str) -> tuple[int, int]:
    first, sign, last = written.partition("-")
    if not (sign and first.isdecimal() and last.isdecimal()):
        raise argparse.ArgumentTypeError(f"“{written}”看不懂，请写成两个数，例如 3-4。")
    return int(first), int(last)


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """执行遮盖命令：gives the exit code."""
    with refusals_as_json(args.file, out, wanted=args.json):
        _refuse_place(args.file, args.out, force=args.force)
        made = _masked(args)
        _write(made.data, args.out, force=args.force)
    for sentence in made.left:
        err.write(f"{sentence}\n")
    if args.json:
        told = {
            "file": str(args.file),
            "out": str(args.out),
            "masked": made.counts,
            "removed": list(made.removed),
            "left": list(made.left),
        }
        out.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        out.write(_sentence(args.out, made))
    return DONE


def _refuse_place(source: Path, out: Path, *, force: bool) -> None:
    if out.exists() and source.exists() and out.samefile(source):
        raise Refused("副本不能存成原文件，请另写一个文件名。")
    if out.exists() and not out.is_file():
        raise Refused(f"“{out}”不是文件，请在后面写上副本的文件名。")
    if out.exists() and not force:
        raise Refused(f"“{out}”已经有了，没有改动它；要换掉它请加 --force，或者另写一个文件名。")
    if not out.parent.is_dir():
        raise Refused(f"没有找到文件夹“{out.parent}”，请先建好这个文件夹，或者把 --out 换一个位置。")
    if out.suffix.lower() != source.suffix.lower():
        raise Refused(f"副本的类型和原文件一样，请把 --out 的文件名写成以 {source.suffix} 结尾。")


def _masked(args: argparse.Namespace) -> Masked:
    if args.file.stat().st_size > MAX_BYTES:
        raise Refused(f"“{args.file}”超过 {MAX_BYTES // 1024 // 1024} MB，请拆成几个文件再试。")
    kinds = None if args.kind is None else {Kind(kind) for kind in args.kind}
    try:
        return mask(args.file.read_bytes(), args.file.name, words=args.word, kinds=kinds, ends=args.id_ends)
    except Unmaskable as refused:
        raise Refused(str(refused)) from refused


def _write(data: bytes, out: Path, *, force: bool) -> None:
    """Whole or not at all; a file that came there meanwhile is not replaced either."""
    waiting = ""
    try:
        number, waiting = tempfile.mkstemp(dir=out.parent, prefix=".mingtang-")
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if force:
            os.replace(waiting, out)
        else:
            os.link(waiting, out)
    except FileExistsError as error:
        raise Refused(f"“{out}”已经有了，没有改动它；要换掉它请加 --force，或者另写一个文件名。") from error
    except OSError as error:
        # 说写命令的人写下的名字，不说临时的。
        error.filename, error.filename2 = str(out), None
        raise
    finally:
        if waiting:
            Path(waiting).unlink(missing_ok=True)


def _sentence(out: Path, made: Masked) -> str:
    labels = {**_KINDS, WORD: "写明的词"}
    counts = "，".join(f"{labels[kind]} {count} 处" for kind, count in made.counts.items())
    taken = f"没有带进副本的：{'、'.join(made.removed)}。\n" if made.removed else ""
    return (
        f"副本存到了“{out}”。遮盖了{counts}。\n{taken}" if counts else f"副本存到了“{out}”，没有要遮盖的内容。\n{taken}"
    )
