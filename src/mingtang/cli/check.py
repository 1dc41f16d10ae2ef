"""mingtang check：personal data and wording in files that are to go public, place by place; no database.

    mingtang check 名单.xlsx 通知.docx
    mingtang check 名单.xlsx --json
    mingtang check 通知.docx --allow 公开电话.txt

Exit codes: 0 nothing that blocks, 1 something blocks, 2 a file cannot be read; the rest is checked all the same.
A file in which nothing is written stands among the unread too, and changes no exit code.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from mingtang.cli.errors import DOES_NOT_HOLD, DONE, WRONG_CALL, Refused, sentences_of
from mingtang.contents.parts import Part
from mingtang.contents.text import parts
from mingtang.findings.mail import written_in
from mingtang.findings.told import Told, told_in
from mingtang.language.papers import Unreadable
from mingtang.language.personal import Severity
from mingtang.language.wording import Own, OwnKind, OwnWord, own_of
from mingtang.language.wording.copies import near_copies

EXAMPLES = """例子：
  mingtang check 名单.xlsx 通知.docx
  mingtang check 名单.xlsx --json
  mingtang check 通知.docx --allow 公开电话.txt
  mingtang check 通知.docx --against 历年通知/

查的是：身份证号、手机号、座机号、银行卡号、护照号、车牌号、写到门牌的住址，姓名旁边的出生日期、健康或困难情况。
身份证号、手机号、银行卡号、护照号不能公开，其余请人核对。结果只写种类和位置，号码中间一段不显示。
用语查的是：写错的提法和字，不存在的日期、对不上的星期，加不起来的合计，没有的法条、失效的文件，模板里没有填的地方；都只请人核对。
--allow 里一行一个写明办公电话，它们不算；--words 是本机关的用语表，名称、职务、提法与它不符的也列出来。
Word 连同页眉、批注和隐藏文字，Excel 连同隐藏的工作表、行、列和批注，邮件连同邮件头和附件，都在检查之内；
图片和扫描件里的字认不出来。
--against 是以前公开的文件或者放着它们的文件夹，数字不算，五分之四以上字句相同的列出来，请人核对。
"""
_SHOWN = 200


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """检查命令的参数。"""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "check",
        help="检查文件里的个人信息和用语",
        description="检查准备公开的文件里有没有个人信息和用语问题，说明在哪里；不碰数据库。",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="文件：.txt .md .docx .xlsx .pdf .csv .html，邮件 .eml，可以写几个"
    )
    parser.add_argument(
        "--allow", metavar="FILE", type=Path, help="公开的办公电话，一行一个：.txt .csv .xlsx，里面的电话不算个人信息"
    )
    parser.add_argument(
        "--words",
        metavar="FILE",
        type=Path,
        help="本机关的用语表 .csv 或 .xlsx，每行：机关名称、姓名职务、固定提法或公开的电话，规范写法，别的写法或职务",
    )
    parser.add_argument(
        "--against", metavar="PATH", type=Path, help="以前公开的文件，或者放着它们的文件夹：几乎一样的列出来"
    )
    parser.add_argument("--json", action="store_true", help="只输出 JSON")
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """执行检查命令：gives the exit code."""
    found: list[tuple[str, Told]] = []
    unread: list[dict[str, str]] = []
    wordless: list[dict[str, str]] = []
    own = _own(args)
    for file in args.files:
        try:
            left: list[str] = []
            found += ((file, it) for it in _checked(file, wordless, own, left))
            unread += ({"file": file, "reason": reason} for reason in left)
            err.writelines(f"{reason}\n" for reason in left)
        except (Unreadable, OSError) as error:
            reason = "".join(sentences_of(error))
            unread.append({"file": file, "reason": reason})
            err.write(f"{reason}\n")
    for row in wordless:
        err.write(f"{row['reason']}\n")
    copies = _copies(args, err) if args.against is not None else []
    if args.json:
        whole: dict[str, object] = {"findings": [_row(file, it) for file, it in found], "unread": [*unread, *wordless]}
        whole |= {"copies": copies} if args.against is not None else {}
        out.write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
    else:
        _tell(found, len(args.files) - len({row["file"] for row in unread}), out)
        _tell_copies(copies, out)
    if unread:
        return WRONG_CALL
    return DOES_NOT_HOLD if any(it.severity is Severity.BLOCK for _, it in found) else DONE


def _tell_copies(copies: list[dict[str, Any]], out: TextIO) -> None:
    for copy in copies:
        told = f"{copy['share']:.0%} 的字句相同，看看该改的是不是都改了。"
        out.write(f"几乎一样  {copy['file']}  与“{copy['of']}”：{told}\n")


def _copies(args: argparse.Namespace, err: TextIO) -> list[dict[str, Any]]:
    """Earlier files of which each file is nearly a copy; the file itself, where it lies among them, is none."""
    if not args.against.exists():
        raise Refused(f"找不到“{args.against}”，请核对 --against。")
    folder = sorted(each for each in args.against.rglob("*") if each.is_file()) if args.against.is_dir() else []
    earlier = {str(each): words for each in folder or [args.against] if (words := _words(each, err))}
    found = []
    for file in args.files:
        others = {key: words for key, words in earlier.items() if not _same(Path(file), Path(key))}
        for copy in near_copies(_words(Path(file), None), others):
            found.append({"file": file, "of": copy.key, "share": round(copy.share, 2)})
    return found


def _same(one: Path, other: Path) -> bool:
    return one.exists() and one.samefile(other)


def _words(file: Path, err: TextIO | None) -> str:
    """What stands on the pages of a file; nothing, and a sentence, where it cannot be read."""
    try:
        return "\n".join(part.text for part in written_in(file, file.name, left=[]) if not part.hidden)
    except (Unreadable, OSError) as error:
        if err is not None:
            err.write(f"没有拿来比：{''.join(sentences_of(error))}\n")
        return ""


def _own(args: argparse.Namespace) -> Own:
    """The telephones and words of the organ that files name. Errors: ``Refused`` for one that cannot be read."""
    words = [OwnWord(OwnKind.OFFICE_PHONE, part.text) for part in _read(args.allow)]
    own, unread = own_of(part.text for part in _read(args.words))
    if unread:
        raise Refused(f"用语表“{args.words}”{unread[0]}")
    return Own((*words, *own))


def _read(file: Path | None) -> list[Part]:
    if file is None:
        return []
    try:
        return [part for part in parts(file, file.name) if not part.hidden and not part.where.endswith("的名称")]
    except (Unreadable, OSError) as error:
        raise Refused("".join(sentences_of(error))) from error


def _checked(file: str, wordless: list[dict[str, str]], own: Own, left: list[str]) -> Iterator[Told]:
    """What a file holds. One in which nothing is written is said to be so: nobody can check a picture of a page."""
    name = Path(file).name
    yield from (it for it in told_in([Part("文件名", name)], own=own) if it.is_personal)
    seen: list[bool] = []
    yield from told_in(_noticed(written_in(Path(file), name, left=left), seen), own=own)
    if not seen:
        reason = f"“{file}”里没有读出文字，可能是空的或者扫描件；图片里的字认不出来，请打开来看。"
        wordless.append({"file": file, "reason": reason})


def _noticed(read: Iterable[Part], seen: list[bool]) -> Iterator[Part]:
    """The parts as they are; notes that one stands on the page."""
    for part in read:
        if not part.hidden and not seen:
            seen.append(True)
        yield part


def _row(file: str, it: Told) -> dict[str, str]:
    return {
        "file": file,
        "kind": it.kind,
        "where": it.where,
        "masked": it.masked,
        "severity": it.severity.value,
        "advice": it.advice,
    }


def _tell(found: list[tuple[str, Told]], files: int, out: TextIO) -> None:
    blocking = sum(1 for _, it in found if it.severity is Severity.BLOCK)
    out.write(f"检查了 {files} 个文件：不能公开的 {blocking} 处，请核对的 {len(found) - blocking} 处。\n")
    for file, it in found[:_SHOWN]:
        out.write(f"{it.severity.label}  {file}  {it.where}：{it.label} {it.masked}。{it.advice}\n")
    if len(found) > _SHOWN:
        out.write(f"还有 {len(found) - _SHOWN} 处没有列出，全部请看：加上 --json\n")
