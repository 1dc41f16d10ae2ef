"""mingtang recover：lets somebody in again where nobody is left who could ask for it or confirm it."""

import argparse
from typing import Any, TextIO

from mingtang.cli.errors import DONE, Refused
from mingtang.organs import passwords
from mingtang.organs.models import Person
from mingtang.recovery.actions import recover_by_hand
from mingtang.ui import clock

BY = "cli"
EXAMPLE = """例子：
  mingtang recover zhangsan

平时由一名管理员申请、另一人确认，不用这个命令。用了它，留痕里写明是命令行办的。
"""


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """找回命令的参数。"""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "recover",
        help="在机器上为一个人找回登录",
        description="解除手机绑定，中止全部登录，打印一个临时密码；本人登录后先换成自己的密码，再绑定手机。",
        epilog=EXAMPLE,
    )
    parser.add_argument("username", metavar="USERNAME", help="账号，如 zhangsan")
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """找回登录。"""
    person = Person.rows.filter(username=args.username).first()
    if person is None:
        raise Refused(f"没有账号“{args.username}”，请核对后再试。")
    password = passwords.temporary()
    recover_by_hand(person, password=password, by=BY, at=clock.now())
    print(f"{person.name}（{person.username}）的临时密码：{password}", file=out)
    print("它只显示这一次。请当面告诉本人；原来绑定的手机已解除，原来的登录已中止。", file=err)
    return DONE
