"""mingtang audit guards：what the database must refuse by itself, held against the catalogue, and put back if asked."""

import argparse
import json
from typing import Any, TextIO

from django.db import connection, transaction

from mingtang.audit import triggers
from mingtang.cli.errors import DOES_NOT_HOLD, DONE

EXAMPLE = """例子：
  mingtang audit guards
  mingtang audit guards --restore
"""


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """守卫命令的参数。"""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "guards",
        help="核对或补回数据库守卫",
        description="核对数据库里的守卫（触发器）是否与程序一致，表上有没有别的触发器。不一致的，退出码为 1。",
        epilog=EXAMPLE,
    )
    parser.add_argument(
        "--restore", action="store_true", help="查明原因之后，补回守卫，并删去守卫所在的表上来历不明的触发器和规则"
    )
    parser.add_argument("--json", action="store_true", help="只输出 JSON")
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """核对守卫。"""
    if args.restore:
        print("".join(f"{found}\n" for found in triggers.differences(connection)), end="", file=err)
        with transaction.atomic():
            triggers.drop(connection, strangers=True)
            triggers.put(connection)
    differences = triggers.differences(connection)
    if args.json:
        told = {"guards": len(triggers.catalogue()), "ok": not differences, "differences": differences}
        print(json.dumps(told, ensure_ascii=False, indent=2), file=out)
    else:
        print("\n".join(differences) or f"{len(triggers.catalogue())} 个守卫都在，与程序一致。", file=out)
    return DOES_NOT_HOLD if differences else DONE
