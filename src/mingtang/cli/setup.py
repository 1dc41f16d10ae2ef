"""mingtang setup：the first organ of an empty system, and the administrator who sets up everything else."""

import argparse
import getpass
import os
import sys
from typing import Any, TextIO

from django.db import transaction

from mingtang.cli.errors import DONE, Refused
from mingtang.cli.prepare import alone, is_empty, prepare_database
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs.actions import add_person, appoint, create_unit
from mingtang.organs.sight import day_of
from mingtang.ui import clock

BY = "setup"
PASSWORD = "MINGTANG_ADMIN_PASSWORD"  # noqa: S105  the variable's name
EXAMPLE = f"""例子：
  mingtang setup --organ qili --name 七里镇人民政府 --admin zhangsan
  {PASSWORD}=… mingtang setup --organ qili --name 七里镇人民政府 --admin zhangsan --admin-name 张三

口令从终端输入，或放在环境变量 {PASSWORD} 里；不会出现在命令记录中。
"""


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """安装命令的参数。"""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "setup",
        help="设立第一个机关和第一名管理员",
        description="在空的系统里设立第一个行政机关和它的管理员；其余单位和人员由管理员在页面上添加。",
        epilog=EXAMPLE,
    )
    parser.add_argument("--organ", required=True, metavar="CODE", help="机关代码，用在网址里，如 qili")
    parser.add_argument("--name", required=True, metavar="NAME", help="机关全称")
    parser.add_argument("--short-name", default="", metavar="NAME", help="机关简称；不写就用全称")
    parser.add_argument("--admin", required=True, metavar="USERNAME", help="管理员的账号")
    parser.add_argument("--admin-name", default="管理员", metavar="NAME", help="管理员的姓名；不写就叫“管理员”")
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """设立机关和管理员。"""
    with alone():
        prepare_database(err)
        if not is_empty():
            raise Refused("系统里已有单位，不能再次安装；请由管理员登录后在“设立”里添加。")
        _first(args, _password(err))
    print(f"已设立{args.name}（{args.organ}），管理员账号 {args.admin}。现在可以运行 mingtang run。", file=out)
    return DONE


def _first(args: argparse.Namespace, password: str) -> None:
    at = clock.now()
    with transaction.atomic():
        organ = create_unit(
            code=args.organ,
            name=args.name,
            short_name=args.short_name,
            kind=UnitKind.ADMINISTRATIVE_ORGAN,
            parent=None,
            by=BY,
            at=at,
        )
        person = add_person(username=args.admin, name=args.admin_name, unit=organ, password=password, by=BY, at=at)
        appoint(person, unit=organ, kind=PostKind.ADMINISTRATOR, since_on=day_of(at), by=BY, at=at)


def _password(err: TextIO) -> str:
    given = os.environ.get(PASSWORD)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise Refused(f"请在终端里运行以输入口令，或把口令放进环境变量 {PASSWORD}。")
    first = getpass.getpass("管理员口令：", stream=err)
    if first != getpass.getpass("再输一遍：", stream=err):
        raise Refused("两次输入的口令不一样，请重新运行。")
    return first
