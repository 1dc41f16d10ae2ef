"""mingtang document import：a paper that is there becomes a manuscript with its metadata; what is unsure is told."""

import argparse
import json
from pathlib import Path
from typing import Any, TextIO

from django.core.files.base import ContentFile

from mingtang.accessions.actions import accession
from mingtang.cli.errors import DONE, Refused
from mingtang.law.rules import RuleBroken
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.queries import posts_at
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.workplan.queries.posts import person_by_username, unit_by_code

EXAMPLE = """例子：
  mingtang document import 通知.docx --organ qili
  mingtang document import 通知.pdf --organ qili --by zhouwenqing --json
"""


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """从文件建稿命令的参数。"""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "import",
        help="从一份文件建一篇稿件",
        description="读一份现成的公文，读出标题、文号、机关、日期，建成一篇没有送审的稿件；拿不准的逐项说明。",
        epilog=EXAMPLE,
    )
    parser.add_argument("file", metavar="FILE", help="文件：.docx .pdf .txt")
    parser.add_argument("--organ", metavar="CODE", required=True, help="机关的代码")
    parser.add_argument("--by", metavar="USERNAME", help="写稿人的账号；不写就是这个机关的政务公开专员")
    parser.add_argument("--json", action="store_true", help="只输出 JSON")
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """从文件建稿。"""
    unit, path = unit_by_code(args.organ), Path(args.file)
    if unit is None:
        raise Refused(f"没有代码为“{args.organ}”的机关，请核对 --organ；各单位的代码在工作台的“单位”里。")
    by = _writer(unit, args.by)
    try:
        made = accession(unit, upload=ContentFile(path.read_bytes(), path.name), by=by, at=clock.now())
    except OSError as error:
        raise Refused(f"“{path}”打不开（可能不存在、是文件夹，或没有读取权限）；请核对后再试。") from error
    except RuleBroken as broken:
        raise Refused("\n".join(broken.reasons)) from broken
    unsure = [{"field": name, "where": where, "message": message} for name, where, message in made.official.unsure]
    if args.json:
        told = {"id": made.manuscript.pk, "fields": made.fields, "unsure": unsure, "notes": list(made.notes)}
        print(json.dumps(told, ensure_ascii=False, indent=2), file=out)
        return DONE
    print(f"已建稿 {made.manuscript.pk}：{made.manuscript}", file=out)
    for name, value in made.fields.items():
        print(f"{name}：{value}", file=out)
    for one in unsure:
        print("：".join(filter(None, (one["where"], one["message"]))), file=err)
    for note in made.notes:
        print(note, file=err)
    return DONE


def _writer(unit: Unit, username: str | None) -> Person:
    if username is not None:
        found = person_by_username(username)
        if found is None:
            raise Refused(f"没有账号为“{username}”的在岗人员，请核对 --by。")
        return found
    held = posts_at(unit, on=day_of(clock.now())).filter(kind=PostKind.DISCLOSURE_CLERK.value)
    clerks = [post.person for post in held]
    if len(clerks) != 1:
        raise Refused(f"{unit.name}的政务公开专员有 {len(clerks)} 人，请用 --by 写明写稿人的账号。")
    return clerks[0]
