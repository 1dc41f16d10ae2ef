"""mingtang due：what is due, done once; with --every again and again, as `mingtang run` does beside the pages."""

import argparse
import json
import time
from datetime import datetime
from typing import Any, NoReturn, TextIO

from django.db import close_old_connections

from mingtang.cli.errors import DOES_NOT_HOLD, DONE
from mingtang.supervision.actions import DueReport, run_due
from mingtang.ui import clock

EXAMPLE = """例子：
  mingtang due
  mingtang due --json
  mingtang due --every 60
"""


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """到期办理命令的参数。"""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "due",
        help="办理一次到期事项",
        description="办理一次到期事项。随时可以打断，再运行时接着办完。有没办成的，退出码为 1。",
        epilog=EXAMPLE,
    )
    parser.add_argument("--json", action="store_true", help="只输出 JSON")
    parser.add_argument("--every", type=int, metavar="SECONDS", help="每隔这么多秒办理一次，直到停止")
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """办理到期事项。"""
    if args.every is not None:
        _again_and_again(max(1, args.every))
    report = run_due(at=clock.now())
    if args.json:
        print(json.dumps(_as_json(report), ensure_ascii=False, indent=2), file=out)
    else:
        _tell(report, out)
    return DOES_NOT_HOLD if report.failed else DONE


def _again_and_again(seconds: int) -> NoReturn:
    """A kill at any point loses nothing, so there is no other way to end it."""
    while True:
        close_old_connections()
        run_due(at=clock.now())
        time.sleep(pause(seconds, at=clock.now()))


def pause(seconds: int, *, at: datetime) -> float:
    """歇多久：until the next full minute, so that what is planned for one goes out in it, however long a round took.

    Units: seconds; with another rhythm, until the next whole multiple of it.
    """
    return seconds - at.timestamp() % seconds


def _as_json(report: DueReport) -> dict[str, Any]:
    return {
        "done": [vars(told) for told in report.done],
        "failed": [vars(told) for told in report.failed],
        "busy": report.busy,
    }


def _tell(report: DueReport, out: TextIO) -> None:
    if report.busy:
        print("另一个进程正在办理，这一次没有重复办理。", file=out)
    elif not report.done and not report.failed:
        print("没有到期的事项。", file=out)
    for told in report.done:
        print(f"已办  {told.name} {told.row} {told.sentence}", file=out)
    for told in report.failed:
        print(f"未办成  {told.name} {told.row} {told.sentence}", file=out)
