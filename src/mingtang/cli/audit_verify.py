"""mingtang audit verify：the whole trail, computed anew and held against its heads."""

import argparse
import json
from typing import Any, TextIO

from mingtang.access.queries.unsigned import unsigned
from mingtang.audit.queries import Break, verify
from mingtang.cli.errors import DOES_NOT_HOLD, DONE
from mingtang.organs.models import Unit
from mingtang.organs.queries import organ_codes
from mingtang.trail.queries.unproven import Unproven, unproven

EXAMPLE = """例子：
  mingtang audit verify
  mingtang audit verify --json
"""


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """核对命令的参数。"""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "verify",
        help="核对全部留痕",
        description="从第一条起重新计算每个机关的留痕链，与链头比对。有断点的，退出码为 1。"
        "同时数出没有登录签名的审签、发布、撤下和佐证认定，以及留痕里查不到的审签、发布和撤下，不影响退出码。",
        epilog=EXAMPLE,
    )
    parser.add_argument("--json", action="store_true", help="只输出 JSON")
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """核对留痕。"""
    verdict = verify(expected=organ_codes())
    missing, forged = unsigned(), unproven()
    if args.json:
        told = {
            "entries": verdict.entries,
            "ok": verdict.ok,
            "broken_at": [vars(broken) for broken in verdict.broken_at],
            "heads": verdict.heads,
            "unsigned": {
                "count": missing.count,
                "of": missing.of,
                "first": [{"chain": chain, "seq": seq} for chain, seq in missing.first],
                "rows": {
                    "count": forged.count,
                    "of": forged.of,
                    "first": [{"what": what, "chain": chain, "record": row} for what, chain, row in forged.first],
                },
            },
        }
        print(json.dumps(told, ensure_ascii=False, indent=2), file=out)
    elif verdict.ok:
        print(f"共 {verdict.entries} 条留痕，{len(verdict.heads)} 条链，全部相符。", file=out)
    else:
        for broken in verdict.broken_at:
            print(_sentence(broken), file=out)
    if missing.count and not args.json:
        told = f"{missing.of} 次审签、发布、撤下和佐证认定里，{missing.count} 次没有办理人的登录签名"
        print(f"{told}（不影响核对结果）。", file=out)
    if forged.count and not args.json:
        print(_forged(forged), file=out)
    return DONE if verdict.ok else DOES_NOT_HOLD


def _forged(found: Unproven) -> str:
    rows = "；".join(f"{what}（{chain}，{row}）" for what, chain, row in found.first)
    return f"{found.of} 条审签、发布和撤下的记录里，{found.count} 条在留痕里查不到，不是经程序办的：{rows}。"


def _sentence(broken: Break) -> str:
    name = Unit.rows.filter(code=broken.chain).values_list("name", flat=True).first()
    return f"{name or '未知机关'}（{broken.chain}）的留痕在第 {broken.seq} 条处断开：{broken.what}。"
