"""mingtang fee：the information processing fee, by matters or by pages, with the bands it is made of.

    mingtang fee --items 31
    mingtang fee --pages 120 --json

Exit codes: 0 done, 2 the call is wrong; every reason goes to ``err`` as a full sentence.
"""

import argparse
import json
from typing import Any, TextIO

from mingtang.cli.errors import DONE, WRONG_CALL
from mingtang.cli.written import number_of, optional_day
from mingtang.law.days import chinese_day
from mingtang.law.fees import Fee, fee_of
from mingtang.law.rules import RuleBroken
from mingtang.ui import clock

EXAMPLES = """例子：
  mingtang fee --items 31
  mingtang fee --pages 120 --json
  mingtang fee --items 12 --on 2026-11-20

件数是同一申请人一个自然月内累计的件数。页数是一件申请的页数，A4 及以下幅面的纸一面算一页。两种只能选一种。
一般不收费；只有申请的数量、频次明显超过合理范围的，才可以收取。
"""


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """信息处理费命令的参数：values stay text here; ``run`` reads them."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "fee",
        help="计算信息处理费",
        description="计算信息处理费，写明分几档、每档多少。",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--items", metavar="K", help="按件计收：同一申请人一个自然月内累计的件数")
    parser.add_argument("--pages", metavar="P", help="按量计收：一件申请的页数")
    parser.add_argument("--on", metavar="DATE", help="按哪一天的标准；不写的，按今天的")
    parser.add_argument("--json", action="store_true", help="只输出 JSON")
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """执行信息处理费命令：gives the exit code."""
    try:
        fee = _fee(args)
    except RuleBroken as refusal:
        print("\n".join(refusal.reasons), file=err)
        return WRONG_CALL
    if args.json:
        json.dump(_as_json(fee), out, ensure_ascii=False, indent=2)
        out.write("\n")
    else:
        _tell(fee, out)
    return DONE


def _fee(args: argparse.Namespace) -> Fee:
    if args.items is None and args.pages is None:
        raise RuleBroken("请用 --items 写明件数，或者用 --pages 写明页数，例如 mingtang fee --items 31。")
    items = None if args.items is None else number_of("--items", args.items)
    pages = None if args.pages is None else number_of("--pages", args.pages)
    return fee_of(items=items, pages=pages, on=optional_day("--on", args.on) or clock.today())


def _as_json(fee: Fee) -> dict[str, Any]:
    standard = fee.standard
    bands = [{"from": band.first, "to": band.last, "each": band.each, "yuan": band.yuan} for band in fee.bands]
    told = {"basis": standard.basis, "count": fee.count, "on": standard.on.isoformat()}
    source = {"title": standard.title, "number": standard.number, "article": standard.article}
    return told | {"yuan": fee.yuan, "bands": bands, "source": source, "mark": standard.mark}


def _tell(fee: Fee, out: TextIO) -> None:
    standard = fee.standard
    basis = standard.basis
    print(f"信息处理费，{basis.label}（{standard.citation}，{chinese_day(standard.on)}的标准）", file=out)
    print(f"金额：{fee.yuan} 元（{basis.counted} {fee.count} {basis.unit}）", file=out)
    if fee.steps:
        print("\n怎么算的：", file=out)
    for step in fee.steps:
        print(f"  {step}", file=out)
    for note in (*fee.notes, standard.caveat):
        if note:
            print(f"\n{note}", file=out)
