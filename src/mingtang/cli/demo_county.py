"""mingtang demo：the example county, town, districts and villages, in an empty database."""

import argparse
import json
from typing import Any, TextIO

from mingtang.cli.errors import DONE
from mingtang.cli.prepare import alone, prepare_database, prepare_demo
from mingtang.ui import clock

EXAMPLE = """例子：
  MINGTANG_DATA=var/demo mingtang demo
"""


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """演示命令的参数。"""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "demo",
        help="把演示县装进空的数据库",
        description="把虚构的县、镇、管理区、村和一年的工作记录装进空的数据库。已有单位的数据库不会改动。",
        epilog=EXAMPLE,
    )
    parser.add_argument("--json", action="store_true", help="只输出 JSON")
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """装入演示数据。"""
    with alone():
        prepare_database(err)
        made = prepare_demo(err, at=clock.now())
    if args.json:
        print(json.dumps(made, ensure_ascii=False), file=out)
    else:
        print("演示数据已装好。请设 MINGTANG_DEMO=1 再运行 mingtang run，登录页上写着演示账号。", file=out)
    return DONE
