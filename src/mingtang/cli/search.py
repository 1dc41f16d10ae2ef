"""mingtang search：what the public finds for these words, as on the page."""

import argparse
import html
import json
from typing import Any, TextIO

from django.utils import timezone

from mingtang.cli.errors import DONE, Refused
from mingtang.index.queries import Hit
from mingtang.search.queries import answer, unit_at
from mingtang.search.question import read

EXAMPLE = """例子：
  mingtang search 低保
  mingtang search "低保 标准" --organ qili --json
"""


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """查找命令的参数。"""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "search",
        help="按公众查找的办法查已公开的内容",
        description="列出公众查这些词找得到什么：标题、地址、日期、摘录、有效性，和页面上的顺序一样。没有找到的不记。",
        epilog=EXAMPLE,
    )
    parser.add_argument("query", metavar="QUERY", help="要找的词，几个词用空格隔开，外面加引号")
    parser.add_argument("--organ", metavar="CODE", help="只找一个机关公开的")
    parser.add_argument("--page", type=int, metavar="N", default=1, help="第几页，每页 20 件")
    parser.add_argument("--json", action="store_true", help="只输出 JSON")
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """查找。"""
    unit = unit_at(args.organ) if args.organ else None
    if args.organ and unit is None:
        raise Refused(f"没有代码为“{args.organ}”的机关，请核对 --organ；各单位的代码在工作台的“单位”里。")
    if args.page < 1:
        raise Refused("--page 从 1 开始，请写 1 或者更大的整数。")
    question = read({"q": args.query})
    if question.is_cut:
        raise Refused("要找的词太长，最多 50 个字，请少写几个。")
    found = answer(question, organ=unit.organ if unit else None, number=args.page).found
    hits = [_told(hit) for hit in found.hits]
    if args.json:
        told = {"total": found.total, "more": found.has_more, "about": found.is_about, "hits": hits}
        print(json.dumps(told, ensure_ascii=False, indent=2), file=out)
        return DONE
    print(f"找到 {found.total} 件。" if hits else "没有找到。", file=out)
    for told in hits:
        print(f"{told['date']} {told['title']} {told['url']}\n    {told['snippet']}", file=out)
    return DONE


def _told(hit: Hit) -> dict[str, Any]:
    snippet = html.unescape(hit.snippet.replace("<mark>", "").replace("</mark>", ""))
    return {
        "title": hit.plain_title,
        "url": hit.address,
        "date": timezone.localdate(hit.released_at).isoformat(),
        "snippet": snippet,
        "validity": hit.facets.get("validity") or None,
        "organ": hit.organ,
    }
